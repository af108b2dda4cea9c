package report

import (
	"io"
	"time"
	"unicode/utf8"

	"exonym/internal/article"
	"exonym/internal/check"
	"exonym/internal/locale"
)

// JSON writes r for programs: schema docs/schema/report-1.json, fields in fixed
// order, messages in the speaker's language, offsets in code points.
func JSON(w io.Writer, r Report, s *locale.Speaker) error {
	out := &stream{to: w}
	out.frame("", jsonReport{
		Schema: r.Schema, Version: r.Version, Created: r.Created.UTC().Format(time.RFC3339),
		Interface: r.Interface.String(), Spending: jsonSpendingOf(r.Spending), Articles: []jsonArticle{},
	}, map[string]func(){"articles": func() {
		for i := range r.Articles {
			out.article(&r.Articles[i], voice{s})
		}
	}})
	out.text("\n")
	return out.err
}

type jsonReport struct {
	Schema    string        `json:"schema"`
	Version   string        `json:"version"`
	Created   string        `json:"created"`
	Interface string        `json:"interface"`
	Spending  *jsonSpending `json:"spending"`
	Articles  []jsonArticle `json:"articles"`
}

type jsonArticle struct {
	Name         string        `json:"name"`
	Output       string        `json:"output"`
	From         string        `json:"from"`
	To           string        `json:"to"`
	FromDetected bool          `json:"from_detected"`
	Engine       string        `json:"engine"`
	Route        string        `json:"route"`
	Seconds      float64       `json:"seconds"`
	Score        *int          `json:"score"` // null: not judged
	Penalty      int           `json:"penalty"`
	Verdict      jsonVerdict   `json:"verdict"`
	Counts       jsonCounts    `json:"counts"`
	Checks       []string      `json:"checks"`
	Findings     []jsonFinding `json:"findings"`
	Names        []jsonEntry   `json:"names"`
	UnknownNames []string      `json:"unknown_names"`
	Segments     []jsonSegment `json:"segments"`
}

type jsonVerdict struct {
	Ruling   Ruling `json:"ruling"`
	Text     string `json:"text"`
	Places   int    `json:"places"`
	Critical int    `json:"critical"`
	Failed   int    `json:"failed"`
	Names    int    `json:"open_names"`
}

type jsonCounts struct {
	Segments   int `json:"segments"`
	Translated int `json:"translated"`
	Memory     int `json:"from_memory"`
	Failed     int `json:"failed"`
	Words      int `json:"words"`
	Chars      int `json:"chars"`
}

type jsonFinding struct {
	Check    string    `json:"check"`
	Severity string    `json:"severity"`
	Segment  string    `json:"segment"`
	Side     string    `json:"side"`
	Line     int       `json:"line"`
	Column   int       `json:"column"`
	Span     *jsonSpan `json:"span"` // null: the whole segment
	Message  string    `json:"message"`
	Fixes    []jsonFix `json:"fixes"`
}

type jsonSpan struct {
	Start int    `json:"start"`
	End   int    `json:"end"`
	Text  string `json:"text"`
}

type jsonFix struct {
	Start int    `json:"start"`
	End   int    `json:"end"`
	Old   string `json:"old"`
	New   string `json:"new"`
}

type jsonEntry struct {
	Concept  string   `json:"concept"`
	Kind     string   `json:"kind"`
	Sources  []string `json:"source_forms"`
	Targets  []string `json:"target_forms"`
	Wanted   string   `json:"wanted"`
	Count    int      `json:"count"`
	Found    int      `json:"found"`
	Status   Status   `json:"status"`
	Ways     []How    `json:"ways"`
	Segments []string `json:"segments"`
}

type jsonSegment struct {
	ID      string     `json:"id"`
	Line    int        `json:"line"`
	Kind    string     `json:"kind"`
	Source  string     `json:"source"`
	Target  string     `json:"target"`
	State   string     `json:"state"`
	Engine  string     `json:"engine"`
	Route   string     `json:"route"`
	Names   []jsonName `json:"names"`
	Unknown []string   `json:"unknown_words"`
}

type jsonName struct {
	Concept string `json:"concept"`
	Source  string `json:"source"`
	Target  string `json:"target"`
	Wanted  string `json:"wanted"`
	Count   int    `json:"count"`
	Found   int    `json:"found"`
	Status  Status `json:"status"`
	How     How    `json:"how"`
}

