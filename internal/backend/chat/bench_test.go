package chat

import (
	"os"
	"strings"
	"testing"

	"exonym/internal/backend/chat/chattest"
	"exonym/internal/testkit"
)

// BenchmarkQuestion is the work on one question of 30 sentences beside the model's:
// writing it, reading the answer and proving it.
func BenchmarkQuestion(b *testing.B) {
	read := func(tag string) []string {
		content, err := os.ReadFile(testkit.Data(b, "02-mt/flores/flores-dev."+tag+".txt"))
		if err != nil {
			b.Fatal(err)
		}
		return strings.Split(string(content), "\n")[:Limits.Units]
	}
	sources, targets := read("fr"), read("es")
	of := map[string]string{}
	for i, source := range sources {
		of[source] = targets[i]
	}
	f := &fake{always: func(q chattest.Question) (Answer, error) {
		return Answer{Text: chattest.Answer(q, func(text string) string { return of[text] })}, nil
	}}
	c := Config{Name: "fake", Model: f}
	c.Limits.Units = Limits.Units
	engine, batch := New(c), batchOf(sources...)
	b.ReportAllocs()
	for b.Loop() {
		f.asked, f.raw = nil, nil
		replies, err := engine.Translate(b.Context(), batch)
		if err != nil || replies[0].Err != nil || len(f.asked) != 1 {
			b.Fatalf("%v, %d questions", err, len(f.asked))
		}
	}
}
