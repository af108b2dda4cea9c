package term

import (
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/language"

	"exonym/internal/article"
)

// surface is what stands before names in a language: surface/<lang>.yaml.
type surface struct {
	Initial  map[string]string `yaml:"initial"`  // suffix of the class: pattern for the name's beginning
	Elision  elision           `yaml:"elision"`  // small words that lose their vowel before any name
	Modifier []string          `yaml:"modifier"` // may follow a name that keeps its article
	Free     []string          `yaml:"free"`     // may follow a name that loses its article; none: any
	Insert   []string          `yaml:"insert"`   // after these a bare name gets its article
	Rows     []row             `yaml:"rows"`
	Own      []own             `yaml:"own"` // for names that begin with an article of their own
	// Gender guesses the gender of a term by the ending of its first word, where the
	// termbase does not say it.
	Gender map[string]string `yaml:"gender"`
	// Genderless says that no word agrees with the gender of a name.
	Genderless bool `yaml:"genderless"`

	initials []initialClass // Initial, by suffix
}

// own says what becomes of a preposition before a name that begins with its own
// article: de + Le Caire = du Caire; al + El Cairo = a El Cairo.
type own struct {
	Article string   `yaml:"article"` // the name's first word
	Before  []string `yaml:"before"`  // what may stand before it
	Write   string   `yaml:"write"`   // in place of both
}

// row says which lead (article, preposition or both) stands for others.
type row struct {
	Found []string          `yaml:"found"`
	Kinds []Kind            `yaml:"kinds"` // only for names of these kinds; none: all
	Cells map[string]string `yaml:",inline"`
}

type initialClass struct {
	suffix  string
	pattern *regexp.Regexp
}

// elision lists words and their elided forms.
type elision struct {
	Before string            `yaml:"before"` // the initial class that wants it
	Words  map[string]string `yaml:"words"`
	starts *regexp.Regexp
}

var surfaces = sync.OnceValue(func() map[string]*surface {
	all := perLanguage[surface]("surface")
	for _, s := range all {
		for _, suffix := range sortedKeys(s.Initial) {
			if pattern, err := regexp.Compile(s.Initial[suffix]); err == nil {
				s.initials = append(s.initials, initialClass{suffix, pattern})
				if suffix == s.Elision.Before {
					s.Elision.starts = pattern
				}
			}
		}
	}
	return all
})

func surfaceOf(lang language.Tag) *surface { return forLanguage(surfaces(), lang) }

// fits reports whether a word before name is elided.
func (e elision) fits(name string) bool {
	return e.starts != nil && e.starts.MatchString(strings.ToLower(name))
}

// apply elides the last word of before: "la guerre de " to "la guerre d’".
func (e elision) apply(before string) (string, bool) {
	trimmed := strings.TrimRight(before, " \u00a0")
	if trimmed == before {
		return before, false
	}
	for word, short := range e.Words {
		if start, ok := endsWithWord(trimmed, word); ok {
			return trimmed[:start] + likeCase(trimmed[start:], short), true
		}
	}
	return before, false
}

// endsWithWord reports whether text ends with word, whatever its capitals, and
// where that begins. An apostrophe stands for either kind.
func endsWithWord(text, word string) (start int, ok bool) {
	if strings.HasSuffix(word, "’") && strings.HasSuffix(text, "'") {
		word = strings.TrimSuffix(word, "’") + "'"
	}
	start = len(text) - len(word)
	if start < 0 || !strings.EqualFold(text[start:], word) {
		return 0, false
	}
	before, _ := utf8.DecodeLastRuneInString(text[:start])
	if start > 0 && (unicode.IsLetter(before) || unicode.IsDigit(before) || classify(before) == hyphen || classify(before) == apostrophe) {
		return 0, false
	}
	return start, true
}

