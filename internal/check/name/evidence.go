package name

import (
	"github.com/nicksnyder/go-i18n/v2/i18n"
	"golang.org/x/text/language"

	"exonym/internal/locale"
	"exonym/internal/term"
)

// What speaks for a name, one wording a clue.
var (
	sayGivenName  = &i18n.Message{ID: "check.name.evidence.given", Other: "the given name is {{.Text}}"}
	sayInitial    = &i18n.Message{ID: "check.name.evidence.initial", Other: "it begins with {{.Text}}"}
	sayLastName   = &i18n.Message{ID: "check.name.evidence.last", Other: "it sounds like {{.Text}}"}
	sayContext    = &i18n.Message{ID: "check.name.evidence.context", Other: "the sentence speaks of “{{.Text}}”"}
	sayConvention = &i18n.Message{ID: "check.name.evidence.convention", Other: "so it is written in another language ({{.Language}})"}
	sayOriginal   = &i18n.Message{ID: "check.name.evidence.original", Other: "the original is {{.Text}}"}
)

// evidence words the reasons of a suggestion.
func evidence(why []term.Evidence) []locale.Message {
	var said []locale.Message
	for _, e := range why {
		text := struct{ Text string }{e.Text}
		switch e.Clue {
		case term.GivenName:
			said = append(said, locale.Say(sayGivenName, text))
		case term.SameInitial:
			said = append(said, locale.Say(sayInitial, text))
		case term.LastName:
			said = append(said, locale.Say(sayLastName, text))
		case term.Context:
			said = append(said, locale.Say(sayContext, text))
		case term.Convention:
			said = append(said, locale.Say(sayConvention, struct{ Language language.Tag }{language.Make(e.Text)}))
		case term.Original:
			said = append(said, locale.Say(sayOriginal, text))
		}
	}
	return said
}
