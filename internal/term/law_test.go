package term

import (
	"os"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/language"

	"exonym/internal/article"
)

// seeds gives the fuzzers the lines of the tables.
func seeds(f *testing.F) {
	for _, name := range []string{"find.txt", "repair.txt"} {
		cases(f, name, func(_ string, _ language.Tag, rest string) { f.Add(rest) })
	}
	f.Add("l’Ukraine\u00a0: 1\xff" + string(article.Token(0)) + "la" + string(article.Token(7)) + " Russie")
	article, err := os.ReadFile("../../testdata/articles/kursk.fr.txt")
	if err != nil {
		f.Fatal(err)
	}
	f.Add(string(article))
}

var testLanguages = []language.Tag{language.English, language.French, language.German, language.Spanish, language.Russian, language.Japanese}

// FuzzFind states the laws of Find: hits are ascending and disjoint, lie in the
// text, hold no token, and neither begin nor end inside a word.
func FuzzFind(f *testing.F) {
	seeds(f)
	b := testBase(f)
	f.Fuzz(func(t *testing.T, text string) {
		for _, lang := range testLanguages {
			at := 0
			for _, hit := range b.Find(text, lang) {
				span := hit.Span
				if span.Start < at || span.Len() <= 0 || span.End > len(text) {
					t.Fatalf("%v: span %v after %d in %q", lang, span, at, text)
				}
				at = span.End
				if len(article.Tokens(text[span.Start:span.End])) > 0 {
					t.Fatalf("%v: a token inside %q", lang, text[span.Start:span.End])
				}
				if insideWord(text, span.Start) || insideWord(text, span.End) {
					t.Fatalf("%v: %v cuts a word of %q", lang, span, text)
				}
			}
		}
	})
}

// insideWord reports whether offset at stands between two letters of one word.
func insideWord(text string, at int) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:at])
	after, _ := utf8.DecodeRuneInString(text[at:])
	return at > 0 && at < len(text) && classify(before) == letter && (classify(after) == letter || classify(after) == mark)
}

// FuzzProtect states the laws of Protect and Restore: what is put back is what
// was there, and every new code stands once.
func FuzzProtect(f *testing.F) {
	seeds(f)
	b := testBase(f)
	f.Fuzz(func(t *testing.T, text string) {
		if len(article.Tokens(text)) > 0 || !utf8.ValidString(text) {
			t.Skip()
		}
		for _, lang := range testLanguages {
			protected, codes := Protect(text, nil, b.Find(text, lang), language.Spanish)
			if got := Restore(protected, codes, 0, language.Und); got != text {
				t.Fatalf("%v: restored %q, was %q", lang, got, text)
			}
			if n := len(article.Tokens(protected)); n != len(codes) {
				t.Fatalf("%v: %d tokens for %d codes", lang, n, len(codes))
			}
		}
	})
}

// FuzzRepair states the laws of Repair and Names: tokens stay, each once and in
// order, valid text stays valid, nothing panics.
func FuzzRepair(f *testing.F) {
	seeds(f)
	b := testBase(f)
	f.Fuzz(func(t *testing.T, text string) {
		for _, lang := range testLanguages {
			got := b.Repair(text, lang)
			if utf8.ValidString(text) && !utf8.ValidString(got) {
				t.Fatalf("%v: %q became invalid", lang, text)
			}
			before, after := article.Tokens(text), article.Tokens(got)
			if len(before) != len(after) {
				t.Fatalf("%v: %d tokens became %d in %q", lang, len(before), len(after), got)
			}
			for _, m := range b.Names(text, lang) {
				if m.Text != text[m.Span.Start:m.Span.End] {
					t.Fatalf("%v: mention %v of %q", lang, m, text)
				}
			}
		}
	})
}
