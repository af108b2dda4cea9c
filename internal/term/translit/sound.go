package translit

import (
	"slices"
	"strings"
	"sync"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Sound is a name as readers of one language say it, in the letters of
// data/sound: what the conventions of newspapers confound is one letter, so that
// Kyslytsya in English and Kyslyzja in German are both kislica.
type Sound string

// Reading is how readers of one language say a name.
type Reading struct {
	Lang  string // base language of the convention: "de"; "cyrl" for Cyrillic letters
	Sound Sound
}

// Cyrillic is the Lang of a reading of Cyrillic letters, which all languages that use
// them read alike here.
const Cyrillic = "cyrl"

// Readings returns how name (one word or several) may be said: once for every
// language of data/sound, in their order, or once for Cyrillic letters. It is nil for other
// scripts.
func Readings(name string) []Reading {
	name = oneApostrophe.Replace(strings.ToLower(norm.NFC.String(name)))
	switch {
	case strings.ContainsFunc(name, foreignLetter):
		return nil
	case strings.ContainsFunc(name, func(r rune) bool { return unicode.Is(unicode.Cyrillic, r) }):
		return []Reading{{Cyrillic, soundOf(name, tables()["sound/"+Cyrillic])}}
	}
	readings := make([]Reading, 0, len(readers()))
	for _, lang := range readers() {
		readings = append(readings, Reading{lang, soundOf(name, tables()["sound/"+lang])})
	}
	return readings
}

// Sounds returns the different sounds of Readings.
func Sounds(name string) []Sound {
	var sounds []Sound
	for _, r := range Readings(name) {
		if !slices.Contains(sounds, r.Sound) {
			sounds = append(sounds, r.Sound)
		}
	}
	return sounds
}

// ReadAs returns name as readers of lang (a base language, or Cyrillic) say it; for a
// language without rules, as English readers do.
func ReadAs(name, lang string) Sound {
	t := tables()["sound/"+lang]
	if t == nil {
		t = tables()["sound/en"]
	}
	name = oneApostrophe.Replace(strings.ToLower(norm.NFC.String(name)))
	if strings.ContainsFunc(name, func(r rune) bool { return unicode.Is(unicode.Cyrillic, r) }) {
		t = tables()["sound/"+Cyrillic]
	}
	return soundOf(name, t)
}

// Skeleton returns the consonants of s, and an apostrophe first where a vowel
// begins it.
func (s Sound) Skeleton() string {
	bones := strings.Map(func(r rune) rune {
		if strings.ContainsRune(soundVowels, r) {
			return -1
		}
		return r
	}, string(s))
	if s != "" && strings.IndexByte(soundVowels, s[0]) >= 0 {
		return "'" + bones
	}
	return bones
}

const soundVowels = "aeiou"

// readers are the languages of data/sound, by name.
var readers = sync.OnceValue(func() []string {
	var list []string
	for name := range tables() {
		lang, ok := strings.CutPrefix(name, "sound/")
		if ok && lang != "same" && lang != Cyrillic {
			list = append(list, lang)
		}
	}
	slices.Sort(list)
	return list
})

// foreignLetter reports whether r is a letter that is neither Latin nor Cyrillic.
func foreignLetter(r rune) bool {
	return unicode.IsLetter(r) && !unicode.In(r, unicode.Latin, unicode.Cyrillic)
}

// soundOf reads every word of name by t; words are joined by a space.
func soundOf(name string, t *table) Sound {
	var heard []string
	for _, word := range words(name) {
		sound := t.read([]rune(word))
		if sound = single(tables()["sound/same"].read([]rune(single(sound)))); sound != "" {
			heard = append(heard, sound)
		}
	}
	return Sound(strings.Join(heard, " "))
}

// read applies the rules to word; letters without one lose their accent, and what is
// no letter is left out.
func (t *table) read(word []rune) string {
	var out strings.Builder
	for i := 0; i < len(word); {
		if r := t.first(word, i); r != nil {
			out.WriteString(r.to[0])
			i += len(r.from)
			continue
		}
		if unicode.IsLetter(word[i]) {
			base := []rune(norm.NFD.String(string(word[i])))[0]
			out.WriteRune(base)
		}
		i++
	}
	return out.String()
}

// single writes doubled sounds once.
func single(sound string) string {
	var out strings.Builder
	last := rune(-1)
	for _, r := range sound {
		if r != last {
			out.WriteRune(r)
		}
		last = r
	}
	return out.String()
}
