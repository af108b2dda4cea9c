package pipeline_test

import (
	"bufio"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/text/language"

	"exonym/glossary"
	"exonym/internal/article"
	"exonym/internal/backend"
	"exonym/internal/backend/apertium"
	"exonym/internal/format"
	"exonym/internal/format/lines"
	"exonym/internal/pipeline"
	"exonym/internal/term"
	"exonym/internal/testkit"
)

// namesBar is the share of names that must come out right.
const namesBar = 0.95

// TestNamesComeOutRight translates the sentences of testdata/names with the real
// engine and looks for every name in the form that the target language wants.
func TestNamesComeOutRight(t *testing.T) {
	comeOutRight(t, newEngine(t), "", namesBar)
}

// adjectivesBar is the share of adjectives that must come out right.
const adjectivesBar = 0.90

// Adjectives of countries must stand there in the form that the sentence wants.
func TestAdjectivesComeOutRight(t *testing.T) {
	engine := newEngine(t)
	t.Run("left to the engine", func(t *testing.T) { comeOutRight(t, disagreeing{engine}, "adjectives.", 0) })
	t.Run("carried", func(t *testing.T) { comeOutRight(t, engine, "adjectives.", adjectivesBar) })
}

// disagreeing is an engine that puts nothing in agreement.
type disagreeing struct{ backend.Backend }

func (d disagreeing) Info() backend.Info {
	info := d.Backend.Info()
	info.Agrees = false
	return info
}

func comeOutRight(t *testing.T, engine backend.Backend, kind string, bar float64) {
	base, err := term.Load(term.Files(glossary.FS))
	if err != nil {
		t.Fatal(err)
	}
	for _, from := range []string{"fr", "en"} {
		sentences, wanted := readNames(t, filepath.Join(testkit.Root(t), "testdata", "names", kind+from+".tsv"))
		for to, names := range wanted {
			got := translateLines(t, engine, base, sentences, language.Make(from), language.Make(to))
			right, all := 0, 0
			for i := range sentences {
				for _, name := range names[i] {
					all++
					if strings.Contains(strings.ToLower(got[i]), strings.ToLower(name)) {
						right++
						continue
					}
					t.Logf("%s->%s: no %q in %q", from, to, name, got[i])
				}
			}
			t.Logf("%s->%s: %d of %d names right", from, to, right, all)
			if float64(right) < bar*float64(all) {
				t.Errorf("%s->%s: %d of %d names right, want %.0f %%", from, to, right, all, 100*bar)
			}
		}
	}
}

func newEngine(t *testing.T) *apertium.Engine {
	t.Helper()
	engine := apertium.New()
	t.Cleanup(func() { engine.Close() })
	if len(engine.Modes()) == 0 {
		t.Fatal("the Apertium engine is not installed; run: make engine")
	}
	return engine
}

// readNames reads sentence TAB lang=name|name TAB ...
func readNames(t *testing.T, path string) (sentences []string, wanted map[string][][]string) {
	t.Helper()
	file, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	wanted = map[string][][]string{}
	for lines := bufio.NewScanner(file); lines.Scan(); {
		fields := strings.Split(lines.Text(), "\t")
		if strings.HasPrefix(fields[0], "#") {
			continue
		}
		sentences = append(sentences, fields[0])
		for _, field := range fields[1:] {
			lang, names, _ := strings.Cut(field, "=")
			wanted[lang] = append(wanted[lang], strings.Split(names, "|"))
		}
	}
	return sentences, wanted
}

func translateLines(t *testing.T, engine backend.Backend, base *term.Base, sentences []string, from, to language.Tag) []string {
	t.Helper()
	src := strings.Join(sentences, "\n")
	doc, err := (lines.Format{}).Read([]byte(src), format.Options{Name: "names"})
	if err != nil {
		t.Fatal(err)
	}
	source, err := pipeline.Open(doc, lines.Format{}, from, base, nil)
	if err != nil {
		t.Fatal(err)
	}
	job := pipeline.Job{Backend: engine, To: to}
	result, err := job.Run(context.Background(), source)
	if err != nil {
		t.Fatal(err)
	}
	got := make([]string, len(sentences))
	for i := range got {
		got[i] = article.Plain(result.Text.Units[i].Draft.Text, nil)
	}
	return got
}
