package name

import (
	_ "embed"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/language"

	"exonym/internal/article"
	"exonym/internal/check"
	"exonym/internal/detect"
)

var (
	//go:embed given.txt
	givenData string
	//go:embed common.txt
	commonData string
)

var given = sync.OnceValue(func() map[string]bool { return set(rows(givenData)) })

var common = sync.OnceValue(func() map[string]map[string]bool {
	all := map[string]map[string]bool{}
	for _, row := range rows(commonData) {
		all[row[0]] = set([][]string{row[1:]})
	}
	return all
})

// rows returns the fields of the lines that are no comments.
func rows(data string) [][]string {
	var all [][]string
	for _, line := range strings.Split(data, "\n") {
		if fields := strings.Fields(line); len(fields) > 0 && fields[0] != "#" {
			all = append(all, fields)
		}
	}
	return all
}

func set(rows [][]string) map[string]bool {
	s := map[string]bool{}
	for _, row := range rows {
		for _, w := range row {
			s[w] = true
		}
	}
	return s
}

// candidate is a run of capitalised words that may be a name.
type candidate struct {
	text   string
	span   article.Span
	words  []check.Word // without particles
	first  bool         // it opens a sentence
	person bool         // its first word is a given name and another follows
}

// particles may stand inside a name without capital.
var particles = set([][]string{strings.Fields("de del della di da do dos von van der den ten ter zu bin ibn al el la le af av")})

// candidates returns the runs of capitalised words of text that no name in the
// termbase covers.
func candidates(p *check.Pass, u *check.Unit, text string) []candidate {
	words := check.Words(text)
	base, _ := p.Lang().Base()
	skip := common()[base.String()]
	var found []candidate
	for i := 0; i < len(words); {
		if !words[i].Upper() || !words[i].Letters() || skip[words[i].Text] || check.Inside(p.Found(u), words[i].Span) {
			i++
			continue
		}
		c := gather(text, words, i, skip)
		next := i + 1
		for next < len(words) && words[next].Span.Start < c.span.End {
			next++
		}
		if !check.Inside(p.Found(u), c.span) {
			found = append(found, c)
		}
		i = next
	}
	return found
}

// gather joins words[i] with the capitalised words behind it.
func gather(text string, words []check.Word, i int, skip map[string]bool) candidate {
	if opens(text, words[i].Span.Start) && !given()[words[i].Text] && i+1 < len(words) && given()[words[i+1].Text] &&
		text[words[i].Span.End:words[i+1].Span.Start] == " " && opener(words[i].Text) {
		i++ // "Then James Baker"
	}
	c := candidate{words: words[i : i+1], span: words[i].Span, first: opens(text, words[i].Span.Start)}
	kept := []check.Word{words[i]}
	end := i
	for j := i + 1; j < len(words); j++ {
		between := text[words[j-1].Span.End:words[j].Span.Start]
		if between != " " && between != "-" && between != "\u00a0" {
			break
		}
		if particles[words[j].Text] {
			continue
		}
		if !words[j].Upper() || !words[j].Letters() || skip[words[j].Text] {
			break
		}
		kept = append(kept, words[j])
		end = j
	}
	c.words = kept
	c.span.End = words[end].Span.End
	c.text = text[c.span.Start:c.span.End]
	c.person = len(kept) > 1 && given()[kept[0].Text]
	return c
}

// opener reports whether word is a function word of some language; other words
// before a name may be titles (Pope, Queen).
func opener(word string) bool {
	for _, lang := range detect.Known() {
		if detect.FunctionWord(word, lang) {
			return true
		}
	}
	return false
}

// opens reports whether a sentence or quotation begins at byte at.
func opens(text string, at int) bool {
	before := strings.TrimRightFunc(text[:at], func(r rune) bool {
		_, token := article.TokenIndex(r)
		return token || unicode.IsSpace(r) || strings.ContainsRune("\"“„«»‘'’(¿¡-–—", r)
	})
	r, _ := utf8.DecodeLastRuneInString(before)
	return before == "" || strings.ContainsRune(".!?:…;|•", r)
}

// latin reports whether lang is written in Latin letters, where names of Latin
// script stay as they are.
func latin(lang language.Tag) bool {
	script, _ := lang.Script()
	return script.String() == "Latn"
}
