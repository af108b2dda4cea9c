package lint

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/nicksnyder/go-i18n/v2/i18n"
	"github.com/rogpeppe/go-internal/txtar"
	"golang.org/x/text/language"

	"exonym/internal/term"
	"exonym/internal/testkit"
)

// TestCases runs the cases of testdata/lint. A case is a txtar archive of glossary
// files, in the order of their layers; "-- wanted --" lists languages. In
// "-- want --" one finding a line: file:line, severity, rule, concept, language, the
// form quoted as in Go, and behind an arrow what it should be. What a finding does
// not have is left out.
func TestCases(t *testing.T) {
	files, err := filepath.Glob(filepath.Join(testkit.Root(t), "testdata", "lint", "*.txtar"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	hit := map[string]bool{}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) { runCase(t, file, hit) })
	}
	for _, rule := range Rules() {
		if !hit[rule.ID] {
			t.Errorf("no case has a finding of %s", rule.ID)
		}
	}
}

func runCase(t *testing.T, file string, hit map[string]bool) {
	archive, err := txtar.ParseFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var in Input
	var layers []term.Layer
	var want []string
	for _, f := range archive.Files {
		switch f.Name {
		case "wanted":
			for _, tag := range strings.Fields(string(f.Data)) {
				in.Wanted = append(in.Wanted, language.MustParse(tag))
			}
		case "want":
			want = strings.FieldsFunc(string(f.Data), func(r rune) bool { return r == '\n' })
		default:
			in.Files = append(in.Files, File{f.Name, f.Data})
			layers = append(layers, term.Bytes(f.Name, f.Data))
		}
	}
	if in.Base, err = term.Load(layers...); err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, f := range Run(Rules(), in) {
		hit[f.Rule] = true
		got = append(got, line(f))
		sayInEnglish(t, f)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("findings differ (-want +got):\n%s", diff)
	}
}

func line(f Finding) string {
	parts := []string{fmt.Sprintf("%s:%d", f.At.File, f.At.Line), f.Severity.String(), f.Rule, f.Concept}
	if f.Lang != "" {
		parts = append(parts, f.Lang)
	}
	if f.Form != "" {
		parts = append(parts, fmt.Sprintf("%+q", f.Form))
	}
	if f.Fix != nil {
		parts = append(parts, "->", fmt.Sprintf("%+q", f.Fix.New))
	}
	return strings.Join(parts, " ")
}

// sayInEnglish fails where a message names a field that its data do not have.
func sayInEnglish(t *testing.T, f Finding) {
	t.Helper()
	config := &i18n.LocalizeConfig{DefaultMessage: f.Message, TemplateData: f.Data}
	if f.Message.One != "" {
		config.PluralCount = 2
	}
	text, err := i18n.NewLocalizer(i18n.NewBundle(language.English)).Localize(config)
	if err != nil || text == "" || strings.Contains(text, "<no value>") {
		t.Errorf("%s says %q: %v", f.Rule, text, err)
	}
}

// TestRules holds the list of rules to its order and its form, and the documents to
// the list.
func TestRules(t *testing.T) {
	doc, err := os.ReadFile(filepath.Join(testkit.Root(t), "docs", "glossary-lint.md"))
	if err != nil {
		t.Fatal(err)
	}
	rules := Rules()
	if !slices.IsSortedFunc(rules, func(a, b *Rule) int { return strings.Compare(a.ID, b.ID) }) {
		t.Error("rules are not sorted by ID")
	}
	for _, r := range rules {
		if !strings.HasPrefix(r.ID, "lint.") || r.Title == nil || r.Title.ID != r.ID+".title" || !strings.HasSuffix(r.Doc, ".") {
			t.Errorf("%s lacks its title or its doc", r.ID)
		}
		if !strings.Contains(string(doc), "| `"+r.ID+"` |") {
			t.Errorf("docs/glossary-lint.md has no row for %s", r.ID)
		}
	}
}

// TestMade runs the rules over a base that no file has: concepts made in the
// program may hold what reading takes away.
func TestMade(t *testing.T) {
	c := term.NewConcept("x", term.Person)
	c.SetTerms(language.English, term.Term{Text: " Ann  Smith ", Also: []string{"", "Zoe\u0308 Smith"}})
	var got []string
	for _, f := range Run(Rules(), Input{Base: term.New(c)}) {
		got = append(got, f.Rule)
	}
	if want := []string{"lint.blank", "lint.nfc", "lint.repeated"}; !slices.Equal(got, want) {
		t.Errorf("found %v, want %v", got, want)
	}
}

func TestNothing(t *testing.T) {
	if found := Run(Rules(), Input{}); len(found) > 0 {
		t.Errorf("an empty glossary has %v", found)
	}
}
