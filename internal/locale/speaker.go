package locale

import (
	"errors"
	"io/fs"
	"reflect"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/nicksnyder/go-i18n/v2/i18n"
	"golang.org/x/text/language"

	"exonym/locales"
)

// Message is something to be told to a person, not yet in any language. Data is
// a struct (never a map: a wrong key must not compile) with the fields that the
// text names, languages as language.Tag; Count picks the plural form where the message has more than one.
type Message struct {
	*i18n.Message
	Data  any
	Count any // nil, an integer or a decimal as string
}

// Say makes a Message; count is optional.
func Say(m *i18n.Message, data any, count ...any) Message {
	out := Message{Message: m, Data: data}
	if len(count) > 0 {
		out.Count = count[0]
	}
	return out
}

// Worded is a field of Data that words itself for the speaker.
type Worded interface{ In(s *Speaker) string }

// Interface lists the languages that exonym speaks, the fallback first.
var Interface = []language.Tag{language.English, language.French, language.German, language.Spanish}

// Speaker says messages, numbers and lists in one language.
type Speaker struct {
	Lang  language.Tag
	local *i18n.Localizer
}

var catalogue = sync.OnceValues(func() (*i18n.Bundle, error) {
	bundle := i18n.NewBundle(language.English)
	names, err := fs.Glob(locales.FS, "*.json")
	if err != nil {
		return nil, err
	}
	var failed error
	for _, name := range names {
		if _, err := bundle.LoadMessageFileFS(locales.FS, name); err != nil {
			failed = errors.Join(failed, err)
		}
	}
	return bundle, failed
})

// NewSpeaker returns the speaker of the interface language nearest to want.
// It fails only when a built-in catalogue cannot be read.
func NewSpeaker(want ...language.Tag) (*Speaker, error) {
	bundle, err := catalogue()
	if err != nil {
		return nil, err
	}
	_, at, confidence := language.NewMatcher(Interface).Match(want...)
	if confidence < language.High {
		at = 0
	}
	tag := Interface[at]
	return &Speaker{tag, i18n.NewLocalizer(bundle, tag.String())}, nil
}

// Text returns m in the speaker's language. A message without translation comes
// out in English: a missing translation must not hide what went wrong.
func (s *Speaker) Text(m Message) string {
	if m.Message == nil {
		return ""
	}
	text, _ := s.local.Localize(&i18n.LocalizeConfig{DefaultMessage: m.Message, TemplateData: s.worded(m.Data), PluralCount: m.Count})
	return text
}

// worded returns data with every language.Tag replaced by the language's name, and
// every list of messages by their texts: what makes a message does not know who will
// read it.
func (s *Speaker) worded(data any) any {
	value := reflect.ValueOf(data)
	if value.Kind() != reflect.Struct {
		return data
	}
	fields := make(map[string]any, value.NumField())
	for i := range value.NumField() {
		field := value.Field(i).Interface()
		switch value := field.(type) {
		case language.Tag:
			field = s.LanguageName(value)
		case []Message:
			field = s.sentence(value)
		case Worded:
			field = value.In(s)
		}
		fields[value.Type().Field(i).Name] = field
	}
	return fields
}

// sentence joins messages to a list that begins with a capital.
func (s *Speaker) sentence(messages []Message) string {
	texts := make([]string, len(messages))
	for i, m := range messages {
		texts[i] = s.Text(m)
	}
	list := s.List(texts)
	first, size := utf8.DecodeRuneInString(list)
	return string(unicode.ToUpper(first)) + list[size:]
}
