package translit

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/language"
	"golang.org/x/text/unicode/norm"
)

// Name writes name (in language from) as the newspapers of to do: Никита Хрущёв is
// Nikita Khrouchtchev in French and Nikita Chruschtschow in German. Words already
// in the letters of the target (II, XVI) stay. ok is false when there are no rules for the
// pair, a letter has none, or the spelling does not say how the name is spoken;
// Variants may then still have candidates. The sources of the conventions stand
// in the tables.
func Name(name string, from, to language.Tag) (written string, ok bool) {
	choices, sure := spell(name, from, to)
	if choices == nil || !sure {
		return "", false
	}
	return first(choices), true
}

// Variants returns the spellings of name in language to that a reader may meet,
// the convention's first, then those that differ from it in one letter, then in
// two: at most MaxVariants. It is nil where Name knows no rules; where Name is not
// ok because of a doubtful spelling they are the candidates.
func Variants(name string, from, to language.Tag) []string {
	choices, _ := spell(name, from, to)
	if choices == nil {
		return nil
	}
	found := []string{first(choices)}
	seen := map[string]bool{found[0]: true}
	more := func(way string) bool {
		if !seen[way] {
			seen[way] = true
			found = append(found, way)
		}
		return len(found) < MaxVariants
	}
	for changes := 1; changes <= maxChanges && vary(choices, 0, changes, "", more); changes++ {
	}
	return found
}

// MaxVariants is the longest list that Variants and Back return.
const MaxVariants = 200

// maxName is how many bytes a name has at most; what is longer is text, and not moved.
const maxName = 256

// maxChanges is in how many places a variant may differ from the convention.
const maxChanges = 3

// choice lists the ways of writing one part of a name, the usual one first.
type choice []string

func first(choices []choice) string {
	var out strings.Builder
	for _, c := range choices {
		out.WriteString(c[0])
	}
	return out.String()
}

// vary visits the ways that differ in exactly so many choices, until visit returns
// false.
func vary(choices []choice, at, changes int, written string, visit func(string) bool) bool {
	if at == len(choices) {
		return changes > 0 || visit(written)
	}
	if len(choices)-at < changes {
		return true
	}
	for n, way := range choices[at] {
		left := changes - min(n, 1)
		if left < 0 {
			break
		}
		if !vary(choices, at+1, left, written+way, visit) {
			return false
		}
	}
	return true
}

// spell lists the ways of writing every part of name; sure is false when one of
// them is doubtful, choices nil when one is not known.
func spell(name string, from, to language.Tag) (choices []choice, sure bool) {
	t := tableOf(from, to)
	name = oneApostrophe.Replace(norm.NFC.String(name))
	if t == nil || len(name) > maxName || strings.TrimSpace(name) == "" {
		return nil, false
	}
	sure = true
	for _, word := range words(name) {
		r, _ := utf8.DecodeRuneInString(word)
		switch forms := givenNames().forms(word, from, to); {
		case !unicode.IsLetter(r) || roman(word):
			choices = append(choices, choice{word})
		case forms != nil:
			choices = append(choices, capitalised(word, []choice{forms})...)
		default:
			steps, ok := t.derive([]rune(strings.ToLower(word)))
			if !ok {
				return nil, false
			}
			sure = sure && !slices.ContainsFunc(steps, func(r step) bool { return r.doubtful })
			choices = append(choices, capitalised(word, waysOf(steps))...)
		}
	}
	return choices, sure
}

// oneApostrophe writes every apostrophe as the tables do.
var oneApostrophe = strings.NewReplacer("'", "’", "ʼ", "’")

func waysOf(steps []step) []choice {
	choices := make([]choice, 0, len(steps))
	for _, r := range steps {
		choices = append(choices, r.to)
	}
	return choices
}

// words cuts name into words and what stands between them; an apostrophe inside a
// word belongs to it.
func words(name string) []string {
	var list []string
	inside := false
	for len(name) > 0 {
		r, size := utf8.DecodeRuneInString(name)
		belongs := unicode.IsLetter(r) || unicode.IsMark(r) || (inside && r == '’')
		if len(list) == 0 || belongs != inside {
			list = append(list, "")
		}
		inside = belongs
		list[len(list)-1] += name[:size]
		name = name[size:]
	}
	return list
}

// roman reports whether word is a number in Roman figures.
func roman(word string) bool { return strings.Trim(word, "IVXLCDM") == "" }

// capitalised gives the choices the capitals of word: none, the first letter, all.
func capitalised(word string, choices []choice) []choice {
	r, size := utf8.DecodeRuneInString(word)
	switch {
	case !unicode.IsUpper(r):
		return choices
	case size < len(word) && word == strings.ToUpper(word):
		return each(choices, strings.ToUpper)
	}
	for i := range choices {
		if choices[i][0] != "" {
			return slices.Concat(choices[:i], each(choices[i:i+1], title), choices[i+1:])
		}
	}
	return choices
}

func each(choices []choice, change func(string) string) []choice {
	changed := make([]choice, 0, len(choices))
	for _, c := range choices {
		ways := make(choice, 0, len(c))
		for _, way := range c {
			ways = append(ways, change(way))
		}
		changed = append(changed, ways)
	}
	return changed
}

func title(text string) string {
	r, size := utf8.DecodeRuneInString(text)
	if size == 0 {
		return text
	}
	return string(unicode.ToTitle(r)) + text[size:]
}
