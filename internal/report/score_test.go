package report

import (
	"strings"
	"testing"

	"golang.org/x/text/language"

	"exonym/internal/article"
	"exonym/internal/check"
	"exonym/internal/term"
)

// scored makes an article of units with ten words each; severities become
// findings on the first.
func scored(units int, change func(*Input), severities ...check.Severity) Article {
	text := &check.Text{From: language.English, To: language.French}
	for i := range units {
		id := article.ID{Block: i}
		text.Units = append(text.Units, check.Unit{ID: id, Source: strings.TrimSpace(strings.Repeat("word ", 10)), Target: "mot",
			Draft: article.Draft{State: article.Checked}})
	}
	in := Input{Text: text, Checks: []*check.Check{{ID: "a.b"}}}
	for i, s := range severities {
		in.Findings = append(in.Findings, found("a.b", s, article.ID{}, check.Translation, i%3, i%3+1, "m"))
	}
	if change != nil {
		change(&in)
	}
	return NewArticle(in)
}

func TestScore(t *testing.T) {
	paris := term.NewConcept("place.paris", "")
	named := func(hits ...term.Hit) func(*Input) {
		return func(in *Input) {
			in.Text.Units[0].Names = []term.Hit{{Concept: paris, Span: article.Span{End: 4}}}
			in.Text.Units[0].Hits = hits
		}
	}
	for _, c := range []struct {
		name   string
		a      Article
		score  int
		ruling Ruling
	}{
		{"clean", scored(10, nil), 100, Ready},
		{"info costs nothing", scored(10, nil, check.Info, check.Info), 100, Ready},
		{"minor", scored(10, nil, check.Minor), 99, Look},
		{"major", scored(10, nil, check.Major, check.Minor), 94, Look},
		{"a penalty however small is seen", scored(1000, nil, check.Minor), 99, Look},
		{"critical", scored(10, nil, check.Critical), 75, Stop},
		{"never below zero", scored(1, nil, check.Critical), 0, Stop},
		{"many errors in a long text", scored(10, nil, check.Major, check.Major, check.Major, check.Major, check.Major, check.Major, check.Major, check.Major, check.Major, check.Major, check.Major), 45, Stop},
		{"many errors in a short text", scored(1, nil, check.Major, check.Major), 0, Look},
		{"nothing judged", scored(10, func(in *Input) { in.Checks = nil }), Unjudged, Unknown},
		{"no text", NewArticle(Input{}), Unjudged, Unknown},
		{"rejected", scored(10, func(in *Input) { in.Text.Units[3].Draft.State = article.Rejected }), 75, Stop},
		{"rejected with a critical finding counts once", scored(10, func(in *Input) { in.Text.Units[0].Draft.State = article.Rejected }, check.Critical), 75, Stop},
		{"untranslated", scored(10, func(in *Input) { in.Text.Units[3].Draft.State, in.Text.Units[3].Target = article.Missing, "" }), 75, Stop},
		{"translated by somebody", scored(10, func(in *Input) { in.Text.Units[3].Draft.State = article.Missing }), 100, Ready},
		{"a name is missing", scored(10, named()), 95, Look},
		{"a name is there in a forbidden form", scored(10, named(term.Hit{Concept: paris})), 95, Look},
		{"a name is there", scored(10, named(term.Hit{Concept: paris, Wanted: true})), 100, Ready},
		{"a form of two concepts", scored(10, named(term.Hit{Concept: &term.Concept{ID: "x"}, Others: []*term.Concept{paris}, Wanted: true})), 100, Ready},
		{"an unknown name", scored(10, func(in *Input) { in.Text.Units[0].Draft.Doubts = article.NewDoubts([]string{"Kyslytsya"}, nil) }), 95, Look},
		{"an unknown word", scored(10, func(in *Input) { in.Text.Units[0].Draft.Doubts = article.NewDoubts([]string{"gabion"}, nil) }), 100, Ready},
		{"a text alone has no failed segments", scored(10, func(in *Input) { in.Text.From = language.Und; in.Text.Units[0].Draft.State = article.Missing }), 100, Ready},
	} {
		if c.a.Score != c.score || c.a.Verdict.Ruling != c.ruling {
			t.Errorf("%s: %d %s, want %d %s", c.name, c.a.Score, c.a.Verdict.Ruling, c.score, c.ruling)
		}
	}
}

// One hit for two uses is not enough.
func TestNamesAreCounted(t *testing.T) {
	a := fixtureArticle()
	want := map[string]struct {
		status       Status
		count, found int
	}{
		"place.kp": {Partly, 2, 1}, "place.kursk": {Partly, 2, 1}, "place.pyongyang": {Protected, 1, 1},
	}
	for _, e := range a.Names {
		if w := want[e.Concept]; e.Status != w.status || e.Count != w.count || e.Found != w.found {
			t.Errorf("%s: %s %d of %d, want %v", e.Concept, e.Status, e.Found, e.Count, w)
		}
	}
	if len(a.Names) != len(want) {
		t.Errorf("%d names in the ledger, want %d", len(a.Names), len(want))
	}
	twice := scored(1, func(in *Input) {
		c := term.NewConcept("c", "")
		in.Text.Units[0].Names = []term.Hit{{Concept: c}, {Concept: c}}
		in.Text.Units[0].Hits = []term.Hit{{Concept: c, Wanted: true}}
	})
	if got := twice.Segments[0].Names[0].Status; got != Partly {
		t.Errorf("one use of two is %s", got)
	}
}

func TestPlaces(t *testing.T) {
	a := fixtureArticle()
	want := map[string]Position{"name.missing": {3, 1}, "engine.failed": {6, 1}, "structure.break": {4, 3}}
	for check, at := range want {
		for _, f := range a.Findings {
			if f.Check == check && f.At != at {
				t.Errorf("%s at %v, want %v", check, f.At, at)
			}
			if f.Check == check {
				break
			}
		}
	}
}

// In a text checked alone the file holds the target, so places are exact.
func TestPlacesAlone(t *testing.T) {
	doc := &article.Document{Source: "Un.\n\nÉté *deux* trois.\n"}
	b := article.Block{Index: 0, Text: "Été deux trois.", Anchors: []article.Anchor{{Text: 0, Source: 5}, {Text: 6, Source: 12}, {Text: 10, Source: 17}}}
	b.Cut([]article.Span{{Start: 0, End: len(b.Text)}})
	doc.Blocks = []article.Block{b}
	s := span(b.Text, "trois")
	a := NewArticle(Input{Document: doc, Checks: []*check.Check{{ID: "a.b"}},
		Text:     &check.Text{To: language.French, Units: []check.Unit{{Target: b.Text}}},
		Findings: []check.Finding{found("a.b", check.Minor, article.ID{}, check.Translation, s.Start, s.End, "m")}})
	if got, want := a.Findings[0].At, (Position{3, 12}); got != want {
		t.Errorf("the finding is at %v, want %v", got, want)
	}
}
