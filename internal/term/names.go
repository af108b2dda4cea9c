package term

import (
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/language"

	"exonym/internal/article"
)

// Mention is one use of a name that no list knows.
type Mention struct {
	Span  article.Span // in the searched text
	Text  string
	Count int // how often the text mentions it
}

// naming is how a language writes names: names/<lang>.yaml.
type naming struct {
	Nouns  string   `yaml:"nouns"`  // "capital": every noun has one, as in German
	Stop   []string `yaml:"stop"`   // words that are no names though a sentence or title begins with them
	Join   []string `yaml:"join"`   // small words inside names: von, de la
	Titles []string `yaml:"titles"` // words before a name that are not part of it, whatever their capitals
}

var namings = sync.OnceValue(func() map[string]*naming { return perLanguage[naming]("names") })

// Names returns the mentions of names that the base does not know, in text order:
// capitalised words and sequences of them. A single word that only stands at the
// start of sentences is none, nor is anything in a text written in capitals or in
// title case. Where all nouns have capitals (German), only sequences of two or
// more count. The text may be a segment or a whole article; names stand on one
// side of every token.
func (b *Base) Names(text string, lang language.Tag) []Mention {
	n := namer{text: text, naming: forLanguage(namings(), lang), grammar: grammarOf(lang), list: pieces(text)}
	n.hits = slices.DeleteFunc(b.Find(text, lang), Hit.Common)
	n.addresses = &matcher{text: text}
	if n.shouting() {
		return nil
	}
	return n.run()
}

type namer struct {
	*naming
	grammar   *grammar
	text      string
	list      []piece
	hits      []Hit
	addresses *matcher
}

// sequence is a run of capitalised words, pieces first to last.
type sequence struct {
	first, last int
	words       int
	initial     bool // begins a sentence
}

func (n *namer) run() []Mention {
	found := n.sequences()
	count := map[string]int{}
	sure := map[string]bool{}
	for _, s := range found {
		text := n.textOf(s)
		count[text]++
		if !s.initial || s.words > 1 {
			sure[text] = true
		}
	}
	var mentions []Mention
	for _, s := range found {
		text := n.textOf(s)
		if sure[text] && (s.words > 1 || n.Nouns != "capital") {
			span := article.Span{Start: n.list[s.first].start, End: n.list[s.last].end}
			mentions = append(mentions, Mention{span, text, count[text]})
		}
	}
	return mentions
}

func (n *namer) textOf(s sequence) string {
	return n.text[n.list[s.first].start:n.list[s.last].end]
}

// sequences finds all runs of capitalised words that no hit touches.
func (n *namer) sequences() []sequence {
	var found []sequence
	for i := 0; i < len(n.list); i++ {
		if !n.capital(i) || n.known(i) {
			continue
		}
		s := sequence{first: i, last: i, words: 1, initial: n.startsAt(i)}
		if n.skips(i, s.initial) {
			continue
		}
		for next := n.follows(s.last); next > 0; next = n.follows(s.last) {
			s.last = next
			s.words++
		}
		i = s.last
		if !n.addresses.inCode(article.Span{Start: n.list[s.first].start, End: n.list[s.last].end}) {
			found = append(found, s)
		}
	}
	return found
}

// capital reports whether piece i is a word that begins with a capital letter.
func (n *namer) capital(i int) bool {
	p := n.list[i]
	if p.class != letter || p.end-p.start < 2 {
		return false
	}
	r, size := utf8.DecodeRuneInString(n.text[p.start:])
	if !unicode.IsUpper(r) || p.end-p.start == size {
		return false
	}
	before := byte(' ')
	if p.start > 0 {
		before = n.text[p.start-1]
	}
	return !strings.ContainsRune("@#", rune(before))
}

// known reports whether a hit covers piece i. Hits and calls ascend.
func (n *namer) known(i int) bool {
	p := n.list[i]
	for len(n.hits) > 0 && n.hits[0].Span.End <= p.start {
		n.hits = n.hits[1:]
	}
	return len(n.hits) > 0 && n.hits[0].Span.Start < p.end
}

// skips reports whether the word at i cannot begin a name: a function word, a
// Roman number, or an elided one (L’, D’).
func (n *namer) skips(i int, initial bool) bool {
	word := n.text[n.list[i].start:n.list[i].end]
	small := strings.ToLower(word)
	if slices.Contains(n.Stop, small) || slices.Contains(n.Titles, small) || strings.Trim(word, "IVXLCDM") == "" {
		return true
	}
	return initial && i+1 < len(n.list) && n.list[i+1].class == apostrophe && slices.Contains(n.grammar.Elide, small)
}

// follows returns the last piece of the next word of the name that ends at i, or 0.
func (n *namer) follows(i int) int {
	j := i + 1
	if j < len(n.list) && n.list[j].class == hyphen && !n.list[j].gap {
		j++ // Jean-Pierre
		if j < len(n.list) && !n.list[j].gap && n.capital(j) && !n.known(j) {
			return j
		}
		return 0
	}
	for k := j; k < len(n.list) && k < j+3; k++ {
		p := n.list[k]
		word := n.text[p.start:p.end]
		if p.class != letter || !p.gap || strings.ContainsAny(n.text[n.list[k-1].end:p.start], "\n\r") {
			return 0
		}
		if n.capital(k) {
			if n.known(k) {
				return 0
			}
			return k
		}
		if !slices.Contains(n.Join, word) {
			return 0
		}
	}
	return 0
}

// startsAt reports whether piece i is the first word of a sentence or a line.
func (n *namer) startsAt(i int) bool {
	start := n.list[i].start
	if startsSentence(n.text[:start]) || i == 0 {
		return true
	}
	before := n.list[i-1]
	between := n.text[before.end:start]
	if strings.ContainsAny(between, "\n\r") {
		return true
	}
	// After a colon, a dash or an opening mark a clause may begin.
	return before.class == other && strings.ContainsAny(n.text[before.start:before.end], ":\"“”«„‘*•–—") || before.class == inline
}

// shouting reports whether the text is written in capitals or in title case, so
// that capitals tell nothing.
func (n *namer) shouting() bool {
	words, capitals := 0, 0
	for i, p := range n.list {
		if p.class != letter || utf8.RuneCountInString(n.text[p.start:p.end]) < 3 {
			continue
		}
		words++
		if n.capital(i) {
			capitals++
		}
	}
	return words >= 5 && capitals*10 >= words*9
}

// countWords counts the uses of form in text as whole words, capitals alike.
func countWords(text, form string) int { return len(wordSpans(text, form)) }
