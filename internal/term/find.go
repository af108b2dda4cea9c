package term

import (
	"cmp"
	"slices"
	"strings"
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
	nodes  []uint32 // see reach
	depths []int
}

func (m *matcher) run() []Hit {
	m.read()
	var hits []Hit
	for i := 0; i < len(m.pieces); {
		if !m.begins(m.pieces[i].lexeme) || !m.mayStart(i) {
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
			p.lexeme = m.signs[c]
		} else {
			buf = p.key(m.text, buf)
			p.lexeme = m.tokens[string(buf)]
			if p.lexeme == 0 && m.stem != nil {
				p.lexeme = m.stems[m.of(string(buf))]
				p.stemmed = p.lexeme != 0
			}
		}
		m.pieces = append(m.pieces, p)
	}
}

// maxPieces is how many tokens a form may have to be found.
const maxPieces = 64

// at returns the longest hit that begins at piece i, and its last piece.
func (m *matcher) at(i int) (last int, hit Hit, ok bool) {
	m.reach(i)
	for n := len(m.depths) - 1; n > 0; n-- {
		if ends := m.nodes[m.depths[n-1]:m.depths[n]]; m.ending(ends) && m.closes(i+n-1) {
			if hit, ok := m.choose(ends, i, i+n-1); ok && !m.inCode(hit.Span) {
				return i + n - 1, hit, true
			}
		}
	}
	return 0, Hit{}, false
}

// reach notes the nodes that the pieces from i on lead to: after n pieces they are
// nodes[depths[n-1]:depths[n]]. A token of several classes may lead to several.
func (m *matcher) reach(i int) {
	m.nodes, m.depths = append(m.nodes[:0], 0), append(m.depths[:0], 1)
	from := 0
	for n := 0; n < maxPieces && i+n < len(m.pieces); n++ {
		var room [1]uint32
		to := len(m.nodes)
		for _, class := range m.classes(m.pieces[i+n].lexeme, &room) {
			for _, node := range m.nodes[from:to] {
				if next, ok := m.edges[uint64(node)<<32|uint64(class)]; ok {
					m.nodes = append(m.nodes, next)
				}
			}
		}
		if len(m.nodes) == to {
			return
		}
		m.depths, from = append(m.depths, len(m.nodes)), to
	}
}

// ending reports whether a form ends at one of nodes.
func (m *matcher) ending(nodes []uint32) bool {
	return slices.ContainsFunc(nodes, func(node uint32) bool { return m.ends[node] != 0 })
}

// choose picks the best of the forms that end at nodes: the one whose
// capitals agree best, then what is no everyday word, names of things before common words, wanted before
// unwanted, later layers before earlier.
func (m *matcher) choose(nodes []uint32, first, last int) (Hit, bool) {
	type candidate struct {
		*entry
		fit   int
		place uint32 // in the index
	}
	var room [8]candidate
	fitting := room[:0]
	for _, node := range nodes {
		for at := m.ends[node]; at != 0; at = m.entries.at(at).before {
			e := m.entries.at(at)
			if fit, ok := m.capitals(e, first, last); ok {
				fitting = append(fitting, candidate{e, fit, at})
			}
		}
	}
	if len(fitting) == 0 {
		return Hit{}, false
	}
	slices.SortFunc(fitting, func(a, b candidate) int {
		return cmp.Or(
			cmp.Compare(a.fit, b.fit),
			compareBool(a.common, b.common),
			compareBool(a.concept.Kind == General, b.concept.Kind == General),
			compareBool(a.status > Admitted, b.status > Admitted),
			cmp.Compare(a.role, b.role),
			cmp.Compare(a.status, b.status),
			cmp.Compare(a.concept.rank, b.concept.rank),
			cmp.Compare(a.place, b.place),
		)
	})
	best := fitting[0]
	hit := Hit{
		Span:    article.Span{Start: m.pieces[first+int(best.lead)].start, End: m.pieces[last].end},
		Concept: best.concept, Role: best.role, Form: best.form,
		Wanted: best.status <= Admitted, Status: best.status, Term: m.termOf(best.entry),
	}
	for _, p := range m.pieces[first : last+1] {
		hit.Stemmed = hit.Stemmed || p.stemmed
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

// capitals compares the capitals of the text with those of e.surface under e's case
// policy.
func (m *matcher) capitals(e *entry, first, last int) (fit int, ok bool) {
	if m.text[m.pieces[first].start:m.pieces[last].end] == e.surface {
		return same, true
	}
	isSame, isInitial, isCaps, letters := true, true, true, 0
	for n, p := range pieces(e.surface) {
		if p.class != letter && p.class != alone {
			continue
		}
		q := m.pieces[first+n]
		token, form := clean(m.text[q.start:q.end]), clean(e.surface[p.start:p.end])
		equal := likeForm(token, form)
		isSame = isSame && equal
		isInitial = isInitial && (equal || (n == 0 && likeForm(token, titleCase(form))))
		isCaps = isCaps && token == upperCase(token)
		letters += utf8.RuneCountInString(token)
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

// likeForm reports whether a token of a text, which is form or another form of its
// word, has its capitals where form has them: what both share is equal, and the
// ending is in small letters, or in capitals as all of form.
func likeForm(token, form string) bool {
	at := 0
	for at < len(token) && at < len(form) {
		t, size := utf8.DecodeRuneInString(token[at:])
		f, _ := utf8.DecodeRuneInString(form[at:])
		if t != f {
			if unicode.ToLower(t) == unicode.ToLower(f) {
				return false
			}
			break
		}
		at += size
	}
	if at == len(token) {
		return true
	}
	rest := token[at:]
	if at == 0 {
		// Nothing is shared: the first letters agree, and the rest is small.
		t, size := utf8.DecodeRuneInString(token)
		f, _ := utf8.DecodeRuneInString(form)
		if unicode.IsUpper(t) != unicode.IsUpper(f) {
			return false
		}
		rest = token[size:]
	}
	return rest == strings.ToLower(rest) || form == upperCase(form) && rest == upperCase(rest)
}

// titleCase returns word with a capital at its start.
func titleCase(word string) string {
	r, size := utf8.DecodeRuneInString(word)
	if upper := unicode.ToTitle(r); upper != r {
		return string(upper) + word[size:]
	}
	return word
}
