package store

import (
	"errors"
	"fmt"
	"io/fs"
	"syscall"
	"unicode/utf8"

	"github.com/nicksnyder/go-i18n/v2/i18n"

	"exonym/internal/term"
)

// Reason says what kind of error an Error is.
type Reason string

// The reasons.
const (
	Broken    Reason = "broken"    // a file that is not read: YAML, or a mistake in a concept
	Missing   Reason = "missing"   // no concept has the id
	Taken     Reason = "taken"     // another concept has the id
	Several   Reason = "several"   // several files speak of the concept, and none is named
	Bracketed Reason = "bracketed" // written in a way that cannot be edited: brackets, anchors
	Table     Reason = "table"     // stands in a CSV or TSV file
	Unsure    Reason = "unsure"    // a broken file may hold the id
	Invalid   Reason = "invalid"   // the concept or the file name cannot be written
	Busy      Reason = "busy"      // another process holds the lock
	ReadOnly  Reason = "read-only" // the file or the folder must not be written
	Changed   Reason = "changed"   // somebody wrote the file without the lock
	Edited    Reason = "edited"    // what is to be undone has been edited since
	Nothing   Reason = "nothing"   // there is no change to undo
	Failed    Reason = "failed"    // the system refused, see Unwrap
)

// Error is what every function of this package fails with. Line and Column count
// from 1 and are 0 where the error has no place in a file.
type Error struct {
	Reason  Reason
	File    string
	Line    int
	Column  int
	Message *i18n.Message // for people, filled with Data
	Data    any
	cause   error
}

// Error gives the English text, with file, line and column before it.
func (e *Error) Error() string {
	text := term.English(e.Message, e.Data, nil)
	switch {
	case e.Line > 0:
		return fmt.Sprintf("%s:%d:%d: %s", e.File, e.Line, max(e.Column, 1), text)
	case e.File != "":
		return e.File + ": " + text
	}
	return text
}

// Unwrap returns the error of the system, or nil.
func (e *Error) Unwrap() error { return e.cause }

// The messages for people. What they name stands in structs made where they are used.
var (
	msgBroken    = &i18n.Message{ID: "store.broken", Other: "{{.Cause}}."}
	msgNotText   = &i18n.Message{ID: "store.encoding", Other: "The file is not UTF-8. Save it as UTF-8."}
	msgMissing   = &i18n.Message{ID: "store.missing", Other: "No concept has the id {{.ID}}."}
	msgNoTerm    = &i18n.Message{ID: "store.language", Other: "The concept {{.ID}} has no term in the language {{.Language}}."}
	msgTaken     = &i18n.Message{ID: "store.taken", Other: "The id {{.ID}} is taken. Merge the two concepts, or choose another id."}
	msgSelf      = &i18n.Message{ID: "store.self", Other: "The concept {{.ID}} cannot be merged with itself."}
	msgSeveral   = &i18n.Message{ID: "store.several", Other: "The concept {{.ID}} stands in several files: {{.Files}}. Name the one to change."}
	msgBracketed = &i18n.Message{ID: "store.bracketed", Other: "This is written in a way that cannot be edited line by line (a list in brackets, an anchor, an alias). Change it by hand."}
	msgTable     = &i18n.Message{ID: "store.table", Other: "The concept {{.ID}} stands in a table, which is not edited concept by concept. Change the table, or import it."}
	msgUnsure    = &i18n.Message{ID: "store.unsure", Other: "The file cannot be read and may hold the concept {{.ID}} too. Repair the file first: {{.Cause}}."}
	msgInvalid   = &i18n.Message{ID: "store.invalid", Other: "The concept {{.ID}} cannot be written: {{.Cause}}."}
	msgNoFile    = &i18n.Message{ID: "store.file", Other: "{{.Name}} is no YAML file in the folder {{.Folder}}."}
	msgBusy      = &i18n.Message{ID: "store.busy", Other: "Process {{.PID}} is changing this glossary. Try again when it is done."}
	msgReadOnly  = &i18n.Message{ID: "store.read-only", Other: "This must not be written to. Change its permissions, or use another glossary."}
	msgChanged   = &i18n.Message{ID: "store.changed", Other: "Another program has just changed the file. Nothing was written; try again."}
	msgEdited    = &i18n.Message{ID: "store.edited", Other: "The concept {{.ID}} has been edited since, so the change cannot be undone."}
	msgNothing   = &i18n.Message{ID: "store.nothing", Other: "There is no change to undo."}
	msgFailed    = &i18n.Message{ID: "store.failed", Other: "{{.Cause}}."}
)

type (
	nothingToSay struct{}
	ofConcept    struct{ ID string }
	ofCause      struct{ Cause string }
	ofBoth       struct{ ID, Cause string }
)

func aboutConcept(reason Reason, m *i18n.Message, id string) *Error {
	return &Error{Reason: reason, Message: m, Data: ofConcept{id}}
}

func missing(id string) *Error { return aboutConcept(Missing, msgMissing, id) }

// inEntry gives an error the place of an entry.
func (e *Error) inEntry(s *sheet, at *entry) *Error {
	e.File, e.Line, e.Column = s.name, at.line, 1
	return e
}

// broken gives the first mistake of a file its place.
func broken(file string, err error) *Error {
	e := &Error{Reason: Broken, File: file, Line: 1, Column: 1, Message: msgBroken, Data: ofCause{err.Error()}, cause: err}
	if faults := term.Faults(err); len(faults) > 0 {
		first := faults[0]
		e.Line, e.Column, e.Message, e.Data = first.Line, first.Column, first.Message, first.Data
	}
	return e
}

// notText tells the first byte of a file that is not UTF-8.
func notText(file string, data []byte) *Error {
	e := &Error{Reason: Broken, File: file, Line: 1, Column: 1, Message: msgNotText, Data: nothingToSay{}}
	for len(data) > 0 {
		r, size := utf8.DecodeRune(data)
		if r == utf8.RuneError && size == 1 {
			break
		}
		data = data[size:]
		e.Column++
		if r == '\n' {
			e.Line, e.Column = e.Line+1, 1
		}
	}
	return e
}

// failed wraps an error of the system.
func failed(file string, err error) *Error {
	if errors.Is(err, fs.ErrPermission) || errors.Is(err, syscall.EROFS) {
		return readOnly(file, err)
	}
	cause := err
	var path *fs.PathError
	if errors.As(err, &path) {
		cause = path.Err
	}
	return &Error{Reason: Failed, File: file, Message: msgFailed, Data: ofCause{cause.Error()}, cause: err}
}

func readOnly(file string, err error) *Error {
	return &Error{Reason: ReadOnly, File: file, Message: msgReadOnly, Data: nothingToSay{}, cause: err}
}
