package pipeline

import (
	"strings"
	"unicode/utf8"

	"exonym/internal/article"
	"exonym/internal/backend"
)

// What an engine that reads context is given of the text round a unit. Every neighbour is
// part of the key under which an answer is remembered: with more of them, one edit would
// have more segments translated anew.
const (
	segmentsBefore, segmentsAfter = 2, 1
	// longestContext bounds a neighbour and the title, in bytes.
	longestContext = 400
)

// title returns the first heading of the document, "" where it has none.
func (s *Source) title() string {
	for i := range s.Doc.Blocks {
		if b := &s.Doc.Blocks[i]; b.Kind == article.Heading {
			return clipEnd(strings.TrimSpace(article.Plain(b.Text, b.Codes)))
		}
	}
	return ""
}

// neighbours returns what stands before and after task n; segments that have drafts come
// with their translations.
func (w *work) neighbours(n int) (before, after []backend.Neighbour) {
	for i := max(0, n-segmentsBefore); i < n; i++ {
		before = append(before, w.neighbour(i, clipStart))
	}
	for i := n + 1; i <= n+segmentsAfter && i < len(w.tasks); i++ {
		after = append(after, w.neighbour(i, clipEnd))
	}
	return before, after
}

func (w *work) neighbour(i int, clip func(string) string) backend.Neighbour {
	u := w.tasks[i].unit
	n := backend.Neighbour{ID: u.ID, Source: clip(article.Plain(u.Source, u.Codes))}
	if u.Draft.Done() {
		n.Target = clip(article.Plain(u.Draft.Text, u.Codes))
	}
	return n
}

// clipEnd keeps the beginning of a long text.
func clipEnd(text string) string {
	if len(text) <= longestContext {
		return text
	}
	end := longestContext
	for !utf8.RuneStart(text[end]) {
		end--
	}
	return text[:end] + "…"
}

// clipStart keeps the end of a long text.
func clipStart(text string) string {
	if len(text) <= longestContext {
		return text
	}
	start := len(text) - longestContext
	for start < len(text) && !utf8.RuneStart(text[start]) {
		start++
	}
	return "…" + text[start:]
}
