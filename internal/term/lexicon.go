package term

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// lexicon knows the tokens of all forms of an index. A class stands for a token in
// all the forms it takes in its word; a token belongs to one class mostly, and to
// several where words share a form.
type lexicon struct {
	tokens map[string]lexeme     // by folded token
	many   [][]uint32            // the classes of tokens that belong to several
	sets   map[string]uint32     // class by its tokens
	opens  []bool                // by class: some form begins with it
	signs  [utf8.RuneSelf]lexeme // ASCII punctuation

	// While forms are added: the classes of words met before, most of which come again.
	known map[written]spelled
}

// written is a word with its variants, which are told apart by their first.
type written struct {
	word     string
	variants *string
}

// spelled is what became of a word.
type spelled struct {
	classes []uint32
	odd     []string
}

// lexeme is what a token of a text is to the forms: nothing (0), one class, or with
// the highest bit set, a place in lexicon.many.
type lexeme uint32

const several lexeme = 1 << 31

func newLexicon() lexicon {
	return lexicon{tokens: map[string]lexeme{}, sets: map[string]uint32{}, opens: make([]bool, 1), known: map[written]spelled{}}
}

// classes returns the classes of a lexeme; room holds the one of a simple lexeme.
func (l *lexicon) classes(x lexeme, room *[1]uint32) []uint32 {
	switch {
	case x == 0:
		return nil
	case x&several != 0:
		return l.many[x&^several]
	}
	room[0] = uint32(x)
	return room[:]
}

// begins reports whether a form may begin with a lexeme.
func (l *lexicon) begins(x lexeme) bool {
	if x&several == 0 {
		return l.opens[x]
	}
	return slices.ContainsFunc(l.many[x&^several], func(class uint32) bool { return l.opens[class] })
}

// open notes that a form begins with class.
func (l *lexicon) open(class uint32) { l.opens[class] = true }

// class returns the class of a set of folded tokens, a new one if need be.
func (l *lexicon) class(tokens []string) uint32 {
	slices.Sort(tokens)
	tokens = slices.Compact(tokens)
	key := tokens[0]
	if len(tokens) > 1 {
		key = strings.Join(tokens, "\x00")
	}
	class, ok := l.sets[key]
	if ok {
		return class
	}
	class = uint32(len(l.opens))
	l.sets[key] = class
	l.opens = append(l.opens, false)
	for _, token := range tokens {
		l.join(token, class)
	}
	return class
}

// join adds a token to a class.
func (l *lexicon) join(token string, class uint32) {
	x := l.tokens[token]
	switch {
	case x == 0:
		x = lexeme(class)
	case x&several == 0:
		l.many = append(l.many, []uint32{uint32(x), class})
		x = several | lexeme(len(l.many)-1)
	default:
		l.many[x&^several] = append(l.many[x&^several], class)
	}
	l.tokens[token] = x
	if len(token) == 1 && token[0] < utf8.RuneSelf {
		l.signs[token[0]] = x
	}
}

// oddForm is a variant of a word that has other pieces than the word itself.
type oddForm struct {
	word int
	form string
}

// path returns the classes of surface, piece by piece, where every word may stand
// in one of its variants; and the variants that have other pieces than the word.
func (l *lexicon) path(surface string, variants [][]string) (classes []uint32, odd []oddForm) {
	at := 0
	for n, word := range strings.Fields(surface) {
		start := at + strings.Index(surface[at:], word)
		at = start + len(word)
		var list []string
		if n < len(variants) {
			list = variants[n]
		}
		if word == "-" {
			word = " - " // a hyphen on its own is a dash
		}
		own, strange := l.word(word, list)
		classes = append(classes, own...)
		for _, form := range strange {
			odd = append(odd, oddForm{n, form})
		}
	}
	return classes, odd
}

// word returns the classes of one word with its variants.
func (l *lexicon) word(word string, variants []string) (classes []uint32, odd []string) {
	key := written{word: word}
	if len(variants) > 0 {
		key.variants = &variants[0]
	}
	if before, ok := l.known[key]; ok {
		return before.classes, before.odd
	}
	classes, odd = l.spell(word, variants)
	l.known[key] = spelled{classes, odd}
	return classes, odd
}

// spell makes the classes of one word with its variants.
func (l *lexicon) spell(word string, variants []string) (classes []uint32, odd []string) {
	var space [64]byte
	base := pieces(word)
	sets := make([][]string, len(base))
	for k, p := range base {
		sets[k] = []string{string(p.key(word, space[:0]))}
	}
	for _, form := range variants {
		list := pieces(form)
		if len(list) != len(base) {
			odd = append(odd, form)
			continue
		}
		for k, p := range list {
			sets[k] = append(sets[k], string(p.key(form, space[:0])))
		}
	}
	for _, set := range sets {
		classes = append(classes, l.class(set))
	}
	return classes, odd
}
