package apy

import (
	"context"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/language"

	"exonym/internal/article"
	"exonym/internal/backend"
	"exonym/internal/backend/apertium"
	"exonym/internal/backend/parcel"
	"exonym/internal/backend/rest"
)

const (
	// parallel: the server has one pipeline for a pair, and forks for each request.
	parallel = 3
	// maxRunes and maxBytes bound a text, tags included: the server cuts a longer one
	// where it likes, and drops what is beyond ten such pieces.
	maxRunes, maxBytes = 1000, 4000
)

// Engine is an APy server. It may be used from many goroutines.
type Engine struct {
	api   *rest.Client
	pairs *rest.Once[[]apertium.Pair]
	kept  kept
}

// Info describes the engine. What is installed the server does not say, so the version
// names the server.
func (e *Engine) Info() backend.Info {
	return backend.Info{
		Name: name, Version: "1 " + e.api.Base(), Rungs: 2,
		Limits: backend.Limits{Units: 1, Parallel: parallel},
	}
}

// Gist reports whether a pair is one of those that Apertium translates too badly to be
// published.
func (e *Engine) Gist(from, to language.Tag) bool { return apertium.Gist(from, to) }

// Close closes the connections.
func (e *Engine) Close() error { return e.api.Close() }

// Translate translates a batch, text by text and leg by leg.
func (e *Engine) Translate(ctx context.Context, b backend.Batch) ([]backend.Reply, error) {
	pairs, err := e.pairs.Get(ctx, e.ask)
	if err != nil {
		return nil, err
	}
	legs, err := apertium.Plan(pairs, b.From, b.To)
	if err != nil {
		return nil, err
	}
	j := job{engine: e, units: slices.Clone(b.Units), replies: make([]backend.Reply, len(b.Units)), sent: map[question]string{}, names: map[article.ID][]string{}}
	for i, leg := range legs {
		if err := j.leg(ctx, leg, i == 0); err != nil {
			e.kept.put(j.sent)
			return nil, err
		}
	}
	mender := apertium.NewMender(b.From, b.To)
	for i := range j.replies {
		r := &j.replies[i]
		r.Route = routeName(legs)
		if r.Err == nil {
			r.Text = mender.Mend(b.Units[i].Text, r.Text)
		}
	}
	if b.Done != nil {
		b.Done(len(b.Units))
	}
	return j.replies, nil
}

func routeName(legs []apertium.Pair) string {
	var names []string
	for _, leg := range legs {
		names = append(names, leg.String())
	}
	return strings.Join(names, " > ")
}

// ask asks for the pairs of the server.
func (e *Engine) ask(ctx context.Context) ([]apertium.Pair, error) {
	var a struct {
		Pairs []struct {
			From string `json:"sourceLanguage"`
			To   string `json:"targetLanguage"`
		} `json:"responseData"`
	}
	if _, err := e.api.JSON(ctx, http.MethodGet, "/listPairs", nil, &a); err != nil {
		return nil, err
	}
	var pairs []apertium.Pair
	for _, p := range a.Pairs {
		pairs = append(pairs, apertium.Pair{From: p.From, To: p.To})
	}
	if len(pairs) == 0 {
		return nil, e.api.Fault(backend.BadOutput, "the server lists no pairs; is it APy?")
	}
	return pairs, nil
}

// job is one batch under way: the texts that the next leg reads.
type job struct {
	engine  *Engine
	units   []backend.Unit
	replies []backend.Reply
	sent    map[question]string // what was answered
	// names are words with a capital that the first leg did not know: to a later one
	// they may be words of its own, as the name Nadal is Christmas in Catalan.
	names map[article.ID][]string
}

// leg translates all units that have no error. What the first leg does not know are
// words of the source; what a later one does not know is of neither language.
func (j *job) leg(ctx context.Context, leg apertium.Pair, first bool) error {
	var b backend.Batch
	var places []int
	for i, u := range j.units {
		if j.replies[i].Err == nil {
			b.Units, places = append(b.Units, u), append(places, i)
		}
	}
	unknown := map[article.ID][]string{}
	replies, err := parcel.Translate(ctx, b, parcel.Way{
		Engine: name, Limits: backend.Limits{Units: 1, Runes: maxRunes, Bytes: maxBytes},
		Write: func(u *backend.Unit) string { return write(u, j.names[u.ID]) },
		Read: func(text string, u *backend.Unit) (string, error) {
			plain, words, err := read(text, u, j.names[u.ID])
			unknown[u.ID] = append(unknown[u.ID], words...)
			return plain, err
		},
		Ask: func(ctx context.Context, p parcel.Parcel) ([]string, error) {
			return j.ask(ctx, question{leg, p.Texts[0]})
		},
	})
	if err != nil {
		return err
	}
	for i, fresh := range replies {
		r := &j.replies[places[i]]
		r.ID, r.Text, r.Err = fresh.ID, fresh.Text, fresh.Err
		j.units[places[i]].Text = fresh.Text
		for _, word := range unknown[fresh.ID] {
			note(r, word, first)
			if c, _ := utf8.DecodeRuneInString(word); first && unicode.IsUpper(c) {
				j.names[fresh.ID] = append(j.names[fresh.ID], word)
			}
		}
	}
	return nil
}

// ask asks for one text, unless its answer was kept.
func (j *job) ask(ctx context.Context, q question) (texts []string, err error) {
	answer, ok := j.engine.kept.take(q)
	if !ok {
		answer, err = j.engine.send(ctx, q.leg, q.text)
	}
	if err != nil {
		return nil, err
	}
	j.sent[q] = answer
	return []string{answer}, nil
}

// send asks for one text.
func (e *Engine) send(ctx context.Context, leg apertium.Pair, text string) (string, error) {
	form := url.Values{"langpair": {leg.From + "|" + leg.To}, "q": {text}, "markUnknown": {"yes"}, "deformat": {"html"}, "reformat": {"html-noent"}}
	var a struct {
		Data struct {
			Text string `json:"translatedText"`
		} `json:"responseData"`
	}
	if _, err := e.api.Form(ctx, "/translate", form, &a); err != nil {
		return "", err
	}
	return a.Data.Text, nil
}
