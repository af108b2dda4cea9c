package apertium

import (
	"errors"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"sort"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"exonym/internal/article"
)

// form is how a code travels through the engine.
type form uint8

const (
	asBlank form = iota // superblank: kept, but stays where the word order was
	asMark              // word-bound blank: follows its words
	asWord              // name: an unknown word
	asKnown             // name: a name that the engine knows, in a word-bound blank
	asProxy             // adjective: one that the engine knows, in a word-bound blank
)

// rungs is how many ways there are to carry a unit's codes: see formOf.
const rungs = 3

// frame is what decode needs to read the answer to one segment.
type frame struct {
	source string // text with tokens, as encoded
	codes  []article.Code
	forms  map[int]form
	blanks []string
	// keep: words that this leg does not know are kept from later ones.
	keep bool
	// kept is codes and, behind them, the words kept.
	kept []article.Code
	// proxies stand for adjectives; their words are of the language that the leg
	// reads, and once it answered, of the one that it writes: to (ISO 639-3).
	proxies map[int]proxy
	to      string
}

// nameWord is the stem of the words that stand for names. No language has it, so
// every mode takes the word for an unknown proper noun and carries it along.
const (
	nameWord  = "Xqz"
	vowelWord = "Axqz"
)

// nameDigits spell the number of a name; nameEnd ends it.
const (
	nameDigits = "bdfgmpvwc"
	nameEnd    = "k"
)

var nameFound = regexp.MustCompile(`(?i)a?xqz([` + nameDigits + `]+)` + nameEnd)

// spell returns the word that stands for code n. It begins with a vowel where
// the name does, since articles and prepositions lose theirs before one.
func spell(n int, name string) string {
	base := len(nameDigits)
	stem := nameWord
	if name != "" && strings.ContainsAny(name[:1], "AEIOUaeiou") {
		stem = vowelWord
	}
	word := ""
	for {
		word = string(nameDigits[n%base]) + word
		if n /= base; n == 0 {
			return stem + word + nameEnd
		}
	}
}

// unspell reads the digits of a word written by spell.
func unspell(digits string) int {
	n := 0
	for _, d := range strings.ToLower(digits) {
		n = n*len(nameDigits) + strings.IndexRune(nameDigits, d)
		if n > article.MaxCodes {
			return article.MaxCodes
		}
	}
	return n
}

// encode writes text for a leg that reads language from (ISO 639-3).
func encode(text string, codes []article.Code, rung int, from string, proxies map[int]proxy) (string, *frame) {
	f := &frame{source: text, codes: codes, kept: codes, forms: formsOf(text, codes, rung, from), proxies: maps.Clone(proxies)}
	for n := range f.forms {
		if n < len(codes) && codes[n].Agree != nil {
			f.forms[n] = asBlank
			if _, ok := proxies[n]; ok {
				f.forms[n] = asProxy
			}
		}
	}
	w := writer{abbreviations: known().Abbreviations[from]}
	var open []int // pairs round the text at hand, outermost first
	var run strings.Builder
	flush := func() {
		f.run(&w, run.String(), open)
		run.Reset()
	}
	for _, r := range text {
		n, ok := article.TokenIndex(r)
		if !ok {
			run.WriteRune(r)
			continue
		}
		flush()
		switch f.forms[n] {
		case asBlank:
			w.blank(string(r))
		case asWord:
			f.run(&w, spell(n, codes[n].Text), open)
		case asKnown:
			f.run(&w, knownNames[from], append(slices.Clone(open), n))
		case asProxy:
			f.run(&w, f.proxies[n].word, append(slices.Clone(open), n))
		case asMark:
			if codes[n].Kind == article.Open {
				open = append(open, n)
			} else if at := slices.Index(open, codes[n].Pair); at >= 0 {
				open = slices.Delete(open, at, at+1)
			}
		}
	}
	flush()
	f.blanks = w.blanks
	return w.String(), f
}

