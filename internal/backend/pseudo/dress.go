package pseudo

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// The brackets are mathematical ones (U+27E6, U+27E7): no format gives them a meaning,
// and articles hardly hold any.
const opening, closing = "⟦", "⟧"

// filler is what makes texts longer whose vowels do not suffice.
const filler = "lorem ipsum dolor sit amet "

// kept matches what must reach the reader as it is: URLs, addresses, placeholders of
// the usual kinds (braces, printf, Python, shell) and words with a digit in them.
var kept = regexp.MustCompile(`(?i:https?|ftp|mailto):[^\s<>«»"]+` +
	`|(?i:www\.)[^\s<>«»"]+` +
	`|[\pL\pN._+-]+@[\pL\pN-]+(?:\.[\pL\pN-]+)+` +
	`|[$%#]?\{\{?[^{}\s]*\}?\}` +
	`|%(?:\d+\$|\(\w+\))?[-+#0]*\d*(?:\.\d+)?(?:[sdifgGxXuceEoqvtT]\b|@)` +
	`|[\pL\pM]*\pN[\pL\pM\pN]*`)

// plain and accented are letters and what each becomes: Latin letters of Unicode's
// blocks up to Latin Extended Additional, which can still be read.
const (
	plain    = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
	accented = "áƀçđéƒğĥíĵķłḿñóþɋřšťúṽŵẋýžÁɃÇĐÉƑĞĤÍĴĶŁḾÑÓÞɊŘŠŤÚṼŴẊÝŽ"
)

var accents = func() map[rune]rune {
	table, to := map[rune]rune{}, []rune(accented)
	for i, r := range plain {
		table[r] = to[i]
	}
	return table
}()

// dress returns text accented, longer and in brackets. Text without a letter that may
// change stays as it is; white space at its edges stays outside.
func (e Engine) dress(text string) string {
	core := strings.TrimSpace(text)
	letters, vowels := count(core)
	if letters == 0 {
		return text
	}
	before, after, _ := strings.Cut(text, core)
	extra := (letters*e.expansion + 99) / 100
	doubled := min(extra, vowels)
	core = stretch(core, doubled, vowels) + fill(extra-doubled)
	if e.brackets {
		core = opening + core + closing
	}
	return before + core + after
}

// each calls free for what may change in text and keep for what may not, in order.
func each(text string, free, keep func(string)) {
	at := 0
	for _, span := range kept.FindAllStringIndex(text, -1) {
		free(text[at:span[0]])
		keep(text[span[0]:span[1]])
		at = span[1]
	}
	free(text[at:])
}

// letter is one character of a text and what may be done to it.
type letter struct {
	raw           string // its bytes, valid or not
	letter, vowel bool
	to            rune // accented, or itself
}

// letters cuts text into characters. One that carries a combining mark is left alone.
func letters(text string, do func(letter)) {
	for len(text) > 0 {
		r, size := utf8.DecodeRuneInString(text)
		l := letter{raw: text[:size], to: r}
		text = text[size:]
		next, _ := utf8.DecodeRuneInString(text)
		if unicode.IsLetter(r) && !unicode.Is(unicode.M, next) {
			l.letter, l.vowel = true, isVowel(r)
			if to, ok := accents[r]; ok {
				l.to = to
			}
		}
		do(l)
	}
}

// isVowel reports whether r is a vowel of the Latin, Greek or Cyrillic script, whatever
// its accents.
func isVowel(r rune) bool {
	base := r
	if r >= utf8.RuneSelf {
		base, _ = utf8.DecodeRuneInString(norm.NFD.String(string(r)))
	}
	return strings.ContainsRune("aeiouαεηιουωаеиоуыэюяіє", unicode.ToLower(base))
}

// count counts the letters of text that may change, and the vowels among them.
func count(text string) (all, vowels int) {
	each(text, func(free string) {
		letters(free, func(l letter) {
			if l.letter {
				all++
			}
			if l.vowel {
				vowels++
			}
		})
	}, func(string) {})
	return all, vowels
}

// stretch accents text and doubles so many of its vowels, evenly spread.
func stretch(text string, doubled, vowels int) string {
	var out strings.Builder
	seen := 0
	each(text, func(free string) {
		letters(free, func(l letter) {
			if !l.letter {
				out.WriteString(l.raw)
				return
			}
			out.WriteRune(l.to)
			if l.vowel {
				if (seen+1)*doubled/vowels > seen*doubled/vowels {
					out.WriteRune(unicode.ToLower(l.to))
				}
				seen++
			}
		})
	}, func(raw string) { out.WriteString(raw) })
	return out.String()
}

// fill returns a space and filler words of so many characters in all, or "".
func fill(length int) string {
	if length == 0 {
		return ""
	}
	words := strings.Repeat(filler, length/len(filler)+1)[:length]
	return " " + stretch(strings.TrimSpace(words), 0, 1)
}
