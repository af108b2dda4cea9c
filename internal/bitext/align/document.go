package align

import (
	"path/filepath"
	"strconv"
	"strings"

	"golang.org/x/text/language"

	"exonym/internal/article"
	"exonym/internal/bitext"
	"exonym/internal/memory"
	"exonym/internal/term/exchange"
)

// Result is what two articles give.
type Result struct {
	Units    []bitext.Unit // in the order of the source
	Doubtful []bool        // by unit, see Bead
	Lonely   [2]int        // sentences of the source and of the target without translation
}

// Documents aligns two articles that are cut into segments. anchors, where it is not
// nil, says what a sentence speaks of (see Sentence.Anchors).
func Documents(source, target *article.Document, anchors func(text string, lang language.Tag) []string) Result {
	from, to := side{doc: source}, side{doc: target}
	for _, s := range []*side{&from, &to} {
		s.read(anchors)
	}
	var r Result
	for _, b := range Align(from.sentences, to.sentences) {
		if b.lonely() {
			r.Lonely[0] += b.Source.Len()
			r.Lonely[1] += b.Target.Len()
			continue
		}
		r.Units = append(r.Units, unit(&from, &to, b))
		r.Doubtful = append(r.Doubtful, b.Doubtful)
	}
	return r
}

// side is one article as a list of sentences.
type side struct {
	doc       *article.Document
	sentences []Sentence
	blocks    []int // that each sentence stands in
}

func (s *side) read(anchors func(string, language.Tag) []string) {
	for n := range s.doc.Blocks {
		block := &s.doc.Blocks[n]
		for _, segment := range block.Segments {
			sentence := Sentence{Text: segment.Text, Paragraph: n}
			if anchors != nil {
				sentence.Anchors = anchors(article.Plain(segment.Text, block.Codes), s.doc.Lang)
			}
			s.sentences, s.blocks = append(s.sentences, sentence), append(s.blocks, n)
		}
	}
}

// unit makes a unit of a bead.
func unit(from, to *side, b Bead) bitext.Unit {
	u := bitext.Unit{At: exchange.Place{File: from.doc.Name, Line: b.Source.From + 1}}
	u.From, u.To = from.doc.Lang, to.doc.Lang
	u.Origin = memory.Origin{Rank: memory.Import, Name: filepath.Base(from.doc.Name)}
	u.Context = memory.Context{Document: filepath.Base(from.doc.Name), Before: from.plain(b.Source.From - 1), After: from.plain(b.Source.To)}
	var sides [2]bitext.Inline
	from.write(&sides[0], b.Source)
	to.write(&sides[1], b.Target)
	u.Join(&sides[0], &sides[1])
	return u
}

// plain returns a sentence without its codes, "" outside of the text.
func (s *side) plain(n int) string {
	if n < 0 || n >= len(s.sentences) {
		return ""
	}
	clean, _ := exchange.Clean(article.Plain(s.sentences[n].Text, nil))
	return clean
}

// write adds a run of sentences with their codes.
func (s *side) write(in *bitext.Inline, run Range) {
	for n := run.From; n < run.To; n++ {
		if n > run.From && !unspaced(s.doc.Lang) {
			in.Verbatim(" ")
		}
		codes := s.doc.Blocks[s.blocks[n]].Codes
		text := s.sentences[n].Text
		for at, r := range text {
			i, token := article.TokenIndex(r)
			if !token {
				in.Verbatim(text[at : at+len(string(r))])
				continue
			}
			pair := ""
			if p := codes[i].Pair; p >= 0 {
				pair = strconv.Itoa(s.blocks[n]) + "." + strconv.Itoa(min(i, p))
			}
			in.Code(codes[i].Kind, "", pair, codes[i].Raw)
		}
	}
}

// unspaced reports a language that puts no space between sentences.
func unspaced(lang language.Tag) bool {
	base, _ := lang.Base()
	return strings.Contains(" zh ja th lo km my ", " "+base.String()+" ")
}
