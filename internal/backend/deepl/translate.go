package deepl

import (
	"context"
	"errors"
	"net/http"

	"exonym/internal/backend"
	"exonym/internal/backend/langcode"
	"exonym/internal/backend/markup"
	"exonym/internal/backend/parcel"
	"exonym/internal/backend/rest"
)

// Translate translates a batch in as many requests as it needs, one after the other. When
// one fails after others were answered, what is left has its fault: what was paid is kept.
func (e *Engine) Translate(ctx context.Context, b backend.Batch) ([]backend.Reply, error) {
	p, err := languages().Pair(b.From, b.To)
	if err != nil {
		return nil, err
	}
	envelope, err := rest.Encode(e.request(p, nil, ""))
	if err != nil {
		return nil, err
	}
	return parcel.Translate(ctx, b, parcel.Way{
		Engine: name, Route: p.String(), Size: size,
		Limits: backend.Limits{Units: maxTexts, Bytes: maxBody - len(envelope) - glossaryRoom},
		Write:  func(u *backend.Unit) string { return markup.XML.Encode(u.Text, u) },
		Read:   func(text string, u *backend.Unit) (string, error) { return markup.XML.Decode(text, u.Text, u) },
		Ask:    func(ctx context.Context, r parcel.Parcel) ([]string, error) { return e.ask(ctx, p, r) },
	})
}

// glossaryRoom is what naming a glossary adds to a request, at most.
const glossaryRoom = 256

// size is what a text takes in the body, with the comma behind it.
func size(text string) int {
	quoted, _ := rest.Encode(text) // a string can always be written
	return len(quoted) + 1
}

func (e *Engine) request(p langcode.Pair, texts []string, glossary string) request {
	return request{
		Texts: texts, Source: p.Source, Target: p.Target,
		Context: e.style.Context, Formality: e.style.Formality, Model: e.style.Model, Glossary: glossary,
		Tags: "xml", TagVersion: e.style.tagVersion(), Sentences: "0", Billed: true,
	}
}

// ask sends one request, with the glossary of its terms. One that somebody deleted
// meanwhile is made once more.
func (e *Engine) ask(ctx context.Context, p langcode.Pair, r parcel.Parcel) ([]string, error) {
	d, ok := dictionaryOf(r.Units, p)
	if !ok {
		return e.send(ctx, e.request(p, r.Texts, ""))
	}
	answers, gone, err := e.askWith(ctx, p, r, d)
	if gone {
		answers, _, err = e.askWith(ctx, p, r, d)
	}
	return answers, err
}

// askWith asks with the glossary of d; gone says that the account has it no longer.
func (e *Engine) askWith(ctx context.Context, p langcode.Pair, r parcel.Parcel, d dictionary) (answers []string, gone bool, err error) {
	taken, err := e.shelf.take(ctx, d)
	if err != nil {
		return nil, false, err
	}
	answers, err = e.send(ctx, e.request(p, r.Texts, taken.id))
	var f *backend.Fault
	gone = errors.As(err, &f) && f.Status == http.StatusNotFound
	taken.give(gone)
	return answers, gone, err
}

func (e *Engine) send(ctx context.Context, r request) ([]string, error) {
	var a answer
	if _, err := e.api.JSON(ctx, http.MethodPost, translatePath, r, &a); err != nil {
		return nil, err
	}
	e.billed.Add(a.billed())
	var texts []string
	for _, t := range a.Translations {
		texts = append(texts, t.Text)
	}
	return texts, nil
}
