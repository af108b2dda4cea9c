package chat

import (
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"

	"exonym/internal/backend/chat/chattest"
	"exonym/internal/testkit"
)

// slip does to an answer what models do now and then.
func slip(r *rand.Rand, q chattest.Question) (Answer, error) {
	texts := map[int]string{}
	for _, s := range q.Segments {
		texts[s.ID] = chattest.Spanish(s.Text)
	}
	n := len(q.Segments)
	at := r.IntN(n)
	id := q.Segments[at].ID
	switch r.IntN(12) {
	case 0: // a segment is left out
		q.Segments = slices.Delete(q.Segments, at, at+1)
	case 1: // and the next one stands in its place
		for i := at; i+1 < n; i++ {
			texts[q.Segments[i].ID] = texts[q.Segments[i+1].ID]
		}
		q.Segments = q.Segments[:n-1]
	case 2:
		texts[id] = q.Segments[at].Text
	case 3:
		texts[id] = strings.NewReplacer("<g1>", "", "<x2/>", "<x1/>").Replace(texts[id])
	case 4:
		texts[id] = "Traducción: " + texts[id]
	case 5:
		return Answer{Text: "Sure!\n```json\n" + chattest.Answer(q, chattest.Spanish) + "\n```"}, nil
	case 6:
		text := chattest.Answer(q, chattest.Spanish)
		return Answer{Text: text[:r.IntN(len(text))], Finish: Cut}, nil
	case 7:
		return Answer{Finish: Refused}, nil
	case 8:
		texts[id] = ""
	case 9:
		if at+1 < n {
			texts[id] += " " + texts[q.Segments[at+1].ID]
			q.Segments = slices.Delete(q.Segments, at+1, at+2)
		}
	}
	i := -1
	return Answer{Text: chattest.Answer(q, func(string) string { i++; return texts[q.Segments[i].ID] })}, nil
}

// TestSlips: from a model of which every third answer has a slip, an article comes out
// whole, at little cost, and what comes out is never another segment's or damaged.
func TestSlips(t *testing.T) {
	content, err := os.ReadFile(testkit.Data(t, "02-mt/flores/flores-dev.fr.txt"))
	if err != nil {
		t.Fatal(err)
	}
	b := batchOf(strings.Split(strings.TrimSpace(string(content)), "\n")...)
	for i := range b.Units {
		if i%4 == 0 {
			first, rest, _ := strings.Cut(b.Units[i].Text, " ")
			b.Units[i].Text, b.Units[i].Codes = token(0)+first+token(1)+" "+rest+token(5), codes
		}
	}
	r := rand.New(rand.NewPCG(1, 2))
	f := &fake{always: func(q chattest.Question) (Answer, error) {
		if r.IntN(3) == 0 {
			return slip(r, q)
		}
		return good(q)
	}}
	clean := &fake{}
	want := translate(t, clean.engine(), b)
	wrong, open := 0, 0
	for i, reply := range translate(t, f.engine(), b) {
		switch {
		case reply.Err != nil:
			open++
		case reply.Text != want[i].Text:
			wrong++
			t.Logf("%q became %q", b.Units[i].Text, reply.Text)
		}
	}
	again := 0
	for _, q := range f.asked {
		again += len(q.Segments)
	}
	t.Logf("%d segments: %d open, %d wrong; %d questions for %d, %d segments sent", len(b.Units), open, wrong, len(f.asked), len(clean.asked), again)
	if open > 5 || wrong > 5 || again > len(b.Units)*3/2 {
		t.Error("too many")
	}
}
