package cli

import (
	"context"
	"errors"
	"strings"

	"golang.org/x/text/language"

	"exonym/internal/locale"
	"exonym/internal/term"
	"exonym/internal/term/exchange"
	"exonym/internal/ui"
)

// asker returns who can be asked: a person at a terminal, or nil.
func (p *program) asker() ui.Asker {
	if !p.out.Live || !ui.IsTerminal(p.in) {
		return nil
	}
	return ui.NewConsole(p.in, p.err, strings.Fields(p.text(sayYesWords))...)
}

// nothingDone ends a command that the person did not confirm; err is that of the
// question.
func (p *program) nothingDone(err error) error {
	if err != nil {
		return err
	}
	p.say(locale.Say(sayNothingDone, nil))
	return exit(exitFailure)
}

// askNames asks what c is called: in the languages of the interface, that of the
// person first, then in any other.
func (p *program) askNames(ctx context.Context, c *term.Concept, asker ui.Asker) error {
	p.say(locale.Say(sayAskNames, nil))
	asked := []language.Tag{p.speaker.Lang}
	for _, lang := range locale.Interface {
		if lang != p.speaker.Lang {
			asked = append(asked, lang)
		}
	}
	for _, lang := range asked {
		question := p.text(locale.Say(sayAskName, struct{ Language language.Tag }{lang}))
		if err := p.askSetting(ctx, c, asker, question, setting{lang: lang, field: nameField}); err != nil {
			return err
		}
	}
	for {
		answer, err := asker.Ask(ctx, p.text(locale.Say(sayAskOther, nil)), "")
		if err != nil {
			return err
		}
		if answer == "" && len(c.Languages()) > 0 {
			return nil
		}
		s, err := readTagged(answer, nameField, "pl=Kijów")
		if err = p.settle(c, s, err); err != nil {
			return err
		}
	}
}

// askSetting asks for one text; Enter skips it, and a mistake is told and asked again.
func (p *program) askSetting(ctx context.Context, c *term.Concept, asker ui.Asker, question string, s setting) error {
	for {
		answer, err := asker.Ask(ctx, question, "")
		if err != nil || answer == "" {
			return err
		}
		s.texts = []string{answer}
		before := len(c.Languages())
		if err := p.settle(c, s, nil); err != nil {
			return err
		}
		if s.lang == language.Und || len(c.Languages()) > before {
			return nil
		}
	}
}

// settle gives c a setting that was typed; a mistake in it is told and no error.
func (p *program) settle(c *term.Concept, s setting, err error) error {
	if err == nil {
		err = s.clean()
	}
	if err == nil {
		err = s.grant(c)
	}
	var f *fault
	if errors.As(err, &f) {
		p.complain(f)
		return nil
	}
	return err
}

// complete gives c a kind and an id where it has none. They are guessed, and a person
// who answers questions may correct the guess.
func (p *program) complete(ctx context.Context, c *term.Concept, base *term.Base, asked bool, asker ui.Asker) error {
	if c.Kind == "" {
		c.Kind = guessKind(c)
		if asked {
			if err := p.askKind(ctx, c, asker); err != nil {
				return err
			}
		} else {
			p.say(locale.Say(sayGuessedKind, struct{ Kind string }{string(c.Kind)}))
		}
	}
	if c.ID == "" {
		c.ID = guessID(c, base)
		for asked {
			answer, err := asker.Ask(ctx, p.text(locale.Say(sayAskID, nil)), c.ID)
			if err != nil {
				return err
			}
			var f *fault
			if err := newID(answer, base); errors.As(err, &f) {
				p.complain(f)
				continue
			}
			c.ID = answer
			break
		}
	}
	if asked {
		return p.askSetting(ctx, c, asker, p.text(locale.Say(sayAskNote, nil)), setting{field: "note"})
	}
	return nil
}

func (p *program) askKind(ctx context.Context, c *term.Concept, asker ui.Asker) error {
	kind, _ := exchange.Named(exchange.ConceptFields(), "kind")
	for {
		answer, err := asker.Ask(ctx, p.text(locale.Say(sayAskKind, struct{ Kinds string }{strings.Join(kind.Choices, ", ")})), string(c.Kind))
		if err != nil {
			return err
		}
		if kind.Set(c, []string{answer}) {
			return nil
		}
	}
}
