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

func samples(t testing.TB, name string) []sample {
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

// inner returns where sentences end, counted in characters that are not space,
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

// show prints the boundaries that differ when SEGMENT_SHOW names the language:
// "+" is one too many, "-" one that was missed.
func show(s sample, got []string) {
	if os.Getenv("SEGMENT_SHOW") != s.Lang {
		return
	}
	text := squeeze(strings.Join(s.Sentences, ""))
	found, wanted := inner(got), inner(s.Sentences)
	for _, set := range []struct {
		sign string
		a, b map[int]bool
	}{{"+", found, wanted}, {"-", wanted, found}} {
		for at := range set.a {
			if !set.b[at] && at < len(text) {
				before, after := []rune(text[:at]), []rune(text[at:])
				fmt.Printf("%s %-30.30s %s ‖ %s\n", set.sign, s.ID, string(before[max(0, len(before)-35):]), string(after[:min(25, len(after))]))
			}
		}
	}
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
	exact(t, "golden_rules.jsonl", func(s sample) bool { return s.Verbatim }, map[string]int{
		"ar": 2, "bg": 2, "da": 17, "de": 15, "en": 79, "es": 15, "fr": 3, "hy": 13, "it": 17, "ja": 2, "kk": 5, "nl": 2, "pl": 1, "ru": 21, "zh": 1,
	})
}

func TestGoldenRulesNamed(t *testing.T) {
	exact(t, "golden_rules.jsonl", func(s sample) bool { return s.Verbatim && s.Golden }, map[string]int{
		"ar": 1, "da": 16, "de": 2, "en": 8, "es": 3, "hy": 1, "it": 1, "ja": 2, "kk": 4, "nl": 1, "ru": 1,
	})
}

func TestSentencex(t *testing.T) {
	exact(t, "sentencex.jsonl", func(s sample) bool { return s.Verbatim && s.Kind == "prose" }, map[string]int{
		"am": 1, "ar": 1, "bg": 2, "da": 4, "de": 12, "en": 107, "es": 1, "fi": 2, "fr": 3, "hy": 11, "it": 17, "ja": 2, "kk": 6, "ml": 1, "mr": 2,
		"nl": 1, "pl": 1, "pt": 2, "ru": 18, "sk": 1, "uk": 14, "zh": 1,
	})
}

// tally counts boundaries for an F1.
type tally struct{ hits, found, wanted, texts int }

func (n *tally) add(s sample) {
	parts := sentences(s)
	got, want := inner(parts), inner(s.Sentences)
	for at := range got {
		if want[at] {
			n.hits++
		}
	}
	show(s, parts)
	n.found += len(got)
	n.wanted += len(want)
	n.texts++
}

func (n *tally) f1() float64 { return 2 * float64(n.hits) / float64(n.found+n.wanted) }

// Boundaries inside the paragraphs of Universal Dependencies as they are; many
// have no punctuation at all.
func TestParagraphs(t *testing.T) {
	byLang := map[string]*tally{}
	for _, s := range samples(t, "ud_paragraphs.jsonl") {
		if byLang[s.Lang] == nil {
			byLang[s.Lang] = &tally{}
		}
		byLang[s.Lang].add(s)
	}
	judge(t, "paragraphs", byLang, map[string]float64{
		"ar": .994, "de": .969, "el": .999, "en": .93, "es": .995, "fr": .999, "hi": .998, "it": .996, "ja": .998, "nl": .977, "pl": .997,
		"pt": .997, "ru": .885, "uk": .976, "zh": .999,
	})
}

// Boundaries between sentences that end in punctuation and begin like sentences,
// eight to a paragraph.
func TestPunctuated(t *testing.T) {
	byLang := map[string]*tally{}
	waiting := map[string]*sample{}
	for _, s := range samples(t, "ud_paragraphs.jsonl") {
		if byLang[s.Lang] == nil {
			byLang[s.Lang], waiting[s.Lang] = &tally{}, &sample{Lang: s.Lang, ID: s.ID}
		}
		for _, one := range s.Sentences {
			if !punctuated(one) {
				continue
			}
			w := waiting[s.Lang]
			w.Sentences = append(w.Sentences, one)
			if len(w.Sentences) == 8 {
				space := " "
				if s.Lang == "zh" || s.Lang == "ja" {
					space = ""
				}
				w.Text = strings.Join(w.Sentences, space)
				byLang[s.Lang].add(*w)
				waiting[s.Lang] = &sample{Lang: s.Lang, ID: s.ID}
			}
		}
	}
	judge(t, "punctuated", byLang, map[string]float64{
		"ar": .995, "de": .998, "el": .999, "en": .997, "es": .995, "fr": .999, "hi": .997, "it": .997, "ja": .998, "nl": .999, "pl": .997,
		"pt": .997, "ru": .992, "uk": .986, "zh": .999,
	})
}

func punctuated(s string) bool {
	runes := []rune(strings.TrimSpace(s))
	if len(runes) < 2 {
		return false
	}
	last := strings.TrimRight(string(runes), "\"'”’»)]")
	first := strings.TrimLeft(string(runes), "\"'“‘«„»([¿¡–—- ")
	if last == "" || first == "" {
		return false
	}
	r := []rune(first)[0]
	return strings.ContainsAny(last[len(last)-1:], ".!?") && !unicode.IsLower(r) || strings.HasSuffix(last, "…") || strings.HasSuffix(last, "。") ||
		strings.HasSuffix(last, "？") || strings.HasSuffix(last, "！") || strings.HasSuffix(last, "।") || strings.HasSuffix(last, "؟")
}

func judge(t *testing.T, what string, byLang map[string]*tally, floor map[string]float64) {
	t.Helper()
	for _, lang := range keys(byLang) {
		n := byLang[lang]
		t.Logf("%s %s: F1 %.4f; %d of %d found, %d too many", what, lang, n.f1(), n.hits, n.wanted, n.found-n.hits)
		if n.f1() < floor[lang] {
			t.Errorf("%s %s: F1 %.4f, want at least %.3f", what, lang, n.f1(), floor[lang])
		}
	}
}
