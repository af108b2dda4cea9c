package exec

import (
	"context"
	"errors"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"exonym/internal/article"
	"exonym/internal/backend"
)

// maxBytes bounds the texts of one request: even if JSON needs six bytes for each, the
// line stays within maxLine.
const maxBytes = 2 << 20

// job is the work on one batch.
type job struct {
	engine  *Engine
	plugin  *plugin
	batch   backend.Batch
	frame   request // what all requests have in common
	replies []backend.Reply
}

// piece is what is sent of one unit: its text without the white space at its edges.
type piece struct {
	at            int // index of the unit
	text          string
	tags          tags
	before, after string
}

// Translate sends the batch in as many requests as the plug-in's limits need, one after
// another. Where some of them fail, their units have errors; where all fail, the batch
// does.
func (e *Engine) Translate(ctx context.Context, b backend.Batch) ([]backend.Reply, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	p, err := e.Ready(ctx)
	if err != nil {
		return nil, err
	}
	j := &job{engine: e, plugin: p, batch: b, replies: make([]backend.Reply, len(b.Units))}
	if j.frame.Source, j.frame.Target, err = p.hello.Capabilities.Pairs.find(b.From, b.To); err != nil {
		return nil, err
	}
	j.frame.Markup = "none"
	if p.hello.Capabilities.takes("tokens") {
		j.frame.Markup = "tokens"
	}
	if err := j.askAll(ctx, j.cut()); err != nil {
		return nil, err
	}
	return j.replies, ctx.Err()
}

// cut makes the pieces of the batch. Units without a letter need no engine, and units
// that the plug-in cannot take fail.
func (j *job) cut() []piece {
	var pieces []piece
	for i := range j.batch.Units {
		u := &j.batch.Units[i]
		j.replies[i] = backend.Reply{ID: u.ID, Text: u.Text, Route: j.plugin.hello.Name}
		switch {
		case !strings.ContainsFunc(u.Text, unicode.IsLetter):
			j.done(1)
		case j.frame.Markup == "none" && len(article.Tokens(u.Text)) > 0:
			j.replies[i].Err = fault(backend.BadRequest, "it takes no inline codes")
			j.done(1)
		default:
			pieces = append(pieces, j.piece(i))
		}
	}
	return pieces
}

func (j *job) piece(at int) piece {
	u := j.batch.Units[at]
	core := strings.TrimSpace(u.Text)
	p := piece{at: at}
	p.before, p.after, _ = strings.Cut(u.Text, core)
	u.Text = core
	p.text = core
	if j.frame.Markup == "tokens" {
		p.text, p.tags = encode(&u)
	}
	return p
}

func (j *job) done(units int) {
	if j.batch.Done != nil {
		j.batch.Done(units)
	}
}

// fits returns how many of the pieces go into one request, at least one.
func (j *job) fits(pieces []piece) int {
	caps := &j.plugin.hello.Capabilities
	bytes, runes := 0, 0
	for n, p := range pieces {
		bytes += len(p.text)
		runes += utf8.RuneCountInString(p.text)
		over := bytes > maxBytes || caps.MaxChars > 0 && runes > caps.MaxChars || caps.MaxSegments > 0 && n >= caps.MaxSegments
		if over && n > 0 {
			return n
		}
	}
	return len(pieces)
}

// askAll asks for all pieces. After an error that the next request would meet too, the
// rest is not sent.
func (j *job) askAll(ctx context.Context, pieces []piece) error {
	served := len(pieces) == 0
	var first, stop error
	for len(pieces) > 0 {
		n := j.fits(pieces)
		err := stop
		if err == nil {
			err = j.ask(ctx, pieces[:n])
		}
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if err != nil {
			j.fail(pieces[:n], err)
			if first == nil {
				first = err
			}
			if !local(err) {
				stop = err
			}
		}
		served = served || err == nil
		j.done(n)
		pieces = pieces[n:]
	}
	if !served {
		return first
	}
	return nil
}

// local reports whether an error is about the texts of one request.
func local(err error) bool {
	local := []backend.Class{backend.TooLarge, backend.Refused, backend.Truncated, backend.BadOutput, backend.BadRequest}
	return !errors.Is(err, backend.ErrPair) && slices.Contains(local, backend.ClassOf(err))
}

func (j *job) fail(pieces []piece, err error) {
	for _, p := range pieces {
		j.replies[p.at].Text, j.replies[p.at].Err = "", err
	}
}

// ask asks for pieces in one request, and alone and once more for those that the answer
// lacks.
func (j *job) ask(ctx context.Context, pieces []piece) error {
	missing, err := j.send(ctx, pieces)
	if err != nil {
		return err
	}
	for _, p := range missing {
		again, err := j.send(ctx, []piece{p})
		if err == nil && len(again) > 0 {
			err = fault(backend.BadOutput, "the answer lacks a segment")
		}
		if err != nil {
			j.fail([]piece{p}, err)
		}
	}
	return nil
}

// send sends one request and takes its answer; it returns the pieces that this lacks. A
// plug-in that takes too long is ended.
func (j *job) send(ctx context.Context, pieces []piece) (missing []piece, err error) {
	timed, cancel := context.WithTimeout(ctx, j.engine.timeout)
	defer cancel()
	a, err := j.plugin.ask(timed, j.request(pieces))
	switch {
	case err != nil && ctx.Err() != nil:
		return nil, ctx.Err()
	case err != nil && timed.Err() != nil:
		late := fault(backend.Unavailable, "no answer in %v", j.engine.timeout)
		j.plugin.Fail(late)
		return nil, late
	case err != nil:
		return nil, err
	case a.Type == "error":
		return nil, a.fault()
	}
	return j.take(pieces, a.Translations)
}

func (j *job) request(pieces []piece) request {
	r := j.frame
	seen := map[backend.Term]bool{}
	for i, p := range pieces {
		r.Segments = append(r.Segments, segment{ID: i + 1, Text: p.text})
		for _, t := range j.batch.Units[p.at].Terms {
			if j.plugin.hello.Capabilities.Terms && !seen[t] {
				seen[t] = true
				r.Terms = append(r.Terms, term(t))
			}
		}
	}
	return r
}

// take puts translations where their ids say. An answer with an id that was not asked
// or comes twice is not used at all.
func (j *job) take(pieces []piece, translations []translation) (missing []piece, err error) {
	given := make([]*translation, len(pieces))
	for i := range translations {
		n := translations[i].ID - 1
		if n < 0 || n >= len(pieces) || given[n] != nil {
			return nil, fault(backend.BadOutput, "the answer has a segment that was not asked, or one twice")
		}
		given[n] = &translations[i]
	}
	for n, p := range pieces {
		if given[n] == nil {
			missing = append(missing, p)
			continue
		}
		if err := j.accept(p, given[n]); err != nil {
			j.fail([]piece{p}, err)
		}
	}
	return missing, nil
}

func (j *job) accept(p piece, t *translation) error {
	if t.Error != nil {
		return t.Error.fault()
	}
	text, err := t.Text, error(nil)
	if j.frame.Markup == "tokens" {
		if text, err = p.tags.decode(text); err != nil {
			return err
		}
	}
	text = strings.TrimSpace(text)
	if text == "" {
		return fault(backend.BadOutput, "a segment came back empty")
	}
	u := &j.batch.Units[p.at]
	if err := article.VerifyCodes(u.Text, text, u.Codes); err != nil {
		return fault(backend.BadOutput, "%w", err)
	}
	j.replies[p.at].Text = p.before + text + p.after
	return nil
}
