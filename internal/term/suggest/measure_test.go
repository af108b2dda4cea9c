package suggest

import (
	"bufio"
	"encoding/json"
	"os"
	"strings"
	"testing"

	"golang.org/x/text/language"

	"exonym/internal/term"
	"exonym/internal/testkit"
)

// listed is one row of a terminology set.
type listed struct {
	Pair  string
	Src   string
	Ref   string
	Terms []struct {
		Src string
		Tgt []string
	}
}

// corpus reads the rows of one language pair.
func corpus(t *testing.T, name, pair string) (Text, map[string]map[string]bool) {
	t.Helper()
	file, err := os.Open(testkit.Data(t, "05-terminology/"+name))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	from, to, _ := strings.Cut(pair, "-")
	text := Text{Name: name, From: language.MustParse(from), To: language.MustParse(to)}
	terms := map[string]map[string]bool{} // source to its targets, small letters
	lines := bufio.NewScanner(file)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		var row listed
		if err := json.Unmarshal(lines.Bytes(), &row); err != nil {
			t.Fatal(err)
		}
		if row.Pair != pair {
			continue
		}
		text.Segments = append(text.Segments, Segment{Source: row.Src, Target: row.Ref})
		for _, listed := range row.Terms {
			key := singular(strings.ToLower(listed.Src), text.From)
			if terms[key] == nil {
				terms[key] = map[string]bool{}
			}
			for _, target := range listed.Tgt {
				terms[key][strings.ToLower(target)] = true
			}
		}
	}
	return text, terms
}

var sets = []struct{ file, pair string }{
	{"wmt21_en-fr.jsonl", "en-fr"},
	{"wmt25_track1.jsonl", "en-de"},
	{"wmt25_track1.jsonl", "en-es"},
	{"wmt25_track1.jsonl", "en-ru"},
	{"newstest2017_en-de_iate_wikt.jsonl", "en-de"},
}

// TestMeasure counts how many listed terms are found and how right the proposals
// are. Run it with -v for the figures.
func TestMeasure(t *testing.T) {
	for _, set := range sets {
		t.Run(set.file+" "+set.pair, func(t *testing.T) {
			text, terms := corpus(t, set.file, set.pair)
			measureNames(t, text, terms)
			measureLearn(t, text, terms)
		})
	}
}

func measureNames(t *testing.T, text Text, terms map[string]map[string]bool) {
	several, often := 0, 0
	all := strings.ToLower(joined(text))
	wanted := map[string]bool{}
	for key := range terms {
		if strings.Contains(key, " ") {
			several++
			if strings.Count(all, key) >= 2 {
				often++
				wanted[key] = true
			}
		}
	}
	found := map[string]bool{}
	candidates := Names([]Text{text}, &term.Base{})
	for _, c := range candidates {
		found[singular(strings.ToLower(c.Text), text.From)] = true
	}
	hit, hitOften := 0, 0
	for key := range terms {
		if found[key] {
			hit++
			if wanted[key] {
				hitOften++
			}
		}
	}
	t.Logf("Names: %d candidates; listed terms %d, of several words %d, of these at least twice %d; found %d, of those at least twice %d",
		len(candidates), len(terms), several, often, hit, hitOften)
	for i, c := range candidates {
		if i%10 == 0 {
			t.Logf("  %d %q %s %d %.1f %v", i, c.Text, c.Kind, c.Count, c.Score, c.Renderings)
		}
	}
}

func joined(text Text) string {
	var out strings.Builder
	for _, s := range text.Segments {
		out.WriteString(s.Source)
		out.WriteByte('\n')
	}
	return out.String()
}

func measureLearn(t *testing.T, text Text, terms map[string]map[string]bool) {
	proposals := Learn(text, &term.Base{})
	judged, right, recalled := 0, 0, map[string]bool{}
	for i, p := range proposals {
		targets := terms[singular(strings.ToLower(p.Source), text.From)]
		if targets != nil {
			judged++
			recalled[singular(strings.ToLower(p.Source), text.From)] = true
			ok := sameTerm(p.Target, targets)
			if ok {
				right++
			} else {
				t.Logf("    differs: %q %q, listed %v", p.Source, p.Target, targets)
			}
		}
		if i+1 == 50 || i+1 == 100 || i+1 == len(proposals) {
			t.Logf("Learn: top %d: %d of listed terms, %d with a listed target", i+1, judged, right)
		}
		if i < 50 {
			t.Logf("  %.2f %q -> %q %d/%d G2 %.0f Dice %.2f %s", p.Confidence, p.Source, p.Target, p.Count, p.Of, p.LogLikelihood, p.Dice, p.Kind)
		}
	}
}

// sameTerm reports whether target is a listed one, but for its ending.
func sameTerm(target string, listed map[string]bool) bool {
	x := []rune(strings.ToLower(target))
	for other := range listed {
		y := []rune(other)
		n := commonPrefix(string(x), other)
		if n >= 3 && len(x)-n <= 3 && len(y)-n <= 3 {
			return true
		}
	}
	return false
}
