package openai

import (
	"net/http"
	"net/url"
	"strings"

	"exonym/internal/backend"
	"exonym/internal/backend/chat"
	"exonym/internal/backend/rest"
)

const (
	name        = "openai"
	defaultBase = "https://api.openai.com/v1"
)

// efforts are how much a model may think.
var efforts = []string{"none", "minimal", "low", "medium", "high", "xhigh", "max"}

// Kind makes the engine.
var Kind = backend.Kind{
	Name: name,
	Doc: "Translates with a language model behind any server that speaks OpenAI's chat completions: OpenAI itself, which needs a key, or one of your own such as Ollama " +
		"(`http://localhost:11434/v1`), llama.cpp (`http://localhost:8080/v1`) or vLLM (`http://localhost:8000/v1`). [Language models](models.md) tells what is sent, and how answers are proved.",
	Options: append([]backend.Option{
		{Name: "model", Required: true, Safe: true, Doc: "The model, as the server names it."},
		{Name: "url", Default: defaultBase, Doc: "The address of the API, up to /v1."},
		{Name: "key", Secret: true, Doc: "The key of the API; servers of your own mostly need none."},
		{Name: "temperature", Default: "0", Safe: true, Doc: "How far the model may stray from the likeliest word, 0 to 2, or default for the server's own; models that think refuse it, and then it is left out."},
		{Name: "effort", Default: "none", Safe: true, Doc: "How much the model may think before it answers: none, minimal, low, medium, high, xhigh, max, or default for its own. What the model does not know is left out."},
	}, chat.Options()...),
	New: open,
}

// Engine is a model on a server.
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
	base, err := rest.Address(name, s["url"], key != "")
	if err != nil {
		return nil, err
	}
	m.client = rest.New(rest.Options{Engine: name, Base: base, Header: headerFor(base, key), Refine: refine, Timeout: timeout, Parallel: config.Limits.Parallel})
	m.quirks.bound = boundFor(base)
	config.Model, config.Route = m, m.name
	config.Free = key == "" && rest.Near(base)
	config.Version = strings.Join([]string{m.name, base, s["temperature"], s["effort"]}, " ")
	return &Engine{chat.New(config), m.client}, nil
}

// newModel reads what is sent with every question.
func newModel(s backend.Settings) (m *model, err error) {
	m = &model{name: strings.TrimSpace(s["model"])}
	effort, err := chat.Effort(name, s, efforts)
	if err != nil {
		return nil, err
	}
	switch effort {
	case "":
		m.quirks.efforts = []string{""}
	case "none": // some models think at least a little
		m.quirks.efforts = []string{"none", "low", ""}
	default:
		m.quirks.efforts = []string{effort, ""}
	}
	m.quirks.temperature, err = chat.Temperature(name, s, 2)
	return m, err
}

// headerFor carries the key; Azure has a header of its own for it.
func headerFor(base, key string) http.Header {
	switch {
	case key == "":
		return nil
	case isAzure(base):
		return http.Header{"Api-Key": {key}}
	}
	return http.Header{"Authorization": {"Bearer " + key}}
}

// boundFor names the bound on the tokens of an answer: OpenAI's models that think refuse
// the old name, Ollama passes over the new one without a word.
func boundFor(base string) string {
	if isAzure(base) || hostOf(base) == "api.openai.com" {
		return newBound
	}
	return oldBound
}

func isAzure(base string) bool { return strings.HasSuffix(hostOf(base), ".openai.azure.com") }

func hostOf(base string) string {
	u, err := url.Parse(base)
	if err != nil {
		return ""
	}
	return u.Hostname()
}
