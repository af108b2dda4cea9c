package term

import (
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/language"
	"golang.org/x/text/unicode/norm"
)

// index holds every form of one language: a trie over classes of words. A class is
// a word in all its forms, so that a name of several words stands in it once,
// however its words inflect.
type index struct {
	lexicon
	stemming
	lang    language.Tag
	grammar *grammar
	own     []own
	edges   map[uint64]uint32 // node and class to node; 0 is the root
	ends    []uint32          // by node: the last of the entries that end there, from 1; 0: none
	entries entries
	forms   map[inflected][]string // while forms are added: those of words met before
	changed map[changed][]string   // the same with other capitals
	elide   map[string]bool
	clitic  map[string]bool
	prefix  map[string]bool
	suffix  map[string]bool
}

// emptyIndex returns an index for texts in lang, without any form.
func emptyIndex(lang language.Tag) *index {
	g := grammarOf(lang)
	return &index{
		lexicon: newLexicon(), stemming: newStemming(lang), lang: lang, grammar: g, own: surfaceOf(lang).Own,
		edges: map[uint64]uint32{}, ends: make([]uint32, 1), forms: map[inflected][]string{}, changed: map[changed][]string{},
		elide: set(g.Elide), clitic: set(g.Clitic), prefix: set(g.Prefix), suffix: set(g.Suffix),
	}
}

func newIndex(concepts []*Concept, lang language.Tag) *index {
	x := emptyIndex(lang)
	x.edges = make(map[uint64]uint32, 2*len(concepts))
	var room []Term
	for _, c := range concepts {
		room = room[:0]
		terms := c.termsBy(lang, func(tag string) []Term { // what is not met in a text is not kept
			start := len(room)
			room = c.terms.peek(room, tag)
			return room[start:]
		})
		for i := range terms {
			x.addTerm(c, &terms[i], uint16(i))
		}
		if len(terms) > 0 {
			continue
		}
		if kept := c.kept(); kept != nil {
			x.addTerm(c, kept, keptTerm)
		}
	}
	x.learn(&x.lexicon)
	x.forget()
	return x
}

// forget lets go what was kept for the next form: all are added.
func (x *index) forget() { x.known, x.sets, x.forms, x.changed = nil, nil, nil, nil }

func set(words []string) map[string]bool {
	m := make(map[string]bool, len(words))
	for _, word := range words {
		m[word] = true
	}
	return m
}

// Numbers of terms that are not counted: the one that stays in every language, and
// the one that the language wants.
const (
	keptTerm uint16 = 1<<16 - 1 - iota
	ownTerm
)

// termOf returns the term that the form of e belongs to.
func (x *index) termOf(e *entry) *Term {
	switch e.number {
	case keptTerm:
		return e.concept.kept()
	case ownTerm:
		return e.concept.Term(x.lang)
	}
	return &e.concept.Terms(x.lang)[e.number]
}

func (x *index) addTerm(c *Concept, t *Term, number uint16) {
	for u := range t.uses() {
		e := entry{concept: c, number: number, common: t.Common, form: u.form, role: u.role, status: u.status, policy: c.policy(t, u.form)}
		x.addWritten(e, u.form, x.grammar.variants(u, c.Kind, x.forms))
		if c.Kind != General {
			x.addMerged(e, u.form)
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
			x.add(e, rule.Write+" "+rest, nil)
		}
	}
}

// addWritten adds e as written, and as capitals without accents write it; variants
// are the other forms of each word.
func (x *index) addWritten(e entry, written string, variants [][]string) {
	x.add(e, written, variants)
	if x.grammar.Capitals != "plain" || ascii(written) && allASCII(variants) {
		return // nothing has an accent
	}
	if bare := plainCapitals(written); bare != written {
		x.add(e, bare, x.each(variants, false, plainCapitals))
	}
	if upper := upperCase(written); upper != plainCapitals(upper) && e.policy != Exact {
		e.policy = Exact
		shout := func(form string) string { return plainCapitals(upperCase(form)) }
		x.add(e, shout(written), x.each(variants, true, shout))
	}
}

func ascii(text string) bool {
	for i := range len(text) {
		if text[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

func allASCII(variants [][]string) bool {
	for _, list := range variants {
		for _, form := range list {
			if !ascii(form) {
				return false
			}
		}
	}
	return true
}

// each changes all variants. The variants of one word are the same list every time, and
// so shall the changed ones be.
func (x *index) each(variants [][]string, shout bool, change func(string) string) [][]string {
	all := make([][]string, len(variants))
	for i, list := range variants {
		if len(list) == 0 {
			continue
		}
		key := changed{&list[0], shout}
		if x.changed[key] == nil {
			for _, form := range list {
				x.changed[key] = append(x.changed[key], change(form))
			}
		}
		all[i] = x.changed[key]
	}
	return all
}

// changed names what became of a list of variants.
type changed struct {
	variants *string // the first of them
	shout    bool    // in capitals, or else without accents on those it has
}

// add adds e as surface, each of whose words may stand in one of its variants.
func (x *index) add(e entry, surface string, variants [][]string) {
	classes, odd := x.path(surface, variants)
	for _, o := range odd {
		fields := strings.Fields(surface)
		fields[o.word] = o.form
		rest := slices.Clone(variants)
		rest[o.word] = nil
		x.addOdd(e, strings.Join(fields, " "), rest)
	}
	x.end(e, surface, x.walk(classes))
}

// addOdd adds e in a form whose words have other pieces than the surface.
func (x *index) addOdd(e entry, form string, variants [][]string) {
	classes, _ := x.path(form, variants)
	x.end(e, form, x.walk(classes))
}

// walk returns the node that a path leads to, making it where it is new.
func (x *index) walk(classes []uint32) uint32 {
	node := uint32(0)
	for _, class := range classes {
		key := uint64(node)<<32 | uint64(class)
		next, ok := x.edges[key]
		if !ok {
			next = uint32(len(x.ends))
			x.ends = append(x.ends, 0)
			x.edges[key] = next
			if node == 0 {
				x.open(class)
			}
		}
		node = next
	}
	return node
}

// end lets e end at a node, unless it does already.
func (x *index) end(e entry, surface string, node uint32) {
	if node == 0 {
		return // nothing but white space
	}
	for at := x.ends[node]; at != 0; at = x.entries.at(at).before {
		old := x.entries.at(at)
		if old.concept == e.concept && old.surface == surface && old.role == e.role {
			return
		}
	}
	e.surface, e.before = surface, x.ends[node]
	x.ends[node] = x.entries.add(e)
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
	for _, r := range text {
		if bare := bareCapitals()[r]; bare != "" {
			out.WriteString(bare)
		} else {
			out.WriteRune(r)
		}
	}
	return out.String()
}

// bareCapitals are the accented Latin capitals without their accents, from the
// canonical decompositions of Unicode.
var bareCapitals = sync.OnceValue(func() map[rune]string {
	bare := map[rune]string{}
	for r := rune(0xC0); r < 0x2000; r++ {
		if accented(r) {
			if first, _ := utf8.DecodeRuneInString(norm.NFD.String(string(r))); first != r {
				bare[r] = string(first)
			}
		}
	}
	return bare
})

func accented(r rune) bool { return r >= 0xC0 && unicode.IsUpper(r) && unicode.Is(unicode.Latin, r) }

// upperCase writes text in capitals as headlines do: ß becomes SS.
func upperCase(text string) string {
	return strings.ReplaceAll(strings.ToUpper(text), "ß", "SS")
}
