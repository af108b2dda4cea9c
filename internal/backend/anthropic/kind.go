package anthropic

import (
	"net/http"
	"strings"

	"exonym/internal/backend"
	"exonym/internal/backend/chat"
	"exonym/internal/backend/rest"
)

const (
	name        = "anthropic"
	defaultBase = "https://api.anthropic.com"
	version     = "2023-06-01"
)

// efforts are how much a model may think.
var efforts = []string{"low", "medium", "high", "xhigh", "max"}

// Kind makes the engine.
var Kind = backend.Kind{
	Name: name,
	Doc: "Translates with a language model of [Anthropic](https://platform.claude.com), which needs a key of its API. " +
		"[Language models](models.md) tells what is sent, and how answers are proved.",
	Options: append([]backend.Option{
		{Name: "model", Required: true, Safe: true, Doc: "The model, as the API names it."},
		{Name: "key", Required: true, Secret: true, Doc: "The key of the API."},
		{Name: "url", Default: defaultBase, Doc: "The address of the API, without /v1."},
		{Name: "temperature", Default: "default", Safe: true, Doc: "How far the model may stray from the likeliest word, 0 to 1, or default for its own; newer models refuse it, and then it is left out."},
		{Name: "effort", Default: "low", Safe: true, Doc: "How much the model may think before it answers: low, medium, high, xhigh, max, or default for its own. What the model does not know is left out."},
	}, chat.Options()...),
	New: open,
}

// Engine is a model of the API.
type Engine struct {
	*chat.Engine
	client *rest.Client
}

// Close closes the connections.
func (e *Engine) Close() error { return e.client.Close() }

func open(s backend.Settings) (backend.Backend, error) {
	config, timeout, err := chat.Configure(name, s)
	if err != nil {
		return nil, err
	}
	m, err := newModel(s)
	if err != nil {
		return nil, err
	}
	key, err := rest.Key(name, "key", s["key"])
	if err != nil {
		return nil, err
	}
	base, err := rest.Address(name, s["url"], rest.Keyed)
	if err != nil {
		return nil, err
	}
	m.client = rest.New(rest.Options{
		Engine: name, Base: base, Refine: refine, Timeout: timeout, Parallel: config.Limits.Parallel,
		Header: http.Header{"X-Api-Key": {key}, "Anthropic-Version": {version}},
	})
	config.Model, config.Route = m, m.name
	config.Version = strings.Join([]string{m.name, base, s["temperature"], s["effort"]}, " ")
	return &Engine{chat.New(config), m.client}, nil
}

// newModel reads what is sent with every question.
func newModel(s backend.Settings) (m *model, err error) {
	m = &model{name: strings.TrimSpace(s["model"]), quirks: quirks{way: way{format: true}}}
	if m.quirks.effort, err = chat.Effort(name, s, efforts); err != nil {
		return nil, err
	}
	m.quirks.temperature, err = chat.Temperature(name, s, 1)
	return m, err
}
