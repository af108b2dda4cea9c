package cli

import (
	"slices"

	cli "github.com/urfave/cli/v2"

	"exonym/internal/locale"
	"exonym/internal/term"
	"exonym/internal/term/store"
)

func (p *program) renameCommand() *cli.Command {
	return &cli.Command{
		Name:         "rename",
		Aliases:      []string{"mv"},
		Usage:        p.text(sayRenameUsage),
		UsageText:    "exonym glossary rename ID NEWID",
		Description:  "exonym glossary rename term.press term.press-release",
		Flags:        append([]cli.Flag{p.toFlag()}, p.layerFlags()...),
		BashComplete: p.completeWish(p.completeIDs),
		Action: func(c *cli.Context) error {
			o, err := readLoss(c, 2, "exonym glossary rename term.press term.press-release")
			if err != nil {
				return err
			}
			return p.rename(o)
		},
	}
}

// rename is `exonym glossary rename`. A concept of which several layers speak is known
// in all of them by its id, so it keeps that.
func (p *program) rename(o *lossOptions) error {
	id, to := o.ids[0], o.ids[1]
	c, err := p.conceptOf(o.glossary, id)
	if err != nil {
		return err
	}
	if err := renamed(id, to, o.glossary.base); err != nil {
		return err
	}
	v, err := p.viewOf(o, c)
	if err != nil {
		return err
	}
	if v.below != nil || v.hidden {
		return &fault{says: locale.Say(sayKeepsID, struct{ ID string }{id}), hint: locale.Say(sayKeepsIDHint, struct{ ID string }{id}), code: exitFailure}
	}
	done, err := p.change(v.target, to, func(e *store.Edit) error { return e.Rename(id, to) })
	if err != nil {
		return err
	}
	done.Action, done.From = "renamed", id
	if err := p.tell(o.json, done, locale.Say(sayRenamed, struct{ ID, To, Place string }{id, to, located(done.File, done.Line)})); err != nil {
		return err
	}
	p.sayDangling(o, v, id)
	return nil
}

// renamed refuses a new id that cannot be written, or that a concept has.
func renamed(id, to string, base *term.Base) error {
	if c := base.Concept(to); c != nil {
		return &fault{says: locale.Say(sayIDTaken, struct{ ID, Place string }{to, lastPlace(c)}), hint: locale.Say(sayMergeInstead, struct{ ID, Drop string }{to, id}), code: exitFailure}
	}
	return newID(to, base)
}

// sayDangling tells which concepts of other layers still name an id that is gone.
func (p *program) sayDangling(o *lossOptions, v *view, id string) {
	var others []string
	for _, other := range relatedTo(o.glossary.base, id) {
		for _, at := range o.glossary.base.Concept(other).Places() {
			if !within(absolute(at.File), v.target.path) {
				others = append(others, other)
			}
		}
	}
	if others = slices.Compact(others); len(others) > 0 {
		p.say(locale.Say(sayRelated, struct{ ID, Others string }{id, p.several(others)}))
	}
}
