package chat

import (
	"context"
	"strings"
	"sync"
	"testing"

	"golang.org/x/text/language"

	"exonym/internal/article"
	"exonym/internal/backend"
	"exonym/internal/backend/chat/chattest"
)

// fake is a model that translates, or answers the next questions as a test says.
type fake struct {
	mu      sync.Mutex
	answers []func(q chattest.Question) (Answer, error)
	always  func(q chattest.Question) (Answer, error)
	asked   []chattest.Question
	raw     []Request
}

func (f *fake) Ask(ctx context.Context, r Request) (Answer, error) {
	if err := ctx.Err(); err != nil {
		return Answer{}, err
	}
	q, err := chattest.Read(r.User)
	if err != nil {
		panic(err) // the engine asks what no model was told of
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	f.asked, f.raw = append(f.asked, q), append(f.raw, r)
	if len(f.answers) > 0 {
		next := f.answers[0]
		f.answers = f.answers[1:]
		return next(q)
	}
	if f.always != nil {
		return f.always(q)
	}
	return good(q)
}

func good(q chattest.Question) (Answer, error) {
	return Answer{Text: chattest.Answer(q, chattest.Spanish), Usage: backend.Usage{Input: 100, Output: 10}}, nil
}

// says answers with the same text, whatever was asked.
func says(text string) func(chattest.Question) (Answer, error) {
	return func(chattest.Question) (Answer, error) { return Answer{Text: text}, nil }
}

// except translates all but one text, which becomes wrong.
func except(text, wrong string) func(chattest.Question) (Answer, error) {
	return func(q chattest.Question) (Answer, error) {
		return Answer{Text: chattest.Answer(q, func(t string) string {
			if t == text {
				return wrong
			}
			return chattest.Spanish(t)
		})}, nil
	}
}

// texts lists what was asked.
func (f *fake) texts() (asked [][]string) {
	for _, q := range f.asked {
		var texts []string
		for _, s := range q.Segments {
			texts = append(texts, s.Text)
		}
		asked = append(asked, texts)
	}
	return asked
}

func (f *fake) engine() *Engine {
	return New(Config{Name: "fake", Version: "1", Route: "fake-1", Model: f, Context: backend.Document, Formality: "default"})
}

func batchOf(texts ...string) backend.Batch {
	b := backend.Batch{From: language.French, To: language.Spanish}
	for i, text := range texts {
		b.Units = append(b.Units, backend.Unit{ID: article.ID{Block: i}, Text: text})
	}
	return b
}

// prose are sentences of one kind of news.
var prose = []string{
	"Le ministre des Affaires étrangères a rencontré son homologue à Paris.",
	"Les négociations ont repris lundi après trois semaines d'interruption.",
	"Le prix du pétrole a baissé de 3,5 % en deux jours.",
	"Les habitants de la ville attendent encore des réponses.",
	"L'armée a quitté la région le 12 mars.",
	"Le parlement votera la loi avant la fin de l'année.",
}

// translate asks an engine and checks what holds for every answer.
func translate(t *testing.T, e *Engine, b backend.Batch) []backend.Reply {
	t.Helper()
	done := 0
	b.Done = func(n int) { done += n }
	replies, err := e.Translate(t.Context(), b)
	if err != nil {
		t.Fatal(err)
	}
	if len(replies) != len(b.Units) || done != len(b.Units) {
		t.Fatalf("%d replies, %d done, to %d units", len(replies), done, len(b.Units))
	}
	for i, r := range replies {
		if r.ID != b.Units[i].ID || (r.Err == nil) != (r.Text != "") {
			t.Errorf("unit %d: %+v", i, r)
		}
		if r.Err != nil {
			for _, word := range strings.Fields(b.Units[i].Text) {
				if len(word) > 6 && strings.Contains(r.Err.Error(), word) {
					t.Errorf("the error quotes the text: %v", r.Err)
				}
			}
		}
	}
	return replies
}
