package libretranslate

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"strings"
	"unicode"

	"exonym/internal/backend"
	"exonym/internal/backend/parcel"
	"exonym/internal/backend/rest"
)

const (
	// parallel and maxTexts suit a server with its four threads: it translates the texts
	// of a request one after the other.
	parallel, maxTexts = 2, 16
	// maxRunes bounds a request where the server sets no limit; it is that of the hosted
	// one.
	maxRunes = 2000
)

// Engine is a LibreTranslate server. It may be used from many goroutines.
type Engine struct {
	api   *rest.Client
	key   string
	about *rest.Once[about]
}

// Info describes the engine. Which models the server has it does not say, so the version
// names the server.
func (e *Engine) Info() backend.Info {
	return backend.Info{
		Name: name, Version: "2 " + e.api.Base(), Rungs: rungs,
		Limits: backend.Limits{Units: maxTexts, Runes: maxRunes, Parallel: parallel},
	}
}

// Close closes the connections.
func (e *Engine) Close() error { return e.api.Close() }

// Translate translates a batch in as many requests as it needs, one after the other.
func (e *Engine) Translate(ctx context.Context, b backend.Batch) ([]backend.Reply, error) {
	about, err := e.about.Get(ctx, e.ask)
	if err != nil {
		return nil, err
	}
	pair, err := about.pair(b.From, b.To)
	if err != nil {
		return nil, err
	}
	return parcel.Translate(ctx, b, parcel.Way{
		Engine: name, Route: pair.String(), Limits: backend.Limits{Units: maxTexts, Runes: about.runes},
		Sort:  func(u *backend.Unit) string { return formatOf(u).name() },
		Write: func(u *backend.Unit) string { return formatOf(u).write(u) },
		Read:  read,
		Ask: func(ctx context.Context, p parcel.Parcel) ([]string, error) {
			return e.send(ctx, request{Texts: p.Texts, Source: pair.Source, Target: pair.Target, Format: p.Sort, Key: e.key})
		},
	})
}

// read reads an answer; one without a letter is none.
func read(text string, u *backend.Unit) (string, error) {
	plain, err := formatOf(u).read(text, u)
	if err == nil && !strings.ContainsFunc(plain, unicode.IsLetter) && letters(u.Text) > 3 {
		return "", errors.New("a translation has no letter; does the server want a browser?")
	}
	return plain, err
}

func letters(text string) (count int) {
	for _, r := range text {
		if unicode.IsLetter(r) {
			count++
		}
	}
	return count
}

// request is the body of POST /translate.
type request struct {
	Texts  []string `json:"q"`
	Source string   `json:"source"`
	Target string   `json:"target"`
	Format string   `json:"format"`
	Key    string   `json:"api_key,omitempty"`
}

func (e *Engine) send(ctx context.Context, r request) ([]string, error) {
	var a struct {
		Texts []string `json:"translatedText"`
	}
	_, err := e.api.JSON(ctx, http.MethodPost, "/translate", r, &a)
	return a.Texts, err
}

// refine tells apart what the server answers with 400, by its words, and waits longer
// than it says: whoever asks too soon, again and again, is shut out.
func refine(f *backend.Fault, a *rest.Answer) {
	var said struct {
		Error string `json:"error"`
	}
	_ = json.Unmarshal(a.Body, &said) // what is no JSON says nothing
	says := func(words string) bool { return strings.Contains(strings.ToLower(said.Error), words) }
	switch {
	case a.Status == http.StatusTooManyRequests:
		f.After = max(f.After, slowdown)
	case a.Status == http.StatusForbidden:
		f.Cause = errors.New("the key is wrong, or the server has shut you out for asking too often")
	case a.Status != http.StatusBadRequest:
	case says("api key"):
		f.Class, f.Cause = backend.Auth, errors.New("the server wants a key")
	case says("exceeds"):
		f.Class = backend.TooLarge
	case says("not supported"), says("not available"):
		f.Cause = backend.ErrPair
	}
}