// likeCase gives lead the capitals of old: La, LA, la.
func likeCase(old, lead string) string {
	first := firstRune(old)
	switch {
	case !unicode.IsUpper(first):
		return lead
	case utf8.RuneCountInString(old) > 1 && strings.ToUpper(old) == old && !strings.ContainsAny(old, "'’"):
		return strings.ToUpper(lead)
	}
	return titleCase(lead)
}

func firstRune(text string) rune {
	r, _ := utf8.DecodeRuneInString(text)
	return r
}

// classesOf lists the cells that fit term t, the most special first; none when the
// termbase does not say whether t takes an article.
func (s *surface) classesOf(t *Term) []string {
	base := ""
	switch {
	case t.Bare && t.Plural:
		return append(s.withInitial("none", t.Text), "nonep", "none")
	case t.Bare:
		return append(s.withInitial("none", t.Text), "none")
	case !t.Definite:
		return nil
	case t.Gender != 0:
		base = string(t.Gender)
	default:
		base = "n"
	}
	if t.Plural {
		return append(s.withInitial(base+"p", t.Text), base+"p", "p")
	}
	special := s.withInitial(base, t.Text)
	special = append(special, s.withInitial("", t.Text)...)
	return append(special, base)
}

// agreeing lists the cells that fit a term of everyday language, which may or may not
// have an article: none where its gender is not known.
func (s *surface) agreeing(t *Term) []string {
	if t.Definite || t.Bare {
		return nil
	}
	gender := s.genderOf(t)
	if gender == "" {
		return nil
	}
	if t.Plural {
		return append(s.withInitial(gender+"p", t.Text), gender+"p", "p")
	}
	classes := append(s.withInitial(gender, t.Text), s.withInitial("", t.Text)...)
	return append(classes, gender)
}

// genderOf returns the gender of t, as given or by the longest ending that is known.
func (s *surface) genderOf(t *Term) string {
	if t.Gender != 0 {
		return string(t.Gender)
	}
	first, _, _ := strings.Cut(t.Text, " ")
	best, gender := -1, ""
	for ending, g := range s.Gender {
		if strings.HasSuffix(first, ending) && len(ending) > best {
			best, gender = len(ending), g
		}
	}
	return gender
}

// articled reports whether a lead holds an article: a name without one would get
// another lead in its place.
func (s *surface) articled(lead string) bool {
	for _, row := range s.Rows {
		bare, known := row.Cells["none"]
		if known && slices.Contains(row.Found, lead) && len(row.Kinds) == 0 {
			return lead != "" && lead != bare && lead != row.Cells["nonev"]
		}
	}
	return false
}

func (s *surface) withInitial(base, name string) []string {
	var list []string
	for _, class := range s.initials {
		if class.pattern.MatchString(strings.ToLower(name)) {
			list = append(list, base+class.suffix)
		}
	}
	return list
}

// want returns the lead that a name of these classes takes in place of found.
func (s *surface) want(found string, kind Kind, classes []string) (string, bool) {
	for _, row := range s.Rows {
		if !slices.Contains(row.Found, found) || (len(row.Kinds) > 0 && !slices.Contains(row.Kinds, kind)) {
			continue
		}
		for _, class := range classes {
			if lead, ok := row.Cells[class]; ok {
				return lead, true
			}
		}
	}
	return "", false
}

// lead finds the longest lead of the rows at the end of text. The text may end
// with white space and codes, which are not part of it.
func (s *surface) lead(text string) (found string, span article.Span) {
	core := strings.TrimRightFunc(text, looseRune)
	spaced := strings.ContainsFunc(text[len(core):], unicode.IsSpace)
	span = article.Span{Start: len(core), End: len(core)}
	for _, row := range s.Rows {
		for _, lead := range row.Found {
			start, ok := endsWithWord(core, lead)
			if ok && len(lead) > len(found) && spaced != strings.HasSuffix(lead, "’") {
				found, span.Start = lead, start
			}
		}
	}
	return found, span
}

// looseRune reports whether r may stand between an article and its name.
func looseRune(r rune) bool {
	_, token := article.TokenIndex(r)
	return token || unicode.IsSpace(r)
}
