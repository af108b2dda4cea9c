package pipeline_test

import (
	"context"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"golang.org/x/text/language"

	"exonym/internal/article"
	"exonym/internal/backend"
	"exonym/internal/format"
	"exonym/internal/format/markdown"
	"exonym/internal/pipeline"
	"exonym/internal/term"
)

// reader is an engine that reads context. It refuses one text on its first way, so that
// this is asked again when its neighbours have their translations.
type reader struct {
	context backend.Context
	refused string
	asked   *[]backend.Batch
}

func (r reader) Info() backend.Info {
	return backend.Info{Name: "reader", Version: "1", Rungs: 2, Context: r.context}
}

func (r reader) Translate(_ context.Context, b backend.Batch) ([]backend.Reply, error) {
	*r.asked = append(*r.asked, b)
	var replies []backend.Reply
	for _, u := range b.Units {
		reply := backend.Reply{ID: u.ID, Text: strings.ToUpper(u.Text)}
		if u.Text == r.refused && u.Rung == 0 {
			reply.Err = &backend.Fault{Class: backend.Refused}
		}
		replies = append(replies, reply)
	}
	return replies, nil
}

func asked(t *testing.T, context backend.Context) []backend.Batch {
	t.Helper()
	text := "Un mot.\n\n# Le *titre*\n\nLe **premier** mot. Le deuxième mot. Le troisième mot.\n"
	doc, err := (markdown.Format{}).Read([]byte(text), format.Options{Name: "a"})
	if err != nil {
		t.Fatal(err)
	}
	base, err := term.Load()
	if err != nil {
		t.Fatal(err)
	}
	source, err := pipeline.Open(doc, markdown.Format{}, language.French, base, nil)
	if err != nil {
		t.Fatal(err)
	}
	var batches []backend.Batch
	job := pipeline.Job{Backend: reader{context, "Le deuxième mot.", &batches}, To: language.Spanish}
	if _, err := job.Run(t.Context(), source); err != nil {
		t.Fatal(err)
	}
	return batches
}

func TestEnginesAreGivenContext(t *testing.T) {
	batches := asked(t, backend.Document)
	if len(batches) != 2 || batches[0].Title != "Le titre" || batches[1].Title != "Le titre" {
		t.Fatalf("%d batches with the title %q", len(batches), batches[0].Title)
	}
	if kind := batches[0].Units[1].Kind; kind != article.Heading {
		t.Errorf("the heading is said to be a %v", kind)
	}
	first, last := batches[0].Units[0], batches[0].Units[4]
	if first.Before != nil || last.After != nil {
		t.Errorf("neighbours out of nothing: %+v, %+v", first, last)
	}
	noID := cmpopts.IgnoreFields(backend.Neighbour{}, "ID")
	if id := batches[0].Units[3].Before[1].ID; id != batches[0].Units[2].ID {
		t.Errorf("the neighbour has the ID %v", id)
	}
	want := []backend.Neighbour{{Source: "Le titre"}, {Source: "Le premier mot."}}
	if diff := cmp.Diff(want, batches[0].Units[3].Before, noID); diff != "" {
		t.Error(diff)
	}
	again := batches[1].Units[0]
	want = []backend.Neighbour{{Source: "Le titre", Target: "LE TITRE"}, {Source: "Le premier mot.", Target: "LE PREMIER MOT."}}
	if diff := cmp.Diff(want, again.Before, noID); diff != "" || again.Text != "Le deuxième mot." {
		t.Error(diff)
	}
	want = []backend.Neighbour{{Source: "Le troisième mot.", Target: "LE TROISIÈME MOT."}}
	if diff := cmp.Diff(want, again.After, noID); diff != "" {
		t.Error(diff)
	}
}

// TestContextIsGivenToWhoReadsIt: what an engine does not read would only have more
// translated anew.
func TestContextIsGivenToWhoReadsIt(t *testing.T) {
	for context, want := range map[backend.Context][2]bool{
		backend.NoContext: {false, false}, backend.Neighbours: {false, true}, backend.Document: {true, true},
	} {
		b := asked(t, context)[0]
		if got := [2]bool{b.Title != "", b.Units[1].Before != nil}; got != want {
			t.Errorf("context %d: title and neighbours are given: %v", context, got)
		}
	}
}
