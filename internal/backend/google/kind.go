package google

import (
	"fmt"
	"net/http"
	"regexp"
	"strings"

	"exonym/internal/backend"
	"exonym/internal/backend/rest"
)

const (
	basicName    = "google"
	advancedName = "google-advanced"
)

// Basic makes the engine of v2.
var Basic = backend.Kind{
	Name: basicName,
	Doc:  "Asks [Google Cloud Translation](https://cloud.google.com/translate) Basic (v2), which needs a key of its API. Google bills all characters that are sent, tags and white space among them.",
	Options: []backend.Option{
		{Name: "key", Required: true, Secret: true, Doc: "An API key of a Google Cloud project in which the Cloud Translation API is enabled."},
		{Name: "model", Safe: true, Doc: "The model: nmt, or the full name of another, such as projects/P/locations/us-central1/models/general/translation-llm; by default what Google chooses."},
		{Name: "url", Default: "https://translation.googleapis.com", Doc: "The address of the API."},
	},
	New: openBasic,
}

// Advanced makes the engine of v3.
var Advanced = backend.Kind{
	Name: advancedName,
	Doc:  "Asks [Google Cloud Translation](https://cloud.google.com/translate) Advanced (v3), which needs the credentials of a service account, or those that `gcloud auth application-default login` writes. A glossary that is in the project can be named; exonym uploads none. Google bills all characters that are sent, tags and white space among them.",
	Options: []backend.Option{
		{Name: "credentials", Required: true, Secret: true, Doc: "The JSON file of the credentials, or its content."},
		{Name: "project", Doc: "The project; by default that of the credentials."},
		{Name: "location", Default: "global", Doc: "Where to translate; a glossary or a model of your own needs its region, such as us-central1."},
		{Name: "model", Safe: true, Doc: "The model: general/nmt, general/translation-llm, or the full name of your own; by default what Google chooses."},
		{Name: "glossary", Safe: true, Doc: "The name of a glossary in the project and location, or its full name; it must have the pair of languages."},
		{Name: "glossary-case", Default: "on", Safe: true, Doc: "Whether the glossary tells capitals from small letters: on or off."},
		{Name: "glossary-context", Default: "off", Safe: true, Doc: "Whether the glossary's terms are fitted into the sentence by a model: on or off."},
		{Name: "url", Default: "https://translate.googleapis.com", Doc: "The address of the API."},
	},
	New: openAdvanced,
}

func openBasic(s backend.Settings) (backend.Backend, error) {
	key, err := rest.Key(basicName, "key", s["key"])
	if err != nil {
		return nil, err
	}
	base, err := rest.Address(basicName, s["url"], rest.Keyed)
	if err != nil {
		return nil, err
	}
	client := rest.New(rest.Options{Engine: basicName, Base: base, Header: http.Header{"X-Goog-Api-Key": {key}}, Refine: refine})
	return newEngine(basicName, basic{client, s["model"]}, client), nil
}

func openAdvanced(s backend.Settings) (backend.Backend, error) {
	base, err := rest.Address(advancedName, s["url"], rest.Keyed)
	if err != nil {
		return nil, err
	}
	pass, err := readCredentials(s["credentials"])
	if err != nil {
		return nil, err
	}
	a, err := advancedOf(s, pass.project())
	if err != nil {
		return nil, err
	}
	tokens, err := newTokens(pass)
	if err != nil {
		return nil, err
	}
	header := http.Header{}
	if pass.Type == userType {
		header.Set("X-Goog-User-Project", a.project)
	}
	a.client = rest.New(rest.Options{Engine: advancedName, Base: base, Header: header, Sign: tokens.sign, Refine: refine})
	return newEngine(advancedName, a, a.client, tokens.client), nil
}

// named is what may stand in a path: no slash, nothing to escape.
var named = regexp.MustCompile(`^[A-Za-z0-9][A-Za-z0-9._:-]*$`)

// full is the whole name of a model or glossary.
var full = regexp.MustCompile(`^projects/[^/]+/locations/[^/]+/(models|glossaries)/[A-Za-z0-9._/-]+$`)

// advancedOf reads the options of v3. project is that of the credentials.
func advancedOf(s backend.Settings, project string) (*advanced, error) {
	a := &advanced{project: s["project"], location: s["location"], model: s["model"], glossary: s["glossary"]}
	if a.project == "" {
		a.project = project
	}
	if a.project == "" {
		return nil, &backend.SettingError{Kind: advancedName, Option: "project"}
	}
	for option, value := range map[string]string{"project": a.project, "location": a.location} {
		if !named.MatchString(value) {
			return nil, fmt.Errorf("%s: %s is %q, which is no name", advancedName, option, value)
		}
	}
	var err error
	if a.model, err = a.expand("model", "models/", a.model, "general/nmt or general/translation-llm"); err != nil {
		return nil, err
	}
	if a.glossary, err = a.expand("glossary", "glossaries/", a.glossary, "my-glossary"); err != nil {
		return nil, err
	}
	if a.glossary != "" && strings.Contains(a.glossary, "/locations/global/") {
		return nil, fmt.Errorf("%s: a glossary is in a region; set location, such as us-central1", advancedName)
	}
	if a.exact, err = onOff(s, "glossary-case"); err != nil {
		return nil, err
	}
	a.contextual, err = onOff(s, "glossary-context")
	return a, err
}

// expand makes a full name of a short one.
func (a *advanced) expand(option, folder, name, example string) (string, error) {
	if name == "" || full.MatchString(name) {
		return name, nil
	}
	long := "projects/" + a.project + "/locations/" + a.location + "/" + folder + name
	if !full.MatchString(long) || strings.HasPrefix(name, "projects/") {
		return "", fmt.Errorf("%s: %s is %q; write %s, or a full name", advancedName, option, name, example)
	}
	return long, nil
}

func onOff(s backend.Settings, option string) (bool, error) {
	if value := s[option]; value != "on" && value != "off" {
		return false, fmt.Errorf("%s: %s is %q; write on or off", advancedName, option, value)
	}
	return s[option] == "on", nil
}
