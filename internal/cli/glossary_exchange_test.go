package cli

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/language"

	"exonym/internal/locale"
	"exonym/internal/term/intake"
	"exonym/internal/ui"
)

// readyAnswers is an Asker that has its answers ready.
type readyAnswers struct {
	given []string
	asked []string
}

func (a *readyAnswers) Ask(_ context.Context, question, proposal string) (string, error) {
	a.asked = append(a.asked, question)
	if len(a.given) == 0 {
		return "", context.Canceled
	}
	answer := a.given[0]
	a.given = a.given[1:]
	if answer == "" {
		answer = proposal
	}
	return answer, nil
}

func (a *readyAnswers) Confirm(ctx context.Context, question string) (bool, error) {
	answer, err := a.Ask(ctx, question, "n")
	return answer == "y", err
}

// asides returns a program that speaks English into buffers.
func asides(t *testing.T) (p *program, out *bytes.Buffer) {
	t.Helper()
	speaker, err := locale.NewSpeaker(language.English)
	if err != nil {
		t.Fatal(err)
	}
	out = &bytes.Buffer{}
	t.Setenv("EXONYM_CONFIG", t.TempDir())
	return &program{in: strings.NewReader(""), out: ui.Terminal{Writer: out}, err: ui.Terminal{Writer: out}, stdout: &watched{to: out}, speaker: speaker}, out
}

// A person decides each conflict, or all that follow, and is asked again after a slip.
func TestConflictsAreAsked(t *testing.T) {
	const rows = "id,en,fr\nplace.fr,France,Hexagone\nplace.de,Germany,Germanie\nplace.es,Spain,Hispanie\nplace.it,Italy,Ausonie\n"
	for _, c := range []struct {
		answers []string
		want    []intake.Choice
		asked   int
	}{
		{[]string{"2", "3", "", "1"}, []intake.Choice{intake.Replace, intake.Merge, intake.Keep, intake.Keep}, 4},
		{[]string{"1", "3+"}, []intake.Choice{intake.Keep, intake.Merge, intake.Merge, intake.Merge}, 2},
		{[]string{"x", "12", "2+"}, []intake.Choice{intake.Replace, intake.Replace, intake.Replace, intake.Replace}, 3},
	} {
		p, _ := asides(t)
		file := filepath.Join(t.TempDir(), "names.csv")
		if err := os.WriteFile(file, []byte(rows), 0o666); err != nil {
			t.Fatal(err)
		}
		o := &importOptions{files: []string{file}, into: "user"}
		batches, err := p.readBatches(o)
		if err != nil {
			t.Fatal(err)
		}
		into, err := p.openLanding(o.into)
		if err != nil {
			t.Fatal(err)
		}
		a := &arrival{options: o, into: into, batches: batches}
		asker := &readyAnswers{given: c.answers}
		if err := p.weigh(context.Background(), a, asker); err != nil {
			t.Fatal(err)
		}
		var got []intake.Choice
		for _, conflict := range a.conflicts {
			got = append(got, conflict.Choice)
		}
		if !slices.Equal(got, c.want) || len(asker.asked) != c.asked || len(a.undecided) > 0 {
			t.Errorf("%q: %v, asked %d times", c.answers, got, len(asker.asked))
		}
	}
}

// Many concepts get a file of their own that reads as it was meant.
func TestCrowdGetsAFile(t *testing.T) {
	p, out := asides(t)
	var rows strings.Builder
	rows.WriteString("en;fr\n")
	for i := range crowd + 500 {
		n := strings.Repeat("x", i%7) + string(rune('a'+i%26)) + strings.Repeat("y", i/26%40) + strings.Repeat("z", i/1040)
		rows.WriteString("\"- " + n + ": #\";« " + n + " »\n")
	}
	file := filepath.Join(t.TempDir(), "many terms.csv")
	if err := os.WriteFile(file, []byte(rows.String()), 0o666); err != nil {
		t.Fatal(err)
	}
	o := &importOptions{files: []string{file}, into: "user"}
	if err := p.importFiles(context.Background(), o); err != nil {
		t.Fatal(err, out.String())
	}
	if !strings.Contains(out.String(), "many terms.yaml") || !strings.Contains(out.String(), "To take it back: rm '") {
		t.Errorf("%s", out)
	}
	out.Reset()
	if err := p.importFiles(context.Background(), o); err != nil || !strings.Contains(out.String(), "There was nothing to write.") {
		t.Errorf("the second time: %v\n%s", err, out)
	}
}
