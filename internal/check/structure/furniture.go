package structure

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/nicksnyder/go-i18n/v2/i18n"

	"exonym/internal/article"
	"exonym/internal/check"
	"exonym/internal/locale"
)

// Furniture finds pieces of the page that are no part of the article.
var Furniture = &check.Check{
	ID:       "structure.furniture",
	Title:    &i18n.Message{ID: "check.structure.furniture.title", Other: "Page label in the text"},
	Doc:      "A short block is a label of the page: comment counters, share and read-more links, advertising, cookie and newsletter notes, place and date labels. The labels of nine languages stand in furniture.yaml. Words that an article may use itself (Details, Foto) count only in the tail, where nothing but short lines follows. Nothing is deleted: the finding proposes it.",
	Scope:    check.Audit,
	Severity: check.Minor,
	Run:      furniture,
}

const (
	labelWords = 6  // words of a block that is only a label
	startWords = 12 // words of a block that begins like furniture
)

func furniture(p *check.Pass) {
	blocks := p.Blocks()
	tail := tailStart(p, blocks)
	for i, block := range blocks {
		for _, u := range block {
			switch u.Kind {
			case article.Attribute, article.Meta, article.Cell, article.Line:
				continue
			}
			if span, ok := label(p.Read(u), len(block) == 1 || i >= tail, i >= tail); ok {
				tell(p, u, span)
			}
		}
	}
}

var sayFurniture = &i18n.Message{
	ID:    "check.structure.furniture",
	Other: "“{{.Text}}” looks like a label of the web page, not like a part of the article.",
}

func tell(p *check.Pass, u *check.Unit, span article.Span) {
	text := p.Read(u)
	var fixes []check.Edit
	if strings.TrimSpace(text) == text[span.Start:span.End] {
		fixes = []check.Edit{{Span: article.Span{Start: 0, End: len(text)}}}
	}
	p.Report(u, span, locale.Say(sayFurniture, struct{ Text string }{text[span.Start:span.End]}), fixes...)
}

// tailStart returns the first block after which no sentence comes any more; a
// text of labels only has no tail.
func tailStart(p *check.Pass, blocks [][]*check.Unit) int {
	for i := len(blocks) - 1; i >= 0; i-- {
		text := strings.TrimSpace(join(p, blocks[i]))
		if closed(text) && len(check.Words(text)) > labelWords {
			return i + 1
		}
	}
	return len(blocks)
}

// label finds a page label at the start of text. Weak labels count in the tail
// only; there one may be glued to what it labels.
func label(text string, alone, tail bool) (article.Span, bool) {
	text = strings.TrimRightFunc(text, unicode.IsSpace)
	words := len(check.Words(text))
	for _, l := range lexicon() {
		switch {
		case alone && words <= labelWords && l.strong.MatchString(text),
			alone && words <= startWords && l.start.MatchString(text):
			return article.Span{Start: 0, End: len(text)}, true
		}
	}
	if !tail || words > labelWords {
		return article.Span{}, false
	}
	return weak(text)
}

// weak finds the longest weak label that text begins with: the whole text, or
// followed by a space, a colon or, glued, by a capital.
func weak(text string) (article.Span, bool) {
	best := 0
	for _, l := range lexicon() {
		for _, w := range l.Weak {
			if len(text) < len(w) || !strings.EqualFold(text[:len(w)], w) {
				continue
			}
			next, _ := utf8.DecodeRuneInString(text[len(w):])
			if len(text) == len(w) || unicode.IsUpper(next) || strings.ContainsRune(": \u00a0\u202f", next) {
				best = max(best, len(w))
			}
		}
	}
	return article.Span{Start: 0, End: best}, best > 0
}
