package cli

import (
	"context"
	"slices"
	"strings"

	cli "github.com/urfave/cli/v2"

	"exonym/internal/locale"
	"exonym/internal/term"
	"exonym/internal/term/store"
	"exonym/internal/ui"
)

// lossOptions is what the flags of commands say by which something is lost.
type lossOptions struct {
	ids      []string
	to       string
	yes      bool
	json     bool
	glossary *stack
}

func (p *program) lossFlags() []cli.Flag {
	return append([]cli.Flag{
		&cli.BoolFlag{Name: "yes", Aliases: []string{"y"}, Usage: p.text(sayYesFlag), DisableDefaultText: true},
		p.toFlag(),
	}, p.layerFlags()...)
}

// readLoss reads the ids of which there must be n.
func readLoss(c *cli.Context, n int, example string) (*lossOptions, error) {
	o := &lossOptions{ids: c.Args().Slice(), to: c.String("to"), yes: c.Bool("yes"), json: c.Bool("json")}
	if len(o.ids) != n {
		return nil, usage(locale.Say(sayWantIDs, struct{ N int }{n}, n), locale.Say(sayTryCommand, struct{ Command string }{example}))
	}
	var err error
	if o.glossary, err = loadStack(c); err == nil {
		o.glossary, err = o.glossary.including(o.to)
	}
	return o, err
}

// confirmLoss asks before something is lost. Scripts say --yes.
func (p *program) confirmLoss(ctx context.Context, o *lossOptions, asker ui.Asker, question locale.Message) error {
	switch {
	case o.yes:
		return nil
	case asker == nil:
		return usage(locale.Say(sayNeedsYes, nil), locale.Say(sayYesHint, nil))
	}
	if yes, err := asker.Confirm(ctx, p.text(question)); err != nil || !yes {
		return p.nothingDone(err)
	}
	return nil
}

func (p *program) removeCommand() *cli.Command {
	return &cli.Command{
		Name:         "remove",
		Aliases:      []string{"rm"},
		Usage:        p.text(sayRemoveUsage),
		UsageText:    "exonym glossary remove ID [--yes] [--to project|user|FILE|FOLDER]",
		Description:  "exonym glossary remove term.press-release\nexonym glossary remove place.kyiv --yes",
		Flags:        p.lossFlags(),
		BashComplete: p.completeWish(p.completeIDs),
		Action: func(c *cli.Context) error {
			o, err := readLoss(c, 1, "exonym glossary remove term.press-release")
			if err != nil {
				return err
			}
			return p.remove(c.Context, o, p.asker())
		},
	}
}

// remove is `exonym glossary remove`. What weaker layers say of the concept cannot be
// removed; it is switched off.
func (p *program) remove(ctx context.Context, o *lossOptions, asker ui.Asker) error {
	id := o.ids[0]
	c, err := p.conceptOf(o.glossary, id)
	if err != nil {
		return err
	}
	v, err := p.viewOf(o, c)
	if err != nil {
		return err
	}
	question, verb := sayConfirmRemove, "removed"
	if v.below != nil {
		question, verb = sayConfirmOff, "off"
	}
	data := struct{ ID, Name, Layer string }{id, p.nameOf(c), p.layerName(v.target.name)}
	if related := relatedTo(o.glossary.base, id); len(related) > 0 {
		p.say(locale.Say(sayRelated, struct{ ID, Others string }{id, p.several(related)}))
	}
	if err := p.confirmLoss(ctx, o, asker, locale.Say(question, data)); err != nil {
		return err
	}
	done, err := p.change(v.target, id, func(e *store.Edit) error { return v.takeOut(e, id) })
	if err != nil {
		return err
	}
	done.Action = verb
	says := locale.Say(sayRemoved, data)
	if v.below != nil {
		says = locale.Say(saySwitchedOff, p.standing(done))
	}
	if err := p.tell(o.json, done, says); err != nil {
		return err
	}
	p.sayAbove(v, id)
	return nil
}

// takeOut removes a concept from a layer, or switches it off where weaker layers
// speak of it.
func (v *view) takeOut(e *store.Edit, id string) error {
	if v.below == nil {
		return e.Remove(id)
	}
	if v.own == nil { // so that it comes to stand among those of its kind
		if err := e.Put(term.NewConcept(id, v.below.Kind), v.target.file); err != nil {
			return err
		}
	}
	return e.Switch(id, v.target.file)
}

// viewOf returns c as the layer sees it that is to be changed.
func (p *program) viewOf(o *lossOptions, c *term.Concept) (*view, error) {
	t, err := o.glossary.targetOf(o.to, c)
	if err != nil {
		return nil, err
	}
	s, at, err := o.glossary.with(t)
	if err != nil {
		return nil, err
	}
	v, err := s.view(t, at, c.ID)
	return v, p.storeFault(err)
}

// sayAbove tells that a stronger layer still speaks of a concept.
func (p *program) sayAbove(v *view, id string) {
	if v.hidden {
		p.say(locale.Say(sayHidden, struct{ ID, Layer string }{id, p.layerName(v.above)}))
	}
}

// relatedTo lists the concepts whose relations name id.
func relatedTo(base *term.Base, id string) []string {
	var ids []string
	for _, c := range base.Concepts() {
		if slices.ContainsFunc(relationsOf(c), func(r relation) bool { return slices.Contains(r.ids, id) }) {
			ids = append(ids, c.ID)
		}
	}
	return ids
}

// mostNamed is how many concepts a remark names at most.
const mostNamed = 5

// several lists ids, and how many there are where they are too many.
func (p *program) several(ids []string) string {
	if len(ids) <= mostNamed {
		return p.speaker.List(ids)
	}
	return strings.Join(ids[:mostNamed], ", ") + " … (" + p.speaker.Number(len(ids)) + ")"
}
