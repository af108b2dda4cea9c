package locale

import (
	"strings"
	"unicode"
)

// spaces sets the space before ; : ! ? or takes away the one that the source
// language, and not the target's, sets there.
func (e *editor) spaces() {
	for i, r := range e.runes {
		if !e.source.used.mark(r) || e.shut[i] || strings.ContainsRune(";:!?", e.at(i-1)) {
			continue
		}
		start := e.back(i)
		if !e.ends(start, i, r) {
			continue
		}
		have := string(e.runes[start:i])
		want, ruled := e.to.Before[string(r)]
		switch {
		case have == want, e.same && want != "" && one(have, firm):
			continue
		case want == "" && !ruled && e.from.Before[string(r)] == "" && !strings.ContainsFunc(have, firm):
			continue
		}
		e.put(MarkSpace, start, i+1, want+string(r), before)
	}
}

// ends reports whether the mark r at i stands behind a word, as in prose.
func (e *editor) ends(start, i int, r rune) bool {
	prev := e.at(start - 1)
	if !(letter(prev) || digit(prev) || prev != 0 && strings.ContainsRune(")]}»›”“’'\"%…°€£$.²³", prev)) {
		return false
	}
	end := i + 1
	if r == '!' || r == '?' {
		for e.at(end) == '!' || e.at(end) == '?' {
			end++
		}
		next := e.at(end)
		return !e.named(start, end) && (gap(next) || strings.ContainsRune(")]»›”“’'\"….,;", next))
	}
	if digit(prev) && r == ':' && digit(e.at(e.forth(end))) && start < i {
		return false // 3 : 2
	}
	return gap(e.at(end)) || strings.ContainsRune("»›”“\"", e.at(end))
}

// named reports a ! that belongs to a name, as in Yahoo! and Microsoft: behind a
// capital within the sentence, and the sentence goes on or ends otherwise.
func (e *editor) named(start, end int) bool {
	next := e.at(end)
	if blank(next) {
		next = e.at(e.forth(end))
	}
	word := []rune(e.wordBefore(start))
	if len(word) == 0 || !unicode.IsUpper(word[0]) || !unicode.IsLower(next) && next != '.' && next != ',' {
		return false
	}
	first := e.at(e.back(start-len(word)) - 1)
	return letter(first) || digit(first) || first == ','
}

// ellipses writes three full stops as one sign.
func (e *editor) ellipses() {
	if !e.source.used.ellipsis || e.to.Ellipsis == "" {
		return
	}
	for i := range e.runes {
		if e.at(i) != '.' || e.at(i+1) != '.' || e.at(i+2) != '.' || e.at(i+3) == '.' || e.at(i+3) == '/' {
			continue
		}
		prev := e.at(i - 1)
		if letter(prev) && e.at(i+3) == ']' {
			continue // [NAME...], the notation of usage lines
		}
		if letter(prev) || digit(prev) || prev != 0 && strings.ContainsRune("[()]!?»”’\",", prev) || blank(prev) && !letter(e.at(i+3)) {
			e.put(EllipsisMark, i, i+3, e.to.Ellipsis, refuse)
		}
	}
}

// stroke is a dash that parts a sentence: runes [from, to) with its spaces.
type stroke struct {
	from, to int
	hyphen   bool // written " - " or " -- "
}

// dashes writes the dashes of inserted clauses. Hyphens in words, ranges, bullets
// and dialogue dashes at the start of a line stay.
func (e *editor) dashes() {
	if !e.source.used.dash || e.to.Dash.Single == "" {
		return
	}
	found := e.strokes()
	for i, s := range found {
		form := e.to.Dash.Single
		switch {
		case i+1 < len(found) && e.paired(found, i):
			form = e.to.Dash.Open
		case i > 0 && e.paired(found, i-1):
			form = e.to.Dash.Close
		}
		if s.hyphen || !e.same {
			e.put(DashMark, s.from, s.to, form, refuse)
		}
	}
}

// strokes finds the dashes.
func (e *editor) strokes() []stroke {
	var found []stroke
	for i := 0; i < len(e.runes); i++ {
		if !dashes(e.runes[i]) || e.shut[i] {
			continue
		}
		end := i + 1
		for e.at(end) == '-' && e.runes[i] == '-' {
			end++
		}
		s := stroke{e.back(i), e.forth(end), e.runes[i] == '-'}
		if end-i <= 2 && e.isStroke(s, i, end) {
			found = append(found, s)
		}
		i = max(i, end-1)
	}
	return found
}

func (e *editor) isStroke(s stroke, i, end int) bool {
	prev, next := e.at(s.from-1), e.at(s.to)
	if gap(prev) || gap(next) || dashes(prev) || dashes(next) || digit(prev) && digit(next) || prev == '|' || next == '|' {
		return false
	}
	left, right := s.from < i, s.to > end
	em := e.runes[i] == '—'
	if left && right {
		return !e.formula(s)
	}
	return em && left == right && e.tight(prev, next) || em && left != right && e.clings()
}

// tight reports an em dash between two words, which is a dash in languages that
// set it so; elsewhere it may be anything.
func (e *editor) tight(prev, next rune) bool {
	return (letter(prev) || closer(prev)) && (letter(next) || opener(next)) && (e.from.Dash.Open == "—" || e.to.Dash.Open == "—")
}

// clings reports that one of the languages sets " —clause— ".
func (e *editor) clings() bool { return e.from.Dash.Open == " —" || e.to.Dash.Open == " —" }

// formula reports "x - y": single letters or signs on both sides.
func (e *editor) formula(s stroke) bool {
	lonely := func(i, step int) bool {
		return gap(e.at(i+step)) || !letter(e.at(i)) && !closer(e.at(i)) && !opener(e.at(i))
	}
	return lonely(s.from-1, -1) && lonely(s.to, 1) && !unicode.IsPunct(e.at(s.from-1))
}

// paired reports that strokes i and i+1 are the only two of their sentence.
func (e *editor) paired(found []stroke, i int) bool {
	if i+1 >= len(found) || e.sentenceEnds(found[i].to, found[i+1].from) {
		return false
	}
	before := i > 0 && !e.sentenceEnds(found[i-1].to, found[i].from)
	behind := i+2 < len(found) && !e.sentenceEnds(found[i+1].to, found[i+2].from)
	return !before && !behind
}

// sentenceEnds reports a full stop, ! or ? before a space within [from, to).
func (e *editor) sentenceEnds(from, to int) bool {
	for i := from; i < to; i++ {
		if e.runes[i] == '\n' || strings.ContainsRune(".!?", e.runes[i]) && blank(e.at(i+1)) {
			return true
		}
	}
	return false
}
