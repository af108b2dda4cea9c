package azure

import (
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"exonym/internal/backend"
	"exonym/internal/backend/langcode"
	"exonym/internal/backend/rest"
)

const (
	name     = "azure"
	mainHost = "https://api.cognitive.microsofttranslator.com"
	// resources of an account have hosts of their own, and the API below a path.
	resourceHost = ".cognitiveservices.azure.com"
	resourcePath = "/translator/text/v3.0"
)

// The versions of the API.
const (
	stable  = "3.0"
	preview = "2026-06-06"
)

var tones = []string{"", "formal", "informal", "neutral"}

// Kind makes the engine.
var Kind = backend.Kind{
	Name: name,
	Doc:  "Asks [Azure Translator](https://learn.microsoft.com/azure/ai-services/translator/), which needs a key of a Translator resource, and its region unless that is global. Where one of the languages is English, terms of the glossary travel in the text. Azure bills all characters that are sent, tags and white space among them.",
	Options: []backend.Option{
		{Name: "key", Required: true, Secret: true, Doc: "A key of the Translator resource."},
		{Name: "region", Safe: true, Doc: "The region of the resource, such as westeurope; not needed for a global one."},
		{Name: "url", Default: mainHost, Doc: "The address of the API, or of a resource that has its own, such as https://NAME.cognitiveservices.azure.com."},
		{Name: "api-version", Default: stable, Safe: true, Doc: "The version of the API: 3.0 or 2026-06-06, which is a preview."},
		{Name: "category", Safe: true, Doc: "The category of a custom model, or, with 2026-06-06, the name of a deployment; by default the general model."},
		{Name: "formality", Safe: true, Doc: "How to address readers: formal, informal or neutral; only deployments of language models, with 2026-06-06, heed it."},
		{Name: "dictionary", Default: "on", Safe: true, Doc: "Whether terms travel in the text, exactly as the glossary has them, where one of the languages is English: on or off."},
	},
	New: open,
}

func open(s backend.Settings) (backend.Backend, error) {
	key, err := rest.Key(name, "key", s["key"])
	if err != nil {
		return nil, err
	}
	region, err := rest.Key(name, "region", s["region"])
	if err != nil {
		return nil, err
	}
	base, err := baseOf(s["url"])
	if err != nil {
		return nil, err
	}
	version, tone, dictionary := s["api-version"], s["formality"], s["dictionary"]
	switch {
	case version != stable && version != preview:
		return nil, fmt.Errorf("azure: api-version is %q; write %s or %s", version, stable, preview)
	case !slices.Contains(tones, tone):
		return nil, fmt.Errorf("azure: formality is %q; write formal, informal or neutral", tone)
	case dictionary != "on" && dictionary != "off":
		return nil, fmt.Errorf("azure: dictionary is %q; write on or off", dictionary)
	}
	if version == stable {
		tone = ""
	}
	header := http.Header{"Ocp-Apim-Subscription-Key": {key}}
	if region != "" {
		header.Set("Ocp-Apim-Subscription-Region", region)
	}
	e := &Engine{version: version, category: s["category"], tone: tone, dictionary: dictionary == "on"}
	e.client = rest.New(rest.Options{Engine: name, Base: base, Header: header, Refine: refine})
	e.languages = langcode.NewServed(languages, e.list)
	return e, nil
}

// baseOf is the address below which the methods are.
func baseOf(given string) (string, error) {
	base, err := rest.Address(name, given, rest.Keyed)
	if err != nil {
		return "", err
	}
	u, err := url.Parse(base)
	if err == nil && u.Path == "" && strings.HasSuffix(u.Hostname(), resourceHost) {
		base += resourcePath
	}
	return base, nil
}
