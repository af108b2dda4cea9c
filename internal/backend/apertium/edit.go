package apertium

import (
	_ "embed"
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"
)

//go:embed edits.yaml
var editsFile []byte

// edit is one correction of what the engine is known to say wrongly; edits.yaml
// explains the fields.
type edit struct {
	From, To string
	Find     string
	Say      string
	Unless   []string
	pattern  *regexp.Regexp
}

// edits reads edits.yaml, which a test keeps readable.
var edits = sync.OnceValue(func() []edit {
	var list []edit
	_ = yaml.Unmarshal(editsFile, &list)
	for i := range list {
		list[i].pattern, _ = regexp.Compile(`(?i)` + list[i].Find)
	}
	return slices.DeleteFunc(list, func(e edit) bool { return e.pattern == nil })
})

// editsFor returns the corrections of a pair (ISO 639-3), in the file's order.
func editsFor(from, to string) []edit {
	return slices.DeleteFunc(slices.Clone(edits()), func(e edit) bool {
		return e.To != to || (e.From != "" && !slices.Contains(strings.Fields(e.From), from))
	})
}

// apply makes the correction wherever it fits whole words of text. A capital at
// the start of what is replaced stays one.
func (e *edit) apply(text string) string {
	var out strings.Builder
	at := 0
	for _, m := range e.pattern.FindAllStringSubmatchIndex(text, -1) {
		if !e.fits(text, m[0], m[1]) {
			continue
		}
		said := string(e.pattern.ExpandString(nil, e.Say, text, m))
		first, _ := utf8.DecodeRuneInString(text[m[0]:])
		if unicode.IsUpper(first) {
			said = upperFirst(said)
		}
		out.WriteString(text[at:m[0]])
		out.WriteString(said)
		at = m[1]
	}
	if at == 0 {
		return text
	}
	return out.String() + text[at:]
}

// fits reports whether text[start:end] is whole words and does not stand behind
// a word of Unless.
func (e *edit) fits(text string, start, end int) bool {
	before, after := text[:start], text[end:]
	last, _ := utf8.DecodeLastRuneInString(before)
	next, _ := utf8.DecodeRuneInString(after)
	first, _ := utf8.DecodeRuneInString(text[start:])
	final, _ := utf8.DecodeLastRuneInString(text[:end])
	if isWord(last) && isWord(first) || isWord(next) && isWord(final) {
		return false
	}
	words := strings.FieldsFunc(before, func(r rune) bool { return !unicode.IsLetter(r) })
	return len(words) == 0 || !slices.Contains(e.Unless, strings.ToLower(words[len(words)-1]))
}

func upperFirst(s string) string {
	first, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(first)) + s[size:]
}

// lowerSecond takes back the capital that the engine moves to the second word of
// a sentence when it does not know the first, or puts a pronoun before it: "Bush
// Visitó", "It Has". The word stays capitalised where the source has it so.
func lowerSecond(source, text string) string {
	words := strings.SplitN(text, " ", 3)
	if len(words) < 2 {
		return text
	}
	first, size := utf8.DecodeRuneInString(words[1])
	rest := words[1][size:]
	if !unicode.IsUpper(first) || rest == "" || strings.ToLower(rest) != rest || strings.Contains(source, words[1]) {
		return text
	}
	if last, _ := utf8.DecodeLastRuneInString(words[0]); !isSpoken(last) {
		return text
	}
	if was := strings.SplitN(source, " ", 3); len(was) < 2 || strings.ToLower(was[1]) != was[1] {
		return text
	}
	words[1] = string(unicode.ToLower(first)) + rest
	return strings.Join(words, " ")
}
