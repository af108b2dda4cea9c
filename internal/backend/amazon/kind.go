package amazon

import (
	"fmt"
	"net/http"
	"regexp"
	"time"

	"exonym/internal/backend"
	"exonym/internal/backend/langcode"
	"exonym/internal/backend/rest"
)

const (
	name    = "amazon"
	service = "translate"
)

// Kind makes the engine.
var Kind = backend.Kind{
	Name: name,
	Doc:  "Asks [Amazon Translate](https://aws.amazon.com/translate/), which needs an access key of AWS; files and roles of AWS are not looked for. A terminology that is in the account can be named; exonym imports none. Amazon bills the characters of the text, tags and white space among them.",
	Options: []backend.Option{
		{Name: "access-key", Required: true, Secret: true, Doc: "The id of the access key (AWS_ACCESS_KEY_ID)."},
		{Name: "secret-key", Required: true, Secret: true, Doc: "The secret access key (AWS_SECRET_ACCESS_KEY)."},
		{Name: "session-token", Secret: true, Doc: "The token that belongs to a key that is lent for some time (AWS_SESSION_TOKEN)."},
		{Name: "region", Required: true, Safe: true, Doc: "The region, such as eu-west-1."},
		{Name: "terminology", Safe: true, Doc: "The name of a custom terminology of the account in the region."},
		{Name: "formality", Safe: true, Doc: "How to address readers: formal or informal; languages without forms of address pass it over."},
		{Name: "brevity", Default: "off", Safe: true, Doc: "Whether translations shall be short: on or off."},
		{Name: "profanity", Safe: true, Doc: "Write mask to have rude words masked."},
		{Name: "url", Doc: "The address of the API; by default that of the region."},
	},
	New: open,
}

// regional is how regions are named.
var regional = regexp.MustCompile(`^[a-z]{2,}(-[a-z]+)+-\d$`)

func open(s backend.Settings) (backend.Backend, error) {
	if !regional.MatchString(s["region"]) {
		return nil, fmt.Errorf("amazon: region is %q; write one such as eu-west-1", s["region"])
	}
	keys := signer{region: s["region"], service: service}
	for option, into := range map[string]*string{"access-key": &keys.accessKey, "secret-key": &keys.secretKey, "session-token": &keys.token} {
		key, err := rest.Key(name, option, s[option])
		if err != nil {
			return nil, err
		}
		*into = key
	}
	given := s["url"]
	if given == "" {
		given = "https://translate." + keys.region + ".amazonaws.com"
	}
	base, err := rest.Address(name, given, rest.Keyed)
	if err != nil {
		return nil, err
	}
	style, err := styleOf(s)
	if err != nil {
		return nil, err
	}
	sign := func(r *http.Request, body []byte) error {
		keys.sign(r, body, time.Now())
		return nil
	}
	client := func(operation string) *rest.Client {
		return rest.New(rest.Options{
			Engine: name, Base: base, Header: http.Header{"X-Amz-Target": {operations + operation}},
			Secrets: []string{keys.accessKey, keys.secretKey, keys.token}, Sign: sign, Refine: refine, Parallel: parallel,
		})
	}
	e := &Engine{client: client("TranslateText"), lister: client("ListLanguages"), terminology: s["terminology"], style: style}
	e.languages = langcode.NewServed(languages, e.list)
	return e, nil
}

func styleOf(s backend.Settings) (*settings, error) {
	style := settings{Formality: formalities[s["formality"]], Brevity: brevities[s["brevity"]], Profanity: profanities[s["profanity"]]}
	switch {
	case s["formality"] != "" && style.Formality == "":
		return nil, fmt.Errorf("amazon: formality is %q; write formal or informal", s["formality"])
	case s["brevity"] != "off" && style.Brevity == "":
		return nil, fmt.Errorf("amazon: brevity is %q; write on or off", s["brevity"])
	case s["profanity"] != "" && style.Profanity == "":
		return nil, fmt.Errorf("amazon: profanity is %q; write mask or nothing", s["profanity"])
	case style == settings{}:
		return nil, nil
	}
	return &style, nil
}

// What options are to Amazon.
var (
	formalities = map[string]string{"formal": "FORMAL", "informal": "INFORMAL"}
	brevities   = map[string]string{"on": "ON"}
	profanities = map[string]string{"mask": "MASK"}
)
