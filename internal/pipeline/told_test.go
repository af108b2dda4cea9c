package pipeline_test

import (
	"context"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/language"

	"exonym/internal/article"
	"exonym/internal/backend"
	"exonym/internal/format"
	"exonym/internal/format/lines"
	"exonym/internal/pipeline"
	"exonym/internal/term"
)

// model is an engine that takes terms. It writes those it is told in place of the
// source's words, but for the deaf one, which no engine can be made to forget on
// demand.
type model struct {
	deaf  string
	asked *[]backend.Unit
}

func (model) Info() backend.Info {
	return backend.Info{Name: "model", Version: "1", Rungs: 1, Terms: backend.PromptedTerms}
}

func (m model) Translate(_ context.Context, b backend.Batch) ([]backend.Reply, error) {
	var replies []backend.Reply
	for _, u := range b.Units {
		*m.asked = append(*m.asked, u)
		text := u.Text
		for _, t := range u.Terms {
			if t.Source != m.deaf {
				text = strings.ReplaceAll(text, t.Source, t.Target)
			}
		}
		replies = append(replies, backend.Reply{ID: u.ID, Text: text})
	}
	return replies, nil
}

// TestEnginesAreToldTerms: an engine that takes terms is given those of each unit and
// no others, and asked again with a token where it did not use one.
func TestEnginesAreToldTerms(t *testing.T) {
	base, err := term.Load(term.Bytes("terms.csv", []byte("id,kind,fr,es\nplace.kp,place,Corée du Nord,Corea del Norte\nplace.koursk,place,Koursk,Kursk\nplace.jp,place,Japon,Japón\n")))
	if err != nil {
		t.Fatal(err)
	}
	text := "Des troupes de Corée du Nord.\nDes soldats à Koursk, et encore à Koursk.\nRien de tel."
	doc, err := (lines.Format{}).Read([]byte(text), format.Options{Name: "a"})
	if err != nil {
		t.Fatal(err)
	}
	source, err := pipeline.Open(doc, lines.Format{}, language.French, base, nil)
	if err != nil {
		t.Fatal(err)
	}
	var asked []backend.Unit
	job := pipeline.Job{Backend: model{deaf: "Koursk", asked: &asked}, To: language.Spanish}
	result, err := job.Run(context.Background(), source)
	if err != nil {
		t.Fatal(err)
	}
	wantTerms := [][]backend.Term{{{Source: "Corée du Nord", Target: "Corea del Norte"}}, {{Source: "Koursk", Target: "Kursk"}}, nil}
	for i, want := range wantTerms {
		if !slices.Equal(asked[i].Terms, want) {
			t.Errorf("unit %d was told %v, want %v", i, asked[i].Terms, want)
		}
	}
	if len(asked) != 4 || len(article.Tokens(asked[3].Text)) != 2 || asked[3].Terms != nil {
		t.Errorf("the deaf engine was not asked again with tokens: %+v", asked[3:])
	}
	if got, want := string(result.Output), "Des troupes de Corea del Norte.\nDes soldats à Kursk, et encore à Kursk.\nRien de tel."; got != want {
		t.Errorf("got  %q\nwant %q", got, want)
	}
	for id, how := range map[string]pipeline.How{"place.kp": pipeline.Told, "place.koursk": pipeline.Protected} {
		at := slices.IndexFunc(result.Handled, func(h pipeline.Handling) bool { return h.Concept.ID == id })
		if at < 0 || result.Handled[at].How != how {
			t.Errorf("%s came by %v, want %s", id, result.Handled, how)
		}
	}
}
