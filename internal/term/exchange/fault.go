package exchange

import (
	"fmt"
	"strings"

	"github.com/nicksnyder/go-i18n/v2/i18n"

	"exonym/internal/term"
)

// MaxFaults is how many mistakes of one file are told at once.
const MaxFaults = 20

// Place is where in a file something stands. Lines and columns count from 1;
// columns count characters in text, bytes in XML and JSON, and cells in a workbook.
// A Line of 0 means the whole file.
type Place struct {
	File         string
	Line, Column int
}

// String returns file:line:column.
func (p Place) String() string {
	if p.Line == 0 {
		return p.File
	}
	return fmt.Sprintf("%s:%d:%d", p.File, p.Line, p.Column)
}

// Fault is one mistake of a file.
type Fault struct {
	At      Place
	Message *i18n.Message
	Data    any // a struct with the fields that the message names
}

// Error returns place and reason in English.
func (f *Fault) Error() string { return f.At.String() + ": " + term.English(f.Message, f.Data, nil) }

// Faults are the mistakes of a file in its order, at most MaxFaults.
type Faults []*Fault

// Error returns one line for each mistake, in English.
func (f Faults) Error() string {
	lines := make([]string, len(f))
	for i, fault := range f {
		lines[i] = fault.Error()
	}
	return strings.Join(lines, "\n")
}

// Note is a remark: something was not taken as it stood, or not written.
type Note struct {
	At      Place // of the first occurrence
	Count   int   // of all; picks the plural form of Message
	Message *i18n.Message
	Data    Counted
}

// Counted is the data of every Note.
type Counted struct {
	Count int
	What  string // the field, the text or the encoding that is spoken of
}

// String returns place and remark in English.
func (n Note) String() string { return n.At.String() + ": " + term.English(n.Message, n.Data, n.Count) }
