package suggest

import (
	"cmp"
	"slices"
	"strings"

	"golang.org/x/text/language"

	"exonym/internal/article"
	"exonym/internal/term"
	"exonym/internal/term/suggest/cue"
)

// Names returns the names and the technical terms of texts that base does not know:
// first the names, the most used first, then the terms by C-value (Frantzi,
// Ananiadou, Mima 2000). Where texts have translations, each comes with what they
// have for it.
func Names(texts []Text, base *term.Base) []Candidate {
	var names, terms []Candidate
	for _, lang := range languages(texts) {
		r := newReader(texts, lang, base)
		found := r.names()
		names = append(names, found...)
		terms = append(terms, r.terms(found)...)
	}
	byUse := func(a, b Candidate) int {
		return cmp.Or(cmp.Compare(b.Score, a.Score), cmp.Compare(b.Count, a.Count), strings.Compare(a.Text, b.Text), strings.Compare(a.Lang.String(), b.Lang.String()))
	}
	slices.SortStableFunc(names, byUse)
	slices.SortStableFunc(terms, byUse)
	all := append(names, terms...)
	render(all, texts)
	return all
}

func languages(texts []Text) []language.Tag {
	var langs []language.Tag
	for _, t := range texts {
		if !slices.Contains(langs, t.From) {
			langs = append(langs, t.From)
		}
	}
	return langs
}

// reader reads all texts of one language.
type reader struct {
	texts []Text
	lang  language.Tag
	base  *term.Base
	words *cue.Words
	given map[string]bool // given names of known persons
	list  [][][]token     // by text and segment; nil for texts of other languages
	small map[string]bool // words that stand somewhere in small letters
}

func newReader(texts []Text, lang language.Tag, base *term.Base) *reader {
	r := &reader{texts: texts, lang: lang, base: base, words: cue.Of(lang), small: map[string]bool{}, given: givenNames(base, lang)}
	r.list = make([][][]token, len(texts))
	for i, text := range texts {
		if text.From != lang {
			continue
		}
		for _, s := range text.Segments {
			list := tokens(s.Source)
			r.list[i] = append(r.list[i], list)
			for _, t := range list {
				if t.text == t.lower {
					r.small[t.text] = true
				}
			}
		}
	}
	return r
}

func givenNames(base *term.Base, lang language.Tag) map[string]bool {
	given := map[string]bool{}
	for _, c := range base.Concepts() {
		if t := c.Term(lang); c.Kind == term.Person && t != nil {
			if first, _, ok := strings.Cut(t.Text, " "); ok {
				given[first] = true
			}
		}
	}
	return given
}

// names returns the names, without those that are a form of another.
func (r *reader) names() []Candidate {
	found := map[string]*Candidate{}
	for i := range r.texts {
		if r.list[i] != nil {
			r.read(i, found)
		}
	}
	r.readHeadings(found)
	list := make([]*Candidate, 0, len(found))
	for _, text := range sortedKeys(found) {
		c := found[text]
		slices.SortStableFunc(c.Places, byPlace)
		c.Count = len(c.Places)
		c.Sentence = r.sentence(c.Places[0])
		list = append(list, c)
	}
	var names []Candidate
	for _, c := range r.group(list) {
		c.Score = float64(c.Count)
		c.Kind, c.Why = r.kind(c)
		names = append(names, *c)
	}
	return names
}

func byPlace(a, b Place) int {
	return cmp.Or(cmp.Compare(a.Text, b.Text), cmp.Compare(a.Segment, b.Segment), cmp.Compare(a.Span.Start, b.Span.Start))
}

func (r *reader) sentence(p Place) string { return r.texts[p.Text].Segments[p.Segment].Source }

// read finds the names of the i-th text, headings apart.
func (r *reader) read(i int, found map[string]*Candidate) {
	var joined strings.Builder
	var starts, segments []int
	for s, segment := range r.texts[i].Segments {
		if segment.Heading || titleCase(r.list[i][s]) {
			continue
		}
		starts, segments = append(starts, joined.Len()), append(segments, s)
		joined.WriteString(segment.Source)
		joined.WriteByte('\n')
	}
	for _, m := range r.base.Names(joined.String(), r.lang) {
		n, exact := slices.BinarySearch(starts, m.Span.Start)
		if !exact {
			n--
		}
		span := article.Span{Start: m.Span.Start - starts[n], End: m.Span.End - starts[n]}
		source := r.texts[i].Segments[segments[n]].Source
		if span.End > len(source) {
			continue
		}
		if span = r.fit(r.list[i][segments[n]], span); r.words.Nouns == "capital" {
			span = r.fitNouns(r.list[i][segments[n]], span)
		}
		if span.Len() > 0 {
			r.add(found, i, segments[n], span)
		}
	}
	r.readNouns(i, segments, found)
}

func (r *reader) add(found map[string]*Candidate, text, segment int, span article.Span) {
	name := r.texts[text].Segments[segment].Source[span.Start:span.End]
	c := found[name]
	if c == nil {
		c = &Candidate{Text: name, Lang: r.lang}
		found[name] = c
	}
	c.Places = append(c.Places, Place{text, segment, span})
}

// readHeadings finds names in headings that stand in a sentence too.
func (r *reader) readHeadings(found map[string]*Candidate) {
	for i, text := range r.texts {
		for s := range r.list[i] {
			list := r.list[i][s]
			if !text.Segments[s].Heading && !titleCase(list) {
				continue
			}
			for from := 0; from < len(list); from++ {
				for to := min(len(list), from+5); to > from; to-- {
					span := article.Span{Start: list[from].start, End: list[to-1].end}
					if c := found[text.Segments[s].Source[span.Start:span.End]]; c != nil {
						c.Places = append(c.Places, Place{i, s, span})
						from = to - 1
						break
					}
				}
			}
		}
	}
}
