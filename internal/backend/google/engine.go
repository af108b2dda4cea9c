package google

import (
	"context"
	_ "embed"
	"path"
	"strings"
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

var languages = sync.OnceValue(func() langcode.Table { return langcode.Read(languagesText) })

// api is one of Google's APIs.
type api interface {
	// version names all options that change answers.
	version() string
	// modelName is the model, which may be a path; "" is what Google chooses.
	modelName() string
	// limits bound a request.
	limits() backend.Limits
	// size is what a text takes of the limit of bytes, no less than its own.
	size(text string) int
	ask(ctx context.Context, pair langcode.Pair, texts []string) ([]string, error)
	// list returns the codes of the languages that are served.
	list(ctx context.Context) ([]string, error)
}

// Engine is a project at Google. It may be used from many goroutines.
type Engine struct {
	name      string
	api       api
	languages *langcode.Served
	clients   []*rest.Client // that Close closes
}

func newEngine(name string, a api, clients ...*rest.Client) *Engine {
	return &Engine{name, a, langcode.NewServed(languages, a.list), clients}
}

// What a driver sends at a time: Google answers soonest to texts of up to 5,000 code points in all.
const (
	bestRunes     = 5000
	parallel      = 8
	modelParallel = 4 // of a large language model
)

// Info describes the engine.
func (e *Engine) Info() backend.Info {
	limits := backend.Limits{Units: e.api.limits().Units, Runes: bestRunes, Parallel: parallel}
	if strings.HasSuffix(e.api.modelName(), "translation-llm") {
		limits.Parallel = modelParallel
	}
	return backend.Info{Name: e.name, Version: e.api.version(), Rungs: markup.HTML.Rungs(), Limits: limits}
}

// Route names the languages as Google does, and the model, which prices go by:
// "fr > zh-TW", "fr > zh-TW translation-llm".
func (e *Engine) Route(from, to language.Tag) (string, error) {
	route, err := e.languages.Route(from, to)
	if err != nil {
		return "", err
	}
	return route + e.with(), nil
}

// with is the model as a route has it: the last part of its name.
func (e *Engine) with() string {
	if e.api.modelName() == "" {
		return ""
	}
	return " " + path.Base(e.api.modelName())
}

// Translate translates a batch, in as many requests as it needs.
func (e *Engine) Translate(ctx context.Context, b backend.Batch) ([]backend.Reply, error) {
	pair, err := e.languages.Pair(ctx, b.From, b.To)
	if err != nil {
		return nil, err
	}
	return parcel.Translate(ctx, b, parcel.Way{
		Engine: e.name, Route: pair.String() + e.with(), Limits: e.api.limits(), Size: e.api.size,
		Write: func(u *backend.Unit) string { return markup.HTML.Encode(u.Text, u) },
		Read:  func(text string, u *backend.Unit) (string, error) { return markup.HTML.Decode(text, u.Text, u) },
		Ask:   func(ctx context.Context, p parcel.Parcel) ([]string, error) { return e.api.ask(ctx, pair, p.Texts) },
	})
}

// Close closes the connections.
func (e *Engine) Close() error {
	for _, c := range e.clients {
		_ = c.Close() // it cannot fail
	}
	return nil
}
