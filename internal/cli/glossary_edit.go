package cli

import (
	"context"
	"strings"

	cli "github.com/urfave/cli/v2"
	"golang.org/x/text/language"

	"exonym/internal/locale"
	"exonym/internal/term"
	"exonym/internal/term/store"
	"exonym/internal/ui"
)

// editOptions is what the flags of `exonym glossary edit` say.
type editOptions struct {
	id       string
	wish     []setting
	keep     bool
	to       string
	json     bool
	glossary *stack
}

func (p *program) editCommand() *cli.Command {
	return &cli.Command{
		Name:  "edit",
		Usage: p.text(sayEditUsage),
		UsageText: "exonym glossary edit ID\n" +
			"exonym glossary edit ID [TAG=NAME...] [--set FIELD=VALUE] [--unset FIELD] [--remove-language TAG]",
		Description: "exonym glossary edit place.kyiv\n" +
			"exonym glossary edit place.kyiv --fr Kyiv --deprecated fr=Kiev\n" +
			"exonym glossary edit term.press-release --set note='of a ministry' --set fr.gender=m\n" +
			"exonym glossary edit term.press-release --set 'fr.also=communiqué | info' --unset date\n" +
			"exonym glossary edit term.press-release --remove-language pl",
		Flags: append(append(p.wishFlags(),
			&cli.StringSliceFlag{Name: "set", Usage: p.text(saySetFlag)},
			&cli.StringSliceFlag{Name: "unset", Usage: p.text(sayUnsetFlag)},
			&cli.StringSliceFlag{Name: "remove-language", Usage: p.text(sayRemoveLanguageFlag)},
			p.toFlag()), p.layerFlags()...),
		BashComplete: p.completeWish(p.completeIDs),
		Action: func(c *cli.Context) error {
			o, err := readEditOptions(c)
			if err != nil {
				return err
			}
			return p.edit(c.Context, o, p.asker())
		},
	}
}

func readEditOptions(c *cli.Context) (o *editOptions, err error) {
	if !c.Args().Present() {
		return nil, usage(locale.Say(sayNoID, nil), locale.Say(sayTryCommand, struct{ Command string }{"exonym glossary edit place.kyiv --fr Kyiv"}))
	}
	o = &editOptions{id: c.Args().First(), keep: c.Bool("keep"), to: c.String("to"), json: c.Bool("json")}
	if o.wish, err = readWish(c, c.Args().Tail()); err != nil {
		return nil, err
	}
	for _, text := range c.StringSlice("set") {
		name, value, ok := strings.Cut(text, "=")
		if !ok {
			return nil, usage(locale.Say(sayFlagValue, struct{ Value, Flag string }{text, "--set"}), locale.Say(sayTryCommand, struct{ Command string }{"--set fr.gender=f"}))
		}
		s, err := readField(name)
		if err != nil {
			return nil, err
		}
		s.texts = []string{value}
		if s.isList() {
			s.texts = strings.Split(value, "|")
		}
		if err := s.clean(); err != nil {
			return nil, err
		}
		o.wish = append(o.wish, s)
	}
	for _, name := range append(c.StringSlice("unset"), c.StringSlice("remove-language")...) {
		s, err := readField(name)
		if err != nil {
			return nil, err
		}
		s.manner = unset
		o.wish = append(o.wish, s)
	}
	if o.glossary, err = loadStack(c); err == nil {
		o.glossary, err = o.glossary.including(o.to)
	}
	return o, err
}

// readField reads FIELD, TAG or TAG.FIELD.
func readField(name string) (setting, error) {
	name = strings.TrimSpace(name)
	tag, field, ok := strings.Cut(name, ".")
	switch {
	case ok:
		lang, err := parseLanguage(tag)
		return setting{lang: lang, field: field}, err
	case isConceptField(name):
		return setting{field: name}, nil
	}
	lang, err := parseLanguage(name)
	if err != nil {
		return setting{field: name}, nil // told as an unknown field
	}
	return setting{lang: lang, field: nameField}, nil
}

// edit is `exonym glossary edit`. asker is nil where nobody can be asked.
func (p *program) edit(ctx context.Context, o *editOptions, asker ui.Asker) error {
	before, err := p.conceptOf(o.glossary, o.id)
	if err != nil {
		return err
	}
	t, err := o.glossary.targetOf(o.to, before)
	if err != nil {
		return err
	}
	s, at, err := o.glossary.with(t)
	if err != nil {
		return err
	}
	v, err := s.view(t, at, o.id)
	if err != nil {
		return p.storeFault(err)
	}
	wanted := v.before.Clone()
	switch {
	case len(o.wish) > 0 || o.keep:
		if err := grant(wanted, o.wish); err != nil {
			return err
		}
		if o.keep {
			keepFirst(wanted)
		}
	case asker == nil:
		return usage(locale.Say(sayNoChange, nil), locale.Say(sayTryCommand, struct{ Command string }{"exonym glossary edit " + shellWord(o.id) + " --set note=TEXT"}))
	default:
		if wanted, err = p.editByHand(ctx, v.before, asker); err != nil {
			return err
		}
	}
	return p.writeEdit(o, s, v, wanted)
}

// writeEdit writes what differs, if anything does.
func (p *program) writeEdit(o *editOptions, s *stack, v *view, wanted *term.Concept) error {
	if store.Encode(wanted) == store.Encode(v.before) {
		p.say(locale.Say(sayNothingChanged, struct{ ID string }{o.id}))
		return nil
	}
	entry, err := overlay(v.below, v.own, v.before, wanted)
	if err != nil {
		return err
	}
	done, err := p.change(v.target, o.id, func(e *store.Edit) error { return e.Put(entry, v.target.file) })
	if err != nil {
		return err
	}
	done.Action = "edited"
	says := locale.Say(sayEditedEntry, p.standing(done))
	if v.own == nil {
		says = locale.Say(sayOverridden, struct {
			ID, Place, Layer, Below string
		}{o.id, located(done.File, done.Line), p.layerName(done.Layer), p.layerName(s.tiers[s.index(lastFile(v.below))].name)})
	}
	if err := p.tell(o.json, done, says); err != nil {
		return err
	}
	p.sayKept(v.before, wanted)
	if v.hidden {
		p.say(locale.Say(sayHidden, struct{ ID, Layer string }{o.id, p.layerName(v.above)}))
	}
	return nil
}

// sayKept tells what was said of a name that has another text now: it stays, but may
// not be true any more.
func (p *program) sayKept(before, wanted *term.Concept) {
	for _, tag := range wanted.Languages() {
		lang := language.Make(tag)
		old, now := before.OwnTerms(lang), wanted.OwnTerms(lang)
		if len(old) == 0 || old[0].Text == now[0].Text {
			continue
		}
		if now[0].Gender != 0 && now[0].Gender == old[0].Gender || len(now[0].Forms) > 0 && len(old[0].Forms) > 0 {
			p.say(locale.Say(sayCheckGrammar, struct{ Language language.Tag }{lang}))
		}
	}
}
