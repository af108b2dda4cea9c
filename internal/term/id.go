package term

import (
	"strings"
	"unicode"

	"golang.org/x/text/language"
	"golang.org/x/text/unicode/norm"

	"exonym/internal/term/translit"
)

// prefixes begin the IDs of each kind.
var prefixes = map[Kind]string{Place: "place", Person: "person", Organisation: "org", Product: "product", Title: "title", General: "term"}

// NameID makes an ID of a kind and a name in lang: place.kyiv, term.press-release. A
// Cyrillic name is written as English newspapers do; other letters stay as they are,
// without accents.
func NameID(kind Kind, name string, lang language.Tag) string {
	if written, ok := translit.Name(name, lang, language.English); ok {
		name = written
	}
	prefix := prefixes[kind]
	if prefix == "" {
		prefix = prefixes[General]
	}
	return prefix + "." + slug(name)
}

// longestSlug is how many letters of a name its ID takes at most.
const longestSlug = 60

// plainLetters are for letters that do not fall apart into a plain one and a mark.
var plainLetters = strings.NewReplacer("ß", "ss", "æ", "ae", "œ", "oe", "ø", "o", "ł", "l", "đ", "d")

// slug returns name in small letters without accents, its words joined by hyphens.
func slug(name string) string {
	var b strings.Builder
	gap, latin, n := false, false, 0
	for _, r := range norm.NFKD.String(plainLetters.Replace(strings.ToLower(name))) {
		switch {
		case unicode.Is(unicode.Mn, r):
			if !latin { // й and が are letters of their own
				b.WriteRune(r)
			}
		case r == '’' || r == '\'':
		case !unicode.IsLetter(r) && !unicode.IsDigit(r):
			gap = true
		case n < longestSlug:
			if gap && n > 0 {
				b.WriteByte('-')
			}
			gap, latin = false, unicode.Is(unicode.Latin, r)
			n++
			b.WriteRune(r)
		}
	}
	if n == 0 {
		return "x"
	}
	return norm.NFC.String(b.String())
}