// jsonOf returns a without its findings and segments, which are written one by one.
func jsonOf(a *Article, v voice) jsonArticle {
	out := jsonArticle{
		Name: a.Name, Output: a.Output, From: a.From.String(), To: a.To.String(), FromDetected: a.FromDetected,
		Engine: a.Engine, Route: a.Route, Seconds: a.Duration.Round(time.Millisecond).Seconds(), Penalty: a.Penalty,
		Verdict:      jsonVerdict{a.Verdict.Ruling, v.verdict(a), a.Verdict.Places, a.Verdict.Critical, a.Verdict.Failed, a.Verdict.Names},
		Counts:       jsonCounts(a.Counts),
		Checks:       each(a.Checks, func(c Checked) string { return c.ID }),
		Names:        each(a.Names, jsonEntryOf),
		UnknownNames: each(a.UnknownNames, func(s string) string { return s }),
		Findings:     []jsonFinding{},
		Segments:     []jsonSegment{},
	}
	if a.Score != Unjudged {
		out.Score = &a.Score
	}
	return out
}

// jsonFindingOf counts code points from one finding to the next, by at: they are
// sorted.
func jsonFindingOf(a *Article, f *Finding, at *counter, v voice) jsonFinding {
	out := jsonFinding{
		Check: f.Check, Severity: f.Severity.String(), Side: sideName(f.Side), Line: int(f.At.Line), Column: int(f.At.Column),
		Message: v.Text(f.Message), Fixes: []jsonFix{},
	}
	if f.Segment < 0 {
		return out
	}
	s := &a.Segments[f.Segment]
	out.Segment = s.ID().String()
	text := s.Text(f.Side)
	start := at.count(f, text)
	out.Fixes = each(f.Fixes, func(x Fix) jsonFix {
		from := start + distance(text, f.Span.Start, x.Span.Start)
		return jsonFix{from, from + utf8.RuneCountInString(x.Old), x.Old, x.New}
	})
	if !f.whole() {
		marked := text[f.Span.Start:f.Span.End]
		out.Span = &jsonSpan{start, start + utf8.RuneCountInString(marked), marked}
	}
	return out
}

// distance returns how many code points lie from byte a to byte b of text,
// negative where b comes first.
func distance(text string, a, b int) int {
	if b < a {
		return -utf8.RuneCountInString(text[b:a])
	}
	return utf8.RuneCountInString(text[a:b])
}

// counter remembers up to which byte of which text it has counted.
type counter struct {
	segment     int32
	side        check.Side
	byte, runes int
}

// count returns the code points of text before f.
func (c *counter) count(f *Finding, text string) int {
	if c.segment != f.Segment || c.side != f.Side || c.byte > f.Span.Start {
		*c = counter{segment: f.Segment, side: f.Side}
	}
	c.runes += utf8.RuneCountInString(text[c.byte:f.Span.Start])
	c.byte = f.Span.Start
	return c.runes
}

func sideName(side check.Side) string {
	if side == check.Source {
		return "source"
	}
	return "target"
}

func jsonEntryOf(e Entry) jsonEntry {
	same := func(s string) string { return s }
	ids := make([]string, len(e.Segments))
	for i, id := range e.Segments {
		ids[i] = id.String()
	}
	return jsonEntry{e.Concept, string(e.Kind), each(e.Sources, same), each(e.Targets, same), e.Wanted, e.Count, e.Found, e.Status, each(e.Ways, func(h How) How { return h }), ids}
}

func jsonSegmentOf(s *Segment) jsonSegment {
	return jsonSegment{
		ID: s.ID().String(), Line: int(s.At.Line), Kind: s.Kind().String(), Source: s.Source(), Target: s.Target(),
		State: stateNames[min(s.State(), article.Rejected)], Engine: s.Origin().Engine, Route: s.Origin().Route,
		Names: each(s.Names, func(n Name) jsonName {
			return jsonName{n.Concept, n.Source, n.Target, n.Wanted, n.Count, n.Found, n.Status, n.How}
		}),
		Unknown: each(s.Unknown(), func(s string) string { return s }),
	}
}

var stateNames = [...]string{"missing", "drafted", "checked", "rejected"}

// each maps a slice; an empty one comes out as [] and not as null.
func each[A, B any](in []A, f func(A) B) []B {
	out := make([]B, len(in))
	for i := range in {
		out[i] = f(in[i])
	}
	return out
}
