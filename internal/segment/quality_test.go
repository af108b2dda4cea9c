package segment

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"sort"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/text/language"

	"exonym/internal/testkit"
)

// sample is one line of the evaluation data.
type sample struct {
	Lang      string   `json:"lang"`
	ID        string   `json:"id"`
	Source    string   `json:"source"`
	Kind      string   `json:"kind"`
	Text      string   `json:"text"`
	Sentences []string `json:"sentences"`
	Golden    bool     `json:"golden"`
	Verbatim  bool     `json:"verbatim"`
}

func samples(t *testing.T, name string) []sample {
	t.Helper()
	file, err := os.Open(testkit.Data(t, "01-segmentation/"+name))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	var all []sample
	lines := bufio.NewScanner(file)
	lines.Buffer(nil, 1<<22)
	for lines.Scan() {
		var s sample
		if err := json.Unmarshal(lines.Bytes(), &s); err != nil {
			t.Fatal(err)
		}
		all = append(all, s)
	}
	return all
}

// squeeze drops white space: the data normalises it.
func squeeze(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, s)
}

func sentences(s sample) []string {
	var out []string
	for _, span := range For(language.Make(s.Lang)).Split(s.Text) {
		out = append(out, s.Text[span.Start:span.End])
	}
	return out
}

// ends returns where sentences end, counted in characters that are not space,
// without the end of the last.
func inner(list []string) map[int]bool {
	at, found := 0, map[int]bool{}
	for _, s := range list {
		at += len(squeeze(s))
		found[at] = true
	}
	delete(found, at)
	return found
}

func same(a, b []string) bool {
	return squeezeAll(a) == squeezeAll(b)
}

func squeezeAll(list []string) string {
	var out []string
	for _, s := range list {
		out = append(out, squeeze(s))
	}
	return strings.Join(out, "\n")
}

// show prints what went wrong when SEGMENT_SHOW names the language.
func show(s sample, got []string) {
	if os.Getenv("SEGMENT_SHOW") != s.Lang {
		return
	}
	fmt.Printf("%s %s\n  got  %s\n  want %s\n", s.ID, s.Source, strings.Join(got, " ‖ "), strings.Join(s.Sentences, " ‖ "))
}

// floors for exact cases: at least so many of each language must be right.
func exact(t *testing.T, name string, keep func(sample) bool, floor map[string]int) {
	right, all := map[string]int{}, map[string]int{}
	for _, s := range samples(t, name) {
		if !keep(s) {
			continue
		}
		all[s.Lang]++
		got := sentences(s)
		if same(got, s.Sentences) {
			right[s.Lang]++
		} else {
			show(s, got)
		}
	}
	for _, lang := range keys(all) {
		t.Logf("%s %s: %d of %d", name, lang, right[lang], all[lang])
		if right[lang] < floor[lang] {
			t.Errorf("%s %s: %d of %d right, want at least %d", name, lang, right[lang], all[lang], floor[lang])
		}
	}
}

func keys[V any](m map[string]V) []string {
	var list []string
	for k := range m {
		list = append(list, k)
	}
	sort.Strings(list)
	return list
}

func TestGoldenRules(t *testing.T) {
	exact(t, "golden_rules.jsonl", func(s sample) bool { return s.Verbatim }, map[string]int{})
}

func TestGoldenRulesNamed(t *testing.T) {
	exact(t, "golden_rules.jsonl", func(s sample) bool { return s.Verbatim && s.Golden }, map[string]int{})
}

func TestSentencex(t *testing.T) {
	exact(t, "sentencex.jsonl", func(s sample) bool { return s.Verbatim && s.Kind == "prose" }, map[string]int{})
}

// F1 of sentence boundaries inside the paragraphs of Universal Dependencies.
func TestUniversalDependencies(t *testing.T) {
	floor := map[string]float64{}
	hits, found, wanted, ends := map[string]int{}, map[string]int{}, map[string]int{}, map[string]int{}
	for _, s := range samples(t, "ud_paragraphs.jsonl") {
		parts := sentences(s)
		got, want := inner(parts), inner(s.Sentences)
		bad := false
		for at := range got {
			if want[at] {
				hits[s.Lang]++
			} else {
				bad = true
			}
		}
		if bad || len(got) != len(want) {
			show(s, parts)
		}
		found[s.Lang] += len(got)
		wanted[s.Lang] += len(want)
		ends[s.Lang]++
	}
	for _, lang := range keys(wanted) {
		f1 := 2 * float64(hits[lang]) / float64(found[lang]+wanted[lang])
		all := 2 * float64(hits[lang]+ends[lang]) / float64(found[lang]+wanted[lang]+2*ends[lang])
		t.Logf("UD %s: F1 %.4f inside, %.4f with the ends; %d of %d found, %d too many", lang, f1, all,
			hits[lang], wanted[lang], found[lang]-hits[lang])
		if f1 < floor[lang] {
			t.Errorf("UD %s: F1 %.4f, want at least %.3f", lang, f1, floor[lang])
		}
	}
}
