package report

import (
	"slices"
	"time"
	"unicode/utf8"

	"exonym/internal/article"
	"exonym/internal/check"
	"exonym/internal/term"
)

// Input is what a run hands over for one article and target language. Only Text
// is required.
type Input struct {
	Name, Output string
	FromDetected bool
	Engine       string // "" takes the engine of the first draft that has one
	Route        string // "" likewise
	Text         *check.Text
	Findings     []check.Finding // on the text as it stands in Text; NewArticle sorts them
	Checks       []*check.Check  // those that ran; none means that nothing was judged
	Document     *article.Document
	Duration     time.Duration
	Gist         bool // the engine gives no more than the gist of the text
	// Handled, if set, says what was wanted for an occurrence of a name.
	Handled func(u *check.Unit, hit term.Hit) Handling
	// UnknownNames adds to the capitalised words that the engine did not know.
	UnknownNames []string
}

// How says how a name was carried into the translation.
type How string

// The ways of a name. ByGlossary stands for: no protection, but checked.
const (
	ByGlossary   How = ""
	ByProtection How = "protected" // the engine never saw the name
	ByEngine     How = "engine"    // the engine was trusted with it
	ByTerms      How = "told"      // the engine was given it as a term
)

// Handling is what the pipeline did about an occurrence of a name.
type Handling struct {
	Wanted string // the form the target language should have
	How    How
}

// NewArticle builds the article's part of a report.
func NewArticle(in Input) Article {
	b := builder{in: &in, places: places{in.Document}}
	b.Article = Article{
		Name: in.Name, Output: in.Output, FromDetected: in.FromDetected,
		Engine: in.Engine, Route: in.Route, Duration: in.Duration, Gist: in.Gist,
	}
	if in.Text != nil {
		b.From, b.To = in.Text.From, in.Text.To
		b.segments()
	}
	b.findings()
	b.position()
	for _, c := range in.Checks {
		b.Checks = append(b.Checks, Checked{c.ID, c.Title})
	}
	b.Names = ledger(b.Segments)
	b.UnknownNames = unknownNames(b.Segments, in.UnknownNames)
	b.Groups = group(b.Findings)
	b.judge()
	return b.Article
}

// builder is an Article in the making. Offsets are kept until all are known,
// because finding lines and columns takes one pass over the source.
type builder struct {
	Article
	in                   *Input
	places               places
	shown                shown
	segmentAt, findingAt []int // source offsets, -1 where not known
}

// shown is one side of a segment as a reader sees it, kept for the findings that
// come one after another on it.
type shown struct {
	plain
	segment int
	side    check.Side
	known   bool
}

// show returns one side of segment i.
func (b *builder) show(i int, side check.Side) *plain {
	if s := &b.shown; !s.known || s.segment != i || s.side != side {
		u := &b.in.Text.Units[i]
		text := u.Target
		if side == check.Source {
			text = u.Source
		}
		*s = shown{newPlain(text, u.Codes, side), i, side, true}
	}
	return &b.shown.plain
}

func (b *builder) segments() {
	units := b.in.Text.Units
	b.Segments = make([]Segment, 0, len(units))
	b.segmentAt = make([]int, 0, len(units))
	for i := range units {
		u := &units[i]
		src := newPlain(u.Source, u.Codes, check.Source)
		tgt := newPlain(u.Target, u.Codes, check.Translation)
		b.segmentAt = append(b.segmentAt, b.places.offset(u.ID, 0))
		s := Segment{unit: u, Failed: !b.Alone() && failed(u)}
		s.show(src.Text, tgt.Text)
		s.Names = b.names(u, &src, &tgt)
		b.count(&s)
		b.Segments = append(b.Segments, s)
	}
}

// failed reports whether u has no translation. A unit whose target was not
// drafted by exonym but differs from the source was translated by somebody.
func failed(u *check.Unit) bool {
	switch u.Draft.State {
	case article.Rejected:
		return true
	case article.Missing:
		return u.Target == "" || u.Target == u.Source
	}
	return false
}

func (b *builder) count(s *Segment) {
	text := s.Source()
	if b.Alone() {
		text = s.Target()
	}
	b.Counts.Segments++
	b.Counts.Words += article.CountWords(text)
	b.Counts.Chars += utf8.RuneCountInString(text)
	switch {
	case b.Alone():
		return
	case s.Failed:
		b.Counts.Failed++
		return
	case s.Origin().Engine == "memory":
		b.Counts.Memory++
	default:
		b.credit(s.Origin())
	}
	b.Counts.Translated++
}

// credit takes engine and route from a draft where the input does not name them.
func (b *builder) credit(o article.Origin) {
	if b.Engine == "" {
		b.Engine = o.Engine
	}
	if b.Route == "" {
		b.Route = o.Route
	}
}

func (b *builder) findings() {
	check.Sort(b.in.Findings)
	b.Findings = make([]Finding, 0, len(b.in.Findings))
	b.findingAt = make([]int, 0, len(b.in.Findings))
	for i := range b.in.Findings {
		b.Findings = append(b.Findings, b.finding(&b.in.Findings[i]))
	}
}

func (b *builder) finding(f *check.Finding) Finding {
	f.Severity = min(f.Severity, check.Critical)
	out := Finding{Finding: f, Segment: -1, Side: f.At.Side}
	i := b.segmentOf(f.At.Unit)
	if i < 0 {
		b.findingAt = append(b.findingAt, -1)
		return out
	}
	text := b.show(i, f.At.Side)
	out.Segment, out.Span = int32(i), text.Span(f.At.Span)
	for _, fix := range f.Fixes {
		span := text.Span(fix.Span)
		out.Fixes = append(out.Fixes, Fix{span, text.Text[span.Start:span.End], newPlain(fix.New, b.in.Text.Units[i].Codes, f.At.Side).Text})
	}
	s, n := &b.Segments[i], int32(len(b.Findings))
	if s.end == 0 {
		s.first = n
	}
	s.end = n + 1 // findings come in the order of their segments
	at := 0
	if (f.At.Side == check.Source) != b.Alone() {
		at = f.At.Span.Start // the side that stands in the document
	}
	b.findingAt = append(b.findingAt, b.places.offset(f.At.Unit, at))
	return out
}

func (b *builder) position() {
	if b.in.Document == nil {
		return
	}
	at := findPositions(b.in.Document.Source, slices.Concat(b.segmentAt, b.findingAt))
	for i := range b.Segments {
		b.Segments[i].At = at.of(b.segmentAt[i])
	}
	for i := range b.Findings {
		b.Findings[i].At = at.of(b.findingAt[i])
	}
}
