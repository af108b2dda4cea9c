package name

import (
	"slices"
	"strings"

	"github.com/nicksnyder/go-i18n/v2/i18n"

	"exonym/internal/article"
	"exonym/internal/check"
	"exonym/internal/detect"
	"exonym/internal/locale"
	"exonym/internal/term"
)

// Missing finds names of the termbase that the translation does not render.
var Missing = &check.Check{
	ID:       "name.missing",
	Title:    &i18n.Message{ID: "check.name.missing.title", Other: "Name missing"},
	Doc:      "The source holds a name of the termbase, and the translation none of the forms that its language has for it. Occurrences are counted: two uses need two renderings; where only some are missing the finding is an information, because a pronoun may stand for the second; so it is for adjectives, inhabitants, abbreviated countries (US dollars) and names of languages, and where one word of a longer name is there: these are often said otherwise. Any role counts (Russia, Russian, a Russian), any inflected form, and a word with the same stem (Chathaminseln for Chatham).",
	Scope:    check.Pair,
	Severity: check.Major,
	Run:      missing,
}

func missing(p *check.Pass) {
	for i := range p.Units {
		u := &p.Units[i]
		if u.Target == "" {
			continue
		}
		told, proven := map[*term.Concept]bool{}, proven(p, u)
		for _, h := range u.Names {
			own := h.Concept.Term(p.To)
			if told[h.Concept] || proven[h.Concept] || own == nil || h.Common() || renderedByOther(u.Hits, h) || commonWord(p, u, h) {
				continue
			}
			told[h.Concept] = true
			wanted, got := count(u.Names, h.Concept), rendered(p, u, h)
			if got >= wanted {
				continue
			}
			severity := p.Check.Severity
			if got > 0 || h.Role == term.Adjective || h.Role == term.Inhabitant || h.Role == term.Abbreviation && h.Concept.Kind == term.Place || slices.Contains(h.Concept.Subject, "language") || partly(u.Target, own.Text) {
				severity = check.Info
			}
			p.ReportAs(severity, check.Place{Unit: u.ID, Side: check.Translation}, say(u, h, own, wanted-got))
		}
	}
}

// proven returns the concepts of the source that the termbase's own comparison finds in
// the translation as often as there.
func proven(p *check.Pass, u *check.Unit) map[*term.Concept]bool {
	if len(u.Names) == 0 {
		return nil
	}
	found := map[*term.Concept]bool{}
	for _, v := range term.Verify(u.Names, u.Target, u.Hits, p.From, p.To) {
		found[v.Concept] = v.Status == term.Used && v.Wanted == count(u.Names, v.Concept)
	}
	return found
}

var sayMissing = &i18n.Message{
	ID:    "check.name.missing",
	One:   "The source says “{{.Source}}”, but “{{.Own}}” is missing in the translation.",
	Other: "The source says “{{.Source}}”, but “{{.Own}}” is missing {{.Count}} times in the translation.",
}

func say(u *check.Unit, h term.Hit, own *term.Term, n int) locale.Message {
	return locale.Say(sayMissing, struct {
		Source, Own string
		Count       int
	}{u.Source[h.Span.Start:h.Span.End], own.Text, n}, n)
}

func count(hits []term.Hit, c *term.Concept) int {
	n := 0
	for _, h := range hits {
		if h.Names(c) {
			n++
		}
	}
	return n
}

// commonWord reports whether the hit may be no name at all: a function word with
// the capital of a sentence start (Seine, a possessive, is no river).
func commonWord(p *check.Pass, u *check.Unit, h term.Hit) bool {
	return opens(u.Source, h.Span.Start) && detect.FunctionWord(u.Source[h.Span.Start:h.Span.End], p.From)
}

// rendered counts how often the target names the concept of h: the hits of the
// matcher and protected names, or else, but for people, whose names are spelled one
// way, the words that share a stem with one of the language's own forms or with the
// form of the source.
func rendered(p *check.Pass, u *check.Unit, h term.Hit) int {
	own := h.Concept.Term(p.To)
	words := check.Words(bare(u.Target))
	most := count(u.Hits, h.Concept) + protected(u, own.Text)
	if h.Concept.Kind == term.Person {
		return most
	}
	forms := []string{own.Text, u.Source[h.Span.Start:h.Span.End]}
	for _, list := range [][]string{own.Also, own.Abbreviation, own.Adjective, own.Inhabitant} {
		forms = append(forms, list...)
	}
	for _, form := range forms {
		if s := stem(form); s != "" {
			most = max(most, begin(words, s))
		}
	}
	return most
}

// begin counts the words that begin with stem; a stem of two words is looked for
// by its first.
func begin(words []check.Word, stem string) int {
	stem, _, _ = strings.Cut(stem, " ")
	n := 0
	for _, w := range words {
		if strings.HasPrefix(w.Text, stem) {
			n++
		}
	}
	return n
}

// partly reports whether target holds a word of a longer name: südliches Afrika
// may be said for Southern Africa.
func partly(target, own string) bool {
	words := strings.Fields(own)
	for _, w := range words {
		if s := stem(w); s != "" && capital(w) && len(words) > 1 && strings.Contains(bare(target), s) {
			return true
		}
	}
	return false
}

// stem returns the beginning of form without accents: four letters, or six in ten
// where that is more. Shorter forms have none.
func stem(form string) string {
	runes := []rune(bare(form))
	if len(runes) < 4 {
		return ""
	}
	return string(runes[:max(4, len(runes)*6/10)])
}

// renderedByOther reports whether the hit is ambiguous and the target names one
// of its other concepts.
func renderedByOther(hits []term.Hit, h term.Hit) bool {
	for _, other := range h.Others {
		if count(hits, other) > 0 {
			return true
		}
	}
	return false
}

// protected counts the tokens in the target that stand for the name.
func protected(u *check.Unit, own string) int {
	n := 0
	for _, i := range article.Tokens(u.Target) {
		if i < len(u.Codes) && u.Codes[i].Kind == article.Name && u.Codes[i].Text == own {
			n++
		}
	}
	return n
}
