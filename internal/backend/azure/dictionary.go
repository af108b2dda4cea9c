package azure

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"exonym/internal/article"
	"exonym/internal/backend"
)

// escaper writes text and attributes of HTML.
var escaper = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;")

var (
	tag  = regexp.MustCompile(`<[^>]*>`)
	mark = regexp.MustCompile(`</?mstrans:dictionary(?:\s[^>]*)?>`)
)

// define marks the terms in a text of HTML. The text of elements that are kept, which are
// spans, stays as it is.
func define(text string, terms []backend.Term) string {
	terms = usable(terms)
	if len(terms) == 0 {
		return text
	}
	var out strings.Builder
	kept, at := false, 0
	between := func(part string) {
		if kept {
			out.WriteString(part)
		} else {
			definePart(&out, part, terms)
		}
	}
	for _, m := range tag.FindAllStringIndex(text, -1) {
		between(text[at:m[0]])
		element := text[m[0]:m[1]]
		out.WriteString(element)
		if strings.HasPrefix(element, "<span ") {
			kept = true
		} else if element == "</span>" {
			kept = false
		}
		at = m[1]
	}
	between(text[at:])
	return out.String()
}

// usable escapes the terms as the text is, the longest first: it may hold others. A term
// with markup inside cannot be marked.
func usable(terms []backend.Term) []backend.Term {
	var all []backend.Term
	for _, t := range terms {
		if t.Source == "" || t.Target == "" || len(article.Tokens(t.Source+t.Target)) > 0 {
			continue
		}
		target := strings.ReplaceAll(escaper.Replace(t.Target), `"`, "&quot;")
		all = append(all, backend.Term{Source: escaper.Replace(t.Source), Target: target})
	}
	slices.SortStableFunc(all, func(a, b backend.Term) int { return cmp.Compare(len(b.Source), len(a.Source)) })
	return all
}

func definePart(out *strings.Builder, part string, terms []backend.Term) {
	before := ' '
	for len(part) > 0 {
		n := slices.IndexFunc(terms, func(t backend.Term) bool { return stands(part, before, t.Source) })
		if n >= 0 {
			out.WriteString(`<mstrans:dictionary translation="` + terms[n].Target + `">` + terms[n].Source + `</mstrans:dictionary>`)
			before, _ = utf8.DecodeLastRuneInString(terms[n].Source)
			part = part[len(terms[n].Source):]
			continue
		}
		r, size := utf8.DecodeRuneInString(part)
		out.WriteString(part[:size])
		before, part = r, part[size:]
	}
}

// stands reports whether part begins with a term that is no piece of a longer word.
func stands(part string, before rune, term string) bool {
	if !strings.HasPrefix(part, term) {
		return false
	}
	first, _ := utf8.DecodeRuneInString(term)
	last, _ := utf8.DecodeLastRuneInString(term)
	after, _ := utf8.DecodeRuneInString(part[len(term):])
	return !joined(before, first) && !joined(last, after)
}

// joined reports whether two characters side by side may be of one word. In scripts that
// write no spaces any two may be, so that says nothing.
func joined(a, b rune) bool {
	return wordly(a) && wordly(b) && !unicode.In(a, spaceless...) && !unicode.In(b, spaceless...)
}

func wordly(r rune) bool { return unicode.In(r, unicode.L, unicode.M, unicode.Nd) }

var spaceless = []*unicode.RangeTable{unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar}

// undefine takes marks out that came back.
func undefine(text string) string { return mark.ReplaceAllLiteralString(text, "") }
