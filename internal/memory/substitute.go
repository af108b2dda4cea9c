package memory

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/feature/plural"
	"golang.org/x/text/language"

	"exonym/internal/article"
	"exonym/internal/memory/fuzzy"
)

// substitute puts the numbers of a query into the translation of a source that differs
// from it in numbers alone. It is sure of itself or does nothing. A number that changes
//
//   - has digits alone, nine at most, in both sources, and stands once in the unit's
//     source and once in its target, with no letter at its side;
//   - has the same plural form before and after, in both languages ("2 files", "5 files",
//     but in Polish "2 pliki", "5 plików");
//   - changes no word before it ("an 8 %", "a 9 %"; "l'11", "le 12") and no ending behind
//     it ("5-ös", "6-os").
func substitute(u Unit, query string) (target string, ok bool) {
	before, after := fuzzy.Numbers(u.Source), fuzzy.Numbers(query)
	if len(before) == 0 || len(before) != len(after) || !alikeBetween(u.Source, before, query, after) {
		return "", false
	}
	there := fuzzy.Numbers(u.Target)
	changes := map[article.Span]string{}
	for i := range before {
		from, to := text(u.Source, before[i]), text(query, after[i])
		if from == to {
			continue
		}
		at, once := only(u.Target, there, from)
		if _, unique := only(u.Source, before, from); !unique || !once || !exchangeable(from, to, u.From, u.To) ||
			!stands(u.Source, before[i]) || !stands(u.Target, at) || sounds(u.Target[:at.Start]) && (voiced(from) || voiced(to)) {
			return "", false
		}
		changes[at] = to
	}
	return exchange(u.Target, there, changes), len(changes) > 0
}

func text(s string, at article.Span) string { return s[at.Start:at.End] }

// alikeBetween reports whether two texts are the same but for their numbers.
func alikeBetween(a string, inA []article.Span, b string, inB []article.Span) bool {
	blank := func(s string, numbers []article.Span) string {
		none := map[article.Span]string{}
		for _, at := range numbers {
			none[at] = "0"
		}
		return strings.Join(strings.Fields(exchange(s, numbers, none)), " ")
	}
	return blank(a, inA) == blank(b, inB)
}

// exchange returns s with the numbers that change.
func exchange(s string, numbers []article.Span, changes map[article.Span]string) string {
	var out strings.Builder
	last := 0
	for _, at := range numbers {
		if to, ok := changes[at]; ok {
			out.WriteString(s[last:at.Start] + to)
			last = at.End
		}
	}
	return out.String() + s[last:]
}

// only returns where the one number is that reads so.
func only(s string, numbers []article.Span, number string) (at article.Span, ok bool) {
	for _, n := range numbers {
		if text(s, n) != number {
			continue
		}
		if ok {
			return at, false
		}
		at, ok = n, true
	}
	return at, ok
}

// exchangeable reports whether one number may stand where the other stood.
func exchangeable(from, to string, languages ...language.Tag) bool {
	a, okA := whole9(from)
	b, okB := whole9(to)
	if !okA || !okB {
		return false
	}
	for _, tag := range languages {
		if plural.Cardinal.MatchPlural(tag, a, 0, 0, 0, 0) != plural.Cardinal.MatchPlural(tag, b, 0, 0, 0, 0) {
			return false
		}
	}
	return true
}

// whole9 reads digits of ASCII, nine at most and none of them in vain.
func whole9(number string) (int, bool) {
	n, err := strconv.Atoi(number)
	return n, err == nil && len(number) <= 9 && strconv.Itoa(n) == number
}

// stands reports whether the number at a place stands for itself: no letter is at its
// side, nor an ending behind a sign.
func stands(s string, at article.Span) bool {
	last, _ := utf8.DecodeLastRuneInString(s[:at.Start])
	next, size := utf8.DecodeRuneInString(s[at.End:])
	if unicode.IsLetter(last) || unicode.IsLetter(next) || strings.ContainsRune("'’", last) {
		return false
	}
	behind, _ := utf8.DecodeRuneInString(s[at.End+size:])
	return !(strings.ContainsRune("-‑'’:.", next) && unicode.IsLetter(behind))
}

// longestArticle is the length of words that may change before a number: articles,
// prepositions, "and" and "or".
const longestArticle = 3

// sounds reports whether the last word of s may depend on how what follows is spoken.
func sounds(s string) bool {
	words := strings.Fields(s)
	return len(words) > 0 && utf8.RuneCountInString(words[len(words)-1]) <= longestArticle
}

// voiced reports whether a number begins, in some language that exonym knows, with a
// sound that changes the word before it: 1, 8, 11 and 5 (Hungarian "az öt").
func voiced(number string) bool { return strings.ContainsAny(number[:1], "158") }
