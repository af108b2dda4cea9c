package all

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/text/language"

	"exonym/internal/article"
	"exonym/internal/check"
	"exonym/internal/check/checktest"
	"exonym/internal/testkit"
)

// clean reads the clean corpus: texts by name and language.
func clean(t *testing.T) map[string]map[string]*article.Document {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(testkit.Root(t), "testdata", "articles", "clean", "*.txt"))
	if err != nil || len(files) < 12 {
		t.Fatalf("%d clean articles: %v", len(files), err)
	}
	all := map[string]map[string]*article.Document{}
	for _, file := range files {
		name, lang, _ := strings.Cut(strings.TrimSuffix(filepath.Base(file), ".txt"), ".")
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if all[name] == nil {
			all[name] = map[string]*article.Document{}
		}
		all[name][lang] = checktest.Read(t, filepath.Base(file), data, language.Make(lang))
	}
	return all
}

// silent fails on every finding but names that no list knows.
func silent(t *testing.T, text *check.Text) {
	t.Helper()
	for _, f := range check.Run(Checks(), text) {
		if f.Check != "name.unknown" {
			t.Errorf("%v %s %+v: %s", f.At.Unit, f.Severity, f.Message.Data, checktest.Lines(text, []check.Finding{f})[0])
		}
	}
}

// TestCleanArticles holds every check to silence on clean articles.
func TestCleanArticles(t *testing.T) {
	base := starter(t)
	for name, langs := range clean(t) {
		for lang, doc := range langs {
			t.Run(name+"."+lang, func(t *testing.T) { silent(t, checktest.Pair(t, nil, doc, base)) })
		}
	}
}

// TestCleanPairs does so on good translations, in both directions.
func TestCleanPairs(t *testing.T) {
	base, pairs := starter(t), 0
	for name, langs := range clean(t) {
		for from, source := range langs {
			for to, target := range langs {
				if from == to {
					continue
				}
				pairs++
				t.Run(name+"."+from+"-"+to, func(t *testing.T) { silent(t, checktest.Pair(t, source, target, base)) })
			}
		}
	}
	if pairs < 8 {
		t.Errorf("only %d pairs", pairs)
	}
}
