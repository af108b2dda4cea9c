package config

import (
	"fmt"

	"github.com/nicksnyder/go-i18n/v2/i18n"

	"exonym/internal/term"
)

// Fault is one mistake in a file or in a variable.
type Fault struct {
	Origin  Origin
	Message *i18n.Message // for people, filled with Data
	Data    any           // a struct with the fields that the message names
}

// Error returns place and reason in English.
func (f *Fault) Error() string {
	return fmt.Sprintf("%v: %s", f.Origin, term.English(f.Message, f.Data, nil))
}

// Faults lists the mistakes that err tells of, in the order in which they were found.
func Faults(err error) []*Fault { return term.Each[*Fault](err) }

// IsTrust reports whether err is a fault that trust in the project's file would mend.
func IsTrust(err error) bool {
	for _, f := range Faults(err) {
		if f.Message == sayUntrusted || f.Message == sayLeaves {
			return true
		}
	}
	return false
}

// mistake is a Fault whose place is known elsewhere.
type mistake struct {
	message *i18n.Message
	data    any
}

// The mistakes. None of them quotes what stands where a key is wanted.
var (
	sayNotYAML       = &i18n.Message{ID: "config.not_yaml", Other: "this is not YAML: {{.Text}}"}
	sayTab           = &i18n.Message{ID: "config.tab", Other: "a tab stands at the beginning of the line; YAML wants spaces"}
	sayStar          = &i18n.Message{ID: "config.star", Other: "a star at the beginning is written in quotes: {{.Text}}"}
	sayAlias         = &i18n.Message{ID: "config.alias", Other: "anchors and aliases (& and *) cannot be used here; write the value out"}
	sayNotUTF8       = &i18n.Message{ID: "config.not_utf8", Other: "the file is not UTF-8"}
	sayTooLarge      = &i18n.Message{ID: "config.too_large", Other: "the file is larger than {{.Text}} kB"}
	sayTwoDocuments  = &i18n.Message{ID: "config.two_documents", Other: "a second document begins here (---); only one can be read"}
	sayNoMapping     = &i18n.Message{ID: "config.no_mapping", Other: "settings are wanted here, each as {{.Text}}"}
	sayTwice         = &i18n.Message{ID: "config.twice", Other: "“{{.Text}}” stands twice; the first is in line {{.Line}}"}
	sayUnknown       = &i18n.Message{ID: "config.unknown", Other: "there is no setting “{{.Text}}”"}
	sayUnknownGuess  = &i18n.Message{ID: "config.unknown_guess", Other: "there is no setting “{{.Text}}”; did you mean “{{.Guess}}”?"}
	sayNoValue       = &i18n.Message{ID: "config.no_value", Other: "a value is missing here"}
	sayNoText        = &i18n.Message{ID: "config.no_text", Other: "one value is wanted here"}
	sayNoTexts       = &i18n.Message{ID: "config.no_texts", Other: "a list is wanted here, or one value"}
	sayNoSwitch      = &i18n.Message{ID: "config.no_switch", Other: "true or false is wanted here"}
	sayNoChoice      = &i18n.Message{ID: "config.no_choice", Other: "“{{.Text}}” is none of {{.Choices}}"}
	sayNoLanguage    = &i18n.Message{ID: "config.no_language", Other: "“{{.Text}}” is no language tag such as fr or pt-BR"}
	sayNoAmount      = &i18n.Message{ID: "budget.no_amount", Other: "“{{.Text}}” is no amount of money such as 5 or 2.50EUR"}
	sayNoCount       = &i18n.Message{ID: "budget.no_count", Other: "“{{.Text}}” is no number of characters such as 200000"}
	sayNoTime        = &i18n.Message{ID: "budget.no_time", Other: "“{{.Text}}” is no length of time such as 30m or 1h30m"}
	sayNoName        = &i18n.Message{ID: "config.no_name", Other: "“{{.Text}}” cannot be the name of an engine: small letters, figures and hyphens, a letter first"}
	sayNoType        = &i18n.Message{ID: "config.no_type", Other: "which engine is “{{.Text}}”? “type” is missing: {{.Choices}}"}
	sayUnknownType   = &i18n.Message{ID: "config.unknown_type", Other: "there is no type of engine “{{.Text}}”: {{.Choices}}"}
	sayNoOption      = &i18n.Message{ID: "config.no_option", Other: "{{.Kind}} has no option “{{.Text}}”"}
	sayNoOptionGuess = &i18n.Message{ID: "config.no_option_guess", Other: "{{.Kind}} has no option “{{.Text}}”; did you mean “{{.Guess}}”?"}
	sayLiteralKey    = &i18n.Message{ID: "config.literal_key", Other: "a key is not written into this file; say where it lies: env:NAME, file:PATH or keyring:SERVICE/NAME"}
	sayBadReference  = &i18n.Message{ID: "config.bad_reference", Other: "this does not say where a key lies; write env:NAME (in capitals), file:PATH or keyring:SERVICE/NAME"}
	sayNoPair        = &i18n.Message{ID: "config.no_pair", Other: "“{{.Text}}” is no pair of languages such as fr-es, fr-*, pt-BR>es or {{.Star}}"}
	sayUnknownEngine = &i18n.Message{ID: "config.unknown_engine", Other: "there is no engine “{{.Text}}”: {{.Choices}}"}
	sayNoStep        = &i18n.Message{ID: "config.no_step", Other: "the name of an engine is wanted here, or {via: LANGUAGE, first: ENGINE, then: ENGINE}"}
	sayNoVia         = &i18n.Message{ID: "config.no_via", Other: "“{{.Text}}” is missing"}
	sayNoVariable    = &i18n.Message{ID: "config.no_variable", Other: "the variable {{.Text}} is not set, in which the key would lie"}
	sayNoKeyFile     = &i18n.Message{ID: "config.no_key_file", Other: "the file {{.Text}} is not there, in which the key would lie"}
	sayBadKeyFile    = &i18n.Message{ID: "config.bad_key_file", Other: "the file {{.Text}}, in which the key lies, cannot be read: {{.Cause}}"}
	sayNoKeyInFile   = &i18n.Message{ID: "config.no_key_in_file", Other: "{{.Text}} is no file that could hold a key"}
	sayOpenKeyFile   = &i18n.Message{ID: "config.open_key_file", Other: "others can read the file {{.Text}}, in which the key lies; forbid them: chmod 600 {{.Text}}"}
	sayEmptyKey      = &i18n.Message{ID: "config.empty_key", Other: "the key is empty: {{.Text}}"}
	sayNotInKeyring  = &i18n.Message{ID: "config.not_in_keyring", Other: "the system's keyring has no entry {{.Text}}"}
	sayNoKeyring     = &i18n.Message{ID: "config.no_keyring", Other: "the system's keyring does not answer: {{.Text}}"}
	sayUntrusted     = &i18n.Message{ID: "config.untrusted", Other: "here the engine “{{.Text}}” is given a program, an address, a file or a key, and nobody has said that this file can be trusted"}
	sayLeaves        = &i18n.Message{ID: "config.leaves", Other: "“{{.Text}}” leads out of the project, and nobody has said that this file can be trusted"}
	sayUnreadable    = &i18n.Message{ID: "config.unreadable", Other: "the file cannot be read: {{.Text}}"}
)

// aText and the others are the data of messages.
type (
	aText   struct{ Text string }
	aChoice struct{ Text, Choices string }
	aGuess  struct{ Text, Guess string }
	aPair   struct{ Text, Star string }
	aCause  struct{ Text, Cause string }
	aLine   struct {
		Text string
		Line int
	}
	anOption struct{ Kind, Text, Guess string }
)
