package suggest

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"exonym/internal/article"
)

// fitNouns takes off what is no name in a run of capitals where every noun has one:
// what stands before a small word (Messungen der Universität Greifswald), callings
// before a full name (Orgelbauer Stefan Krause), an adjective that begins a sentence
// with its noun (Nasse Moore). A single word that is left is a noun: see readNouns.
func (r *reader) fitNouns(list []token, span article.Span) article.Span {
	first, last := within(list, span)
	begin := first
	for i := first; i < last; i++ {
		if !list[i].capital() && !r.given[list[first].text] {
			first = i + 1
		}
	}
	for last-first > 2 && !r.given[list[first].text] && r.calling(list[first].text) {
		first++
	}
	starts := first == begin && (first == 0 || list[first].apart)
	if last-first < 2 || starts && last-first == 2 && strings.HasSuffix(list[first].text, "e") && plural(list[first+1].text) {
		return article.Span{}
	}
	return article.Span{Start: max(span.Start, list[first].start), End: span.End}
}

// minCalling is the least number of letters of a word that may be a calling: first
// names (Martin, Peter) have the same endings, and are shorter.
const minCalling = 8

func (r *reader) calling(word string) bool {
	return utf8.RuneCountInString(word) >= minCalling && !strings.ContainsFunc(word[1:], unicode.IsUpper) &&
		slices.ContainsFunc(r.words.Calling, func(ending string) bool { return strings.HasSuffix(word, ending) })
}

// plural reports whether a noun looks like one of several.
func plural(word string) bool {
	last, _ := utf8.DecodeLastRuneInString(word)
	return last == 'e' || last == 'n' || last == 's'
}
