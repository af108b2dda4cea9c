package translit

import (
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

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
	if len(name) > maxName {
		return nil
	}
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
	if len(name) > maxName {
		return ""
	}
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

// confounded is the file of sounds that count as one.
const confounded = "same"

// readers are the languages of data/sound, by name.
var readers = sync.OnceValue(func() []string {
	var list []string
	for name := range tables() {
		lang, ok := strings.CutPrefix(name, "sound/")
		if ok && lang != confounded && lang != Cyrillic {
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

// soundOf reads every word of name, which is in small letters, by t; words are joined
// by a space.
func soundOf(name string, t *table) Sound {
	var room [3][64]rune
	var out strings.Builder
	same := tables()["sound/"+confounded]
	for _, word := range words(name) {
		letters := room[0][:0]
		for _, r := range word {
			letters = append(letters, r)
		}
		heard := single(t.read(room[1][:0], letters))
		heard = single(same.read(room[2][:0], heard))
		if len(heard) == 0 {
			continue
		}
		if out.Len() > 0 {
			out.WriteByte(' ')
		}
		for _, r := range heard {
			out.WriteRune(r)
		}
	}
	return Sound(out.String())
}

// read appends word by the rules to heard; letters without one lose their accent, and
// what is no letter is left out.
func (t *table) read(heard, word []rune) []rune {
	for i := 0; i < len(word); {
		if r := t.first(word, i); r != nil {
			for _, sound := range r.to[0] {
				heard = append(heard, sound)
			}
			i += len(r.from)
			continue
		}
		if unicode.IsLetter(word[i]) {
			heard = append(heard, plain(word[i]))
		}
		i++
	}
	return heard
}

// plain returns letter without its accent.
func plain(letter rune) rune {
	if letter < utf8.RuneSelf {
		return letter
	}
	base, _ := utf8.DecodeRuneInString(norm.NFD.String(string(letter)))
	return base
}

// single leaves doubled sounds once, in place.
func single(heard []rune) []rune { return slices.Compact(heard) }
