package deepl

import (
	"errors"
	"net/http"

	"exonym/internal/backend"
	"exonym/internal/backend/rest"
)

// parallel is how many requests DeepL stands at once to begin with.
const parallel = 4

func newAPI(host, key string) *rest.Client {
	return rest.New(rest.Options{
		Engine: name, Base: host, Parallel: parallel, Refine: refine,
		Header: http.Header{"Authorization": {"DeepL-Auth-Key " + key}},
	})
}

// statusQuota is a status that DeepL has beside those of HTTP.
const statusQuota = 456

// refine adds what a status means here.
func refine(f *backend.Fault, a *rest.Answer) {
	if a.Status == statusQuota {
		f.Class = backend.Quota
	}
	if advice := advices[a.Status]; advice != "" {
		f.Cause = errors.New(advice)
	}
}

var advices = map[int]string{
	http.StatusBadRequest:            "the languages, the formality or the tags do not suit the API",
	http.StatusForbidden:             "the key is wrong, or its plan lacks this host; keys of the free plan end in :fx",
	http.StatusNotFound:              "no such glossary, or the url is not that of the API",
	http.StatusRequestEntityTooLarge: "a request holds at most 128 KiB",
	statusQuota:                      "the plan's characters or glossaries, or the cost limit, are used up",
}
