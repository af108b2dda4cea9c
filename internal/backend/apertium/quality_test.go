package apertium

import (
	"os"
	"strings"
	"testing"

	"golang.org/x/text/language"

	"exonym/internal/article"
	"exonym/internal/backend"
	"exonym/internal/testkit"
)

// needed is what these tests cannot do without; they fail when it is missing.
const needed = "apt-get install apertium apertium-fra-cat apertium-spa-cat apertium-eng-spa apertium-eng-cat apertium-fr-es apertium-es-pt"

func realEngine(t testing.TB) *Engine {
	t.Helper()
	e := New()
	t.Cleanup(func() { e.Close() })
	if len(e.modes) == 0 {
		t.Fatal("Apertium is not installed: " + needed)
	}
	return e
}

func lines(t testing.TB, name string) []string {
	t.Helper()
	text, err := os.ReadFile(testkit.Data(t, name))
	if err != nil {
		t.Fatal(err)
	}
	return strings.Split(strings.TrimSpace(string(text)), "\n")
}

func batchOf(from, to language.Tag, texts []string) backend.Batch {
	b := backend.Batch{From: from, To: to}
	for i, text := range texts {
		b.Units = append(b.Units, backend.Unit{ID: article.ID{Block: i}, Text: text})
	}
	return b
}

func translate(t testing.TB, e *Engine, b backend.Batch) []string {
	t.Helper()
	replies, err := e.Translate(t.Context(), b)
	if err != nil {
		t.Fatal(err)
	}
	out := make([]string, len(replies))
	for i, r := range replies {
		if r.Err != nil {
			t.Errorf("unit %d: %v", i, r.Err)
		}
		out[i] = r.Text
	}
	return out
}

// The bars are chrF2 on the 997 sentences of FLORES dev.
func TestQualityOfPreferredRoutes(t *testing.T) {
	if testing.Short() {
		t.Skip("takes some seconds")
	}
	e := realEngine(t)
	for _, pair := range []struct {
		from, to language.Tag
		bar      float64
	}{
		{language.French, language.Spanish, 47.3},
		{language.French, language.English, 50.5},
		{language.English, language.Spanish, 44.2},
		{language.Spanish, language.English, 47.0},
		{language.Spanish, language.French, 48.2},
	} {
		source := lines(t, "02-mt/flores/flores-dev."+pair.from.String()+".txt")
		want := lines(t, "02-mt/flores/flores-dev."+pair.to.String()+".txt")
		got := translate(t, e, batchOf(pair.from, pair.to, source))
		score := testkit.ChrF(got, want)
		t.Logf("%v to %v: chrF2 %.3f", pair.from, pair.to, score)
		if score < pair.bar {
			t.Errorf("%v to %v: chrF2 %.3f, expected %.1f", pair.from, pair.to, score, pair.bar)
		}
		if dir := os.Getenv("EXONYM_DUMP"); dir != "" {
			_ = os.WriteFile(dir+"/"+pair.from.String()+"-"+pair.to.String(), []byte(strings.Join(got, "\n")+"\n"), 0o644)
		}
	}
}
