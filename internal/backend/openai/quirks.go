package openai

import (
	"encoding/json"
	"net/http"
	"sync"

	"exonym/internal/backend/chat"
	"exonym/internal/backend/rest"
)

// The ways to have JSON answered, the strictest first.
const (
	bySchema = iota
	byObject
	byPrompt
)

// way is what a server is taken to know.
type way struct {
	formats     int // one of the above
	temperature *float64
	efforts     []string // the first is sent, the others follow when it is refused; "" is none
	bound       string   // the name of the bound, "" for none
	switched    bool     // the other name of the bound was refused
}

func (w way) effort() string { return w.efforts[0] }

// thinks reports whether the answer needs room for thoughts: where they are asked for, or
// where a model of OpenAI would not do without.
func (w way) thinks() bool {
	return w.effort() != "none" && (w.effort() != "" || w.bound == newBound)
}

func (w way) format(of json.RawMessage) *format {
	switch w.formats {
	case bySchema:
		return &format{Type: "json_schema", Schema: &schema{Name: "translation", Strict: true, Schema: of}}
	case byObject:
		return &format{Type: "json_object"}
	}
	return nil
}

// quirks remembers the way for all questions of an engine.
type quirks struct {
	mu sync.Mutex
	way
	failures int // answers in a row that the format may have spoiled
}

func (q *quirks) now() way {
	q.mu.Lock()
	defer q.mu.Unlock()
	return q.way
}

// learn changes the way after a refusal of a request that went by the way tried, and
// reports whether asking again may help. Each change leaves something out, so that
// there is an end. The server's words are searched, never repeated.
func (q *quirks) learn(a *rest.Answer, tried way) bool {
	q.mu.Lock()
	defer q.mu.Unlock()
	if a.Status != http.StatusBadRequest && a.Status != http.StatusUnprocessableEntity || isTooLarge(a) || isRefused(a) {
		return false
	}
	if !q.same(tried) {
		return true // another question has learned meanwhile
	}
	words := problemOf(a).words()
	switch {
	case q.formats < byPrompt && chat.Mentions(words, "response_format", "schema", "json_object", "structured", "grammar"):
		q.formats++
	case q.bound != "" && chat.Mentions(words, q.bound):
		q.nextBound()
	case q.temperature != nil && chat.Mentions(words, "temperature"):
		q.temperature = nil
	case len(q.efforts) > 1 && chat.Mentions(words, "reasoning"):
		q.efforts = q.efforts[1:]
	default:
		return false
	}
	return true
}

// same reports whether tried is still the way.
func (q *quirks) same(tried way) bool {
	return q.formats == tried.formats && q.bound == tried.bound && q.temperature == tried.temperature && len(q.efforts) == len(tried.efforts)
}

// nextBound goes on to the other name of the bound, then to none.
func (q *quirks) nextBound() {
	switch {
	case q.switched:
		q.bound = ""
	case q.bound == oldBound:
		q.bound, q.switched = newBound, true
	default:
		q.bound, q.switched = oldBound, true
	}
}

// answered notes whether an answer said anything. A grammar and a model that thinks get
// into each other's way on some local servers: the second answer in a row that is empty
// or garbled ends the format.
func (q *quirks) answered(tried way, said bool) {
	q.mu.Lock()
	defer q.mu.Unlock()
	switch {
	case said:
		q.failures = 0
	case tried.formats == q.formats && q.formats < byPrompt:
		if q.failures++; q.failures >= 2 {
			q.formats, q.failures = q.formats+1, 0
		}
	}
}
