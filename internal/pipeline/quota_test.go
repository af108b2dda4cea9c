package pipeline_test

import (
	"context"
	"testing"

	"golang.org/x/text/language"

	"exonym/internal/backend"
	"exonym/internal/format"
	"exonym/internal/format/lines"
	"exonym/internal/pipeline"
	"exonym/internal/term"
)

// limited is an engine whose quota holds some units; it drops the codes of the others
// where it is told to, so that they are sent again.
type limited struct {
	quota int
	whole bool // fails batches, not units
	calls int
}

func (*limited) Info() backend.Info { return backend.Info{Name: "limited", Version: "1", Rungs: 3} }

func (l *limited) Translate(_ context.Context, b backend.Batch) ([]backend.Reply, error) {
	l.calls++
	replies := make([]backend.Reply, len(b.Units))
	used := 0
	for i, u := range b.Units {
		replies[i] = backend.Reply{ID: u.ID, Text: u.Text}
		if l.quota == 0 {
			replies[i].Text, replies[i].Err = "", &backend.Fault{Class: backend.Quota, Engine: "limited"}
			used++
			continue
		}
		l.quota--
		if l.whole {
			replies[i].Text += " Koursk" // not as the glossary wants it: sent again
		}
	}
	if used == len(b.Units) {
		return nil, replies[0].Err
	}
	return replies, nil
}

// When the quota ends, what was translated stands, and nothing is asked again.
func TestWorkDoneIsKeptWhenTheQuotaEnds(t *testing.T) {
	base, err := term.Load(term.Bytes("terms.csv", []byte("id,kind,fr,es\nplace.koursk,place,Koursk,Kursk\n")))
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		text                string
		engine              *limited
		failed, calls, lost int
	}{
		{"Un.\nDeux.\nTrois.", &limited{quota: 2}, 1, 1, 0},
		{"À Koursk.\nDeux.", &limited{quota: 2, whole: true}, 0, 2, 1},
	} {
		doc, err := (lines.Format{}).Read([]byte(test.text), format.Options{Name: "a"})
		if err != nil {
			t.Fatal(err)
		}
		source, err := pipeline.Open(doc, lines.Format{}, language.French, base, nil)
		if err != nil {
			t.Fatal(err)
		}
		job := pipeline.Job{Backend: test.engine, To: language.Spanish}
		result, err := job.Run(t.Context(), source)
		if err != nil {
			t.Fatal(err)
		}
		lost := 0
		for _, h := range result.Handled {
			if h.How == pipeline.Lost {
				lost++
			}
		}
		if failed := len(result.Failed()); failed != test.failed || test.engine.calls != test.calls || lost != test.lost {
			t.Errorf("%q: %d failed, %d calls, %d names lost", test.text, failed, test.engine.calls, lost)
		}
	}
}
