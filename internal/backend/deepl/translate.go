package deepl

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"strings"
	"unicode"

	"exonym/internal/backend"
	"exonym/internal/backend/rest"
)

// Translate translates a batch in as many requests as it needs, one after the other. When
// one fails after others were answered, what is left has its fault: what was paid is kept.
func (e *Engine) Translate(ctx context.Context, b backend.Batch) ([]backend.Reply, error) {
	p, err := findPair(b.From, b.To)
	if err != nil {
		return nil, err
	}
	j := &job{engine: e, batch: b, pair: p, replies: make([]backend.Reply, len(b.Units))}
	parts, err := j.prepare()
	if err != nil {
		return nil, err
	}
	for i, part := range parts {
		if err == nil {
			err = j.send(ctx, part)
		}
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		if err != nil && i == 0 {
			return nil, err
		}
		if err != nil {
			j.fail(part, err)
		}
	}
	return j.replies, ctx.Err()
}

// job is one batch under way.
type job struct {
	engine  *Engine
	batch   backend.Batch
	pair    pair
	replies []backend.Reply
}

// piece is a text on its way; lead and trail are the white space that was round it.
type piece struct {
	unit        int
	text        json.RawMessage
	lead, trail string
}

// prepare answers the units without a letter itself and parts the others into requests.
func (j *job) prepare() (parts [][]piece, err error) {
	envelope, err := rest.Encode(j.request(nil, ""))
	if err != nil {
		return nil, err
	}
	room, size := maxBody-len(envelope)-glossaryRoom, 0
	for i := range j.batch.Units {
		u := &j.batch.Units[i]
		j.replies[i] = backend.Reply{ID: u.ID, Route: j.pair.String()}
		if !strings.ContainsFunc(u.Text, unicode.IsLetter) {
			j.replies[i].Text = u.Text
			j.done(1)
			continue
		}
		p, err := cut(i, u)
		if err != nil {
			return nil, err
		}
		if len(p.text) > room {
			j.fail([]piece{p}, j.engine.api.Fault(backend.TooLarge, "a segment alone is more than a request holds"))
			continue
		}
		if len(parts) == 0 || len(parts[len(parts)-1]) == maxTexts || size+len(p.text)+1 > room {
			parts, size = append(parts, nil), 0
		}
		parts[len(parts)-1] = append(parts[len(parts)-1], p)
		size += len(p.text) + 1
	}
	return parts, nil
}

// glossaryRoom is what naming a glossary adds to a request, at most.
const glossaryRoom = 256

// cut takes the white space off a unit, which DeepL may drop, and writes it as XML.
func cut(i int, u *backend.Unit) (piece, error) {
	after := strings.TrimLeftFunc(u.Text, unicode.IsSpace)
	core := strings.TrimRightFunc(after, unicode.IsSpace)
	text, err := rest.Encode(encode(core, u.Codes))
	return piece{i, text, u.Text[:len(u.Text)-len(after)], after[len(core):]}, err
}

func (j *job) request(part []piece, glossary string) request {
	s := j.engine.style
	r := request{
		Texts: []json.RawMessage{}, Source: j.pair.source, Target: j.pair.target,
		Context: s.Context, Formality: s.Formality, Model: s.Model, Glossary: glossary,
		Tags: "xml", TagVersion: s.tagVersion(), Sentences: "0", Billed: true,
	}
	for _, p := range part {
		r.Texts = append(r.Texts, p.text)
	}
	return r
}

// send asks for one part. A glossary that somebody deleted meanwhile is made once more.
func (j *job) send(ctx context.Context, part []piece) error {
	units := make([]backend.Unit, len(part))
	for i, p := range part {
		units[i] = j.batch.Units[p.unit]
	}
	d, ok := dictionaryOf(units, j.pair)
	if !ok {
		return j.ask(ctx, part, "")
	}
	gone, err := j.askWith(ctx, part, d)
	if gone {
		_, err = j.askWith(ctx, part, d)
	}
	return err
}

// askWith asks with the glossary of d; gone says that the account has it no longer.
func (j *job) askWith(ctx context.Context, part []piece, d dictionary) (gone bool, err error) {
	taken, err := j.engine.shelf.take(ctx, d)
	if err != nil {
		return false, err
	}
	err = j.ask(ctx, part, taken.id)
	var f *backend.Fault
	gone = errors.As(err, &f) && f.Status == http.StatusNotFound
	taken.give(gone)
	return gone, err
}

func (j *job) ask(ctx context.Context, part []piece, glossary string) error {
	var a answer
	if _, err := j.engine.api.JSON(ctx, http.MethodPost, translatePath, j.request(part, glossary), &a); err != nil {
		return err
	}
	j.engine.billed.Add(a.billed())
	if len(a.Translations) != len(part) {
		return j.engine.api.Fault(backend.BadOutput, "there are more or fewer translations than texts")
	}
	for i, p := range part {
		j.accept(p, a.Translations[i].Text)
	}
	j.done(len(part))
	return nil
}

// accept puts a translation into its reply, or says why it cannot be used.
func (j *job) accept(p piece, text *string) {
	reply := &j.replies[p.unit]
	if text == nil || strings.TrimSpace(*text) == "" {
		reply.Err = j.engine.api.Fault(backend.BadOutput, "a translation is missing")
		return
	}
	plain, err := decode(*text, &j.batch.Units[p.unit])
	if err != nil {
		reply.Err = &backend.Fault{Class: backend.BadOutput, Engine: name, Status: http.StatusOK, Cause: err}
		return
	}
	reply.Text = p.lead + strings.TrimFunc(plain, unicode.IsSpace) + p.trail
}

func (j *job) fail(part []piece, err error) {
	for _, p := range part {
		j.replies[p.unit].Err = err
	}
	j.done(len(part))
}

func (j *job) done(units int) {
	if j.batch.Done != nil {
		j.batch.Done(units)
	}
}
