package apy

import (
	"maps"
	"sync"

	"exonym/internal/backend/apertium"
)

// question is a text for one leg.
type question struct {
	leg  apertium.Pair
	text string
}

// maxKept bounds what is kept; nobody may ask again.
const maxKept = 10_000

// kept are the answers of legs before one that failed: when the batch is asked again, it
// goes on where it stopped.
type kept struct {
	mu      sync.Mutex
	answers map[question]string
}

func (k *kept) put(answers map[question]string) {
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.answers == nil || len(k.answers) > maxKept {
		k.answers = map[question]string{}
	}
	maps.Copy(k.answers, answers)
}

// take returns an answer, and keeps it no longer.
func (k *kept) take(q question) (answer string, ok bool) {
	k.mu.Lock()
	defer k.mu.Unlock()
	answer, ok = k.answers[q]
	delete(k.answers, q)
	return answer, ok
}
