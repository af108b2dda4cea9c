package cli

import (
	"context"
	"slices"

	cli "github.com/urfave/cli/v2"

	"exonym/internal/locale"
	"exonym/internal/term/exchange"
	"exonym/internal/term/store"
	"exonym/internal/ui"
)

func (p *program) mergeCommand() *cli.Command {
	return &cli.Command{
		Name:         "merge",
		Usage:        p.text(sayMergeUsage),
		UsageText:    "exonym glossary merge KEEP DROP [--yes]",
		Description:  "exonym glossary merge term.press-release term.press-statement",
		Flags:        p.lossFlags(),
		BashComplete: p.completeWish(p.completeIDs),
		Action: func(c *cli.Context) error {
			o, err := readLoss(c, 2, "exonym glossary merge term.press-release term.press-statement")
			if err != nil {
				return err
			}
			return p.merge(c.Context, o, p.asker())
		},
	}
}

// merge is `exonym glossary merge`: the names of the second concept become those of
// the first, in one layer that is not weaker than any that speaks of the two.
func (p *program) merge(ctx context.Context, o *lossOptions, asker ui.Asker) error {
	kept, err := p.conceptOf(o.glossary, o.ids[0])
	if err != nil {
		return err
	}
	dropped, err := p.conceptOf(o.glossary, o.ids[1])
	if err != nil {
		return err
	}
	if kept == dropped {
		return usage(locale.Say(sayMergeSelf, struct{ ID string }{kept.ID}), locale.Message{})
	}
	t, err := o.glossary.targetOf(o.to, kept, dropped)
	if err != nil {
		return err
	}
	question := locale.Say(sayConfirmMerge, struct{ Keep, KeepName, Drop, DropName string }{kept.ID, p.nameOf(kept), dropped.ID, p.nameOf(dropped)})
	if err := p.confirmLoss(ctx, o, asker, question); err != nil {
		return err
	}
	s, at, err := o.glossary.with(t)
	if err != nil {
		return err
	}
	merge, err := s.merging(t, at, kept.ID, dropped.ID)
	if err != nil {
		return p.storeFault(err)
	}
	done, err := p.change(t, kept.ID, merge)
	if err != nil {
		return err
	}
	done.Action, done.From = "merged", dropped.ID
	return p.tell(o.json, done, locale.Say(sayConceptsMerged, struct{ Keep, Drop, Place string }{kept.ID, dropped.ID, located(done.File, done.Line)}))
}

// merging returns the change that unites two concepts in the tier at. Where weaker
// layers speak of them, the one gets an entry that says what differs, the other is
// switched off.
func (s *stack) merging(t target, at int, keep, drop string) (func(*store.Edit) error, error) {
	kept, err := s.view(t, at, keep)
	if err != nil {
		return nil, err
	}
	dropped, err := s.view(t, at, drop)
	if err != nil {
		return nil, err
	}
	if kept.below == nil && dropped.below == nil {
		return func(e *store.Edit) error { return e.Merge(keep, drop) }, nil
	}
	entry, err := overlay(kept.below, kept.own, kept.before, store.Unite(kept.before, dropped.before))
	if err != nil {
		return nil, err
	}
	return func(e *store.Edit) error {
		if err := e.Put(entry, t.file); err != nil {
			return err
		}
		if err := dropped.takeOut(e, drop); err != nil {
			return err
		}
		return s.redirect(e, t, at, drop, keep)
	}, nil
}

// redirect lets the relations to the concept from name the concept to, in every
// concept that has one.
func (s *stack) redirect(e *store.Edit, t target, at int, from, to string) error {
	for _, id := range relatedTo(s.base, from) {
		if id == from || id == to {
			continue
		}
		v, err := s.view(t, at, id)
		if err != nil {
			return err
		}
		wanted := v.before.Clone()
		for _, r := range relationsOf(wanted) {
			f, _ := exchange.Named(exchange.ConceptFields(), r.field)
			ids := slices.Clone(r.ids)
			for i := range ids {
				if ids[i] == from {
					ids[i] = to
				}
			}
			f.Set(wanted, slices.Compact(ids))
		}
		entry, err := overlay(v.below, v.own, v.before, wanted)
		if err != nil {
			return err
		}
		if err := e.Put(entry, t.file); err != nil {
			return err
		}
	}
	return nil
}
