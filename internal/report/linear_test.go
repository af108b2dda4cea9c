package report

import (
	"bytes"
	"strings"
	"testing"
	"time"

	"golang.org/x/text/language"

	"exonym/internal/article"
	"exonym/internal/check"
	"exonym/internal/testkit"
)

// long makes an input of n segments with findings in each, all on one line of the
// source, or all in one segment.
func long(n int, oneSegment bool) Input {
	const sentence = "Here stands one more sentence, after the last. "
	all := strings.Repeat(sentence, n)
	doc := &article.Document{Source: all}
	b := article.Block{Text: all, Anchors: []article.Anchor{{}}}
	var spans []article.Span
	for i := range n {
		spans = append(spans, article.Span{Start: i * len(sentence), End: (i + 1) * len(sentence)})
	}
	if oneSegment {
		spans = []article.Span{{Start: 0, End: len(all)}}
	}
	b.Cut(spans)
	doc.Blocks = []article.Block{b}
	in := Input{Document: doc, Text: &check.Text{From: language.English, To: language.French}, Checks: []*check.Check{{ID: "a.b"}}}
	for _, s := range b.Segments {
		in.Text.Units = append(in.Text.Units, check.Unit{ID: s.ID, Source: s.Text, Target: s.Text})
	}
	for i := range n {
		id, at := article.ID{Segment: i}, 5
		if oneSegment {
			id, at = article.ID{}, i*len(sentence)+5
		}
		in.Findings = append(in.Findings, found("a.b", check.Minor, id, check.Source, at, at+100, "m"), found("c.d", check.Major, id, check.Translation, at, at+100, "m"))
	}
	return in
}

// Eight times the text may take eight times as long, not sixty-four.
func TestLinear(t *testing.T) {
	if testing.Short() {
		t.Skip("measures time")
	}
	s := speaker(t, "en")
	for _, oneSegment := range []bool{false, true} {
		took := func(n int) time.Duration {
			in := long(n, oneSegment)
			best := time.Hour
			for range 3 {
				best = min(best, testkit.WorkTime(func() {
					r := fixtureReport(NewArticle(in))
					var out bytes.Buffer
					if HTML(&out, r, s) != nil || JSON(&out, r, s) != nil || Text(&out, r, s, TextOptions{All: true}) != nil {
						t.Fatal("cannot render")
					}
				}))
			}
			return best
		}
		small, big := took(300), took(2400)
		if big > 28*small+50*time.Millisecond {
			t.Errorf("one segment %t: 300 sentences take %v, 2,400 take %v", oneSegment, small, big)
		}
		t.Logf("one segment %t: 300 sentences %v, 2,400 %v", oneSegment, small, big)
	}
}
