package google

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"

	"exonym/internal/backend"
	"exonym/internal/backend/rest"
)

// problem is the body of an answer that is none. Its message may quote the text: it is
// looked at for what kind of fault it is, and never repeated.
type problem struct {
	Error struct {
		Message string   `json:"message"`
		Status  string   `json:"status"`
		Errors  []reason `json:"errors"`  // of v2
		Details []reason `json:"details"` // google.rpc.ErrorInfo is among them
	} `json:"error"`
}

type reason struct {
	Reason string `json:"reason"`
}

// kinds are the reasons, and signs of them in messages, that say more than the status.
// The first that fits counts.
var kinds = []struct {
	reasons []string
	message string // in lower case
	class   backend.Class
	advice  error
}{
	{[]string{"dailyLimitExceeded", "quotaExceeded"}, "daily limit exceeded", backend.Quota, errors.New("the limit of the day or of the project is used up")},
	{[]string{"userRateLimitExceeded", "rateLimitExceeded", "RATE_LIMIT_EXCEEDED"}, "rate limit exceeded", backend.Rate, nil},
	{[]string{"keyInvalid", "API_KEY_INVALID", "keyExpired"}, "api key not valid", backend.Auth, errors.New("the key is wrong or has expired")},
	{[]string{"accessNotConfigured", "SERVICE_DISABLED"}, "", backend.Auth, errors.New("the Cloud Translation API is not enabled in the project")},
	{[]string{"BILLING_DISABLED"}, "", backend.Auth, errors.New("the project has no billing account")},
	{nil, "too long", backend.TooLarge, nil},
	{nil, "too large", backend.TooLarge, nil},
	{nil, "language pair", backend.BadRequest, backend.ErrPair},
	{nil, "language is invalid", backend.BadRequest, backend.ErrPair},
	{nil, "glossary", backend.BadRequest, errors.New("no such glossary in the location, or not for this pair of languages")},
}

// refine classes a fault by what Google says. Over quota is 403, as is a wrong key. The
// classes of 401, 404 and 5xx stand.
func refine(f *backend.Fault, a *rest.Answer) {
	var p problem
	_ = json.Unmarshal(a.Body, &p)
	if word := rest.Word(p.Error.Status); strings.ToUpper(word) == word && word != "" {
		f.Cause = errors.New(word)
	}
	if a.Status != 400 && a.Status != 403 && a.Status != 404 && a.Status != 429 {
		return
	}
	if p.Error.Status == "RESOURCE_EXHAUSTED" {
		f.Class = backend.Rate
	}
	message := strings.ToLower(p.Error.Message)
	for _, k := range kinds {
		reasoned := slices.ContainsFunc(append(p.Error.Errors, p.Error.Details...), func(r reason) bool { return slices.Contains(k.reasons, r.Reason) })
		if !reasoned && (k.message == "" || !strings.Contains(message, k.message)) {
			continue
		}
		f.Class = k.class
		if k.advice != nil {
			f.Cause = fmt.Errorf("%w", k.advice)
		}
		return
	}
}
