package report

import (
	"bytes"
	"encoding/json"
	"io"
	"strings"
)

// stream writes indented JSON piece by piece, so that the report on a long
// article is never held whole. It keeps the first error and writes no more then.
type stream struct {
	to    io.Writer
	items int // written in the list we are in
	err   error
}

func (s *stream) text(t string) {
	if s.err == nil {
		_, s.err = io.WriteString(s.to, t)
	}
}

// frame writes value, an object, each line behind the first after prefix. The
// lists named in fill stand empty in value and are filled by calls of item, in
// the order in which the fields come.
func (s *stream) frame(prefix string, value any, fill map[string]func()) {
	for line := range strings.SplitAfterSeq(s.encoded(prefix, value), "\n") {
		name, rest, ok := strings.Cut(strings.TrimPrefix(line, prefix+"  \""), "\": []")
		if !ok || fill[name] == nil {
			s.text(line)
			continue
		}
		s.text(strings.TrimSuffix(line, "]"+rest))
		s.items = 0
		fill[name]()
		if s.items > 0 {
			s.text("\n" + prefix + "  ")
		}
		s.text("]" + rest)
	}
}

// next begins an item of a list on a line of its own.
func (s *stream) next(prefix string) {
	if s.items > 0 {
		s.text(",")
	}
	s.items++
	s.text("\n" + prefix)
}

// item writes one item of a list.
func (s *stream) item(prefix string, value any) {
	s.next(prefix)
	s.text(s.encoded(prefix, value))
}

func (s *stream) encoded(prefix string, value any) string {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent(prefix, "  ")
	if err := enc.Encode(value); err != nil && s.err == nil {
		s.err = err
	}
	return strings.TrimSuffix(b.String(), "\n")
}

// article writes one article as an item of the report's list.
func (s *stream) article(a *Article, v voice) {
	const prefix, within = "    ", "        "
	s.next(prefix)
	items := s.items
	s.frame(prefix, jsonOf(a, v), map[string]func(){
		"findings": func() {
			var at counter
			for i := range a.Findings {
				s.item(within, jsonFindingOf(a, &a.Findings[i], &at, v))
			}
		},
		"segments": func() {
			for i := range a.Segments {
				s.item(within, jsonSegmentOf(&a.Segments[i]))
			}
		},
	})
	s.items = items
}
