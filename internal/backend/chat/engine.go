package chat

import (
	"context"
	"fmt"
	"sync"

	"golang.org/x/text/language"

	"exonym/internal/backend"
)

// Config is what an engine is made of.
type Config struct {
	Name    string // of the engine
	Version string // of the model, with all that changes its answers and is not below
	Route   string // of every reply; the model's name
	Model   Model
	Free    bool // asking it costs nothing
	// Formality is one of Formalities, Style what the client wants, in any words. Both
	// are told to the model.
	Formality, Style string
	// Context is how much the model is told of the text round a segment.
	Context backend.Context
	Limits  backend.Limits // of one question
}

// Engine translates with a model. It may be used from many goroutines.
type Engine struct {
	config Config

	mu     sync.Mutex
	billed backend.Usage
}

// Limits are those of one question where a model has no others: what a translator can keep
// in mind, and what fits into the 4,096 tokens of small local models together with the
// prompt and the answer.
var Limits = backend.Limits{Units: 30, Runes: 4000, Parallel: 4}

// New makes an engine. Without Limits it has those above.
func New(c Config) *Engine {
	if (c.Limits == backend.Limits{}) {
		c.Limits = Limits
	}
	return &Engine{config: c}
}

// examples is how many examples a segment may have.
const examples = 3

// Info describes the engine.
func (e *Engine) Info() backend.Info {
	c := &e.config
	return backend.Info{
		Name: c.Name, Version: e.version(), Free: c.Free, Rungs: 1,
		Terms: backend.PromptedTerms, Context: c.Context, Examples: examples, Limits: c.Limits,
	}
}

// version names the prompt too. What the limits do to an answer, by other segments in the
// same question, is no more than chance does.
func (e *Engine) version() string {
	c := &e.config
	version := fmt.Sprintf("%s %s %s", c.Version, promptVersion, c.Formality)
	if c.Style != "" {
		version += " " + digest(c.Style)
	}
	return version
}

// Route names the model. A model takes any pair of languages.
func (e *Engine) Route(from, to language.Tag) (string, error) {
	if to == language.Und {
		return "", &backend.PairError{From: from, To: to, Engine: true}
	}
	return e.config.Route, nil
}

// Billed returns the tokens of all answers so far, as the model says itself.
func (e *Engine) Billed() backend.Usage {
	e.mu.Lock()
	defer e.mu.Unlock()
	return e.billed
}

// ask asks the model and notes what that cost.
func (e *Engine) ask(ctx context.Context, r Request) (Answer, error) {
	a, err := e.config.Model.Ask(ctx, r)
	e.mu.Lock()
	defer e.mu.Unlock()
	e.billed = e.billed.Plus(a.Usage)
	return a, err
}

func (e *Engine) fault(f *flaw) *backend.Fault {
	return &backend.Fault{Class: f.class, Engine: e.config.Name, Cause: fmt.Errorf("an answer cannot be used: %s", f.say)}
}
