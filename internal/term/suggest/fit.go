package suggest

import (
	"unicode"
	"unicode/utf8"

	"exonym/internal/article"
)

// fit gives the span of a name the words that belong to it, and takes off those at
// both ends that do not: dates, function words, titles before a full name, and the
// first word of a sentence that elsewhere is small. list are the words of the
// segment. The span is empty when nothing is left.
func (r *reader) fit(list []token, span article.Span) article.Span {
	first, last := within(list, span)
	if first == last {
		return article.Span{}
	}
	if first > 1 && !list[first].apart && !list[first-1].apart && list[first-1].capital() && !r.words.Title[list[first-1].lower] && !r.words.Date[list[first-1].lower] && r.words.Nouns != "capital" {
		first-- // the New York Times
	}
	for first < last && (r.leaves(list[first]) && list[first].start >= span.Start || first == 0 && last > 1 && r.small[list[first].lower]) {
		first++
	}
	for i := last - 3; i >= first; i-- {
		if r.words.Title[list[i].lower] && !r.words.Stop[list[i+1].lower] {
			first = i + 1 // Senator Ann Lee, but King Charles
		}
	}
	for last > first && r.leaves(list[last-1]) {
		last--
	}
	if first >= last {
		return article.Span{}
	}
	return r.widen(list[first:last], span)
}

// within returns the words that span touches, as a half open range.
func within(list []token, span article.Span) (first, last int) {
	for first < len(list) && list[first].end <= span.Start {
		first++
	}
	last = first
	for last < len(list) && list[last].start < span.End {
		last++
	}
	return first, last
}

// widen returns the span of words. A word that is joined to the name by a hyphen
// belongs to it if it is a number or, where only names have capitals, begins with one:
// COVID-19, but Merkel-Regierung and Trump-era are more than the name.
func (r *reader) widen(words []token, span article.Span) article.Span {
	whole := article.Span{Start: words[0].start, End: words[len(words)-1].end}
	if last := words[len(words)-1]; span.End > last.start && span.End < last.end {
		joined, _ := utf8.DecodeRuneInString(last.text[min(span.End-last.start+1, len(last.text)-1):])
		if !unicode.IsDigit(joined) && (!unicode.IsUpper(joined) || r.words.Nouns == "capital") {
			whole.End = span.End
		}
	}
	if span.Start > words[0].start && span.Start < words[0].end {
		whole.Start = span.Start
	}
	return whole
}

// leaves reports whether t cannot begin or end a name.
func (r *reader) leaves(t token) bool {
	return r.words.Stop[t.lower] || r.words.Date[t.lower] && !r.words.Place[t.lower]
}
