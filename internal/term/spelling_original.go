package term

import (
	"cmp"
	"slices"
	"strings"

	"golang.org/x/text/language"

	"exonym/internal/term/translit"
)

// spelledOriginal is what spellings were made from: a Cyrillic name in parts.
type spelledOriginal struct {
	lang        language.Tag
	given, last guess
}

// guess is a Cyrillic word that may be behind several spellings.
type guess struct {
	text        string
	explains    int      // how many spellings a convention makes of it
	given       bool     // it is in the list of given names
	rank        int      // how far they are from the conventions, added up
	conventions []string // the languages that spell so
}

// better compares two guesses, the better one first.
func better(a, b guess) int {
	return cmp.Or(compareBool(b.given, a.given), cmp.Compare(b.explains, a.explains), cmp.Compare(a.rank, b.rank), strings.Compare(a.text, b.text))
}

// original returns the Cyrillic name behind the spellings: one of them, or one whose last
// name is spelled in two of the ways by conventions. Accents alone make no second way.
func (s spellings) original() (o spelledOriginal, ok bool) {
	for _, name := range s {
		if cyrillic(name.Lang) && isCyrillic(name.Text) {
			return spelledOriginal{name.Lang, guess{text: name.given.text}, guess{text: name.last.text}}, true
		}
	}
	ways := s.parts(lastPart)
	if !differ(ways) {
		return o, false
	}
	for _, lang := range []language.Tag{language.Ukrainian, language.Russian} {
		found := spelledOriginal{lang, explain(s.parts(givenPart), lang), explain(ways, lang)}
		if found.last.explains > 1 && (!ok || cmp.Or(better(found.given, o.given), better(found.last, o.last)) < 0) {
			o, ok = found, true
		}
	}
	return o, ok
}

// differ reports whether two of the words differ in more than accents and capitals.
func differ(words []string) bool {
	return slices.ContainsFunc(words, func(word string) bool { return bare(word) != bare(words[0]) })
}

func isCyrillic(text string) bool {
	readings := translit.Readings(text)
	return len(readings) == 1 && readings[0].Lang == translit.Cyrillic
}

// why tells the name and who spells so.
func (o spelledOriginal) why() []Evidence {
	why := []Evidence{{Original, strings.TrimSpace(o.given.text + " " + o.last.text)}}
	for _, lang := range o.last.conventions {
		why = append(why, Evidence{Convention, lang})
	}
	return why
}

// explain returns the word of lang that conventions spell in most of the ways, the zero
// guess when there is none.
func explain(ways []string, lang language.Tag) guess {
	guesses := map[string]*guess{}
	for _, way := range ways {
		for text, near := range behind(way, lang) {
			g := guesses[text]
			if g == nil {
				g = &guess{text: text, given: translit.IsGiven(text, lang)}
				guesses[text] = g
			}
			g.explains++
			g.rank += near.rank
			if !slices.Contains(g.conventions, near.convention) {
				g.conventions = append(g.conventions, near.convention)
			}
		}
	}
	var best guess
	for _, text := range sortedKeys(guesses) {
		if g := *guesses[text]; best.text == "" || better(g, best) < 0 {
			best = g
		}
	}
	return best
}

// nearness is how far a spelling is from the nearest convention.
type nearness struct {
	rank       int
	convention string
}

// behind returns the words of lang that some convention spells as way.
func behind(way string, lang language.Tag) map[string]nearness {
	found := map[string]nearness{}
	for _, convention := range conventions {
		for rank, text := range translit.Back(way, lang, convention) {
			if old, seen := found[text]; !seen || rank < old.rank {
				found[text] = nearness{rank, convention.String()}
			}
		}
	}
	return found
}

// propose returns how lang writes o: each part as one of the spellings that readers of
// lang may meet, else by the convention. A given name that no list has stays as
// it is mostly spelled.
func (s spellings) propose(o spelledOriginal, lang language.Tag) string {
	last := s.usable(o.last.text, o.lang, lang, lastPart)
	given := s.usable(o.given.text, o.lang, lang, givenPart)
	if ways := s.parts(givenPart); !o.given.given && len(ways) > 0 && !isCyrillic(ways[0]) {
		given = ways[0]
	}
	if last == "" || given == "" {
		return last
	}
	return given + " " + last
}

// usable returns the spelling of one part.
func (s spellings) usable(text string, from, to language.Tag, part func(*spelledName) string) string {
	own, ok := translit.Name(text, from, to)
	if !ok {
		return ""
	}
	count := map[string]int{}
	for _, spelled := range s {
		count[part(spelled)] += spelled.Count
	}
	if count[own] > 0 {
		return own
	}
	best := own
	for _, way := range translit.Variants(text, from, to) {
		if count[way] > count[best] {
			best = way
		}
	}
	return best
}
