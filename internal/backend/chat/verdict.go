package chat

import (
	"math"
	"regexp"
	"strings"
	"unicode"

	"golang.org/x/text/language"

	"exonym/internal/article"
	"exonym/internal/backend"
	"exonym/internal/detect"
	"exonym/internal/term"
)

// judge looks at single translations. It rejects only what hardly any person would write:
// a rejected translation is paid for again.
type judge struct {
	from, to language.Tag
	name     string // of the target, for the model
}

// verdict returns why target cannot be the translation of source, nil where it may be.
// Both are without tokens.
func (g judge) verdict(source, target string) *flaw {
	switch {
	case strings.TrimSpace(target) == "":
		return bad("it is empty")
	case strings.Count(target, "\n") > strings.Count(source, "\n"):
		return bad("it has a line break that the text lacks")
	case apologizes(source, target):
		return &flaw{backend.Refused, "it is no translation, but says that you will not translate"}
	case wraps(source, target):
		return bad("it has words round the translation, or signs of markup or of code that the text lacks")
	case adds(source, target):
		return bad("it has a web or mail address that the text lacks")
	case overlong(source, target):
		return bad("it is far longer than the text")
	case overlong(target, source):
		return bad("it is far shorter than the text: translate all of it")
	case g.echoes(source, target), g.stays(source, target):
		return bad("it is not in " + g.name + ": translate every word that is not a name into " + g.name)
	}
	return nil
}

// A translation may be longest times as long as its source, and slack letters longer.
const longest, slack = 3.5, 30

// overlong reports whether a text says far less than another.
func overlong(text, other string) bool { return letters(other) > longest*letters(text)+slack }

var (
	// excuse is how models say that they will not, in the languages that they do it in.
	excuse = regexp.MustCompile(`(?i)^\W*(?:(?:i'm |i am |so )?sorry\b|i (?:can(?:'|’)?t|cannot|can not|won(?:'|’)?t|am (?:not able|unable) to)\b|as an ai\b|` +
		`lo siento\b|no puedo\b|como (?:una )?ia\b|(?:je suis )?désolée?\b|je ne peux pas\b|en tant qu(?:'|’)ia\b|es tut mir leid\b|ich kann (?:das|dies|diesen|nicht)\b|als ki\b)`)
	// aside is what an excuse is about, and hardly any article.
	aside = regexp.MustCompile(`(?i)\b(?:an ai|language model|translat\w+|una ia|modelo de lenguaje|traduc\w+|qu(?:'|’)ia|modèle de langage|tradui\w+|als ki|sprachmodell|übersetz\w+)\b`)
	// label is what chatty models write before a translation.
	label = regexp.MustCompile(`(?i)^\W*(?:(?:here is|here's|this is|sure|certainly|of course)\b[^:\n]{0,60}|translation|translated text|traducción|aquí (?:está|tiene)\b[^:\n]{0,60}|traduction|voici\b[^:\n]{0,40}traduction[^:\n]{0,40}|übersetzung|hier ist\b[^:\n]{0,40}übersetzung[^:\n]{0,40}):\s`)
	// entity is a sign that a model escaped.
	entity = regexp.MustCompile(`&(?:[a-zA-Z]{2,8}|#\d{2,5}|#x[0-9a-fA-F]{2,4});`)
)

// apologizes reports whether a translation is an excuse instead.
func apologizes(source, target string) bool {
	return excuse.MatchString(target) && aside.MatchString(target) && !aside.MatchString(source) && !excuse.MatchString(source)
}

// wraps reports whether something stands round a translation, or in it, that is not of it.
func wraps(source, target string) bool {
	for _, sign := range []string{"```", "**", "</", "{\"", "\u202d", "\u202e"} {
		if strings.Contains(target, sign) && !strings.Contains(source, sign) {
			return true
		}
	}
	return label.MatchString(target) && !strings.ContainsAny(source, ":：") ||
		entity.MatchString(target) && !entity.MatchString(source)
}

// adds reports whether a translation has an address that its source lacks.
func adds(source, target string) bool {
	for _, span := range term.Addresses(target) {
		address := target[span.Start:span.End]
		if (strings.Contains(address, "://") || strings.Contains(address, "www.") || strings.Contains(address, "@")) && !strings.Contains(source, address) {
			return true
		}
	}
	return false
}

