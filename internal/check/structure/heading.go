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

// Heading finds headings that start with a small letter.
var Heading = &check.Check{
	ID:       "structure.heading",
	Title:    &i18n.Message{ID: "check.structure.heading.title", Other: "Heading looks cut off"},
	Doc:      "A heading, or a short line without end mark before a longer paragraph, starts with a small letter: something may be missing, or it was a heading once. Words with capitals inside (iPhone), addresses, and texts that start small in most blocks are left alone.",
	Scope:    check.Each,
	Severity: check.Info,
	Run:      heading,
}

const (
	shortLine = 10 // words of a line that may be a heading
	paragraph = 12 // words of a block that counts as a paragraph
)

var sayHeading = &i18n.Message{
	ID:    "check.structure.heading",
	Other: "This heading starts with a small letter: is its beginning missing?",
}

func heading(p *check.Pass) {
	blocks := p.Blocks()
	var small []*check.Unit
	for i, block := range blocks {
		if isHeading(p, blocks, i) && startsSmall(p.Read(block[0])) {
			small = append(small, block[0])
		}
	}
	if len(small)*2 > len(blocks) {
		return // a text that is written small all through
	}
	for _, u := range small {
		text := p.Read(u)
		at := check.First(text)
		r, size := utf8.DecodeRuneInString(text[at:])
		first := article.Span{Start: at, End: at + size}
		p.Report(u, article.Span{Start: 0, End: len(text)}, locale.Say(sayHeading, nil), check.Edit{Span: first, New: string(unicode.ToTitle(r))})
	}
}

// isHeading reports whether block i is marked as a heading or has the shape of
// one: short, no mark at its end, a paragraph before and behind it.
func isHeading(p *check.Pass, blocks [][]*check.Unit, i int) bool {
	block := blocks[i]
	if block[0].Kind == article.Heading {
		return true
	}
	text := strings.TrimSpace(join(p, block))
	if block[0].Kind != article.Paragraph || len(block) > 1 || i == 0 || i+1 == len(blocks) {
		return false
	}
	return len(check.Words(text)) <= shortLine && !closed(text) &&
		isParagraph(p, blocks[i-1]) && isParagraph(p, blocks[i+1])
}

func isParagraph(p *check.Pass, block []*check.Unit) bool {
	text := strings.TrimSpace(join(p, block))
	return block[0].Kind == article.Paragraph && len(check.Words(text)) >= paragraph && closed(text)
}

// closed reports whether text ends in a mark.
func closed(text string) bool {
	text = strings.TrimRight(check.Visible(text), "\"'”’“»«)] \u00a0\u202f")
	r, _ := utf8.DecodeLastRuneInString(text)
	return strings.ContainsRune(".!?…:;,。？！", r)
}

// startsSmall reports whether the first word of text is written small.
func startsSmall(text string) bool {
	at := check.First(text)
	if at < 0 {
		return false
	}
	word, _, _ := strings.Cut(text[at:], " ")
	r, _ := utf8.DecodeRuneInString(word)
	return unicode.IsLower(r) && strings.IndexFunc(word, unicode.IsUpper) < 0 && !strings.ContainsAny(word, "./@_\U000F0000")
}
