package azure

import (
	"context"
	_ "embed"
	"fmt"
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"sync"

	"golang.org/x/text/language"

	"exonym/internal/backend"
	"exonym/internal/backend/langcode"
	"exonym/internal/backend/markup"
	"exonym/internal/backend/parcel"
	"exonym/internal/backend/rest"
)

//go:embed languages.txt
var languagesText string

// html keeps a name by the class, which the reference promises.
var html = markup.Dialect{Pair: "b", Single: "img", Void: true, Keep: `span class="notranslate"`}

var languages = sync.OnceValue(func() langcode.Table { return langcode.Read(languagesText) })

const (
	// maxTexts and maxRunes bound a request: 50,000 characters, of which one outside the
	// basic plane counts as two.
	maxTexts, maxRunes = 1000, 25_000
	// bestTexts and bestRunes are what a driver sends at a time, so that answers come soon.
	bestTexts, bestRunes = 100, 10_000
	parallel             = 4
)

// Engine is a Translator resource. It may be used from many goroutines.
type Engine struct {
	client         *rest.Client
	languages      *langcode.Served
	version        string
	category, tone string
	dictionary     bool // terms may travel in the text

	mu     sync.Mutex
	billed backend.Usage
}

// Info describes the engine.
func (e *Engine) Info() backend.Info {
	info := backend.Info{
		Name: name, Version: fmt.Sprintf("%s 1 %s %s", e.version, e.category, e.tone), Rungs: html.Rungs(),
		Limits: backend.Limits{Units: bestTexts, Runes: bestRunes, Parallel: parallel},
	}
	if e.dictionary {
		info.Terms = backend.NativeTerms
	}
	return info
}

// Route names the languages as Azure does, and the kind of model, which prices go by:
// "fr > zh-Hant", "fr > zh-Hant custom", "fr > zh-Hant deployment".
func (e *Engine) Route(from, to language.Tag) (string, error) {
	route, err := e.languages.Route(from, to)
	if err != nil {
		return "", err
	}
	return route + e.with(), nil
}

// with is the kind of model as a route has it.
func (e *Engine) with() string {
	switch {
	case e.category == "" || e.category == "general":
		return ""
	case e.version == preview:
		return " deployment"
	}
	return " custom"
}

// TakesTerms reports whether there are dictionaries for a pair of languages: one of them
// must be English, and the source be known.
func (e *Engine) TakesTerms(from, to language.Tag) bool {
	return e.dictionary && from != language.Und && english(from) != english(to)
}

func english(tag language.Tag) bool {
	base, _ := tag.Base()
	return base.String() == "en"
}

// Translate translates a batch, in as many requests as it needs.
func (e *Engine) Translate(ctx context.Context, b backend.Batch) ([]backend.Reply, error) {
	pair, err := e.languages.Pair(ctx, b.From, b.To)
	if err != nil {
		return nil, err
	}
	told := e.TakesTerms(b.From, b.To)
	return parcel.Translate(ctx, b, parcel.Way{
		Engine: name, Route: pair.String() + e.with(), Limits: backend.Limits{Units: maxTexts, Runes: maxRunes},
		Write: func(u *backend.Unit) string {
			text := html.Encode(u.Text, u)
			if told {
				text = define(text, u.Terms)
			}
			return text
		},
		Read: func(text string, u *backend.Unit) (string, error) {
			return html.Decode(undefine(text), u.Text, u)
		},
		Ask: func(ctx context.Context, p parcel.Parcel) ([]string, error) { return e.ask(ctx, pair, p.Texts) },
	})
}

func (e *Engine) ask(ctx context.Context, pair langcode.Pair, texts []string) ([]string, error) {
	if e.version == preview {
		return e.askPreview(ctx, pair, texts)
	}
	query := url.Values{"api-version": {e.version}, "to": {pair.Target}, "textType": {"html"}}
	if pair.Source != "" {
		query.Set("from", pair.Source)
	}
	if e.category != "" {
		query.Set("category", e.category)
	}
	in := make([]stableText, len(texts))
	for i, text := range texts {
		in[i].Text = text
	}
	var items []item
	header, err := e.client.JSON(ctx, http.MethodPost, "/translate?"+query.Encode(), in, &items)
	if err != nil {
		return nil, err
	}
	e.bill(backend.Usage{Characters: count(header, "X-Metered-Usage")})
	return textsOf(items), nil
}

func (e *Engine) askPreview(ctx context.Context, pair langcode.Pair, texts []string) ([]string, error) {
	in := previewRequest{Inputs: make([]previewText, len(texts))}
	for i, text := range texts {
		in.Inputs[i] = previewText{text, pair.Source, "html", []previewTarget{{pair.Target, e.category, e.tone}}}
	}
	var out previewAnswer
	header, err := e.client.JSON(ctx, http.MethodPost, "/translate?api-version="+url.QueryEscape(e.version), in, &out)
	if err != nil {
		return nil, err
	}
	e.bill(backend.Usage{
		Characters: count(header, "sourceCharactersCharged"),
		Input:      count(header, "sourceTokensCharged"), Output: count(header, "targetTokensCharged"),
	})
	return textsOf(out.Value), nil
}

// list asks for the languages that are served.
func (e *Engine) list(ctx context.Context) ([]string, error) {
	var a struct {
		Translation map[string]any `json:"translation"`
	}
	_, err := e.client.JSON(ctx, http.MethodGet, "/languages?scope=translation&api-version="+stable, nil, &a)
	return slices.Sorted(maps.Keys(a.Translation)), err
}

// count reads a number of a header; what is none is 0.
func count(h http.Header, name string) int64 {
	n, err := strconv.ParseInt(h.Get(name), 10, 64)
	if err != nil {
		return 0
	}
	return max(n, 0)
}

func (e *Engine) bill(u backend.Usage) {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.billed = e.billed.Plus(u)
}

// Billed is what Azure charged so far, as it says with each answer.
func (e *Engine) Billed() backend.Usage {
	e.mu.Lock()
	defer e.mu.Unlock()
	return e.billed
}

// Close closes the connections.
func (e *Engine) Close() error { return e.client.Close() }
