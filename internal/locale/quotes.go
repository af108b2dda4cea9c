package locale

import (
	"slices"
	"strings"
)

// deepest bounds the nesting of quotes; a deeper text is no prose.
const deepest = 16

// mark is one quotation mark of a line.
type mark struct {
	at      int
	r       rune
	single  bool
	opens   bool
	partner *mark // nil where the other half is in another segment
	depth   int   // pairs round this one
	root    *mark // the outermost opening mark round this one, or itself
}

// quotes finds quotation marks and apostrophes and writes them in the
// language's form. A mark whose part is uncertain stays.
func (e *editor) quotes() {
	found := e.pair()
	e.nest(found)
	if !e.source.used.quotes || e.to.Quotes.Primary.Open == "" || strings.Contains(e.text, `""`) {
		return // quotes doubled by a table format: their pairs cannot be told
	}
	for _, m := range found {
		e.quote(m)
	}
}

// pair walks the line with a stack of open quotes. Apostrophes are written on
// the way, since only the stack tells them from closing single quotes.
func (e *editor) pair() []*mark {
	var found, open []*mark
	for i, r := range e.runes {
		if !quoteMark(r) || e.shut[i] {
			continue
		}
		m := &mark{at: i, r: r, single: strings.ContainsRune("‹›‚‘’'´", r)}
		switch e.part(m, open) {
		case isApostrophe:
			e.apostrophe(i)
		case isOpen:
			if len(open) == deepest {
				continue
			}
			m.opens = true
			open = append(open, m)
			found = append(found, m)
		case isClose:
			found = append(found, m)
			for k := len(open) - 1; k >= 0; k-- {
				if open[k].single == m.single {
					m.partner, open[k].partner = open[k], m
					open = open[:k]
					break
				}
			}
		}
	}
	return found
}

func (e *editor) apostrophe(i int) {
	if e.to.Apostrophe != "" {
		e.put(ApostropheMark, i, i+1, e.to.Apostrophe, refuse)
	}
}

// part is what a mark does.
type part uint8

const (
	unsure part = iota
	isOpen
	isClose
	isApostrophe
)

// part decides by the mark's shape, its neighbours and the quotes open so far.
func (e *editor) part(m *mark, open []*mark) part {
	var top rune
	if len(open) > 0 {
		top = open[len(open)-1].r
	}
	prev, next := e.at(m.at-1), e.at(m.at+1)
	canOpen := (gap(prev) || opener(prev) || dashes(prev) || prev == '/' || prev == '\'') && !gap(next)
	canClose := !gap(prev) && (gap(next) || closer(next) || dashes(next) || strings.ContainsRune(".,;:!?…/)]}»›”", next))
	switch m.r {
	case '„', '‚', '‟':
		return isOpen
	case '«', '‹':
		if canClose && !canOpen && (top == '»' || top == '›') {
			return isClose
		}
		return isOpen
	case '»', '›':
		if canOpen && !canClose && top != '«' && top != '‹' {
			return isOpen
		}
		return isClose
	case '“', '”':
		return curly(m.r, top, canOpen, canClose)
	case '"':
		return e.straight(m, open, canOpen, canClose)
	}
	return e.singlePart(m, open, canOpen, canClose)
}

// curly: “ opens in English and closes in German; ” opens in Swedish.
func curly(r, top rune, canOpen, canClose bool) part {
	if r == '“' {
		if top == '„' && !(canOpen && !canClose) || canClose && !canOpen {
			return isClose
		}
		return isOpen
	}
	if canOpen && !canClose && top != '“' && top != '„' && top != '"' {
		return isOpen
	}
	return isClose
}

func (e *editor) straight(m *mark, open []*mark, canOpen, canClose bool) part {
	at := slices.IndexFunc(open, func(o *mark) bool { return !o.single })
	if at < 0 && digit(e.at(m.at-1)) || e.at(m.at-1) == '"' || e.at(m.at+1) == '"' {
		return unsure // inches, or nothing inside
	}
	switch {
	case canOpen && !canClose:
		return isOpen
	case canClose && !canOpen:
		return isClose
	case canOpen && canClose && at >= 0:
		return isClose
	case canOpen && canClose:
		return isOpen
	}
	return unsure
}

// singlePart tells single quotes from apostrophes.
func (e *editor) singlePart(m *mark, open []*mark, canOpen, canClose bool) part {
	prev, next := e.at(m.at-1), e.at(m.at+1)
	within := slices.IndexFunc(open, func(o *mark) bool { return o.single })
	switch {
	case letter(prev) && (letter(next) || digit(next)), digit(prev) && letter(next):
		return isApostrophe
	case digit(prev) && digit(next), m.r == '´':
		return unsure
	case e.elided(m.at), e.elidedEnd(m.at):
		return isApostrophe
	case canClose && !canOpen && within >= 0:
		return isClose
	case canClose && !canOpen && letter(prev):
		return isApostrophe // dogs', po'
	case letter(prev) && (next == '"' || opener(next)) && m.r != '‘':
		return isApostrophe // l'"ami"
	case canOpen && !canClose && (m.r == '‘' || e.lastClosing > m.at+1):
		return isOpen
	}
	return unsure
}

