package name

import (
	"strings"
	"unicode"

	"github.com/nicksnyder/go-i18n/v2/i18n"
	"golang.org/x/text/language"
	"golang.org/x/text/unicode/norm"

	"exonym/internal/article"
	"exonym/internal/check"
	"exonym/internal/locale"
)

// Changed finds names of people that the translation altered.
var Changed = &check.Check{
	ID:       "name.changed",
	Title:    &i18n.Message{ID: "check.name.changed.title", Other: "Name altered"},
	Doc:      "A given name with a surname stands in the source, the termbase does not know it, and the translation lacks one of its words: an engine may have translated it as a common word (Baker, Boulanger). Accents and endings do not count. Only between languages in Latin script; rulers, popes and saints, whose names are translated, begin with a title and are left alone.",
	Scope:    check.Pair,
	Severity: check.Minor,
	Run:      changed,
}

var sayChanged = &i18n.Message{
	ID:    "check.name.changed",
	Other: "The name “{{.Name}}” of the source is not in the translation as it was.",
}

func changed(p *check.Pass) {
	if !latin(p.From) || !latin(p.To) {
		return
	}
	source := *p
	source.Side = check.Source
	for i := range p.Units {
		u := &p.Units[i]
		if u.Target == "" {
			continue
		}
		target := bare(u.Target)
		for _, c := range candidates(&source, u, u.Source) {
			if !c.person || german(p.From) && len(c.words) > 2 || contains(target, c) {
				continue
			}
			p.Report(u, article.Span{}, locale.Say(sayChanged, struct{ Name string }{c.text}))
		}
	}
}

// german reports whether nouns have capitals, so that one may follow a name.
func german(lang language.Tag) bool {
	base, _ := lang.Base()
	return base.String() == "de"
}

// contains reports whether target holds every word of c, perhaps with an ending.
func contains(target string, c candidate) bool {
	for _, w := range c.words {
		word := strings.TrimSuffix(bare(w.Text), "s") // a genitive
		if !strings.Contains(target, word) {
			return false
		}
	}
	return true
}

// bare returns text in small letters without accents.
func bare(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) {
			return -1
		}
		return unicode.ToLower(r)
	}, norm.NFD.String(text))
}
