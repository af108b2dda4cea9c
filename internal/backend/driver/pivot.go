package driver

import (
	"context"
	"errors"
	"io"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/language"

	"exonym/internal/article"
	"exonym/internal/backend"
)

// Pivot translates over a third language: the first engine goes there, the second from
// there on; both may be the same. Codes are proven after each leg, a unit that failed on
// the first is not sent on the second, and words that the first left in the source's
// language are reported once, as unknown. Engines that are not driven yet are.
func Pivot(first, second backend.Backend, via language.Tag) backend.Backend {
	return &pivot{Drive(first), Drive(second), via}
}

type pivot struct {
	first, second backend.Backend
	via           language.Tag
}

func (d *pivot) driven() {}

// Info names both engines. Terms and inflected names are for the two languages of one
// leg, so the pair takes neither; names travel as tokens.
func (d *pivot) Info() backend.Info {
	a, b := d.first.Info(), d.second.Info()
	info := backend.Info{
		Name: a.Name, Version: a.Version + " > " + d.via.String() + " > " + b.Name + " " + b.Version,
		Local: a.Local && b.Local, Rungs: max(1, min(a.Rungs, b.Rungs)),
	}
	if a.Name != b.Name {
		info.Name += "+" + b.Name
	}
	if a.Called() != b.Called() {
		info.Label = a.Called() + "+" + b.Called()
	} else {
		info.Label = a.Label
	}
	return info
}

// Route joins the ways of both legs.
func (d *pivot) Route(from, to language.Tag) (string, error) {
	a, err := way(d.first, from, d.via)
	if err != nil {
		return "", err
	}
	b, err := way(d.second, d.via, to)
	return joinRoutes(a, b), err
}

func way(engine backend.Backend, from, to language.Tag) (string, error) {
	router, ok := backend.As[backend.Router](engine)
	if !ok {
		return engine.Info().Called(), nil
	}
	return router.Route(from, to)
}

// Gist reports whether one of the legs gives no more than the gist.
func (d *pivot) Gist(from, to language.Tag) bool {
	return isGist(d.first, from, d.via) || isGist(d.second, d.via, to)
}

func isGist(engine backend.Backend, from, to language.Tag) bool {
	grader, ok := backend.As[backend.Grader](engine)
	return ok && grader.Gist(from, to)
}

// Remembers reports whether one of the legs does.
func (d *pivot) Remembers(from, to language.Tag) bool {
	return remembers(d.first, backend.Batch{From: from, To: d.via}) || remembers(d.second, backend.Batch{From: d.via, To: to})
}

// Close closes both engines.
func (d *pivot) Close() error {
	var all []error
	for _, engine := range []backend.Backend{d.first, d.second} {
		if closer, ok := backend.As[io.Closer](engine); ok {
			all = append(all, closer.Close())
		}
	}
	return errors.Join(all...)
}

// Translate sends the batch over both legs.
func (d *pivot) Translate(ctx context.Context, b backend.Batch) ([]backend.Reply, error) {
	replies, there, err := d.goThere(ctx, b)
	if err != nil {
		return nil, err
	}
	told := 0
	onward := backend.Batch{From: d.via, To: b.To}
	onward.Done = func(n int) {
		told += n
		b.Done(n)
	}
	if b.Done == nil {
		onward.Done = nil
	}
	var sent []int
	for i := range replies {
		if replies[i].Err == nil {
			u := there.Units[i]
			u.Text = replies[i].Text
			onward.Units, sent = append(onward.Units, u), append(sent, i)
		}
	}
	if len(sent) > 0 {
		seconds, err := askLeg(ctx, d.second, onward)
		if err != nil {
			return nil, err
		}
		for i, n := range sent {
			replies[n] = join(b.Units[n].Text, &replies[n], &seconds[i])
		}
	}
	if rest := len(b.Units) - told; b.Done != nil && rest > 0 {
		b.Done(rest)
	}
	return replies, ctx.Err()
}

// goThere translates to the third language, and returns what was asked too.
func (d *pivot) goThere(ctx context.Context, b backend.Batch) ([]backend.Reply, backend.Batch, error) {
	there := b
	there.To, there.Title, there.Done = d.via, "", nil
	there.Units = slices.Clone(b.Units)
	for i := range there.Units {
		u := &there.Units[i]
		u.Kind, u.Terms, u.Before, u.After, u.Examples = article.Paragraph, nil, nil, nil, nil
	}
	replies, err := askLeg(ctx, d.first, there)
	return replies, there, err
}

// askLeg asks one engine and proves the codes of what it answers.
func askLeg(ctx context.Context, engine backend.Backend, b backend.Batch) ([]backend.Reply, error) {
	name := engine.Info().Name
	replies, err := engine.Translate(ctx, b)
	if err == nil {
		err = matches(name, b, replies)
	}
	if err != nil {
		return nil, err
	}
	for i := range replies {
		if r, u := &replies[i], &b.Units[i]; r.Err == nil {
			if err := article.VerifyCodes(u.Text, r.Text, u.Codes); err != nil {
				r.Err = &backend.Fault{Class: backend.BadOutput, Engine: name, Cause: err}
			}
		}
	}
	return replies, nil
}

// join makes one reply of those of both legs to a source text.
func join(source string, first, second *backend.Reply) backend.Reply {
	joined := *second
	joined.Route = joinRoutes(first.Route, second.Route)
	joined.Unknown, joined.Left = first.Unknown, nil
	for _, word := range slices.Concat(second.Left, second.Unknown) {
		if !slices.Contains(joined.Left, word) && hasWord(second.Text, word) && !hasWord(source, word) {
			joined.Left = append(joined.Left, word)
		}
	}
	joined.Recalled = first.Recalled && second.Recalled
	if first.Engine != second.Engine && first.Engine != "" && second.Engine != "" {
		joined.Engine = first.Engine + "+" + second.Engine
	}
	return joined
}

// hasWord reports whether a word stands in text, in whatever case.
func hasWord(text, word string) bool {
	notWord := func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsMark(r) && !unicode.IsDigit(r) && r != '-'
	}
	return slices.ContainsFunc(strings.FieldsFunc(text, notWord), func(w string) bool { return strings.EqualFold(w, word) })
}

func joinRoutes(a, b string) string {
	if a == "" || b == "" {
		return a + b
	}
	return a + " > " + b
}
