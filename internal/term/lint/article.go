package lint

import (
	"strings"
	"unicode/utf8"

	"github.com/nicksnyder/go-i18n/v2/i18n"

	"exonym/internal/term"
)

// Article finds terms that bring an article along which a field should say.
var Article = &Rule{
	ID:    "lint.article",
	Title: &i18n.Message{ID: "lint.article.title", Other: "Article in the term"},
	Doc:   "A name begins with a definite article in small letters (la Russie). A term stands without its article; article: definite says that it takes one, and then contractions are right too (de la Russie). An article with a capital belongs to the name (Le Caire, La Paz) and is left alone, and so is one whose term says article: none (le Salvador, which is not the city).",
	run:   article,
}

var sayArticle = &i18n.Message{
	ID:    "lint.article",
	Other: "“{{.Form}}” brings its article along. Write “{{.Bare}}” and article: definite.",
}

func article(p *pass) {
	for _, f := range p.forms {
		if f.concept.Kind == term.General || f.concept.Kind == term.Title || f.list != ofTerm || f.term.Bare {
			continue
		}
		if bare, ok := withoutArticle(f.text, p.tongue(f.lang).words.Article); ok {
			p.say(Warning, f, sayArticle, struct{ Form, Bare string }{f.text, bare}, &Edit{f.text, bare})
		}
	}
}

func withoutArticle(text string, articles []string) (bare string, ok bool) {
	for _, article := range articles {
		if last, _ := utf8.DecodeLastRuneInString(article); last != '’' && last != '\'' {
			article += " "
		}
		if bare, ok = strings.CutPrefix(text, article); ok && bare != "" {
			return bare, true
		}
	}
	return "", false
}
