package deepl

import (
	"crypto/sha256"
	"encoding/hex"
	"sync/atomic"

	"golang.org/x/text/language"

	"exonym/internal/backend"
	"exonym/internal/backend/markup"
	"exonym/internal/backend/rest"
)

const (
	name          = "deepl"
	translatePath = "/v2/translate"
	// maxTexts and maxBody bound one request.
	maxTexts, maxBody = 50, 128 << 10
	// maxContext leaves room for texts beside the context.
	maxContext = 16 << 10
	// batchBytes is what a driver puts into a request: JSON and tags make it longer.
	batchBytes = 64 << 10
)

// style is what is the same in every request of an engine.
type style struct{ Formality, Model, Context string }

// tagVersion is the reader of tags that goes with the model.
func (s style) tagVersion() string {
	if s.Model == latency {
		return "v1"
	}
	return "v2"
}

// Engine is an account of DeepL. It may be used from many goroutines.
type Engine struct {
	api    *rest.Client
	shelf  *shelf
	style  style
	billed atomic.Int64
}

func newEngine(api *rest.Client, s style) *Engine {
	return &Engine{api: api, shelf: newShelf(api), style: s}
}

// Info describes the engine.
func (e *Engine) Info() backend.Info {
	return backend.Info{
		Name: name, Version: e.version(), Rungs: markup.XML.Rungs(), Terms: backend.NativeTerms,
		Limits: backend.Limits{Units: maxTexts, Bytes: batchBytes, Parallel: parallel},
	}
}

// version holds a hash of the context, which changes the answers too.
func (e *Engine) version() string {
	version := "v2 1 " + e.style.Model + " " + e.style.Formality
	if e.style.Context == "" {
		return version
	}
	sum := sha256.Sum256([]byte(e.style.Context))
	return version + " " + hex.EncodeToString(sum[:8])
}

// Route names the languages as DeepL does: "FR > EN-GB".
func (e *Engine) Route(from, to language.Tag) (string, error) {
	p, err := languages().Pair(from, to)
	if err != nil {
		return "", err
	}
	return p.String(), nil
}

// TakesTerms reports whether there are glossaries for a pair of languages: both are named,
// and they are not variants of one.
func (e *Engine) TakesTerms(from, to language.Tag) bool {
	p, err := languages().Pair(from, to)
	p = bases(p)
	return err == nil && p.Source != "" && p.Source != p.Target
}

// Billed returns the characters that DeepL billed so far, as it says itself.
func (e *Engine) Billed() backend.Usage { return backend.Usage{Characters: e.billed.Load()} }

// Close closes the connections. The glossaries stay for the next run.
func (e *Engine) Close() error { return e.api.Close() }
