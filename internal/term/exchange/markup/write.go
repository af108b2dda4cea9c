package markup

import (
	"bufio"
	"encoding/xml"
	"io"
	"strings"

	"exonym/internal/term/exchange"
)

// Writer writes XML, an element a line, indented by its depth. An error of the
// file is kept for Done.
type Writer struct {
	out  *bufio.Writer
	open []string
}

// NewWriter returns a writer that begins with the XML declaration and head, lines
// as they are.
func NewWriter(w io.Writer, head string) *Writer {
	out := bufio.NewWriter(w)
	out.WriteString(`<?xml version="1.0" encoding="UTF-8"?>` + "\n" + head)
	return &Writer{out: out}
}

// Open begins an element; attrs are names and values by turns.
func (w *Writer) Open(name string, attrs ...string) {
	w.indent()
	w.tag(name, attrs)
	w.out.WriteString("\n")
	w.open = append(w.open, name)
}

// Close ends the innermost element.
func (w *Writer) Close() {
	last := len(w.open) - 1
	name := w.open[last]
	w.open = w.open[:last]
	w.indent()
	w.out.WriteString("</" + name + ">\n")
}

// Leaf writes an element that holds text alone.
func (w *Writer) Leaf(name, text string, attrs ...string) {
	w.indent()
	w.tag(name, attrs)
	w.out.WriteString(Escape(text) + "</" + name + ">\n")
}

// Mixed writes an element whose content is XML already, see Escape.
func (w *Writer) Mixed(name, content string, attrs ...string) {
	w.indent()
	w.tag(name, attrs)
	w.out.WriteString(content + "</" + name + ">\n")
}

// Err returns the error of the file, if one came up.
func (w *Writer) Err() error {
	_, err := w.out.Write(nil)
	return err
}

// Done ends all elements and says whether everything was written.
func (w *Writer) Done() error {
	for len(w.open) > 0 {
		w.Close()
	}
	return w.out.Flush()
}

func (w *Writer) indent() { w.out.WriteString(strings.Repeat("  ", len(w.open))) }

func (w *Writer) tag(name string, attrs []string) {
	w.out.WriteString("<" + name)
	for i := 0; i+1 < len(attrs); i += 2 {
		w.out.WriteString(" " + attrs[i] + `="` + Escape(attrs[i+1]) + `"`)
	}
	w.out.WriteString(">")
}

// Escape writes text for XML; what XML cannot hold is left out.
func Escape(text string) string {
	clean, _ := exchange.Clean(text)
	var b strings.Builder
	if err := xml.EscapeText(&b, []byte(clean)); err != nil {
		return ""
	}
	return b.String()
}
