package lint

import (
	"strings"
	"unicode"

	"github.com/nicksnyder/go-i18n/v2/i18n"

	"exonym/internal/term"
)

// Script finds letters of the wrong alphabet.
var Script = &Rule{
	ID:    "lint.script",
	Title: &i18n.Message{ID: "lint.script.title", Other: "Letters of another alphabet"},
	Doc:   "A word mixes Latin, Cyrillic or Greek letters (Моcква with a Latin c; Unicode UTS #39 calls it mixed-script), or a form has no letter of the script of its language. A name in Latin letters may stand in any language (AC Milan) if another language writes it so too; a single Greek letter is a symbol.",
	run:   script,
}

var (
	sayMixed = &i18n.Message{ID: "lint.script.mixed", Other: "“{{.Word}}” mixes letters of two alphabets that look alike."}
	sayWrong = &i18n.Message{ID: "lint.script.wrong", Other: "“{{.Form}}” is not in the script of its language."}
)

func script(p *pass) {
	latin := map[*term.Concept]map[string]bool{}
	for _, f := range p.forms {
		if p.tongue(f.lang).script == "Latn" && f.names() {
			if latin[f.concept] == nil {
				latin[f.concept] = map[string]bool{}
			}
			latin[f.concept][f.text] = true
		}
	}
	for _, f := range p.forms {
		if word, fixed := mixed(f.text, p.tongue(f.lang).script); word != "" {
			var fix *Edit
			if fixed != "" {
				fix = &Edit{f.text, strings.ReplaceAll(f.text, word, fixed)}
			}
			p.say(Warning, f, sayMixed, struct{ Word string }{word}, fix)
			continue
		}
		if wrongScript(f.text, p.tongue(f.lang).script) && !f.term.Keep && !latin[f.concept][f.text] && !initials(f.text) {
			p.say(Warning, f, sayWrong, struct{ Form string }{f.text}, nil)
		}
	}
}

// tables are the letters that a script is written in; scripts that are not listed
// are not judged.
var tables = map[string][]*unicode.RangeTable{
	"Latn": {unicode.Latin}, "Cyrl": {unicode.Cyrillic}, "Grek": {unicode.Greek}, "Arab": {unicode.Arabic}, "Hebr": {unicode.Hebrew},
	"Hans": {unicode.Han}, "Hant": {unicode.Han}, "Jpan": {unicode.Han, unicode.Hiragana, unicode.Katakana},
	"Kore": {unicode.Hangul, unicode.Han}, "Deva": {unicode.Devanagari}, "Armn": {unicode.Armenian}, "Geor": {unicode.Georgian},
	"Thai": {unicode.Thai},
}

// wrongScript reports whether text has letters, but none of the script.
func wrongScript(text, script string) bool {
	table, letters := tables[script], false
	if table == nil {
		return false
	}
	for _, r := range text {
		if unicode.In(r, table...) {
			return false
		}
		letters = letters || unicode.IsLetter(r) && !unicode.In(r, unicode.Common)
	}
	return letters
}

// initials reports whether text is a short form in Latin capitals or a product
// number: CNN, BBC, G7.
func initials(text string) bool {
	return strings.IndexFunc(text, func(r rune) bool { return unicode.IsLower(r) || r > unicode.MaxLatin1 }) < 0
}
