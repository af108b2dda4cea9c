package check

import (
	"sort"

	"github.com/nicksnyder/go-i18n/v2/i18n"
	"golang.org/x/text/language"

	"exonym/internal/article"
	"exonym/internal/locale"
	"exonym/internal/term"
)

// Severity says how bad a finding is, in the order of MQM (Lommel et al. 2014).
type Severity uint8

// The severities. Info never lowers a score.
const (
	Info Severity = iota
	Minor
	Major
	Critical
)

var severityNames = [...]string{"info", "minor", "major", "critical"}

// String returns the severity as flags and JSON spell it.
func (s Severity) String() string { return severityNames[s] }

// ParseSeverity reads what String writes.
func ParseSeverity(name string) (Severity, bool) {
	for i, n := range severityNames {
		if n == name {
			return Severity(i), true
		}
	}
	return Info, false
}

// Scope says on what a check works.
type Scope uint8

// The scopes. An Audit runs on the source before translation and, where exonym
// checks a text alone, on that text; a Target check runs on the translation and
// may look at the source if there is one; a Pair check needs both sides.
const (
	Audit Scope = iota
	Target
	Pair
	// Each runs once on each side there is: with the audits on the source, with
	// the target checks on the translation. It reads through Read and Lang.
	Each
)

// Check is one quality check.
type Check struct {
	ID       string // "family.name": also flag value, doc anchor and suppress key
	Title    *i18n.Message
	Doc      string // English, one paragraph: what it finds, what it leaves alone, source of the rule
	Scope    Scope
	Severity Severity // the usual one; a finding may carry another
	Run      func(*Pass)
}

// Side says which text a place is in.
type Side uint8

// The two sides.
const (
	Source Side = iota
	Translation
)

// Unit is a segment with its translation. Texts hold tokens.
type Unit struct {
	ID     article.ID
	Kind   article.Kind
	Level  uint8 // heading level
	Codes  []article.Code
	Source string // "" where a text is checked alone
	Target string // "" before translation
	Draft  article.Draft
	// Names are the concepts found in Source, found once by the pipeline; in a
	// text checked alone they are those of Target.
	Names []term.Hit
	// Hits are the concepts found in Target by the same matcher.
	Hits []term.Hit
}

// Text is what checks look at: two languages and the units in document order.
type Text struct {
	From, To language.Tag // From is Und where a text is checked alone
	Units    []Unit
	Base     *term.Base // never nil
}

// Place is where a finding stands: a span of bytes in a unit's Source or Target.
type Place struct {
	Unit article.ID
	Side Side
	Span article.Span // in the text of that side; zero: the whole unit
}

// Edit replaces a span of the unit's text.
type Edit struct {
	Span article.Span
	New  string
}

// Finding is what a check has to say.
type Finding struct {
	Check    string
	Severity Severity
	At       Place
	Message  locale.Message
	Fixes    []Edit // each on At.Side of At.Unit; none where only a person can tell
}

// Pass is one run of one check over one text. For Audit checks, Side says which
// side to audit; Audit checks read Side's text through At.
type Pass struct {
	*Text
	Check *Check
	Side  Side      // side that an Audit check looks at; Translation for others
	found []Finding // what this pass and those before it found
}

// Read returns the text of the pass's side of unit u.
func (p *Pass) Read(u *Unit) string {
	if p.Side == Source {
		return u.Source
	}
	return u.Target
}

// Lang returns the language of the pass's side.
func (p *Pass) Lang() language.Tag {
	if p.Side == Source {
		return p.From
	}
	return p.To
}

// Report adds a finding with the check's usual severity on the pass's side.
func (p *Pass) Report(u *Unit, span article.Span, m locale.Message, fixes ...Edit) {
	p.ReportAs(p.Check.Severity, Place{u.ID, p.Side, span}, m, fixes...)
}

// ReportAs adds a finding with its own severity and place.
func (p *Pass) ReportAs(severity Severity, at Place, m locale.Message, fixes ...Edit) {
	p.found = append(p.found, Finding{p.Check.ID, severity, at, m, fixes})
}

// Run runs checks over text and returns the findings sorted by place, then ID.
// Scopes that do not fit the text (a Pair check without source) are passed over.
func Run(checks []*Check, text *Text, scopes ...Scope) []Finding {
	var found []Finding
	for _, c := range checks {
		for _, side := range sides(c.Scope, text, scopes) {
			pass := &Pass{Text: text, Check: c, Side: side, found: found}
			c.Run(pass)
			found = pass.found
		}
	}
	Sort(found)
	return found
}

// sides returns the sides on which a check of the given scope shall look.
func sides(scope Scope, text *Text, scopes []Scope) []Side {
	alone := text.From == language.Und
	switch {
	case scope == Each && alone && (wants(scopes, Audit) || wants(scopes, Target)):
		return []Side{Translation}
	case scope == Each && !alone:
		var both []Side
		if wants(scopes, Audit) {
			both = append(both, Source)
		}
		if wants(scopes, Target) {
			both = append(both, Translation)
		}
		return both
	case scope == Each || !wants(scopes, scope) || (scope == Pair && alone):
		return nil
	case scope == Audit && !alone:
		return []Side{Source}
	}
	return []Side{Translation}
}

func wants(scopes []Scope, s Scope) bool {
	for _, scope := range scopes {
		if scope == s {
			return true
		}
	}
	return len(scopes) == 0
}

// Sort orders findings by place, then by check ID.
func Sort(found []Finding) {
	sort.SliceStable(found, func(i, j int) bool {
		a, b := found[i], found[j]
		switch {
		case a.At.Unit != b.At.Unit:
			return a.At.Unit.Less(b.At.Unit)
		case a.At.Side != b.At.Side:
			return a.At.Side < b.At.Side
		case a.At.Span.Start != b.At.Span.Start:
			return a.At.Span.Start < b.At.Span.Start
		}
		return a.Check < b.Check
	})
}
