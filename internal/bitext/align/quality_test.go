package align

import (
	"bufio"
	"encoding/json"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"exonym/internal/testkit"
)

// gold is a pair of texts of which it is known what translates what.
type gold struct {
	source, target []Sentence
	beads          map[[4]int]bool // of both sides
}

// spoil makes a gold of sentences that translate each other: it merges some, leaves
// out some, and leaves out runs.
func spoil(pairs [][2]string, merge, drop, run float64, seed uint64) gold {
	r := rand.New(rand.NewPCG(seed, 7))
	g := gold{beads: map[[4]int]bool{}}
	put := func(list *[]Sentence, text string) { *list = append(*list, Sentence{Text: text}) }
	for i := 0; i < len(pairs); i++ {
		from := [2]int{len(g.source), len(g.target)}
		x := r.Float64()
		if x < run {
			n := 5 + r.IntN(15)
			for ; n > 0 && i < len(pairs); n-- {
				if x < run/2 {
					put(&g.source, pairs[i][0])
				} else {
					put(&g.target, pairs[i][1])
				}
				i++
			}
			i--
			continue
		}
		x = r.Float64()
		switch {
		case x < drop/2:
			put(&g.source, pairs[i][0])
			continue
		case x < drop:
			put(&g.target, pairs[i][1])
			continue
		case x < drop+merge/2 && i+1 < len(pairs):
			put(&g.source, pairs[i][0]+" "+pairs[i+1][0])
			put(&g.target, pairs[i][1])
			put(&g.target, pairs[i+1][1])
			i++
		case x < drop+merge && i+1 < len(pairs):
			put(&g.target, pairs[i][1]+" "+pairs[i+1][1])
			put(&g.source, pairs[i][0])
			put(&g.source, pairs[i+1][0])
			i++
		default:
			put(&g.source, pairs[i][0])
			put(&g.target, pairs[i][1])
		}
		g.beads[[4]int{from[0], len(g.source), from[1], len(g.target)}] = true
	}
	return g
}

// score returns precision and recall of the beads with both sides.
func (g gold) score(beads []Bead) (precision, recall float64) {
	right, all := 0, 0
	for _, b := range beads {
		if b.Source.Len() == 0 || b.Target.Len() == 0 {
			continue
		}
		all++
		if g.beads[[4]int{b.Source.From, b.Source.To, b.Target.From, b.Target.To}] {
			right++
		}
	}
	return float64(right) / float64(max(all, 1)), float64(right) / float64(max(len(g.beads), 1))
}

func flores(t testing.TB, from, to string) [][2]string {
	read := func(lang string) []string {
		raw, err := os.ReadFile(testkit.Data(t, "02-mt/flores/flores-dev."+lang+".txt"))
		if err != nil {
			t.Fatal(err)
		}
		return strings.Split(strings.TrimSpace(string(raw)), "\n")
	}
	a, b := read(from), read(to)
	pairs := make([][2]string, len(a))
	for i := range a {
		pairs[i] = [2]string{a[i], b[i]}
	}
	return pairs
}

func news(t testing.TB, name string) [][2]string {
	in, err := os.Open(testkit.Data(t, filepath.Join("02-mt/metrics", name)))
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	var pairs [][2]string
	lines := bufio.NewScanner(in)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		var row struct{ Src, Ref string }
		if err := json.Unmarshal(lines.Bytes(), &row); err != nil {
			t.Fatal(err)
		}
		pairs = append(pairs, [2]string{row.Src, row.Ref})
	}
	return pairs
}

// TestQuality holds what docs/memory.md promises, on texts that are spoilt at random.
func TestQuality(t *testing.T) {
	for _, set := range []struct {
		name               string
		pairs              [][2]string
		whole, usual, hard float64 // least mean of precision and recall
	}{
		{"en-fr", flores(t, "en", "fr"), 0.995, 0.99, 0.95}, {"fr-es", flores(t, "fr", "es"), 0.995, 0.99, 0.95},
		{"en-de", flores(t, "en", "de"), 0.995, 0.99, 0.95}, {"en-ru", flores(t, "en", "ru"), 0.99, 0.97, 0.87},
		{"pl-de", flores(t, "pl", "de"), 0.99, 0.97, 0.9}, {"de-en, news", news(t, "de-en.wmt09.bergamot-tiny.jsonl")[:1000], 0.99, 0.97, 0.92},
		{"ja-en", news(t, "ja-en.flores-dev.google.jsonl"), 0.98, 0.95, 0.75}, {"en-zh", news(t, "en-zh.flores-dev.argos.jsonl"), 0.95, 0.9, 0.68},
	} {
		for _, level := range []struct {
			name                   string
			merge, drop, run, want float64
		}{{"whole", 0, 0, 0, set.whole}, {"usual", 0.08, 0.04, 0, set.usual}, {"hard", 0.15, 0.10, 0.01, set.hard}} {
			g := spoil(set.pairs, level.merge, level.drop, level.run, 1)
			beads := Align(g.source, g.target)
			p, r := g.score(beads)
			sure, kept := g.score(slices.DeleteFunc(slices.Clone(beads), func(b Bead) bool { return b.Doubtful }))
			t.Logf("%s, %s: precision %.3f, recall %.3f; without doubtful ones %.3f, %.3f", set.name, level.name, p, r, sure, kept)
			if (p+r)/2 < level.want {
				t.Errorf("%s, %s: %.3f, want %.3f", set.name, level.name, (p+r)/2, level.want)
			}
		}
	}
}

// BenchmarkAlign aligns texts of many sentences: copies that differ in their long words.
func BenchmarkAlign(b *testing.B) {
	long := regexp.MustCompile(`\pL{7,}`)
	for _, size := range []int{4_000, 16_000} {
		var pairs [][2]string
		for n := 0; len(pairs) < size; n++ {
			for _, p := range flores(b, "en", "fr") {
				mark := strings.Repeat("q", n%5) + strings.Repeat("x", n/5)
				pairs = append(pairs, [2]string{long.ReplaceAllString(p[0], mark+"$0"), long.ReplaceAllString(p[1], mark+"$0")})
			}
		}
		g := spoil(pairs, 0.08, 0.04, 0, 1)
		b.Run(strconv.Itoa(size), func(b *testing.B) {
			var beads []Bead
			for b.Loop() {
				beads = Align(g.source, g.target)
			}
			precision, recall := g.score(beads)
			b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N*len(g.source)), "µs/sentence")
			b.ReportMetric((precision+recall)/2, "quality")
		})
	}
}
