package charset

import (
	"bytes"
	"errors"
	"fmt"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/unicode"
)

// Encoding is how the bytes of a file stand for characters. The zero value is
// UTF-8.
type Encoding struct {
	Name string // WHATWG name, "utf-8" for the zero value
	code encoding.Encoding
	mark string // byte order mark of the file, not part of the decoded text
	// References lets Encode write a character that the encoding lacks as a
	// numeric reference, &#8239;. Only for HTML and XML.
	References bool
}

// String returns the name of the encoding.
func (e Encoding) String() string {
	if e.Name == "" {
		return "utf-8"
	}
	return e.Name
}

// Error names the first byte that is not text in the assumed encoding.
type Error struct {
	Encoding     string
	Offset       int // from 0
	Line, Column int // from 1; columns count bytes up to a bad one as characters
	Byte         byte
}

func (e *Error) Error() string {
	return fmt.Sprintf("line %d, column %d (offset %d): byte 0x%02X is not %s", e.Line, e.Column, e.Offset, e.Byte, e.Encoding)
}

// BinaryError says that the input is no text: it holds a NUL byte.
type BinaryError struct{ Offset int }

func (e *BinaryError) Error() string {
	return fmt.Sprintf("offset %d: NUL byte: not a text file", e.Offset)
}

// NameError says that nobody knows the named encoding.
type NameError struct{ Name string }

func (e *NameError) Error() string { return fmt.Sprintf("unknown encoding %q", e.Name) }

// RuneError names a character that the encoding of the file does not have.
type RuneError struct {
	Rune     rune
	Encoding string
}

func (e *RuneError) Error() string {
	return fmt.Sprintf("%s has no character %q (%U)", e.Encoding, e.Rune, e.Rune)
}

// Decode returns src as UTF-8. declared is the encoding named by the user, "" if
// none: then a UTF-16 byte order mark counts, then valid UTF-8, then what the
// text declares about itself (see Declared). A UTF-8 byte order mark stays part
// of the text. Errors are *Error, *BinaryError or *NameError.
func Decode(src []byte, declared string) ([]byte, Encoding, error) {
	if enc, ok := utf16Mark(src); ok {
		return decode(src[len(enc.mark):], enc, len(enc.mark), src)
	}
	if declared != "" {
		enc, err := named(declared)
		if err != nil {
			return nil, Encoding{}, err
		}
		if enc.code != nil {
			return decode(src, enc, 0, src)
		}
		return checked(src)
	}
	if n := bytes.IndexByte(src, 0); n >= 0 {
		return nil, Encoding{}, &BinaryError{n}
	}
	if utf8.Valid(src) {
		return src, Encoding{}, nil
	}
	if enc, err := named(Declared(src)); err == nil && enc.code != nil && enc.mark == "" {
		return decode(src, enc, 0, src)
	}
	return checked(src)
}

// checked accepts src as UTF-8 or names the first byte that is not.
func checked(src []byte) ([]byte, Encoding, error) {
	if n := bytes.IndexByte(src, 0); n >= 0 {
		return nil, Encoding{}, &BinaryError{n}
	}
	if utf8.Valid(src) {
		return src, Encoding{}, nil
	}
	n := 0
	for n < len(src) {
		r, size := utf8.DecodeRune(src[n:])
		if r == utf8.RuneError && size == 1 {
			break
		}
		n += size
	}
	return nil, Encoding{}, badByte(src, n, "utf-8")
}

func badByte(src []byte, n int, name string) *Error {
	e := &Error{Encoding: name, Offset: n, Byte: src[n]}
	e.Line = bytes.Count(src[:n], []byte("\n")) + 1
	e.Column = utf8.RuneCount(src[bytes.LastIndexByte(src[:n], '\n')+1:n]) + 1
	return e
}

func utf16Mark(src []byte) (Encoding, bool) {
	switch {
	case bytes.HasPrefix(src, []byte("\xFF\xFE")):
		return Encoding{Name: "utf-16le", code: unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM), mark: "\xFF\xFE"}, true
	case bytes.HasPrefix(src, []byte("\xFE\xFF")):
		return Encoding{Name: "utf-16be", code: unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM), mark: "\xFE\xFF"}, true
	}
	return Encoding{}, false
}

// named looks an encoding up by the labels of the WHATWG Encoding Standard,
// where latin1 means windows-1252.
func named(name string) (Encoding, error) {
	code, err := htmlindex.Get(name)
	if err != nil {
		return Encoding{}, &NameError{name}
	}
	canonical, err := htmlindex.Name(code)
	if err != nil {
		return Encoding{}, &NameError{name}
	}
	if canonical == "utf-8" {
		return Encoding{}, nil
	}
	return Encoding{Name: canonical, code: code}, nil
}

// decode decodes body, and proves it by encoding the result again. before is the
// number of bytes of src that stand before body.
func decode(body []byte, enc Encoding, before int, src []byte) ([]byte, Encoding, error) {
	text, err := enc.code.NewDecoder().Bytes(body)
	if err != nil {
		return nil, Encoding{}, fmt.Errorf("read as %s: %w", enc, err)
	}
	if n := bytes.IndexByte(text, 0); n >= 0 {
		return nil, Encoding{}, &BinaryError{n}
	}
	again, err := enc.code.NewEncoder().Bytes(text)
	if err == nil && bytes.Equal(again, body) {
		return text, enc, nil
	}
	return nil, Encoding{}, badByte(src, before+firstBad(body, text, enc), enc.Name)
}

// firstBad returns the offset in body of the first character that decodes to
// nothing or is not encoded as it was.
func firstBad(body, text []byte, enc Encoding) int {
	encoder := enc.code.NewEncoder()
	at := 0
	for len(text) > 0 {
		_, size := utf8.DecodeRune(text)
		again, err := encoder.Bytes(text[:size])
		if err != nil || !bytes.HasPrefix(body[at:], again) {
			return at
		}
		at, text = at+len(again), text[size:]
	}
	return min(at, len(body)-1)
}

// Encode returns utf8 text as bytes of the encoding. A character that it lacks is
// a *RuneError, unless References is set.
func (e Encoding) Encode(text []byte) ([]byte, error) {
	if e.code == nil {
		return text, nil
	}
	encoder := e.code.NewEncoder()
	if e.References {
		encoder = encoding.HTMLEscapeUnsupported(encoder)
	}
	out, err := encoder.Bytes(text)
	if err != nil {
		return nil, e.lacking(text, err)
	}
	return append([]byte(e.mark), out...), nil
}

// lacking finds the character on which encoding failed.
func (e Encoding) lacking(text []byte, failed error) error {
	for _, r := range string(text) {
		if _, err := e.code.NewEncoder().String(string(r)); err != nil {
			return &RuneError{r, e.Name}
		}
	}
	return errors.Join(fmt.Errorf("write as %s", e), failed)
}
