package memory

import (
	"bufio"
	"encoding/json"
	"iter"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/language"

	"exonym/internal/testkit"
)

// corpus makes any number of units from real English sentences with their French
// neighbours: it joins parts of different sentences and changes words.
type corpus struct {
	sentences []string // English; each once
	foreign   []string
	unseen    []string // English sentences that stand in no unit
	random    *rand.Rand
}

// readCorpus reads the sentences of the evaluation data.
func readCorpus(t testing.TB) *corpus {
	c := &corpus{random: rand.New(rand.NewPCG(1, 2))}
	all := map[string]bool{}
	for name, field := range map[string]string{
		"02-mt/metrics/en-fr.wmt13.google.jsonl": "src", "02-mt/metrics/de-en.wmt09.bergamot-tiny.jsonl": "ref",
		"02-mt/metrics/es-en.wmt11.bergamot-tiny.jsonl": "ref", "02-mt/metrics/fr-en.flores-dev.google.jsonl": "ref",
		"05-terminology/wmt25_track1.jsonl": "src",
	} {
		for _, sentence := range column(t, name, field) {
			all[sentence] = true
		}
	}
	for n, sentence := range slices.Sorted(keys(all)) {
		if n%20 == 0 {
			c.unseen = append(c.unseen, sentence)
		} else {
			c.sentences = append(c.sentences, sentence)
		}
	}
	c.foreign = column(t, "02-mt/metrics/en-fr.wmt13.google.jsonl", "ref")
	c.random.Shuffle(len(c.sentences), func(i, j int) { c.sentences[i], c.sentences[j] = c.sentences[j], c.sentences[i] })
	return c
}

func keys(m map[string]bool) iter.Seq[string] {
	return func(yield func(string) bool) {
		for k := range m {
			if !yield(k) {
				return
			}
		}
	}
}

// column returns one field of every line of a file.
func column(t testing.TB, name, field string) (values []string) {
	t.Helper()
	file, err := os.Open(testkit.Data(t, name))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	lines := bufio.NewScanner(file)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		var line map[string]any
		if err := json.Unmarshal(lines.Bytes(), &line); err != nil {
			t.Fatal(err)
		}
		if text, ok := line[field].(string); ok {
			values = append(values, text)
		}
	}
	if err := lines.Err(); err != nil {
		t.Fatal(err)
	}
	return values
}

func (c *corpus) pick(from []string) string { return from[c.random.IntN(len(from))] }

// source makes a source text.
func (c *corpus) source(n int) string {
	if n < len(c.sentences) {
		return c.sentences[n]
	}
	switch kind := c.random.IntN(10); {
	case kind < 6:
		return c.cross(c.sentences)
	case kind < 8:
		return c.edit(c.pick(c.sentences), 1+c.random.IntN(5))
	case kind < 9:
		return c.edit(c.cross(c.sentences), 2)
	}
	words := strings.Fields(c.pick(c.sentences))
	from := c.random.IntN(len(words))
	return strings.Join(words[from:min(len(words), from+1+c.random.IntN(6))], " ")
}

// cross joins the first words of one sentence and the last of another.
func (c *corpus) cross(from []string) string {
	a, b := strings.Fields(c.pick(from)), strings.Fields(c.pick(from))
	return strings.Join(slices.Concat(a[:(len(a)+1)*(1+c.random.IntN(3))/4], b[len(b)*(1+c.random.IntN(3))/4:]), " ")
}

// edit replaces, drops or adds n words.
func (c *corpus) edit(text string, n int) string {
	words := strings.Fields(text)
	for range n {
		at, other := c.random.IntN(len(words)), c.pick(strings.Fields(c.pick(c.sentences)))
		switch kind := c.random.IntN(4); {
		case kind == 0 && len(words) > 1:
			words = slices.Delete(words, at, at+1)
		case kind == 1:
			words = slices.Insert(words, at, other)
		default:
			words[at] = other
		}
	}
	return strings.Join(words, " ")
}

// units makes n units.
func (c *corpus) units(n int) iter.Seq2[Unit, error] {
	return func(yield func(Unit, error) bool) {
		for i := range n {
			u := Unit{From: language.English, To: language.French, Source: c.source(i), Target: c.cross(c.foreign), Origin: Origin{Rank: Import, Name: "bench.tmx"}}
			if !yield(u, nil) {
				return
			}
		}
	}
}

// queries makes n queries: most are units with one to three words changed, some are
// short, and some are sentences that the memory has never seen.
func (c *corpus) queries(n int, units []string) []Query {
	queries := make([]Query, n)
	for i := range queries {
		text := c.pick(c.unseen)
		if i%5 != 0 {
			text = c.edit(c.pick(units), 1+c.random.IntN(3))
		}
		queries[i] = Query{From: language.English, To: language.French, Source: text}
	}
	return queries
}