// run writes a stretch of text with marks; the white space round it and at every
// blank inside stays outside of the marks.
func (f *frame) run(w *writer, text string, marks []int) {
	if len(marks) == 0 || !hasWord(text) {
		w.text(text)
		return
	}
	for _, part := range cutBlanks(text) {
		if !hasWord(part) {
			w.text(part)
			continue
		}
		names := make([]string, len(marks))
		for i, n := range marks {
			names[i] = "t:c:" + strconv.Itoa(n)
		}
		fmt.Fprintf(w, "[[%s]]", strings.Join(names, "; "))
		w.text(part)
		w.WriteString("[[/]]")
	}
}

// cutBlanks cuts text into words and what a writer makes a superblank of or what
// stands at the edges.
func cutBlanks(text string) []string {
	var parts []string
	start := 0
	for i := 0; i < len(text); {
		rest := text[i:]
		space := len(rest) - len(strings.TrimLeftFunc(rest, unicode.IsSpace))
		if space > 0 && (rest[:space] != " " || i == 0 || i+space == len(text)) {
			parts = append(parts, text[start:i], rest[:space])
			start = i + space
		}
		if space > 0 {
			i += space
			continue
		}
		end := strings.IndexFunc(rest, unicode.IsSpace)
		if end < 0 {
			end = len(rest)
		}
		i += end
	}
	return slices.DeleteFunc(append(parts, text[start:]), func(p string) bool { return p == "" })
}

func isWord(r rune) bool         { return unicode.IsLetter(r) || unicode.IsDigit(r) }
func hasWord(text string) bool   { return strings.IndexFunc(text, isWord) >= 0 }
func isToken(r rune) bool        { _, ok := article.TokenIndex(r); return ok }
func isSpoken(r rune) bool       { return isWord(r) || isToken(r) }
func hasSpoken(text string) bool { return strings.IndexFunc(text, isSpoken) >= 0 }

// formsOf decides how each code travels. Rung 0 is the best measured way, rung 1
// the other one, rung 2 the way that loses least: superblanks for all.
func formsOf(text string, codes []article.Code, rung int, from string) map[int]form {
	forms := map[int]form{}
	for _, n := range article.Tokens(text) {
		forms[n] = asBlank
		if n >= len(codes) || rung >= 2 {
			continue
		}
		switch code := codes[n]; {
		case code.Kind == article.Name:
			forms[n] = nameForm(text, rung, from)
		case code.Kind == article.Open && rung == 0 && encloses(text, n, code.Pair):
			forms[n], forms[code.Pair] = asMark, asMark
		case code.Kind == article.Close && forms[code.Pair] == asMark && code.Pair >= 0:
			forms[n] = asMark
		}
	}
	return forms
}

func nameForm(text string, rung int, from string) form {
	known := from == "eng"
	if rung == 1 {
		known = !known
	}
	if known && knownNames[from] != "" {
		return asKnown
	}
	if strings.Contains(strings.ToLower(text), strings.ToLower(nameWord)) {
		return asBlank
	}
	return asWord
}

// encloses reports whether text has words between the tokens of a pair.
func encloses(text string, open, shut int) bool {
	if shut < 0 {
		return false
	}
	_, after, _ := strings.Cut(text, string(article.Token(open)))
	inside, _, found := strings.Cut(after, string(article.Token(shut)))
	return found && hasSpoken(inside)
}

// errSplit says that the words of a pair came back apart from each other.
var errSplit = errors.New("the engine moved marked words apart")

// element is a part of an answer being put together: text or one token.
type element struct {
	text  string
	pairs []int // pairs round it
}

// decode turns an answer back into text with tokens; unknown are the words that
// the engine marked. The caller verifies the codes.
func (f *frame) decode(answer string) (text string, unknown []string, err error) {
	pieces := readStream(answer, !strings.Contains(f.source, "@"))
	for _, p := range pieces {
		if p.unknown && hasLetter(p.text) && !nameFound.MatchString(p.text) {
			unknown = append(unknown, p.text)
		}
	}
	elements, err := f.elements(pieces)
	if err != nil {
		return "", nil, err
	}
	text, err = f.join(elements)
	return text, unknown, err
}

