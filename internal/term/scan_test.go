package term

import (
	"io/fs"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"exonym/glossary"
)

// said is what a file says, made comparable.
type said struct {
	Concept Concept
	Off     bool
	Terms   map[string][]Term
	Places  []Location
}

func sayAll(concepts []*partial) []said {
	var all []said
	for _, p := range concepts {
		p.terms.decode()
		terms := map[string][]Term{}
		for _, m := range p.terms.made {
			terms[m.tag] = m.terms
		}
		c := p.Concept
		c.terms, c.places = wordings{}, nil
		all = append(all, said{c, p.off, terms, p.places})
	}
	return all
}

var compareSaid = cmp.AllowUnexported(Concept{}, wordings{}, Location{})

// sameReading wants scan to read what the YAML reader reads, or to leave it alone.
func sameReading(t *testing.T, name, text string) (scanned bool) {
	t.Helper()
	quick, ok := scan(name, strings.NewReader(text))
	if !ok {
		return false
	}
	slow, err := readYAML(name, []byte(text))
	if err != nil {
		t.Fatalf("scan reads what the YAML reader refuses: %v\n%q", err, text)
	}
	if diff := cmp.Diff(sayAll(slow), sayAll(quick), compareSaid); diff != "" {
		t.Fatalf("scan reads %q otherwise (-YAML +scan):\n%s", text, diff)
	}
	return true
}

// TestScanReadsTheStarterGlossary reads every built-in file both ways.
func TestScanReadsTheStarterGlossary(t *testing.T) {
	names, err := fs.Glob(glossary.FS, "*.yaml")
	if err != nil || len(names) == 0 {
		t.Fatal(names, err)
	}
	for _, name := range names {
		data, err := fs.ReadFile(glossary.FS, name)
		if err != nil {
			t.Fatal(err)
		}
		if !sameReading(t, name, string(data)) {
			t.Errorf("%s is not in the house style", name)
		}
	}
}

var scanCases = []string{
	"- id: a\n  kind: place\n  fr: {term: Corée du Nord, also: [RPDC, \"Corée, du Nord\"], gender: f, article: definite}\n  de: Nordkorea\n",
	"# comment\n\n- id: a\n  # another\n  de:\n    - {term: Kyjiw}\n    - {term: Kiew, status: admitted}\n    - Kiev\n  en: Kyiv",
	"- id: a\n  subject: [x, y]\n  member-of: org.un\n  off: true\n- id: b\n  de: {term: \"n\", gender: \"n\", forms: []}\n",
	"- id: a\n  fr: 'd''Or'\n", "- id: a\n  fr: \"a\\nb\"\n", "- id: a\n  fr: a: b\n", "- id: a\n  fr: a #b\n", "- id: a\n  fr: a#b\n",
	"- id: a\n  fr: a\n   b\n", "- id: a\n  fr: {term: a, term: b}\n", "- id: a\n- id: a\n", "- id: a\n  fr: x\n  fr: y\n", "- id: a\n  fra: x\n  fr: y\n",
	"- {id: a, fr: x}\n", "- id: a\n  fr: &x y\n", "- id: a\n  fr: ~\n", "- id: a\n  fr:\n", "- id: a\n  fr: {}\n", "- id: a\n  fr: {term: a,also: [b]}\n",
	"- id: a\n  fr: {term: a, also: [b,c]}\n", "- id: a\n  fr: {term: a, also: [b, , c]}\n", "- id: a\n  fr: {term: a, also: [b, ]}\n", "- id: a\n  fr: {term: a, }\n",
	"- id: a\n  fr: {term: [a]}\n", "- id: a\n  fr: {term: a, note: http://x}\n", "- id: a\n  fr: [a, b]\n", "id: a\n", "- id: a\n  fr: ｆ\n", "-  id: a\n",
	"- id: a\n  fr: e\u0301\n", "- id: a\r\n  fr: x\r\n", "\ufeff- id: a\n", "---\n- id: a\n", "- id: a\n  kind: pet\n", "- id: a\n  fr: {term: 'a', also: 'b'}\n",
	"- id: a\n  fr: x\n    \n  de: y\n", "- id: a\n  de:\n  - x\n", "- id: a\n  de:\n    - x\n    # c\n    - y\n", "- id: a\n  de:\n      - x\n    - y\n", "- id: a\n  de:\n    - x\n\n    - y\n",
	"- id: a\n  fr: {term: a, gender: \"m\" }\n", "- id: a\n  fr: { term: a }\n", "- id: a\n  fr: {term: a b  c}\n", "- id: a\n  fr: {\"term\": a}\n", "- id: a\n  fr: {term: a, also: [\"b]\", 'c,']}\n",
	"- id: a\n  en: [Canton Island, {term: Enderbury, status: admitted, also: [Kanton, \"x}\"], common: true}]\n", "- id: a\n  en: [a, {term: b}, ]\n", "- id: a\n  en: [{term: b} c]\n",
	"- id: a\n  en: [[a]]\n", "- id: a\n  en: {term: {a}}\n", "- id: a\n  en: [a: b]\n", "- id: a\n  en: {term: a, also: {b: c}}\n", "- id: a\n  en: [a\n  fr: b]\n",
	"- id: a\n  \n  fr: x\n", "- id: a\n  note: yes\n  date: 2026-11\n  source: a, b [c] {d}\n", "- id: a\n  fr: \"a\" # c\n", "- id: a\n  fr : x\n", "- id:a\n", "- id: a\n  de:\n    - {term: x}\n      y\n",
}

// FuzzScan states the law of scan: what it reads the YAML reader reads alike.
func FuzzScan(f *testing.F) {
	for _, text := range scanCases {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) { sameReading(t, "a.yaml", text) })
}
