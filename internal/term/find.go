package term

import (
	"cmp"
	"slices"
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/language"

	"exonym/internal/article"
)

// Find returns the concepts in text (in language lang), leftmost-longest, without
// overlaps. Tokens count as word boundaries. Nothing is found inside words, web
// and mail addresses, file paths, @handles and #tags. The time is linear in the
// text for a given base.
func (b *Base) Find(text string, lang language.Tag) []Hit {
	if b == nil || len(b.concepts) == 0 || text == "" {
		return nil
	}
	return find(b.index(lang), text)
}

// find runs x over text.
func find(x *index, text string) []Hit {
	m := matcher{index: x, text: text}
	room := rooms.Get().(*[]piece)
	m.pieces = (*room)[:0]
	hits := m.run()
	if cap(m.pieces) <= maxRoom {
		*room = m.pieces
		rooms.Put(room)
	}
	return hits
}

// rooms keeps lists of pieces for the next text; long ones are let go.
var rooms = sync.Pool{New: func() any { return new([]piece) }}

const maxRoom = 1 << 19

// matcher is one run over one text.
type matcher struct {
	*index
	text   string
	pieces []piece
	chunk  chunk
}

func (m *matcher) run() []Hit {
	m.read()
	var hits []Hit
	for i := 0; i < len(m.pieces); {
		if symbol := m.pieces[i].symbol; symbol == 0 || !m.starts[symbol] {
			i++
			continue
		}
		last, hit, ok := m.at(i)
		if !ok {
			i++
			continue
		}
		hits = append(hits, hit)
		i = last + 1
	}
	return hits
}

// read cuts the text into pieces and looks up their symbols.
func (m *matcher) read() {
	m.pieces = slices.Grow(m.pieces, len(m.text)/4+8)
	s := scanner{text: m.text, table: classes()}
	var space [128]byte
	buf := space[:0]
	for p, ok := s.next(); ok; p, ok = s.next() {
		if c := m.text[p.start]; p.class == other && c < utf8.RuneSelf {
			p.symbol = m.signs[c]
		} else {
			buf = p.key(m.text, buf)
			p.symbol = m.symbols[string(buf)]
		}
		m.pieces = append(m.pieces, p)
	}
}

// maxPieces is how many tokens a form may have to be found.
const maxPieces = 64

// at returns the longest hit that begins at piece i, and its last piece.
func (m *matcher) at(i int) (last int, hit Hit, ok bool) {
	if !m.opens(i) {
		return 0, Hit{}, false
	}
	var ends [maxPieces]uint32 // node after each piece
	node, depth := uint32(0), 0
	for depth < maxPieces && i+depth < len(m.pieces) {
		symbol := m.pieces[i+depth].symbol
		next, found := m.edges[uint64(node)<<32|uint64(symbol)]
		if !found || symbol == 0 {
			break
		}
		node = next
		ends[depth] = node
		depth++
	}
	for n := depth - 1; n >= 0; n-- {
		entries := m.entries[ends[n]]
		if len(entries) == 0 || !m.closes(i+n) {
			continue
		}
		if hit, ok := m.choose(entries, i, i+n); ok && !m.inCode(hit.Span) {
			return i + n, hit, true
		}
	}
	return 0, Hit{}, false
}

// choose picks the best of the forms that end at one node: the one whose
// capitals agree best, names of things before common words, wanted before
// unwanted, later layers before earlier.
func (m *matcher) choose(entries []entry, first, last int) (Hit, bool) {
	type candidate struct {
		entry
		fit int
	}
	var room [8]candidate
	fitting := room[:0]
	for _, e := range entries {
		if fit, ok := m.capitals(e, first, last); ok {
			fitting = append(fitting, candidate{e, fit})
		}
	}
	if len(fitting) == 0 {
		return Hit{}, false
	}
	slices.SortStableFunc(fitting, func(a, b candidate) int {
		return cmp.Or(
			cmp.Compare(a.fit, b.fit),
			compareBool(a.concept.Kind == General, b.concept.Kind == General),
			compareBool(a.status > Admitted, b.status > Admitted),
			cmp.Compare(a.role, b.role),
			cmp.Compare(a.status, b.status),
			cmp.Compare(a.concept.rank, b.concept.rank),
		)
	})
	best := fitting[0]
	hit := Hit{
		Span:    article.Span{Start: m.pieces[first+best.lead].start, End: m.pieces[last].end},
		Concept: best.concept, Role: best.role, Form: best.form,
		Wanted: best.status <= Admitted, Status: best.status, Term: best.term,
	}
	for _, c := range fitting[1:] {
		if !hit.Names(c.concept) {
			hit.Others = append(hit.Others, c.concept)
		}
	}
	return hit, true
}

func compareBool(a, b bool) int {
	switch {
	case a == b:
		return 0
	case b:
		return -1
	}
	return 1
}

// The ways in which capitals may agree, best first.
const (
	same    = iota // as in the termbase
	initial        // with a capital at the start
	allCaps        // a headline
	folded
)

// capitals compares the text with e.surface under e's case policy.
func (m *matcher) capitals(e entry, first, last int) (fit int, ok bool) {
	if m.text[m.pieces[first].start:m.pieces[last].end] == e.surface {
		return same, true
	}
	isSame, isInitial, isCaps, letters := true, true, true, 0
	for n, p := range pieces(e.surface) {
		if p.class != letter && p.class != alone {
			continue
		}
		q := m.pieces[first+n]
		word, form := clean(m.text[q.start:q.end]), clean(e.surface[p.start:p.end])
		equal := word == form
		isSame = isSame && equal
		isInitial = isInitial && (equal || (n == 0 && word == titleCase(form)))
		isCaps = isCaps && word == upperCase(form)
		letters += utf8.RuneCountInString(word)
	}
	switch {
	case isSame:
		return same, true
	case isInitial:
		return initial, true
	case isCaps && letters > 1:
		return allCaps, e.policy != Exact
	}
	return folded, e.policy == Fold
}

// titleCase returns word with a capital at its start.
func titleCase(word string) string {
	r, size := utf8.DecodeRuneInString(word)
	if upper := unicode.ToTitle(r); upper != r {
		return string(upper) + word[size:]
	}
	return word
}
