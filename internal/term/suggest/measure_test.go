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

// tally sums the figures of all sets.
type tally struct {
	often, found      int // listed terms of several words that stand twice; those among the candidates
	judged, right     int // proposals for listed terms; those with a listed target
	judged50, right50 int // the same, of the fifty surest
}

// TestMeasure counts how many listed terms are found and how right the proposals
// are, and holds both to what was reached. Run it with -v for the figures.
func TestMeasure(t *testing.T) {
	var sum tally
	for _, set := range sets {
		text, terms := corpus(t, set.file, set.pair)
		var one tally
		candidates := one.names(text, terms)
		proposals := one.learn(t, text, terms)
		t.Logf("%-36s %s: %3d candidates, %2d of %2d listed terms; %3d proposals, target as listed %2d of %2d, among the first 50 %2d of %2d",
			set.file, set.pair, candidates, one.found, one.often, proposals, one.right, one.judged, one.right50, one.judged50)
		sum.often, sum.found = sum.often+one.often, sum.found+one.found
		sum.judged, sum.right = sum.judged+one.judged, sum.right+one.right
		sum.judged50, sum.right50 = sum.judged50+one.judged50, sum.right50+one.right50
	}
	t.Logf("all: %d of %d listed terms; target as listed %d of %d, among the first 50 %d of %d",
		sum.found, sum.often, sum.right, sum.judged, sum.right50, sum.judged50)
	if sum.found*100 < sum.often*70 || sum.right*100 < sum.judged*80 || sum.right50*100 < sum.judged50*90 {
		t.Errorf("worse than it was: %+v", sum)
	}
}

// names counts the listed terms of several words that stand at least twice.
func (c *tally) names(text Text, terms map[string]map[string]bool) (candidates int) {
	var all strings.Builder
	for _, s := range text.Segments {
		all.WriteString(strings.ToLower(s.Source) + "\n")
	}
	found := map[string]bool{}
	list := Names([]Text{text}, &term.Base{})
	for _, candidate := range list {
		found[singular(strings.ToLower(candidate.Text), text.From)] = true
	}
	for key := range terms {
		if strings.Contains(key, " ") && strings.Count(all.String(), key) >= 2 {
			c.often++
			if found[key] {
				c.found++
			}
		}
	}
	return len(list)
}

// learn compares proposals with the listed targets.
func (c *tally) learn(t *testing.T, text Text, terms map[string]map[string]bool) int {
	list := Learn(text, &term.Base{})
	for i, p := range list {
		targets := terms[singular(strings.ToLower(p.Source), text.From)]
		if targets == nil {
			continue
		}
		right := 0
		if sameTerm(p.Target, targets) {
			right = 1
		} else {
			t.Logf("  %q is %q, listed %s", p.Source, p.Target, strings.Join(sortedKeys(targets), ", "))
		}
		c.judged, c.right = c.judged+1, c.right+right
		if i < 50 {
			c.judged50, c.right50 = c.judged50+1, c.right50+right
		}
	}
	return len(list)
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
