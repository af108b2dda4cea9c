package deepl

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"exonym/internal/backend"
	"exonym/internal/backend/rest"
)

// The hosts: keys of the free plan end in ":fx".
const (
	proHost  = "https://api.deepl.com"
	freeHost = "https://api-free.deepl.com"
	freeMark = ":fx"
)

var (
	// formalities are DeepL's words, and those that all engines know.
	formalities = map[string]string{
		"default": "default", "more": "more", "less": "less", "prefer_more": "prefer_more", "prefer_less": "prefer_less",
		"formal": "prefer_more", "informal": "prefer_less",
	}
	models = []string{latency, "quality_optimized", "prefer_quality_optimized"}
)

// latency is the model that is fast; only for it the older reader of tags is asked for.
const latency = "latency_optimized"

// Kind makes the engine.
var Kind = backend.Kind{
	Name: "deepl",
	Doc:  "Asks [DeepL](https://www.deepl.com/pro-api), which needs a key of its API, free or paid. The terms of the glossary travel along: exonym keeps up to eight glossaries named `exonym-…` in the account, and deletes the oldest of them when it needs room; others it leaves alone. DeepL bills the characters of the text; tags and context cost nothing.",
	Options: []backend.Option{
		{Name: "key", Required: true, Secret: true, Doc: "The key of the DeepL API; one of the free plan ends in :fx."},
		{Name: "url", Doc: "The address of the API, such as https://api-us.deepl.com; by default the host of the key's plan."},
		{Name: "formality", Default: "default", Safe: true, Doc: "How to address readers: default, formal (prefer_more) or informal (prefer_less); more and less fail where the language has no forms of address."},
		{Name: "model", Default: "prefer_quality_optimized", Safe: true, Doc: "The kind of model: latency_optimized, quality_optimized or prefer_quality_optimized."},
		{Name: "context", Safe: true, Doc: "Some sentences about the articles, in their language, that help to translate them; they cost nothing."},
	},
	New: open,
}

func open(s backend.Settings) (backend.Backend, error) {
	key, err := rest.Key(name, "key", s["key"])
	if err != nil {
		return nil, err
	}
	formality, ok := formalities[s["formality"]]
	if !ok {
		return nil, fmt.Errorf("deepl: formality is %q; write one of %s", s["formality"], strings.Join(slices.Sorted(maps.Keys(formalities)), ", "))
	}
	if !slices.Contains(models, s["model"]) {
		return nil, fmt.Errorf("deepl: model is %q; write one of %s", s["model"], strings.Join(models, ", "))
	}
	host, err := hostOf(s["url"], key)
	if err != nil {
		return nil, err
	}
	style := style{Formality: formality, Model: s["model"], Context: s["context"]}
	if len(style.Context) > maxContext {
		return nil, fmt.Errorf("deepl: context has %d bytes; %d is the most", len(style.Context), maxContext)
	}
	return newEngine(newAPI(host, key), style), nil
}

// hostOf is the address that was given, or else that of the key's plan.
func hostOf(given, key string) (string, error) {
	if given == "" && strings.HasSuffix(key, freeMark) {
		return freeHost, nil
	}
	if given == "" {
		return proHost, nil
	}
	return rest.Address(name, given, rest.Keyed)
}
