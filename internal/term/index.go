package term

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/language"
	"golang.org/x/text/runes"
	"golang.org/x/text/transform"
	"golang.org/x/text/unicode/norm"
)

// index is a trie over the folded tokens of every form of one language.
type index struct {
	grammar *grammar
	own     []own
	symbols map[string]uint32     // folded token to symbol, from 1
	edges   map[uint64]uint32     // node and symbol to node; 0 is the root
	signs   [utf8.RuneSelf]uint32 // symbols of ASCII punctuation
	starts  []bool                // by symbol: begins a form
	entries [][]entry             // by node: the forms that end there
	elide   map[string]bool
	clitic  map[string]bool
	prefix  map[string]bool
	suffix  map[string]bool
}

// entry is one way to write one form.
type entry struct {
	concept *Concept
	term    *Term
	surface string // as a text writes it
	form    string // as the termbase has it
	role    Role
	status  Status
	policy  Case
	lead    int // pieces of surface that stand before the name: du in du Caire
}

// emptyIndex returns an index for texts in lang, without any form.
func emptyIndex(lang language.Tag) *index {
	g := grammarOf(lang)
	return &index{
		grammar: g, own: surfaceOf(lang).Own, symbols: map[string]uint32{}, edges: map[uint64]uint32{},
		starts: make([]bool, 1), entries: make([][]entry, 1),
		elide: set(g.Elide), clitic: set(g.Clitic), prefix: set(g.Prefix), suffix: set(g.Suffix),
	}
}

func newIndex(concepts []*Concept, lang language.Tag) *index {
	x := emptyIndex(lang)
	for _, c := range concepts {
		terms := c.Terms(lang)
		for i := range terms {
			x.addTerm(c, &terms[i])
		}
		if kept := c.kept(); len(terms) == 0 && kept != nil {
			x.addTerm(c, kept)
		}
	}
	return x
}

func set(words []string) map[string]bool {
	m := make(map[string]bool, len(words))
	for _, word := range words {
		m[word] = true
	}
	return m
}

func (x *index) addTerm(c *Concept, t *Term) {
	for _, u := range t.uses() {
		e := entry{concept: c, term: t, form: u.form, role: u.role, status: u.status, policy: c.policy(t, u.form)}
		x.addWritten(e, u.form)
		if c.Kind != General {
			x.addMerged(e, u.form)
		}
		for _, form := range x.grammar.expand(u, c.Kind) {
			x.addWritten(e, form)
		}
	}
}

// addMerged adds a name that begins with an article as it stands behind a
// preposition that swallowed the article: Le Caire, au Caire.
func (x *index) addMerged(e entry, form string) {
	for _, rule := range x.own {
		rest, ok := strings.CutPrefix(form, rule.Article+" ")
		if ok && !strings.Contains(rule.Write, " ") && rule.Write != rule.Article {
			e.lead = 1
			x.add(e, rule.Write+" "+rest)
		}
	}
}

// addWritten adds e as written, and as capitals without accents write it.
func (x *index) addWritten(e entry, written string) {
	x.add(e, written)
	if x.grammar.Capitals != "plain" {
		return
	}
	if bare := plainCapitals(written); bare != written {
		x.add(e, bare)
	}
	if upper := upperCase(written); upper != plainCapitals(upper) && e.policy != Exact {
		e.policy = Exact
		x.add(e, plainCapitals(upper))
	}
}

func (x *index) add(e entry, surface string) {
	node, buf := uint32(0), make([]byte, 0, 64)
	for _, p := range pieces(surface) {
		symbol := x.symbol(p, surface, buf)
		key := uint64(node)<<32 | uint64(symbol)
		next, ok := x.edges[key]
		if !ok {
			next = uint32(len(x.entries))
			x.edges[key] = next
			x.entries = append(x.entries, nil)
			if node == 0 {
				x.starts[symbol] = true
			}
		}
		node = next
	}
	if node == 0 {
		return // nothing but white space
	}
	for _, old := range x.entries[node] {
		if old.concept == e.concept && old.surface == surface && old.role == e.role {
			return
		}
	}
	e.surface = surface
	x.entries[node] = append(x.entries[node], e)
}

// symbol returns the symbol of a token of a form, a new one if need be.
func (x *index) symbol(p piece, text string, buf []byte) uint32 {
	key := string(p.key(text, buf))
	symbol, ok := x.symbols[key]
	if !ok {
		symbol = uint32(len(x.symbols) + 1)
		x.symbols[key] = symbol
		x.starts = append(x.starts, false)
		if p.class == other && key[0] < utf8.RuneSelf {
			x.signs[key[0]] = symbol
		}
	}
	return symbol
}

// key appends to buf what p is compared by. A hyphen between spaces is a dash
// and joins nothing.
func (p piece) key(text string, buf []byte) []byte {
	switch p.class {
	case letter, alone:
		return fold(buf[:0], text[p.start:p.end])
	case hyphen:
		if p.gap || p.end == len(text) || text[p.end] == ' ' {
			return append(buf[:0], " -"...)
		}
		return append(buf[:0], '-')
	case apostrophe:
		return append(buf[:0], '\'')
	case inline:
		return append(buf[:0], " code"...)
	}
	return append(buf[:0], text[p.start:p.end]...)
}

// plainCapitals takes the accents off capital letters: États-Unis, Etats-Unis.
func plainCapitals(text string) string {
	if strings.IndexFunc(text, accented) < 0 {
		return text
	}
	var out strings.Builder
	strip := transform.Chain(norm.NFD, runes.Remove(runes.In(unicode.Mn)), norm.NFC)
	for _, r := range text {
		if accented(r) {
			bare, _, err := transform.String(strip, string(r))
			if err == nil {
				out.WriteString(bare)
				continue
			}
		}
		out.WriteRune(r)
	}
	return out.String()
}

func accented(r rune) bool { return r >= 0xC0 && unicode.IsUpper(r) && unicode.Is(unicode.Latin, r) }

// upperCase writes text in capitals as headlines do: ß becomes SS.
func upperCase(text string) string {
	return strings.ReplaceAll(strings.ToUpper(text), "ß", "SS")
}