// elements resolves superblanks and names.
func (f *frame) elements(pieces []piece) ([]element, error) {
	var out []element
	seen := map[int]bool{} // known names that were found
	for _, p := range pieces {
		if p.blank >= 0 {
			if p.blank < len(f.blanks) {
				out = append(out, element{text: f.blanks[p.blank]})
			}
			continue
		}
		e, name := element{text: p.text}, -1
		for _, m := range p.marks {
			n, err := strconv.Atoi(m)
			switch {
			case err != nil:
			case f.forms[n] == asKnown:
				name = n
			case f.forms[n] == asProxy:
				e.text = f.takeProxy(n, e.text)
			case f.forms[n] == asMark:
				e.pairs = append(e.pairs, n)
			}
		}
		e.text = nameFound.ReplaceAllStringFunc(e.text, func(word string) string {
			n := unspell(nameFound.FindStringSubmatch(word)[1])
			if f.forms[n] != asWord {
				return word
			}
			return string(article.Token(n))
		})
		if name >= 0 {
			if at := knownFound.FindStringIndex(e.text); at != nil && !seen[name] {
				e.text = e.text[:at[0]] + string(article.Token(name)) + e.text[at[1]:]
				seen[name] = true
			}
		}
		if p.unknown && f.keep && isName(e.text) {
			f.kept = append(f.kept[:len(f.kept):len(f.kept)], article.Code{Kind: article.Name, Pair: -1, Text: e.text})
			e.text = string(article.Token(len(f.kept) - 1))
		}
		out = append(out, e)
	}
	return out, nil
}

// isName reports whether a word that the engine does not know looks like a name.
func isName(word string) bool {
	first, _ := utf8.DecodeRuneInString(word)
	return unicode.IsUpper(first)
}

// extent is where the words of a pair stand among the elements.
type extent struct{ open, first, last int }

// join puts the elements together and the tokens of pairs round their words.
// Words that came apart are an error: where a pair begins and ends is never
// guessed.
func (f *frame) join(elements []element) (string, error) {
	var found []extent
	for _, n := range article.Tokens(f.source) {
		if f.forms[n] != asMark || f.codes[n].Kind != article.Open {
			continue
		}
		x := extent{n, -1, -1}
		for i, e := range elements {
			if !slices.Contains(e.pairs, n) {
				continue
			}
			if x.first < 0 {
				x.first = i
			}
			for j := x.last + 1; j < i && x.last >= 0; j++ {
				if hasWord(elements[j].text) && !slices.Contains(elements[j].pairs, n) {
					return "", errSplit
				}
			}
			x.last = i
		}
		if x.first >= 0 {
			found = append(found, x)
		}
	}
	sort.SliceStable(found, func(i, j int) bool { return found[i].last > found[j].last })
	var out strings.Builder
	for i, e := range elements {
		for _, x := range found {
			if x.first == i {
				out.WriteRune(article.Token(x.open))
			}
		}
		out.WriteString(e.text)
		for k := len(found) - 1; k >= 0; k-- {
			if found[k].last == i {
				out.WriteRune(article.Token(f.codes[found[k].open].Pair))
			}
		}
	}
	return out.String(), nil
}

// knownNames is one and the same name in the languages whose dictionaries were
// seen to translate it; in a word-bound blank it stands for a protected name and
// gives its neighbours a person to agree with.
var knownNames = map[string]string{
	"eng": "Peter", "fra": "Pierre", "spa": "Pedro", "cat": "Pere",
	"por": "Pedro", "glg": "Pedro", "ita": "Pietro",
}

var knownFound = regexp.MustCompile(`(?i)\b(peter|pierre|pedro|pere|pietro)\b`)
