package openai

import (
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"time"

	"exonym/internal/backend"
	"exonym/internal/backend/chat"
	"exonym/internal/backend/rest"
)

// problem is what a server says of a request that it does not answer.
type problem struct {
	Message string `json:"message"`
	Type    string `json:"type"`
	Param   string `json:"param"`
	Code    any    `json:"code"` // some servers repeat the status
}

func problemOf(a *rest.Answer) problem {
	var body struct {
		Error  json.RawMessage `json:"error"`
		Detail []struct {      // of frameworks that check requests themselves; they repeat the request beside it
			Where   []any  `json:"loc"`
			Message string `json:"msg"`
		} `json:"detail"`
	}
	var p problem
	json.Unmarshal(a.Body, &body) // what cannot be read says nothing
	if json.Unmarshal(body.Error, &p) != nil {
		p.Message = string(body.Error)
	}
	for _, d := range body.Detail {
		p.Message += fmt.Sprint(d.Where, d.Message)
	}
	return p
}

func (p problem) code() string {
	code, _ := p.Code.(string)
	return code
}

// words are all that can name a parameter, in small letters. They may quote the article.
func (p problem) words() string {
	return strings.ToLower(strings.Join([]string{p.Param, p.code(), p.Type, p.Message}, " "))
}

// spent are the codes and types of 429 that mean that nothing is left to pay with.
var spent = []string{
	"insufficient_quota", "credit_balance_exhausted", "organization_spend_limit_exceeded", "project_spend_limit_exceeded",
	"organization_usage_limit_exceeded", "billing_hard_limit_reached",
}

// isTooLarge reports whether a request is more than the model holds; llama.cpp and vLLM
// have words of their own for that.
func isTooLarge(a *rest.Answer) bool {
	p := problemOf(a)
	return a.Status == http.StatusBadRequest &&
		(chat.Mentions(p.code()+" "+p.Type, "context_length_exceeded", "string_above_max_length", "exceed_context_size") || chat.Mentions(p.words(), "maximum context length", "context size"))
}

// isRefused reports whether a filter before the model refused the text.
func isRefused(a *rest.Answer) bool {
	return a.Status == http.StatusBadRequest && chat.Mentions(problemOf(a).code(), "content_filter", "content_policy_violation")
}

// isGarbled reports whether the model answered, but not in the format: llama.cpp then says
// that the server is broken, which it is not.
func isGarbled(a *rest.Answer) bool {
	return a.Status == http.StatusInternalServerError && chat.Mentions(problemOf(a).words(), "the model produced output", "failed to parse")
}

// refine says what a status means here.
func refine(f *backend.Fault, a *rest.Answer) {
	p := problemOf(a)
	switch {
	case a.Status == http.StatusTooManyRequests && (slices.Contains(spent, p.code()) || slices.Contains(spent, p.Type)):
		f.Class = backend.Quota
	case a.Status == http.StatusTooManyRequests && f.After == 0:
		f.After = reset(a.Header)
	case isTooLarge(a):
		f.Class = backend.TooLarge
	case isRefused(a):
		f.Class = backend.Refused
	case a.Status == http.StatusNotFound:
		f.Cause = errors.New("the server does not know the model, or the address does not end in /v1")
		return
	}
	if word := rest.Word(p.code()); word != "" && f.Cause == nil {
		f.Cause = errors.New(word)
	}
}

// reset is when a limit that is used up begins anew, as the headers of OpenAI say: "6m0s",
// or plain seconds; anything else is 0.
func reset(h http.Header) (wait time.Duration) {
	for _, kind := range []string{"Requests", "Tokens"} {
		if h.Get("X-Ratelimit-Remaining-"+kind) != "0" {
			continue
		}
		value := h.Get("X-Ratelimit-Reset-" + kind)
		after, err := time.ParseDuration(value)
		if err != nil {
			seconds, _ := strconv.Atoi(value)
			after = time.Duration(seconds) * time.Second
		}
		wait = max(wait, min(after, time.Hour))
	}
	return wait
}
