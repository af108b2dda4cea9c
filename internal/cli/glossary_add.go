package cli

import (
	"context"
	"fmt"

	cli "github.com/urfave/cli/v2"
	"golang.org/x/text/language"

	"exonym/internal/locale"
	"exonym/internal/term"
	"exonym/internal/term/search"
	"exonym/internal/term/store"
	"exonym/internal/ui"
)

// addOptions is what the flags of `exonym glossary add` say.
type addOptions struct {
	id       string
	wish     []setting
	keep     bool
	to       string
	force    bool
	json     bool
	glossary *stack
}

func (p *program) addCommand() *cli.Command {
	return &cli.Command{
		Name:  "add",
		Usage: p.text(sayAddUsage),
		UsageText: "exonym glossary add\n" +
			"exonym glossary add TAG=NAME... [--kind KIND] [--id ID] [--to project|user|FILE|FOLDER]",
		Description: "exonym glossary add --en 'press release' --fr 'communiqué de presse'\n" +
			"exonym glossary add en=Kyiv fr=Kyiv de=Kiew --kind place --deprecated de=Kiev\n" +
			"exonym glossary add fr='Corée du Nord' --gender fr=f --article fr=definite --to user\n" +
			"exonym glossary add en=Exonym --kind product --keep",
		Flags: append(append(p.wishFlags(),
			&cli.StringFlag{Name: "id", Usage: p.text(sayIDFlag)},
			p.toFlag(),
			&cli.BoolFlag{Name: "force", Usage: p.text(sayAddForceFlag), DisableDefaultText: true}),
			p.layerFlags()...),
		BashComplete: p.completeWish(nil),
		Action: func(c *cli.Context) error {
			wish, err := readWish(c, c.Args().Slice())
			if err != nil {
				return err
			}
			o := &addOptions{id: c.String("id"), wish: wish, keep: c.Bool("keep"), to: c.String("to"), force: c.Bool("force"), json: c.Bool("json")}
			if o.glossary, err = loadStack(c); err != nil {
				return err
			}
			return p.add(c.Context, o, p.asker())
		},
	}
}

// add is `exonym glossary add`. asker is nil where nobody can be asked.
func (p *program) add(ctx context.Context, o *addOptions, asker ui.Asker) error {
	t, err := pickTarget(o.to)
	if err != nil {
		return err
	}
	s, _, err := o.glossary.with(t)
	if err != nil {
		return err
	}
	c, asked, err := p.drafted(ctx, o, asker)
	if err != nil {
		return err
	}
	if err := p.allowTwins(ctx, o, s.base, c, asker); err != nil {
		return err
	}
	if o.keep {
		keepFirst(c)
	}
	if err := p.complete(ctx, c, s.base, asked, asker); err != nil {
		return err
	}
	if err := newID(c.ID, s.base); err != nil {
		return err
	}
	if asked {
		fmt.Fprintf(p.err, "\n%s\n", store.Encode(c))
		if yes, err := asker.Confirm(ctx, p.text(locale.Say(sayConfirmWrite, inFile{shown(t.path)}))); err != nil || !yes {
			return p.nothingDone(err)
		}
	}
	done, err := p.change(t, c.ID, func(e *store.Edit) error { return e.Put(c, t.file) })
	if err != nil {
		return err
	}
	done.Action = "added"
	return p.tell(o.json, done, locale.Say(sayAdded, p.standing(done)))
}

// drafted returns the concept that the flags describe, or that a person is asked for
// where they name nothing.
func (p *program) drafted(ctx context.Context, o *addOptions, asker ui.Asker) (c *term.Concept, asked bool, err error) {
	c = term.NewConcept(o.id, "")
	if err := grant(c, o.wish); err != nil {
		return nil, false, err
	}
	if len(c.Languages()) > 0 {
		return c, false, nil
	}
	if asker == nil {
		return nil, false, usage(locale.Say(sayNoName, nil),
			locale.Say(sayTryCommand, struct{ Command string }{"exonym glossary add --en 'press release' --fr 'communiqué de presse'"}))
	}
	return c, true, p.askNames(ctx, c, asker)
}

// keepFirst says of the first name of c that it stays as it is in every language.
func keepFirst(c *term.Concept) {
	for _, tag := range append([]string{"en"}, c.Languages()...) {
		lang := language.Make(tag)
		if terms := c.OwnTerms(lang); len(terms) > 0 {
			terms[0].Keep = true
			return
		}
	}
}

// newID refuses an id that cannot be written, or that a concept has.
func newID(id string, base *term.Base) error {
	if !isID(id) {
		return usage(locale.Say(sayBadID, struct{ ID string }{id}), locale.Say(sayTryCommand, struct{ Command string }{"--id place.kyiv"}))
	}
	if c := base.Concept(id); c != nil {
		return &fault{says: locale.Say(sayIDTaken, struct{ ID, Place string }{id, lastPlace(c)}),
			hint: locale.Say(sayEditInstead, struct{ ID string }{id}), code: exitFailure}
	}
	return nil
}

// twin is a name of a new concept that another one has already.
type twin struct {
	match search.Match
	lang  language.Tag
}

// allowTwins tells which concepts have a name of c already, and goes on only where
// that is meant: two things may have one name, but mostly it is an oversight.
func (p *program) allowTwins(ctx context.Context, o *addOptions, base *term.Base, c *term.Concept, asker ui.Asker) error {
	if o.force {
		return nil
	}
	twins := twinsOf(base, c)
	if len(twins) == 0 {
		return nil
	}
	for _, t := range twins {
		p.say(locale.Say(sayTwin, struct {
			Language        language.Tag
			Name, ID, Place string
		}{t.lang, t.match.Form, t.match.Concept.ID, lastPlace(t.match.Concept)}))
	}
	id := twins[0].match.Concept.ID
	if asker == nil {
		return &fault{says: locale.Say(sayTwins, nil), hint: locale.Say(sayTwinsHint, struct{ ID string }{shellWord(id)}), code: exitFailure}
	}
	if yes, err := asker.Confirm(ctx, p.text(locale.Say(sayConfirmTwin, nil))); err != nil || !yes {
		return p.nothingDone(err)
	}
	return nil
}

func twinsOf(base *term.Base, c *term.Concept) []twin {
	var twins []twin
	for _, tag := range c.Languages() {
		lang := language.Make(tag)
		for _, m := range search.Named(base, c.OwnTerms(lang)[0].Text, lang) {
			if m.Role == term.Name || m.Role == term.Abbreviation {
				twins = append(twins, twin{m, lang})
			}
		}
	}
	return twins
}
