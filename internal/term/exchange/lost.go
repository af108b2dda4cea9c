package exchange

import (
	"slices"

	"github.com/nicksnyder/go-i18n/v2/i18n"

	"exonym/internal/term"
)

// Add counts n values of a field as lost.
func (l *Lost) Add(field string, n int) {
	if n == 0 {
		return
	}
	if l.Fields == nil {
		l.Fields = map[string]int{}
	}
	l.Fields[field] += n
}

// Concept counts every field of c as lost but those named. The kind term is
// usual and not missed.
func (l *Lost) Concept(c *term.Concept, kept ...string) {
	for _, f := range conceptFields {
		if f.Name == "kind" && c.Kind == term.General {
			continue
		}
		if !slices.Contains(kept, f.Name) {
			l.Add(f.Name, len(f.Get(c)))
		}
	}
}

// Term counts every field of t as lost but those named.
func (l *Lost) Term(t *term.Term, kept ...string) {
	for _, f := range termFields {
		if !slices.Contains(kept, f.Name) {
			l.Add(f.Name, len(f.Get(t)))
		}
	}
}

// Note remarks that something was not written; what stands for the first of its
// kind. Exports have no places but the name of the file.
func (l *Lost) Note(file string, m *i18n.Message, what string) {
	for i := range l.Notes {
		if n := &l.Notes[i]; n.Message == m {
			n.Count++
			n.Data.Count++
			return
		}
	}
	l.Notes = append(l.Notes, Note{Place{File: file}, 1, m, Counted{1, what}})
}
