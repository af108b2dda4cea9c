package all

import (
	"testing"
	"unicode/utf8"

	"golang.org/x/text/language"

	"exonym/internal/article"
	"exonym/internal/check"
	"exonym/internal/term"
)

// FuzzChecks states the law of findings: no check panics, every span lies in the
// text of its side at character boundaries, and so does every fix.
func FuzzChecks(f *testing.F) {
	for _, seed := range [][2]string{
		{"The price was 10,000 at 2:30 pm.", "Le prix était 10 000 à 14 h 30."},
		{"", "OrtKursk, Russland (Details « x \" ٢٥ 1.2.3 *mot &#39; a a a a a"},
		{"“Yes?” \U000F0000", "¿Sí \U000F0001 ) ] ... ?!"},
		{"Then James Baker's 6'7\"", "\xff\xfe 9.30 h \u202f"},
	} {
		f.Add(seed[0], seed[1])
	}
	base, err := term.Load(term.Bytes("x.yaml", []byte("- id: place.kursk\n  kind: place\n  en: {term: Kursk}\n  de: {term: Kursk}\n  fr: {term: Koursk}\n")))
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, source, target string) {
		if !utf8.ValidString(source) || !utf8.ValidString(target) {
			return // formats hand over UTF-8 only
		}
		for _, from := range []language.Tag{language.English, language.Und} {
			text := &check.Text{From: from, To: language.French, Base: base}
			if from == language.Und {
				source = ""
			}
			u := check.Unit{Kind: article.Paragraph, Source: source, Target: target}
			u.Names, u.Hits = base.Find(source, from), base.Find(target, text.To)
			if source == "" {
				u.Names, u.Hits = u.Hits, nil
			}
			text.Units = []check.Unit{u}
			for _, f := range check.Run(Checks(), text) {
				side := target
				if f.At.Side == check.Source {
					side = source
				}
				inside(t, f.Check, side, f.At.Span)
				for _, fix := range f.Fixes {
					inside(t, f.Check, side, fix.Span)
				}
			}
		}
	})
}

func inside(t *testing.T, id, text string, at article.Span) {
	t.Helper()
	if at.Start < 0 || at.End < at.Start || at.End > len(text) || !utf8.ValidString(text[at.Start:at.End]) || !utf8.ValidString(text[:at.Start]) {
		t.Errorf("%s: span %v of %q", id, at, text)
	}
}
