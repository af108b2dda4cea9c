package cli

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/language"

	"exonym/internal/term"
	"exonym/internal/term/suggest/cue"
	"exonym/internal/term/translit"
)

// guessKind guesses what a concept is from its relations and names: a name without
// capital is a term, one with a word such as "Ministry" an organisation, one that begins
// with a given name a person.
func guessKind(c *term.Concept) term.Kind {
	if c.CapitalOf != "" {
		return term.Place
	}
	for _, tag := range c.Languages() {
		if first, _ := utf8.DecodeRuneInString(c.OwnTerms(language.Make(tag))[0].Text); unicode.IsLower(first) {
			return term.General
		}
	}
	guess := term.General
	for _, tag := range c.Languages() {
		lang := language.Make(tag)
		name, words := c.OwnTerms(lang)[0].Text, cue.Of(lang)
		switch {
		case words.Nouns == "capital" && len(c.Languages()) > 1:
			continue // a capital says nothing there, and other languages tell
		case hasWord(name, words.Organisation):
			return term.Organisation
		case hasWord(name, words.Place):
			return term.Place
		case translit.IsGiven(strings.Fields(name)[0], lang) && strings.Contains(name, " "):
			return term.Person
		}
		if first, _ := utf8.DecodeRuneInString(name); unicode.IsUpper(first) {
			guess = term.Place
		}
	}
	return guess
}

func hasWord(name string, words cue.Set) bool {
	for _, word := range strings.FieldsFunc(strings.ToLower(name), func(r rune) bool { return !unicode.IsLetter(r) }) {
		if words[word] {
			return true
		}
	}
	return false
}

// guessID makes an id of the kind and the English name of c, or its first one, that no
// concept of base has: place.kyiv, term.press-release.
func guessID(c *term.Concept, base *term.Base) string {
	name, lang := "", language.English
	for _, tag := range append([]string{"en"}, c.Languages()...) {
		if terms := c.OwnTerms(language.Make(tag)); name == "" && len(terms) > 0 {
			name, lang = terms[0].Text, language.Make(tag)
		}
	}
	first := term.NameID(c.Kind, name, lang)
	id := first
	for n := 2; base.Concept(id) != nil; n++ {
		id = first + "-" + strconv.Itoa(n)
	}
	return id
}

// isID reports whether text can be the id of a new concept: letters, figures, and
// points, hyphens and underscores between them.
func isID(text string) bool {
	for i, r := range text {
		letter := unicode.IsLetter(r) || unicode.IsDigit(r)
		if !letter && (i == 0 || !strings.ContainsRune("._-", r) && !unicode.Is(unicode.Mn, r)) {
			return false
		}
	}
	return text != "" && utf8.ValidString(text) && utf8.RuneCountInString(text) <= 100
}
