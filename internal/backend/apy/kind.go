package apy

import (
	"encoding/json"
	"errors"
	"net/http"
	"strings"

	"exonym/internal/backend"
	"exonym/internal/backend/apertium"
	"exonym/internal/backend/rest"
)

const name = "apy"

// Kind makes the engine.
var Kind = backend.Kind{
	Name: name,
	Doc: "Asks an Apertium that runs elsewhere, through an [APy](https://wiki.apertium.org/wiki/Apertium-apy) server; no key, no cost. It is several times slower than `apertium`, and cannot put the adjectives of countries in agreement; else its translations are the same. " +
		"Whoever runs such a server: it listens on all network interfaces unless it is kept from it.",
	Options: []backend.Option{
		{Name: "url", Required: true, Doc: "The address of the server, such as http://localhost:2737."},
	},
	New: open,
}

func open(s backend.Settings) (backend.Backend, error) {
	base, err := rest.Address(name, s["url"], !rest.Keyed)
	if err != nil {
		return nil, err
	}
	api := rest.New(rest.Options{Engine: name, Base: base, Parallel: parallel, Refine: refine})
	return &Engine{api: api, pairs: rest.NewOnce[[]apertium.Pair]()}, nil
}

// refine tells a pair that is not served from other bad requests.
func refine(f *backend.Fault, a *rest.Answer) {
	var said struct {
		Explanation string `json:"explanation"`
	}
	_ = json.Unmarshal(a.Body, &said) // what is no JSON says nothing
	switch {
	case a.Status == http.StatusBadRequest && (strings.Contains(said.Explanation, "not installed") || strings.Contains(said.Explanation, "No path")):
		f.Cause = backend.ErrPair
	case a.Status == http.StatusNotFound:
		f.Cause = errors.New("the url is not that of an APy server")
	}
}
