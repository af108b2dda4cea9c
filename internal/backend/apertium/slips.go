package apertium

import (
	_ "embed"
	"regexp"
	"strings"
	"sync"
	"unicode/utf8"
)

//go:embed capitals.txt
var capitalsFile string

// capitals are the words that English writes with a capital, in lower case.
var capitals = sync.OnceValue(func() map[string]bool {
	words := map[string]bool{}
	for line := range strings.Lines(capitalsFile) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		for _, word := range strings.Fields(line) {
			words[word] = true
		}
	}
	return words
})

// mendSlips mends slips of spelling that the engine makes whatever the words: to
// is the target language (ISO 639-3). Where the source does the same, on purpose
// or not, the text stays as it is.
func mendSlips(to, source, text string) string {
	text = unshout(to, source, text)
	text = closeUp(to, source, text)
	if to == "eng" {
		text = capitalise(text)
	}
	return text
}

// little are the words with which the engine begins a sentence in capitals: it
// takes the one capital letter of "A", of "Y", of "L'" for a word in capitals, and
// gives them to all that the word becomes.
var little = map[string]string{
	"eng": " AN AND AT BY FROM IN OF ON OUT THE TO ",
	"fra": " AU AUX DE DES DU ELLE EN ET IL LA LE LES UN UNE ",
	"spa": " AL DE DEL EL EN LA LAS LO LOS POR UN UNA ",
	"cat": " AL DE DEL EL ELS EN LA LES PER UN UNA ",
	"por": " AO AS DA DE DO EM NA NO OS POR UM UMA ",
	"ita": " AL DA DEL DI GLI IL IN LA LE LO NEL UN UNA ",
}

var (
	shouting   = regexp.MustCompile(`^\p{Lu}{2,}(?: \p{Lu}{2,})*\b`)
	inCapitals = regexp.MustCompile(`\b\p{Lu}{2,}\b`)
)

// unshout gives small letters to the words in capitals at the start of text where
// one of them is a little word and the source begins otherwise.
func unshout(to, source, text string) string {
	run := shouting.FindString(text)
	next, _ := utf8.DecodeRuneInString(text[len(run):])
	if run == "" || isSpoken(next) || next == '.' {
		return text
	}
	start := source
	if cut := strings.SplitN(source, " ", 3); len(cut) == 3 {
		start = cut[0] + " " + cut[1]
	}
	if inCapitals.MatchString(start) {
		return text
	}
	for _, word := range strings.Fields(run) {
		if strings.Contains(little[to], " "+word+" ") {
			return upperFirst(strings.ToLower(run)) + text[len(run):]
		}
	}
	return text
}

var blankBefore = regexp.MustCompile(` +([,.)]|;)`)

// closeUp takes out the blank that stays before a mark where the engine dropped a
// word: "prolongs , with". In French a blank before a semicolon is right.
func closeUp(to, source, text string) string {
	if blankBefore.MatchString(source) {
		return text
	}
	return blankBefore.ReplaceAllStringFunc(text, func(found string) string {
		if to == "fra" && strings.HasSuffix(found, ";") {
			return found
		}
		return strings.TrimLeft(found, " ")
	})
}

var smallWord = regexp.MustCompile(`[\pL\pN._@/#-]*`)

// capitalise writes the words of capitals.txt, and their plurals, with a capital;
// parts of addresses are left alone.
func capitalise(text string) string {
	return smallWord.ReplaceAllStringFunc(text, func(found string) string {
		word := strings.TrimRight(found, ".")
		if strings.ContainsAny(word, "._@/#") {
			return found
		}
		parts := strings.Split(found, "-")
		for i, part := range parts {
			bare := strings.TrimRight(part, ".")
			if capitals()[bare] || capitals()[strings.TrimSuffix(bare, "s")] {
				parts[i] = upperFirst(part)
			}
		}
		return strings.Join(parts, "-")
	})
}
