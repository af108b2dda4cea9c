package residue

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/nicksnyder/go-i18n/v2/i18n"

	"exonym/internal/check"
	"exonym/internal/locale"
)

// Script finds letters of another script inside a word.
var Script = &check.Check{
	ID:       "residue.script",
	Title:    &i18n.Message{ID: "check.residue.script.title", Other: "Letters of two scripts in one word"},
	Doc:      "A word mixes Latin and Cyrillic letters, or Latin letters and Greek ones that look like them (Unicode TR39, mixed-script confusables): a reader sees nothing, but no search finds the word. Words in a script of their own, and Greek letters as symbols, are left alone.",
	Scope:    check.Each,
	Severity: check.Major,
	Run:      script,
}

// greekAlike are the Greek letters that look like Latin ones (TR39 confusables).
const greekAlike = "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧονρυι"

var sayScript = &i18n.Message{
	ID:    "check.residue.script",
	Other: "“{{.Word}}” mixes letters of two scripts: {{.Letter}} only looks right.",
}

func script(p *check.Pass) {
	for i := range p.Units {
		u := &p.Units[i]
		for _, w := range check.Words(p.Read(u)) {
			if foreign := mixed(w.Text); foreign != 0 {
				p.Report(u, w.Span, locale.Say(sayScript, struct{ Word, Letter string }{w.Text, string(foreign)}))
			}
		}
	}
}

// mixed returns the first letter of the script that is rarer in word, 0 where
// there is only one script.
func mixed(word string) rune {
	var latin, other int
	var firstLatin, firstOther rune
	if !strings.ContainsFunc(word, func(r rune) bool { return r >= utf8.RuneSelf }) {
		return 0
	}
	for _, r := range word {
		switch {
		case unicode.Is(unicode.Latin, r):
			latin++
			if firstLatin == 0 {
				firstLatin = r
			}
		case unicode.Is(unicode.Cyrillic, r), contains(greekAlike, r):
			other++
			if firstOther == 0 {
				firstOther = r
			}
		}
	}
	switch {
	case latin == 0 || other == 0 || latin+other < 3:
		return 0
	case latin < other:
		return firstLatin
	}
	return firstOther
}

func contains(set string, r rune) bool {
	for _, s := range set {
		if s == r {
			return true
		}
	}
	return false
}
