package completeness

import (
	"regexp"
	"strings"
	"unicode"

	"github.com/nicksnyder/go-i18n/v2/i18n"

	"exonym/internal/article"
	"exonym/internal/check"
	"exonym/internal/detect"
	"exonym/internal/locale"
)

// Same finds translations that repeat the source.
var Same = &check.Check{
	ID:       "completeness.same",
	Title:    &i18n.Message{ID: "check.completeness.same.title", Other: "Same as the source"},
	Doc:      "The translation repeats the source word for word. Names, numbers, codes, addresses and capitalised titles may stay; so may a text that reads as well in the target language. At least two ordinary words must be left over.",
	Scope:    check.Pair,
	Severity: check.Major,
	Run:      same,
}

var saySame = &i18n.Message{
	ID:    "check.completeness.same",
	Other: "The translation says the same as the source: it was not translated.",
}

func same(p *check.Pass) {
	if base(p.From.String()) == base(p.To.String()) {
		return
	}
	for i := range p.Units {
		u := &p.Units[i]
		if u.Target == "" || fold(u.Source) != fold(u.Target) || ordinary(u) < 2 || reads(p, u.Target) {
			continue
		}
		p.Report(u, article.Span{}, locale.Say(saySame, nil))
	}
}

func base(tag string) string {
	head, _, _ := strings.Cut(tag, "-")
	return head
}

func fold(text string) string {
	return strings.Join(strings.Fields(strings.ToLower(check.Visible(text))), " ")
}

// reads reports whether text is plainly in the target language already.
func reads(p *check.Pass, text string) bool {
	lang, confidence := detect.Language(text)
	return confidence > 0.9 && base(lang.String()) == base(p.To.String())
}

// address matches what is never translated: URLs, e-mails, paths, file names.
var address = regexp.MustCompile(`\S*(://|@|/|\\|\w\.\w|_)\S*`)

// ordinary counts the words of u that a translator would touch: small letters,
// no digit, no name, no address.
func ordinary(u *check.Unit) int {
	places := address.FindAllStringIndex(u.Source, -1)
	n := 0
	for i, w := range check.Words(u.Source) {
		if !w.Letters() || len([]rune(w.Text)) < 2 || check.Inside(u.Names, w.Span) || within(places, w.Span.Start) {
			continue
		}
		rest := strings.TrimLeftFunc(w.Text, unicode.IsUpper)
		if rest == w.Text || (i == 0 && rest != "") {
			n++
		}
	}
	return n
}

func within(places [][]int, at int) bool {
	for _, place := range places {
		if place[0] <= at && at < place[1] {
			return true
		}
	}
	return false
}
