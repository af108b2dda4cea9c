package structure

import (
	"cmp"
	"hash/fnv"
	"io"
	"math"
	"slices"
	"strings"
	"unicode"

	"github.com/nicksnyder/go-i18n/v2/i18n"
	"golang.org/x/text/unicode/norm"

	"exonym/internal/article"
	"exonym/internal/check"
	"exonym/internal/locale"
)

// Duplicate finds blocks that say the same.
var Duplicate = &check.Check{
	ID:       "structure.duplicate",
	Title:    &i18n.Message{ID: "check.structure.duplicate.title", Other: "Text stands twice"},
	Doc:      "Two blocks are equal, or nearly so (nine in ten of their runs of three words), as when a page's title and its first paragraph were scraped together. Spaces, capitals and the style of quotes do not count. Blocks under four words, table cells, attributes, metadata, captions and refrains (three times or more, or inside quotes) are left alone.",
	Scope:    check.Audit,
	Severity: check.Major,
	Run:      duplicate,
}

const (
	fewest     = 4   // words of a block that is looked at
	similarity = 0.9 // Jaccard index of the shingles
	shingled   = 12  // words from which near-equal counts
)

// body is a block prepared for comparison. Words and runs of words are kept as
// hashes, so that a long article costs little more than its text.
type body struct {
	units    []*check.Unit
	words    int
	key      uint64   // of all words
	shingles []uint64 // of runs of three words, sorted, each once
}

func duplicate(p *check.Pass) {
	bodies := prepare(p)
	count := map[uint64]int{}
	for _, b := range bodies {
		count[b.key]++
	}
	seen := library{same: map[uint64]int{}, near: map[uint64][]int{}}
	for i, b := range bodies {
		if count[b.key] > 2 && b.words < shingled {
			continue // a refrain
		}
		if before := seen.find(bodies, b); before >= 0 {
			report(p, bodies[before], b)
		}
		seen.add(i, b)
	}
}

func prepare(p *check.Pass) []body {
	var bodies []body
	for _, block := range p.Blocks() {
		switch block[0].Kind {
		case article.Cell, article.Attribute, article.Meta, article.Caption, article.Line, article.Quote:
			continue
		}
		words := strings.FieldsFunc(strings.ToLower(norm.NFKC.String(check.Visible(join(p, block)))), func(r rune) bool {
			return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r)
		})
		if len(words) >= fewest {
			bodies = append(bodies, body{block, len(words), hash(words), shingles(words)})
		}
	}
	return bodies
}

func join(p *check.Pass, block []*check.Unit) string {
	var texts []string
	for _, u := range block {
		texts = append(texts, p.Read(u))
	}
	return strings.Join(texts, " ")
}

// hash is FNV-1a over the words with a space between.
func hash(words []string) uint64 {
	h := fnv.New64a()
	for _, word := range words {
		io.WriteString(h, word)
		h.Write([]byte{' '})
	}
	return h.Sum64()
}

// shingles hashes the runs of three words of a block that is long enough to be
// compared by them.
func shingles(words []string) []uint64 {
	if len(words) < shingled {
		return nil
	}
	set := make([]uint64, 0, len(words)-2)
	for i := 0; i+3 <= len(words); i++ {
		set = append(set, hash(words[i:i+3]))
	}
	slices.Sort(set)
	return slices.Clip(slices.Compact(set))
}

// library finds the bodies seen before that may be like another: those that are
// equal, and those that share a shingle of the prefix. Two sets whose Jaccard index
// is at least similarity share one among the first |set| - ⌈similarity·|set|⌉ + 1
// of their elements in any common order (Bayardo, Ma and Srikant, Scaling up all
// pairs similarity search, WWW 2007), so that not every pair is compared.
type library struct {
	same map[uint64]int   // first body of a key
	near map[uint64][]int // bodies by the shingles of their prefix
}

func prefix(shingles []uint64) []uint64 {
	n := len(shingles)
	return shingles[:min(n, n-int(math.Ceil(similarity*float64(n)))+1)]
}

func (l *library) add(i int, b body) {
	if _, ok := l.same[b.key]; !ok {
		l.same[b.key] = i
	}
	for _, s := range prefix(b.shingles) {
		l.near[s] = append(l.near[s], i)
	}
}

// find returns the first body seen that says the same as b, or -1.
func (l *library) find(bodies []body, b body) int {
	first := -1
	if i, ok := l.same[b.key]; ok {
		first = i
	}
	for _, s := range prefix(b.shingles) {
		for _, i := range l.near[s] {
			if first >= 0 && i >= first {
				break
			}
			if alike(bodies[i].shingles, b.shingles) {
				first = i
			}
		}
	}
	return first
}

// alike reports whether two sorted sets have a Jaccard index of similarity.
func alike(a, b []uint64) bool {
	if len(a) == 0 || len(b) == 0 {
		return false
	}
	common := 0
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch cmp.Compare(a[i], b[j]) {
		case 0:
			common, i, j = common+1, i+1, j+1
		case -1:
			i++
		default:
			j++
		}
	}
	return float64(common) >= similarity*float64(len(a)+len(b)-common)
}

var sayDuplicateHeadline = &i18n.Message{
	ID:    "check.structure.duplicate.headline",
	Other: "The headline stands twice: blocks {{.First}} and {{.Second}} say the same.",
}

var sayDuplicateSame = &i18n.Message{
	ID:    "check.structure.duplicate.same",
	Other: "Blocks {{.First}} and {{.Second}} say the same.",
}

var sayDuplicateNear = &i18n.Message{
	ID:    "check.structure.duplicate.near",
	Other: "Blocks {{.First}} and {{.Second}} say nearly the same.",
}

// report puts the finding on the later block. Where that is one unit, deleting it
// is proposed.
func report(p *check.Pass, before, again body) {
	u := again.units[0]
	text := p.Read(u)
	span := article.Span{Start: 0, End: len(text)}
	data := struct{ First, Second int }{before.units[0].ID.Block + 1, u.ID.Block + 1}
	var fixes []check.Edit
	if len(again.units) == 1 {
		fixes = []check.Edit{{Span: span}}
	}
	switch {
	case headline(p, before):
		p.Report(u, span, locale.Say(sayDuplicateHeadline, data), fixes...)
	case before.key == again.key:
		p.Report(u, span, locale.Say(sayDuplicateSame, data), fixes...)
	default:
		p.Report(u, span, locale.Say(sayDuplicateNear, data))
	}
}

// headline reports whether b opens the article or is its first heading.
func headline(p *check.Pass, b body) bool {
	u := b.units[0]
	return u.Level == 1 || u.ID.Block == p.Units[0].ID.Block
}