// elided reports an apostrophe at the start of a word: '90s, 'tis, 'n'.
func (e *editor) elided(i int) bool {
	if letter(e.at(i-1)) || digit(e.at(i-1)) {
		return false
	}
	if digit(e.at(i+1)) && digit(e.at(i+2)) && !digit(e.at(i+3)) && e.at(i+3) != '\'' && e.at(i+3) != '’' {
		return true
	}
	end := i + 1
	for letter(e.at(end)) {
		end++
	}
	return end > i+1 && slices.Contains(e.to.Elisions, strings.ToLower(string(e.runes[i+1:end])))
}

// elidedEnd reports the second apostrophe of 'n'.
func (e *editor) elidedEnd(i int) bool {
	return (e.at(i-1) == 'n' || e.at(i-1) == 'N') && (e.at(i-2) == '\'' || e.at(i-2) == '’') && gap(e.at(i-3))
}

// lastSingle returns the place of the last mark that may close a single quote.
func (l *line) lastSingle() int {
	for k := len(l.runes) - 1; k >= 0; k-- {
		if r := l.runes[k]; (r == '\'' || r == '’') && !gap(l.at(k-1)) && !letter(l.at(k+1)) && !digit(l.at(k+1)) && !l.shut[k] {
			return k
		}
	}
	return -1
}

// quoteMark reports a quotation mark or an apostrophe.
func quoteMark(r rune) bool {
	return r == '"' || r == '\'' || r == '´' || r == '«' || r == '»' || r >= '‘' && r <= '‟' && r != '‛' || r == '‹' || r == '›'
}

func dashes(r rune) bool { return r == '-' || r == '–' || r == '—' }

// nest sets depth and root. An opening half reaches to the end of the line; a
// closing half reaches back only from the end: elsewhere it is a slip.
func (e *editor) nest(found []*mark) {
	var tail []*mark // closing halves at the end, that stand round all before
	for _, m := range found {
		if m.partner == nil && !m.opens && m.at > e.lastWord {
			tail = append(tail, m)
		}
	}
	var round []*mark
	for _, m := range found {
		if len(tail) > 0 && tail[0] == m {
			tail = tail[1:]
		}
		if m.partner != nil && !m.opens {
			m.depth, m.root = m.partner.depth, m.partner.root
			round = round[:max(slices.Index(round, m.partner), 0)]
			continue
		}
		m.depth, m.root = len(round)+len(tail), m
		if len(round) > 0 {
			m.root = round[0]
		} else if len(tail) > 0 {
			m.root = tail[0]
		}
		if m.opens {
			round = append(round, m)
		}
	}
}

// quote writes one mark.
func (e *editor) quote(m *mark) {
	if m.partner != nil && e.accepted(m) {
		return
	}
	level := m.depth
	if m.root.single && singleMark(e.to.Quotes.Secondary.Open) {
		level++
	}
	q := e.to.Quotes.Primary
	if level%2 == 1 && e.to.Quotes.Secondary.Open != "" {
		q = e.to.Quotes.Secondary
	}
	if m.partner != nil && e.hollow(m) {
		return
	}
	if m.opens {
		end := e.inside(m.at+1, e.forth(m.at+1), m, q)
		e.put(kindOf(m, q.Open), m.at, end, q.Open+e.space(q, m.at+1, end), after)
		return
	}
	start := e.inside(e.back(m.at), m.at, m, q)
	e.put(kindOf(m, q.Close), start, m.at+1, e.space(q, start, m.at)+q.Close, before)
}

// kindOf tells a wrong mark from a right one with a wrong space.
func kindOf(m *mark, wanted string) Kind {
	if wanted == string(m.r) {
		return MarkSpace
	}
	return QuoteMark
}

// singleMark reports a mark of the single kind: ‘ ‚ ‹.
func singleMark(s string) bool { return s == "‘" || s == "‚" || s == "‹" }

// accepted reports a pair that the language knows beside its own.
func (e *editor) accepted(m *mark) bool {
	pair := string([]rune{m.r, m.partner.r})
	if !m.opens {
		pair = string([]rune{m.partner.r, m.r})
	}
	return e.same && slices.Contains(e.to.Quotes.Accepted, pair)
}

// hollow reports a pair with nothing but blanks inside.
func (e *editor) hollow(m *mark) bool {
	a, b := min(m.at, m.partner.at), max(m.at, m.partner.at)
	return e.forth(a+1) == b
}

// inside returns the edge of what a mark replaces: the blanks [from, to) inside
// the quotes belong to it where either language sets a space there.
func (e *editor) inside(from, to int, m *mark, q Quote) int {
	swallow := q.Space != "" || strings.ContainsRune("«»‹›", m.r)
	for i := from; i < to; i++ {
		swallow = swallow || firm(e.runes[i])
	}
	if swallow == m.opens {
		return to
	}
	return from
}

// space returns what to set inside the quote: the language's space, or the firm
// one that stands there already.
func (e *editor) space(q Quote, from, to int) string {
	if q.Space != "" && e.same && to-from == 1 && firm(e.runes[from]) {
		return string(e.runes[from])
	}
	return q.Space
}
