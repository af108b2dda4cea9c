package all

import (
	"strings"
	"testing"

	"golang.org/x/text/language"

	"exonym/internal/check"
	"exonym/internal/term"
)

// same says which of our checks answers to a check of another tool.
var same = map[string]string{
	// Translate Toolkit
	"numbers": "number.mismatch", "doublewords": "word.doubled", "urls": "link.changed", "emails": "link.changed",
	"endpunc": "punctuation.end", "brackets": "punctuation.brackets", "doublequoting": "punctuation.quotes",
	"unchanged": "completeness.same", "untranslated": "completeness.missing", "blank": "completeness.missing",
	"doublespacing": "spacing.double", "short": "length.ratio", "long": "length.ratio", "startcaps": "case.start",
	// Weblate
	"EndStopCheck": "punctuation.end", "EndColonCheck": "punctuation.end", "EndQuestionCheck": "punctuation.end",
	"EndExclamationCheck": "punctuation.end", "EndEllipsisCheck": "punctuation.end", "EndSemicolonCheck": "punctuation.end",
	"EndInterrobangCheck": "punctuation.end", "SameCheck": "completeness.same", "DuplicateCheck": "word.doubled",
	"URLCheck": "link.changed", "DoubleSpaceCheck": "spacing.double",
	// Okapi
	"testTARGET_SAME_AS_SOURCE": "completeness.same",
}

// TestOtherTools counts how often we agree with the cases of other tools. They
// check strings of programs, we sentences of articles: agreement is measured,
// not aimed at, and must not fall.
func TestOtherTools(t *testing.T) {
	type row struct {
		Check, Lang, Source, Target, Expect string
	}
	for file, least := range map[string]int{"translate_toolkit": 65, "weblate": 78, "okapi_quality_checker": 100} {
		agreed, all := map[string]int{}, map[string]int{}
		sum, total := 0, 0
		for _, r := range rows[row](t, "03-qa-checks/"+file+".jsonl") {
			id, ok := same[r.Check]
			if !ok {
				continue
			}
			to, err := language.Parse(strings.ReplaceAll(r.Lang, "_", "-"))
			if err != nil || to == language.Und {
				to = language.Afrikaans
			}
			text := &check.Text{From: language.English, To: to, Base: &term.Base{}}
			text.Units = []check.Unit{unit(0, r.Source, r.Target, text)}
			found := false
			for _, f := range check.Run(Checks(), text) {
				found = found || f.Check == id
			}
			all[r.Check]++
			total++
			if found == (r.Expect == "fail") {
				agreed[r.Check]++
				sum++
			} else {
				t.Logf("%s %s expects %s: %q %q", r.Check, r.Lang, r.Expect, r.Source, r.Target)
			}
		}
		for name, n := range all {
			t.Logf("%s %s: %d of %d", file, name, agreed[name], n)
		}
		t.Logf("%s: %d of %d", file, sum, total)
		if total > 0 && 100*sum < least*total {
			t.Errorf("%s: agreement fell to %d of %d", file, sum, total)
		}
	}
}
