package anthropic

import (
	"encoding/json"
	"errors"
	"net/http"
	"strings"
	"time"

	"exonym/internal/backend"
	"exonym/internal/backend/chat"
	"exonym/internal/backend/rest"
)

// problem is what the API says of a request that it does not answer.
type problem struct {
	Type    string `json:"type"`
	Message string `json:"message"`
}

func problemOf(a *rest.Answer) problem {
	var body struct {
		Error problem `json:"error"`
	}
	json.Unmarshal(a.Body, &body) // what cannot be read says nothing
	return body.Error
}

// words are all that can name a field, in small letters. They may quote the article.
func (p problem) words() string { return strings.ToLower(p.Type + " " + p.Message) }

// classOf is the class of a status, and of the words where the status alone does not tell:
// a budget that is spent comes as 400 and as 429.
func classOf(a *rest.Answer) backend.Class {
	words := problemOf(a).words()
	switch {
	case a.Status != http.StatusBadRequest && a.Status != http.StatusTooManyRequests:
		return rest.ClassOf(a.Status)
	case chat.Mentions(words, "spend_limit", "spend limit", "usage limit", "credit balance", "billing"),
		a.Status == http.StatusTooManyRequests && a.Header.Get("X-Should-Retry") == "false":
		return backend.Quota
	case a.Status == http.StatusBadRequest && chat.Mentions(words, "prompt is too long", "context window", "context limit"):
		return backend.TooLarge
	}
	return rest.ClassOf(a.Status)
}

// refine says what a status means here.
func refine(f *backend.Fault, a *rest.Answer) {
	f.Class = classOf(a)
	if f.Class == backend.Rate && f.After == 0 {
		f.After = reset(a.Header, time.Now())
	}
	if f.Cause != nil {
		return
	}
	if a.Status == http.StatusNotFound {
		f.Cause = errors.New("the API does not know the model, or the address is not its own")
	} else if word := rest.Word(problemOf(a).Type); word != "" {
		f.Cause = errors.New(word)
	}
}

// reset is when a limit that is used up begins anew, as the headers say (RFC 3339).
func reset(h http.Header, now time.Time) (wait time.Duration) {
	for _, kind := range []string{"Requests", "Tokens", "Input-Tokens", "Output-Tokens"} {
		if h.Get("Anthropic-Ratelimit-"+kind+"-Remaining") != "0" {
			continue
		}
		if at, err := time.Parse(time.RFC3339, h.Get("Anthropic-Ratelimit-"+kind+"-Reset")); err == nil {
			wait = max(wait, min(at.Sub(now), time.Hour))
		}
	}
	return wait
}
