package lint

import (
	"cmp"
	"slices"
	"strings"

	"github.com/nicksnyder/go-i18n/v2/i18n"
	"golang.org/x/text/language"

	"exonym/internal/term"
)

// Severity says how sure it is that something must be changed.
type Severity uint8

// The severities. Info is worth knowing and may be right as it is; a Warning is
// wrong unless somebody knows better; an Error makes the glossary contradict
// itself.
const (
	Info Severity = iota
	Warning
	Error
)

var severityNames = [...]string{"info", "warning", "error"}

// String names the severity in English.
func (s Severity) String() string { return severityNames[s] }

// Edit changes one form of a term. An empty New takes the form out.
type Edit struct{ Old, New string }

// Finding is what a rule has to say of one place.
type Finding struct {
	Rule     string // "lint.script"
	Severity Severity
	Concept  string // its ID, "" where a finding is on no concept
	Lang     string // the language tag, "" where the concept as a whole is meant
	Form     string // the form that the finding is about, "" for none
	At       term.Location
	Message  *i18n.Message
	Data     any   // what the message names
	Fix      *Edit // nil where only a person can tell
}

// Rule looks for one kind of fault.
type Rule struct {
	ID    string // "lint.<name>": also flag value, doc anchor and suppress key
	Title *i18n.Message
	Doc   string // English, one paragraph: what it finds, what it leaves alone
	run   func(*pass)
}

// Input is what rules look at.
type Input struct {
	Base *term.Base
	// Files are the files that Base was read from, the weakest layer first. With
	// them findings name the line of the language, and faults that reading
	// removes (blanks, letters in pieces) are seen. They may be left out.
	Files []File
	// Wanted are languages that every concept shall have.
	Wanted []language.Tag
}

// pass is one run of one rule.
type pass struct {
	*view
	rule  *Rule
	found []Finding
}

// Run runs rules over in and returns the findings sorted by file, line and rule.
func Run(rules []*Rule, in Input) []Finding {
	v := newView(in)
	var found []Finding
	for _, rule := range rules {
		p := &pass{view: v, rule: rule, found: found}
		rule.run(p)
		found = p.found
	}
	slices.SortStableFunc(found, func(a, b Finding) int {
		return cmp.Or(
			strings.Compare(a.At.File, b.At.File), cmp.Compare(a.At.Line, b.At.Line), strings.Compare(a.Rule, b.Rule),
			strings.Compare(a.Concept, b.Concept), strings.Compare(a.Lang, b.Lang), strings.Compare(a.Form, b.Form),
		)
	})
	return found
}

// say adds a finding about form f.
func (p *pass) say(severity Severity, f form, message *i18n.Message, data any, fix *Edit) {
	p.found = append(p.found, Finding{
		Rule: p.rule.ID, Severity: severity, Concept: f.concept.ID, Lang: f.lang, Form: f.text,
		At: p.at(f.concept, f.lang), Message: message, Data: data, Fix: fix,
	})
}

// sayOf adds a finding about concept c as a whole.
func (p *pass) sayOf(severity Severity, c *term.Concept, message *i18n.Message, data any) {
	p.say(severity, form{concept: c}, message, data, nil)
}
