package term

import (
	"strings"

	"golang.org/x/text/language"

	"exonym/internal/term/translit"
)

// fullName is a name in two parts, ready to be compared.
type fullName struct{ given, last word }

// word is a part of a name as written and as it may be said.
type word struct {
	text   string
	sounds []heard
}

// heard is one way to say a word: a byte for every sound, and the consonants alone.
type heard struct{ sounds, skeleton []byte }

func newHeard(sound translit.Sound) heard {
	return heard{oneByteEach(string(sound)), oneByteEach(sound.Skeleton())}
}

// oneByteEach writes the sounds š and č as capitals; what is no sound may be any byte.
func oneByteEach(sounds string) []byte {
	list := make([]byte, 0, len(sounds))
	for _, r := range sounds {
		switch r {
		case 'š':
			r = 'S'
		case 'č':
			r = 'C'
		}
		list = append(list, byte(r))
	}
	return list
}

// split cuts a name at its last space, to be read in any language; given is empty
// without a space.
func split(name string) fullName {
	given, last := nameParts(name)
	return fullName{anyWord(given), anyWord(last)}
}

// splitAs cuts a name whose language is known.
func splitAs(name, lang string) fullName {
	base, _ := language.Make(lang).Base()
	given, last := nameParts(name)
	return fullName{wordAs(given, base.String()), wordAs(last, base.String())}
}

// nameParts returns the given names and the last name.
func nameParts(name string) (given, last string) {
	at := strings.LastIndexByte(name, ' ')
	return name[:max(at, 0)], name[at+1:]
}

func anyWord(text string) word {
	w := word{text: text}
	for _, sound := range translit.Sounds(text) {
		if sound != "" {
			w.sounds = append(w.sounds, newHeard(sound))
		}
	}
	return w
}

func wordAs(text, lang string) word {
	sound := translit.ReadAs(text, lang)
	if sound == "" {
		return word{text: text}
	}
	return word{text, []heard{newHeard(sound)}}
}

// likeness compares two words as they are said best, 0 to 1: half by all sounds, half
// by consonants.
func likeness(a, b word) float64 {
	best := 0.0
	for _, x := range a.sounds {
		for _, y := range b.sounds {
			best = max(best, (similarity(x.sounds, y.sounds)+similarity(x.skeleton, y.skeleton))/2)
		}
	}
	return best
}

// similarity is 1 minus the edit distance (Levenshtein) by the longer length.
func similarity(x, y []byte) float64 {
	if len(x) == 0 || len(y) == 0 || len(x) > 64 || len(y) > 64 {
		return 0
	}
	if string(x) == string(y) {
		return 1
	}
	var space [65]uint8
	row := space[:len(y)+1]
	for j := range row {
		row[j] = uint8(j)
	}
	for i, a := range x {
		diagonal := row[0]
		row[0] = uint8(i + 1)
		for j, b := range y {
			cost := diagonal
			if a != b {
				cost++
			}
			diagonal = row[j+1]
			row[j+1] = min(cost, row[j]+1, row[j+1]+1)
		}
	}
	return 1 - float64(row[len(y)])/float64(max(len(x), len(y)))
}
