package align

import (
	"bufio"
	"encoding/json"
	"math/rand/v2"
	"os"
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

// rows reads pairs of a set of the evaluation data, those of one pair of languages
// where it has several; a sentence that stands there twice is read once.
func rows(t testing.TB, name, pair string) [][2]string {
	in, err := os.Open(testkit.Data(t, name))
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	var pairs [][2]string
	seen := map[string]bool{}
	lines := bufio.NewScanner(in)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		var row struct{ Src, Ref, Pair string }
		if err := json.Unmarshal(lines.Bytes(), &row); err != nil {
			t.Fatal(err)
		}
		if (pair == "" || row.Pair == pair) && !seen[row.Src] {
			seen[row.Src] = true
			pairs = append(pairs, [2]string{row.Src, row.Ref})
		}
	}
	return pairs
}

// TestQuality holds what docs/memory.md promises, on texts that are spoilt at random.
// The costs were set without the last four sets.
func TestQuality(t *testing.T) {
	for _, set := range []struct {
		name               string
		pairs              [][2]string
		whole, usual, hard float64 // least mean of precision and recall
	}{
		{"en-fr", flores(t, "en", "fr"), 0.995, 0.99, 0.95}, {"fr-es", flores(t, "fr", "es"), 0.995, 0.99, 0.95},
		{"en-de", flores(t, "en", "de"), 0.995, 0.99, 0.95}, {"en-ru", flores(t, "en", "ru"), 0.99, 0.98, 0.9},
		{"pl-de", flores(t, "pl", "de"), 0.99, 0.97, 0.91}, {"de-en, news", rows(t, "02-mt/metrics/de-en.wmt09.bergamot-tiny.jsonl", "")[:1000], 0.99, 0.97, 0.94},
		{"ja-en", rows(t, "02-mt/metrics/ja-en.flores-dev.google.jsonl", ""), 0.99, 0.97, 0.8}, {"en-zh", rows(t, "02-mt/metrics/en-zh.flores-dev.argos.jsonl", ""), 0.98, 0.96, 0.85},
		{"en-fr, health", rows(t, "05-terminology/wmt21_en-fr.jsonl", ""), 0.99, 0.98, 0.92}, {"en-de, software", rows(t, "05-terminology/wmt25_track1.jsonl", "en-de"), 0.99, 0.96, 0.88},
		{"en-ru, software", rows(t, "05-terminology/wmt25_track1.jsonl", "en-ru"), 0.99, 0.96, 0.85}, {"en-de, news", rows(t, "05-terminology/newstest2017_en-de_iate_wikt.jsonl", ""), 0.99, 0.97, 0.93},
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

// TestShortArticles aligns articles of twelve sentences in paragraphs of three, which
// are too short to learn words from.
func TestShortArticles(t *testing.T) {
	for _, set := range []struct {
		name  string
		pairs [][2]string
		want  float64
	}{
		{"en-de", flores(t, "en", "de"), 0.98}, {"en-ru", flores(t, "en", "ru"), 0.96},
		{"ja-en", rows(t, "02-mt/metrics/ja-en.flores-dev.google.jsonl", ""), 0.97}, {"en-fr, health", rows(t, "05-terminology/wmt21_en-fr.jsonl", ""), 0.98},
	} {
		var p, r, n float64
		for article := range slices.Chunk(set.pairs, 12) {
			g := paragraphs(article, 0.08, 0.04, uint64(n))
			precision, recall := g.score(Align(g.source, g.target))
			p, r, n = p+precision, r+recall, n+1
		}
		t.Logf("%s: precision %.3f, recall %.3f", set.name, p/n, r/n)
		if (p+r)/2/n < set.want {
			t.Errorf("%s: %.3f, want %.3f", set.name, (p+r)/2/n, set.want)
		}
	}
}

// paragraphs is spoil for a text in paragraphs of three sentences.
func paragraphs(pairs [][2]string, merge, drop float64, seed uint64) gold {
	whole := gold{beads: map[[4]int]bool{}}
	number := 0
	for part := range slices.Chunk(pairs, 3) {
		g := spoil(part, merge, drop, 0, 100*seed+uint64(number))
		for bead := range g.beads {
			whole.beads[[4]int{bead[0] + len(whole.source), bead[1] + len(whole.source), bead[2] + len(whole.target), bead[3] + len(whole.target)}] = true
		}
		for _, s := range g.source {
			whole.source = append(whole.source, Sentence{Text: s.Text, Paragraph: number})
		}
		for _, s := range g.target {
			whole.target = append(whole.target, Sentence{Text: s.Text, Paragraph: number})
		}
		number++
	}
	return whole
}

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
