package report

import (
	"iter"
	"time"

	"github.com/nicksnyder/go-i18n/v2/i18n"
	"golang.org/x/text/language"

	"exonym/internal/article"
	"exonym/internal/check"
	"exonym/internal/term"
)

// Schema names the shape of the JSON report; it changes with every change that
// a reader of the old shape would not survive.
const Schema = "exonym-report/1"

// Report is the outcome of one run.
type Report struct {
	Schema    string       // the constant Schema
	Version   string       // version of exonym
	Created   time.Time    // when the run ended; shown in UTC
	Interface language.Tag // language of labels and messages
	Articles  []Article    // in the order of the run
	Spending  *Spending    // nil where no engine was to be asked
}

// New makes a Report. Created is given, so that a report can be made again
// byte for byte.
func New(version string, created time.Time, spoken language.Tag, articles ...Article) Report {
	return Report{Schema: Schema, Version: version, Created: created, Interface: spoken, Articles: articles}
}

// Article is one article in one target language.
type Article struct {
	Name, Output string       // paths as given; Output is "" where nothing was written
	From, To     language.Tag // From is Und where a text was checked alone
	FromDetected bool         // From was guessed from the text
	Engine       string       // name of the engine
	Route        string       // the engine's route, such as "fra-cat > cat-spa"
	Segments     []Segment    // in document order
	Findings     []Finding    // by place; a finding's number is its index + 1
	Names        []Entry      // the ledger, in order of first appearance
	UnknownNames []string     // capitalised words that neither glossary nor engine know
	Counts       Counts
	Duration     time.Duration
	Gist         bool      // the engine's translations of this pair give the gist only
	Checks       []Checked // the checks that ran
	Score        int       // 0 to 100, or Unjudged
	Penalty      int       // MQM points behind the score, see docs/report.md
	Verdict      Verdict
	Groups       []Group // findings by kind, what to look at first comes first
}

// Alone reports whether a text was checked without a source.
func (a *Article) Alone() bool { return a.From == language.Und }

// Counts are the sizes of an article. Words and Chars (code points) count the
// source, or the text itself where it was checked alone.
type Counts struct {
	Segments, Translated, Memory, Failed, Words, Chars int
}

// Checked is a check that ran. Title may be nil.
type Checked struct {
	ID    string
	Title *i18n.Message
}

// Position is a place in the source file: line and column from 1, columns in
// code points. The zero Position is not known.
type Position struct{ Line, Column int32 }

// Segment is a sentence with its translation. What the run knows of the
// segment is not copied: a long article has many.
type Segment struct {
	unit       *check.Unit
	shown      *texts // as a reader sees them; nil where that is how they stand in unit
	At         Position
	Failed     bool   // the source stands in the output
	Names      []Name // one for each concept found
	first, end int32  // the findings are Article.Findings[first:end]
}

// texts are both sides of a segment.
type texts struct{ source, target string }

// show keeps the texts of s as a reader sees them, where they differ from those of
// the run: most have no codes.
func (s *Segment) show(source, target string) {
	if source != s.unit.Source || target != s.unit.Target {
		s.shown = &texts{source, target}
	}
}

// Source returns the text of the source as a reader sees it.
func (s *Segment) Source() string {
	if s.shown == nil {
		return s.unit.Source
	}
	return s.shown.source
}

// Target returns the text of the translation as a reader sees it.
func (s *Segment) Target() string {
	if s.shown == nil {
		return s.unit.Target
	}
	return s.shown.target
}

// ID names the segment in its article.
func (s *Segment) ID() article.ID { return s.unit.ID }

// Kind is the role of the segment's block.
func (s *Segment) Kind() article.Kind { return s.unit.Kind }

// Origin says where the translation came from.
func (s *Segment) Origin() article.Origin {
	if origin := s.unit.Draft.Origin; origin != nil {
		return *origin
	}
	return article.Origin{}
}

// State says how far the translation came.
func (s *Segment) State() article.State { return s.unit.Draft.State }

// Unknown returns the source words that the engine did not know.
func (s *Segment) Unknown() []string { return s.unit.Draft.Unknown() }

// Findings yields the indices of the segment's findings in Article.Findings.
func (s *Segment) Findings() iter.Seq[int] {
	return func(yield func(int) bool) {
		for i := s.first; i < s.end; i++ {
			if !yield(int(i)) {
				return
			}
		}
	}
}

// Status says what became of a name.
type Status string

// The statuses of a name.
const (
	Used      Status = "used"      // the translation has the wanted form as often as the source has the name
	Partly    Status = "partly"    // fewer times
	Absent    Status = "missing"   // not at all
	Protected Status = "protected" // used, and carried past the engine by exonym
	Left      Status = "left"      // left to the engine, and not seen in the translation
)

// Open reports whether nobody can say that the name is right.
func (s Status) Open() bool { return s == Partly || s == Absent || s == Left }

// Name is a concept in one segment.
type Name struct {
	Concept string // ID in the termbase
	Kind    term.Kind
	Source  string // the form as it stands in the source
	Target  string // the form as it stands in the translation, "" if none
	Wanted  string // the form that was wanted, "" if not known
	Count   int    // times in the source
	Found   int    // times in the translation, at most Count
	Status  Status
	How     How
}

// Entry is a line of the ledger: a concept over the whole article.
type Entry struct {
	Concept          string
	Kind             term.Kind
	Sources, Targets []string // forms seen, each once
	Wanted           string
	Count, Found     int
	Status           Status
	Ways             []How        // by which it came over, each once
	Segments         []article.ID // where the name is open, or else where it stands
}

// Finding is a check's finding, moved to the plain text of its segment.
type Finding struct {
	*check.Finding              // its place and proposals count in tokens: use those below
	Span           article.Span // bytes in the segment's Source or Target; zero: the whole segment
	Fixes          []Fix
	At             Position // of the span where it stands in the source file, else of the segment
	Segment        int32    // index in Article.Segments, -1 where the unit is not part of the text
	Side           check.Side
}

// Fix is a proposal: what stands in Span of the segment's text, and what should.
type Fix struct {
	Span     article.Span
	Old, New string
}

// Text returns the plain text of one side.
func (s *Segment) Text(side check.Side) string {
	if side == check.Source {
		return s.Source()
	}
	return s.Target()
}

// whole reports whether the finding is on the whole segment.
func (f *Finding) whole() bool { return f.Span == (article.Span{}) }
