package apertium

import (
	"strings"

	"golang.org/x/text/language"

	"exonym/internal/article"
)

// This file serves engines that ask an Apertium that runs elsewhere.

// Clean brings text into the form that the dictionaries are written in: composed
// accents, plain hyphens, no soft hyphens, no NUL, valid UTF-8.
func Clean(text string) string { return clean(text) }

// SpellName returns a word that no language has, and so every mode carries along as a
// proper noun. It stands for the name that is code n.
func SpellName(n int, name string) string { return spell(n, name) }

// ReadNames puts tokens in place of the words of SpellName.
func ReadNames(text string) string {
	return nameFound.ReplaceAllStringFunc(text, func(word string) string {
		if n := unspell(nameFound.FindStringSubmatch(word)[1]); n < article.MaxCodes {
			return string(article.Token(n))
		}
		return word
	})
}

// Mender corrects what the engine is known to say wrongly from one language to another.
type Mender struct {
	to    string
	edits []edit
}

// NewMender returns the corrections of a pair.
func NewMender(from, to language.Tag) Mender {
	source, target := known().sideOf(from).lang, known().sideOf(to).lang
	return Mender{target, editsFor(source, target)}
}

// Mend corrects the translation of source, after the last leg. White space round the
// text stays.
func (m Mender) Mend(source, text string) string {
	core := strings.TrimSpace(text)
	if core == "" {
		return text
	}
	lead, trail, _ := strings.Cut(text, core)
	source = strings.TrimSpace(source)
	core = lowerSecond(source, core)
	for i := range m.edits {
		core = m.edits[i].apply(core)
	}
	return lead + mendSlips(m.to, source, core) + trail
}
