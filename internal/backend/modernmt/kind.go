package modernmt

import (
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"exonym/internal/backend"
	"exonym/internal/backend/langcode"
	"exonym/internal/backend/rest"
)

const (
	name = "modernmt"
	host = "https://api.modernmt.com"
)

// Kind makes the engine.
var Kind = backend.Kind{
	Name: name,
	Doc:  "Asks [ModernMT](https://www.modernmt.com/api), which needs a key and bills by the character. It uses translation memories and glossaries that the account has; terms of exonym's own glossary do not travel.",
	Options: []backend.Option{
		{Name: "key", Required: true, Secret: true, Doc: "The key (license) of the API."},
		{Name: "memories", Safe: true, Doc: "Ids of memories of the account to prefer, such as 37,92."},
		{Name: "glossaries", Safe: true, Doc: "Ids of glossaries of the account to use, such as 12,15."},
		{Name: "url", Default: host, Doc: "The address of the API."},
	},
	New: open,
}

func open(s backend.Settings) (backend.Backend, error) {
	key, err := rest.Key(name, "key", s["key"])
	if err != nil {
		return nil, err
	}
	base, err := rest.Address(name, s["url"], rest.Keyed)
	if err != nil {
		return nil, err
	}
	memories, err := ids("memories", s["memories"])
	if err != nil {
		return nil, err
	}
	glossaries, err := ids("glossaries", s["glossaries"])
	if err != nil {
		return nil, err
	}
	api := rest.New(rest.Options{
		Engine: name, Base: base, Parallel: parallel, Refine: refine,
		// A request is too long for an address, so that what gets is posted.
		Header: http.Header{"Mmt-Apikey": {key}, "X-Http-Method-Override": {http.MethodGet}},
	})
	return &Engine{api: api, memories: memories, glossaries: glossaries, languages: rest.NewOnce[langcode.Table]()}, nil
}

// ids reads numbers set apart by commas, in their order: it is that of preference.
func ids(option, given string) ([]int64, error) {
	var list []int64
	for word := range strings.SplitSeq(given, ",") {
		word = strings.TrimSpace(word)
		if word == "" {
			continue
		}
		id, err := strconv.ParseInt(word, 10, 64)
		if err != nil || id <= 0 || slices.Contains(list, id) {
			return nil, fmt.Errorf("modernmt: %s is no list of different numbers such as 12,15", option)
		}
		list = append(list, id)
	}
	return list, nil
}
