package cli

import (
	"slices"
	"strings"

	"github.com/nicksnyder/go-i18n/v2/i18n"
	"golang.org/x/text/language"

	"exonym/internal/locale"
	"exonym/internal/term"
	"exonym/internal/term/exchange"
)

// grant makes c say what the settings ask, in their order.
func grant(c *term.Concept, wish []setting) error {
	for _, s := range wish {
		if err := s.grant(c); err != nil {
			return err
		}
	}
	return nil
}

func (s setting) grant(c *term.Concept) error {
	if s.lang == language.Und {
		return assign(s, exchange.ConceptFields(), c)
	}
	terms := slices.Clone(c.OwnTerms(s.lang))
	if s.field == nameField {
		if s.manner == unset {
			c.SetTerms(s.lang)
			return nil
		}
		if len(terms) == 0 {
			terms = []term.Term{{}}
		}
		terms[0].Text = s.texts[0]
		c.SetTerms(s.lang, terms...)
		return nil
	}
	if len(terms) == 0 {
		tag := s.lang.String()
		return usage(locale.Say(sayNoTermThere, struct{ Field, Language string }{s.name(), tag}),
			locale.Say(sayTryCommand, struct{ Command string }{"--term " + tag + "=TEXT"}))
	}
	err := assign(s, exchange.TermFields(), &terms[0])
	c.SetTerms(s.lang, terms...)
	return err
}

// assign sets a field of a concept or of a term.
func assign[T any](s setting, fields []exchange.Field[T], v *T) error {
	f, ok := exchange.Named(fields, s.field)
	if !ok {
		return usage(locale.Say(sayNoField, struct{ Field string }{s.name()}), locale.Say(fieldsHint(s), struct{ Fields string }{fieldNames(fields)}))
	}
	texts := s.texts
	switch {
	case s.manner == unset:
		blank(f, v)
		return nil
	case s.manner == join:
		texts = slices.Clone(f.Get(v))
		for _, text := range s.texts {
			if !slices.Contains(texts, text) {
				texts = append(texts, text)
			}
		}
	}
	if !f.Set(v, texts) {
		return usage(locale.Say(sayNoChoice, struct{ Field, Value, Choices string }{s.name(), texts[0], strings.Join(f.Choices, ", ")}), locale.Message{})
	}
	return nil
}

func fieldsHint(s setting) *i18n.Message {
	if s.lang == language.Und {
		return sayFieldsAre
	}
	return sayTermFieldsAre
}

func fieldNames[T any](fields []exchange.Field[T]) string {
	var names []string
	for _, f := range fields {
		names = append(names, f.Name)
	}
	return strings.Join(names, ", ")
}

// blank makes v say nothing of a field, or the usual.
func blank[T any](f exchange.Field[T], v *T) {
	switch {
	case f.List:
		f.Set(v, nil)
	case f.Choices == nil:
		f.Set(v, []string{""})
	default:
		blankChoice(f.Name, any(v))
	}
}

// blankChoice is blank for fields whose choices have no word for nothing said.
func blankChoice(name string, v any) {
	t, isTerm := v.(*term.Term)
	if !isTerm {
		v.(*term.Concept).Kind = term.General
		return
	}
	switch name {
	case "status":
		t.Status = term.Preferred
	case "pos":
		t.PartOfSpeech = ""
	case "gender":
		t.Gender = 0
	case "number":
		t.Plural = false
	case "article":
		t.Definite, t.Bare = false, false
	case "case":
		t.Case = term.Usual
	case "keep":
		t.Keep = false
	}
}
