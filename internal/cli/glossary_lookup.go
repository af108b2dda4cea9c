package cli

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/text/language"
	"golang.org/x/text/unicode/norm"

	"exonym/internal/term"
)

// lookup looks for the terms of a list, each on its own: terms inside each other and
// overlapping ones are all found. One index of all terms finds most of them, and only
// terms that can hide behind a longer one are looked for alone.
type lookup struct {
	terms []string // of the source language
	all   *term.Base
	own   []*term.Base // of each term alone
	place map[*term.Concept]int
	first map[string][]int // the terms whose first word begins so, see beginnings
}

// use is a place where a term of a lookup stands.
type use struct {
	term int // index in the list
	hit  term.Hit
}

// newLookup makes a lookup of terms in lang; renderings, where given, are what language
// to says for each, the wanted form first. Empty terms are never found.
func newLookup(terms []string, lang language.Tag, renderings [][]string, to language.Tag) *lookup {
	l := &lookup{terms: terms, own: make([]*term.Base, len(terms)), place: map[*term.Concept]int{}, first: map[string][]int{}}
	var concepts []*term.Concept
	for i, text := range terms {
		if strings.TrimSpace(text) == "" {
			continue
		}
		c := term.NewConcept(strconv.Itoa(i), term.General)
		c.SetTerms(lang, term.Term{Text: text})
		if i < len(renderings) && len(renderings[i]) > 0 {
			c.SetTerms(to, term.Term{Text: renderings[i][0], Also: renderings[i][1:]})
		}
		concepts = append(concepts, c)
		l.place[c] = i
		l.own[i] = term.New(c)
		if words := beginnings(text); len(words) > 0 {
			l.first[words[0]] = append(l.first[words[0]], i)
		}
	}
	l.all = term.New(concepts...)
	if len(concepts) == 1 {
		l.own[l.place[concepts[0]]] = l.all
	}
	return l
}

// find returns every use of every term in text, sorted by start, then end.
func (l *lookup) find(text string, lang language.Tag) []use {
	hits := l.all.Find(text, lang)
	var uses []use
	for _, hit := range hits {
		for _, c := range append([]*term.Concept{hit.Concept}, hit.Others...) {
			uses = append(uses, use{l.place[c], alone(hit, c)})
		}
	}
	for i := range l.hidden(text, hits) {
		for _, hit := range l.own[i].Find(text, lang) {
			uses = append(uses, use{i, hit})
		}
	}
	slices.SortFunc(uses, func(a, b use) int {
		return cmp.Or(a.hit.Span.Start-b.hit.Span.Start, a.hit.Span.End-b.hit.Span.End, a.term-b.term)
	})
	return slices.CompactFunc(uses, func(a, b use) bool { return a.term == b.term && a.hit.Span == b.hit.Span })
}

// hidden returns the terms that hits may hide: the matcher takes the leftmost, longest
// form, so what it passes over begins at a word of a hit that has several.
func (l *lookup) hidden(text string, hits []term.Hit) map[int]bool {
	if len(l.place) < 2 {
		return nil
	}
	may := map[int]bool{}
	for _, hit := range hits {
		words := beginnings(text[hit.Span.Start:hit.Span.End])
		if len(words) < 2 {
			continue
		}
		for _, word := range words {
			for _, i := range l.first[word] {
				may[i] = true
			}
		}
	}
	return may
}

// alone returns hit as a use of c and of no other concept.
func alone(hit term.Hit, c *term.Concept) term.Hit {
	hit.Concept, hit.Others = c, nil
	return hit
}

// beginnings returns how the words and signs of a text begin, in a way that all forms
// of a word share: its first two letters, small and without accents (Apfel and Äpfel,
// Beijing and BEIJING).
func beginnings(text string) []string {
	var list []string
	word := 0 // letters of the word so far
	for _, r := range norm.NFD.String(strings.ToLower(text)) {
		switch {
		case unicode.In(r, unicode.M, unicode.Cf):
		case unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar):
			list, word = append(list, string(r)), 0
		case unicode.IsLetter(r) || unicode.IsDigit(r) || r == '_':
			if word == 0 {
				list = append(list, "")
			}
			if word < 2 {
				list[len(list)-1] += string(r)
			}
			word++
		default:
			word = 0
			if !unicode.IsSpace(r) {
				list = append(list, string(r))
			}
		}
	}
	return list
}

// lookups keeps the lookups made last, for a stream that asks for the same terms again
// and again. It holds at most twice room terms.
type lookups struct {
	young, old map[string]*lookup
	terms      int // in young
}

// lookupRoom is how many terms lookups may hold in each of its halves: an index of a
// term takes a few kB.
const lookupRoom = 8000

// get returns the lookup of key, making it where it is not known.
func (l *lookups) get(key string, make func() *lookup) *lookup {
	if found := l.young[key]; found != nil {
		return found
	}
	found := l.old[key]
	if found == nil {
		found = make()
	}
	if l.young == nil || l.terms+len(found.terms) > lookupRoom {
		l.old, l.young, l.terms = l.young, map[string]*lookup{}, 0
	}
	l.young[key] = found
	l.terms += len(found.terms)
	return found
}

// keyOf joins texts so that no two lists give one key.
func keyOf(texts ...string) string {
	var key strings.Builder
	for _, text := range texts {
		key.WriteString(strconv.Itoa(len(text)))
		key.WriteByte(':')
		key.WriteString(text)
	}
	return key.String()
}