// fewest is how many letters a text needs for its language to be told.
const fewest = 20

// echoes reports whether prose came back as it was.
func (g judge) echoes(source, target string) bool {
	if g.alike() || letters(source) < fewest || !strings.EqualFold(bare(source), bare(target)) {
		return false
	}
	return g.prose(source)
}

// prose reports whether a text has words that are no names: some that begin with a small
// letter, one of them a little word of its language where these are known. A script
// without small letters is all prose where the target writes another.
func (g judge) prose(text string) bool {
	small, cased, known := 0, false, false
	for _, word := range strings.FieldsFunc(text, notLetter) {
		first := []rune(word)[0]
		cased = cased || unicode.IsUpper(first) || unicode.IsLower(first)
		if unicode.IsLower(first) {
			small++
			known = known || detect.FunctionWord(word, g.from)
		}
	}
	if !cased {
		return scriptOf(g.from) != scriptOf(g.to)
	}
	return small >= 3 && (known || !detect.Supports(g.from))
}

// stays reports whether the translation of prose is surely in another language than the
// target.
func (g judge) stays(source, target string) bool {
	n := letters(target)
	if n < fewest || !g.prose(source) {
		return false
	}
	if g.foreign(target) {
		return true
	}
	if g.alike() || !detect.Supports(g.to) || n < 2*fewest {
		return false
	}
	ranked := detect.Rank(target)
	if len(ranked) == 0 {
		return false
	}
	own := math.Inf(-1)
	for _, s := range ranked {
		if detect.SetOf(s.Lang) == detect.SetOf(g.to) {
			own = max(own, s.Points)
		}
	}
	return ranked[0].Points-own > surely
}

// surely is how much better another language must fit, in the points of detect.Rank.
const surely = 15

// foreign reports whether less than a third of what a text says is in the target's script. Scripts that are not in the table pass.
func (g judge) foreign(text string) bool {
	scripts := scriptsOf[scriptOf(g.to)]
	if scripts == nil {
		return false
	}
	own := strings.Map(func(r rune) rune {
		if unicode.In(r, scripts...) {
			return r
		}
		return -1
	}, text)
	return 3*letters(own) < letters(bare(text))
}

// scriptsOf has the scripts of Unicode that languages of an ISO 15924 script write.
var scriptsOf = map[string][]*unicode.RangeTable{
	"Latn": {unicode.Latin}, "Cyrl": {unicode.Cyrillic}, "Grek": {unicode.Greek}, "Arab": {unicode.Arabic}, "Hebr": {unicode.Hebrew},
	"Hani": {unicode.Han}, "Jpan": {unicode.Han, unicode.Hiragana, unicode.Katakana}, "Kore": {unicode.Hangul, unicode.Han},
	"Deva": {unicode.Devanagari}, "Thai": {unicode.Thai}, "Armn": {unicode.Armenian}, "Geor": {unicode.Georgian}, "Beng": {unicode.Bengali},
	"Taml": {unicode.Tamil}, "Telu": {unicode.Telugu}, "Ethi": {unicode.Ethiopic},
}

// scriptOf returns the ISO 15924 script of a language; the two ways to write Chinese are
// one, since many sentences are the same in both.
func scriptOf(tag language.Tag) string {
	script, _ := tag.Script()
	if s := script.String(); s != "Hans" && s != "Hant" {
		return s
	}
	return "Hani"
}

// alike reports whether a text may be right in both languages as it stands.
func (g judge) alike() bool {
	from, _ := g.from.Base()
	to, _ := g.to.Base()
	return scriptOf(g.from) == scriptOf(g.to) && (from == to || kin[from.String()] != "" && kin[from.String()] == kin[to.String()])
}

// kin are languages of which whole sentences may be the same.
var kin = map[string]string{
	"nb": "no", "nn": "no", "no": "no", "da": "no", "hr": "sh", "sr": "sh", "bs": "sh", "sh": "sh", "cnr": "sh", "id": "ms", "ms": "ms",
}

// bare returns the letters of a text.
func bare(text string) string {
	return strings.Map(func(r rune) rune {
		if notLetter(r) {
			return -1
		}
		return r
	}, text)
}

func notLetter(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsMark(r) }

// words is a text without tokens.
func words(text string) string { return article.Expand(text, func(int) string { return " " }) }
