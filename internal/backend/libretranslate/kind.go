package libretranslate

import (
	"net/http"

	"exonym/internal/backend"
	"exonym/internal/backend/rest"
)

const name = "libretranslate"

// Kind makes the engine.
var Kind = backend.Kind{
	Name: name,
	Doc:  "Asks a [LibreTranslate](https://libretranslate.com) server: one of your own, which costs nothing, or the hosted one, which needs a key. It takes no terms. Bold text and links in a sentence cost quality: the server translates what stands between them piece by piece.",
	Options: []backend.Option{
		{Name: "url", Required: true, Doc: "The address of the server, such as http://localhost:5000 or https://libretranslate.com."},
		{Name: "key", Secret: true, Doc: "The key, where the server wants one."},
	},
	New: open,
}

func open(s backend.Settings) (backend.Backend, error) {
	key, err := rest.Key(name, "key", s["key"])
	if err != nil {
		return nil, err
	}
	base, err := rest.Address(name, s["url"], key != "")
	if err != nil {
		return nil, err
	}
	api := rest.New(rest.Options{
		Engine: name, Base: base, Parallel: parallel, Secrets: []string{key}, Refine: refine,
		Header: http.Header{"Accept-Language": {"en"}}, // of errors
	})
	return &Engine{api: api, key: key, about: rest.NewOnce[about]()}, nil
}
