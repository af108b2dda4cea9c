package locale

import (
	"slices"
	"strings"
)

// inverses are the marks that open what the keys close.
var inverses = map[rune]rune{'?': '¿', '!': '¡'}

// inverted opens questions and exclamations where the language does, and takes
// the opening marks away where the source language alone has them.
func (e *editor) inverted() {
	if e.to.Inverted == nil {
		if e.from.Inverted != nil {
			e.dropInverted()
		}
		return
	}
	for i := 0; i < len(e.runes); i++ {
		if inverses[e.runes[i]] == 0 || e.shut[i] || !e.source.used.mark(e.runes[i]) {
			continue
		}
		end := i + 1
		for inverses[e.at(end)] != 0 {
			end++
		}
		if e.ends(e.back(i), i, e.runes[i]) {
			e.open(i, e.at(i), e.at(end-1))
		}
		i = end - 1
	}
}

// open puts ¿ or ¡ at the start of the clause that ends at i, unless it has one.
func (e *editor) open(i int, first, last rune) {
	start := e.sentenceStart(i)
	for k := i - 1; k >= 0 && inverses[e.runes[k]] == 0; k-- {
		if r := e.runes[k]; r == '¿' || r == '¡' {
			return // open already, maybe before a colon
		}
	}
	start = e.clauseStart(start, i)
	if start >= i || !letter(e.runes[start]) && !digit(e.runes[start]) {
		return
	}
	opening := string(inverses[first])
	if last != first {
		opening = string(inverses[last]) + opening
	}
	e.put(InvertedMark, start, start+1, opening+string(e.runes[start]), before)
}

// sentenceStart returns the first letter or digit of the sentence that ends at i, or
// i where there is none within reach.
func (e *editor) sentenceStart(i int) int {
	start := 0
	for k := i - 1; k >= 0; k-- {
		if e.boundary(k, i) {
			start = k + 1
			break
		}
		if i-k > longest {
			return i
		}
	}
	for start < i && !letter(e.runes[start]) && !digit(e.runes[start]) && e.runes[start] != '¿' && e.runes[start] != '¡' {
		start++
	}
	return start
}

// boundary reports that a sentence may begin behind rune k.
func (e *editor) boundary(k, i int) bool {
	r, next := e.runes[k], e.at(k+1)
	switch {
	case r == '\n':
		return true
	case strings.ContainsRune("([{«“„‘", r):
		return !e.closedBefore(k, i)
	case r == '"' || r == '\'':
		return (gap(e.at(k-1)) || opener(e.at(k-1))) && letter(next) && !e.closedBefore(k, i)
	case !blank(next) && !closer(next):
		return false
	case r == '.':
		word := strings.ToLower(e.wordBefore(k))
		return !slices.Contains(e.to.Inverted.Abbreviations, word) && len([]rune(word)) > 1
	}
	return strings.ContainsRune("!?…:;", r) && !e.shut[k]
}

// closedBefore reports that the bracket or quote opened at k is closed before i:
// then the clause does not begin inside it.
func (e *editor) closedBefore(k, i int) bool {
	closing := map[rune]string{'(': ")", '[': "]", '{': "}", '«': "»", '“': "”", '„': "“”", '‘': "’", '"': "\"", '\'': "'"}[e.runes[k]]
	for at := k + 1; at < i; at++ {
		if strings.ContainsRune(closing, e.runes[at]) && !letter(e.at(at+1)) {
			return true
		}
	}
	return false
}

// clauseStart moves start behind the last comma if a question word or a tag
// question follows there.
func (e *editor) clauseStart(start, end int) int {
	for k := end - 1; k > start; k-- {
		if e.runes[k] != ',' || !blank(e.at(k+1)) {
			continue
		}
		at := e.forth(k + 1)
		clause := strings.ToLower(string(e.runes[at:e.back(end)]))
		if slices.Contains(e.to.Inverted.Tags, clause) || begins(clause, e.to.Inverted.Words) {
			return at
		}
	}
	return start
}

// begins reports that clause starts with one of words.
func begins(clause string, words []string) bool {
	for _, w := range words {
		if rest, ok := strings.CutPrefix(clause, w); ok && (rest == "" || rest[0] == ' ' || rest[0] == ',') {
			return true
		}
	}
	return false
}

// dropInverted takes ¿ and ¡ away where ? or ! follows in the line.
func (e *editor) dropInverted() {
	last := len(e.runes) - 1
	for last >= 0 && inverses[e.runes[last]] == 0 {
		last--
	}
	for i, r := range e.runes[:last+1] {
		if (r == '¿' || r == '¡') && (letter(e.at(i+1)) || e.at(i+1) == '¿' || e.at(i+1) == '¡') {
			e.put(InvertedMark, i, i+1, "", before)
		}
	}
}
