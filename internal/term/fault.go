package term

import (
	"fmt"
	"strings"

	"github.com/nicksnyder/go-i18n/v2/i18n"
	"golang.org/x/text/language"
)

// Fault is one mistake of a glossary file. Line and Column count from 1.
type Fault struct {
	File         string
	Line, Column int
	Message      *i18n.Message // for people, filled with Data
	Data         any           // a struct with the fields that the message names
}

// Error returns place and reason in English.
func (f *Fault) Error() string {
	return fmt.Sprintf("%s:%d:%d: %s", f.File, f.Line, f.Column, English(f.Message, f.Data, nil))
}

// Faults lists the mistakes that err tells of, in the order in which they were found.
func Faults(err error) []*Fault { return Each[*Fault](err) }

// Each lists the errors of one type that err is made of, in their order.
func Each[F error](err error) []F {
	switch err := err.(type) {
	case F:
		return []F{err}
	case interface{ Unwrap() []error }:
		var all []F
		for _, one := range err.Unwrap() {
			all = append(all, Each[F](one)...)
		}
		return all
	case interface{ Unwrap() error }:
		return Each[F](err.Unwrap())
	}
	return nil
}

var speaker = i18n.NewLocalizer(i18n.NewBundle(language.English), "en")

// English words a message, for errors that a program reads. count picks the plural
// form; nil for a message that has one form.
func English(m *i18n.Message, data, count any) string {
	text, err := speaker.Localize(&i18n.LocalizeConfig{DefaultMessage: m, TemplateData: data, PluralCount: count})
	if text == "" && err != nil {
		return m.Other
	}
	return text
}

// The mistakes of glossary files.
var (
	sayNoList      = &i18n.Message{ID: "term.no-list", Other: "a glossary is a list of concepts, and this is none"}
	saySameID      = &i18n.Message{ID: "term.same-id", Other: "the concept “{{.Text}}” stands already in line {{.Line}}"}
	sayNotYAML     = &i18n.Message{ID: "term.not-yaml", Other: "this is not YAML: {{.Text}}"}
	sayNoMapping   = &i18n.Message{ID: "term.no-mapping", Other: "fields are wanted here, each with its value"}
	sayTwice       = &i18n.Message{ID: "term.twice", Other: "“{{.Text}}” stands twice"}
	sayNoID        = &i18n.Message{ID: "term.no-id", Other: "this concept has no id"}
	sayNoKind      = &i18n.Message{ID: "term.no-kind", Other: "the kind “{{.Text}}” is none of {{.Choices}}"}
	sayNoField     = &i18n.Message{ID: "term.no-field", Other: "“{{.Text}}” is neither a field of a concept nor a language tag"}
	sayNoTermField = &i18n.Message{ID: "term.no-term-field", Other: "“{{.Text}}” is not a field of a term"}
	sayNoTerm      = &i18n.Message{ID: "term.no-term", Other: "this language has no term"}
	sayNoChoice    = &i18n.Message{ID: "term.no-choice", Other: "{{.Field}}: “{{.Text}}” is none of {{.Choices}}"}
	sayNoText      = &i18n.Message{ID: "term.no-text", Other: "a text is wanted here"}
	sayNoTexts     = &i18n.Message{ID: "term.no-texts", Other: "a list of texts is wanted here"}
	sayNoFlag      = &i18n.Message{ID: "term.no-flag", Other: "true or false is wanted here"}
	sayManyCells   = &i18n.Message{ID: "term.many-cells", Other: "this row has more cells than the header"}
	sayLongRow     = &i18n.Message{ID: "term.long-row", Other: "this row is longer than a megabyte: is a quotation mark missing?"}
	sayNoUTF8      = &i18n.Message{ID: "term.no-utf8", Other: "the text is not UTF-8: save the file as UTF-8"}
	sayEmptyTable  = &i18n.Message{ID: "term.empty-table", Other: "the table is empty"}
	sayBadTable    = &i18n.Message{ID: "term.bad-table", Other: "the table cannot be read: {{.Text}}"}
	sayNoColumn    = &i18n.Message{ID: "term.no-column", Other: "the column “{{.Text}}” is neither a language tag nor id, kind or note"}
	sayNoLanguage  = &i18n.Message{ID: "term.no-language", Other: "no column is a language"}
	sayNoGlossary  = &i18n.Message{ID: "term.no-glossary", Other: "a glossary is a .yaml, .csv or .tsv file"}
)

// kindNames are the kinds as messages list them.
var kindNames = func() string {
	names := make([]string, len(kinds))
	for i, kind := range kinds {
		names[i] = string(kind)
	}
	return strings.Join(names, ", ")
}()

// aText and aChoice are the data of messages.
type aText struct{ Text string }

type aChoice struct{ Field, Text, Choices string }
