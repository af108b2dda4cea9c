package exchange

import (
	"bytes"
	"errors"
	"io"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/htmlindex"
)

const (
	// streamBlock is how many bytes of a file are decoded at a time.
	streamBlock = 64 << 10
	// maxLine is how far the end of a line is looked for in encodings whose
	// characters cannot be told apart from the middle of a text.
	maxLine = 16 << 20
)

// Stream is Decode for files that are too long to be held: it gives the bytes of r
// as UTF-8 without byte order mark. A mistake is returned by Read as a *Fault with
// its place in the file. Whether a text without byte order mark is UTF-8 or in
// encoding is decided by the first block that is not ASCII.
func Stream(file string, r io.Reader, encoding string) io.Reader {
	return &stream{file: file, from: r, encoding: encoding, lines: 1, columns: 1}
}

type stream struct {
	file     string
	from     io.Reader
	encoding string // of the text; cleared once it proves to be UTF-8
	kind     streamKind
	raw      []byte // read, not decoded
	text     []byte // decoded, not given
	end      bool   // from has no more
	lines    int    // place of raw in the file, and its offset
	columns  int
	offset   int
	err      error
}

type streamKind uint8

const (
	unknownKind streamKind = iota
	utf8Kind
	utf16Little
	utf16Big
	otherKind
)

func (s *stream) Read(p []byte) (int, error) {
	for len(s.text) == 0 && s.err == nil {
		s.err = s.fill()
	}
	n := copy(p, s.text)
	s.text = s.text[n:]
	if n > 0 {
		return n, nil
	}
	return 0, s.err
}

// fill decodes the next block.
func (s *stream) fill() error {
	if err := s.load(streamBlock); err != nil {
		return err
	}
	if s.kind == unknownKind {
		s.begin()
	}
	size := s.whole()
	for size == 0 && !s.end {
		if len(s.raw) > maxLine {
			size = len(s.raw)
			break
		}
		if err := s.load(2 * len(s.raw)); err != nil {
			return err
		}
		size = s.whole()
	}
	if len(s.raw) == 0 {
		return io.EOF
	}
	if s.end && size == 0 {
		size = len(s.raw)
	}
	return s.decode(s.raw[:size])
}

// load reads until raw has n bytes or the file ends.
func (s *stream) load(n int) error {
	have := len(s.raw)
	if s.end || have >= n {
		return nil
	}
	room := make([]byte, n)
	copy(room, s.raw)
	got, err := io.ReadFull(s.from, room[have:])
	s.raw = room[:have+got]
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		s.end = true
		return nil
	}
	return err
}

// begin takes a byte order mark off and learns the kind of encoding from it.
func (s *stream) begin() {
	rest, isUTF16, big := cutMark(s.raw, s.encoding)
	marked := len(rest) < len(s.raw)
	s.offset += len(s.raw) - len(rest)
	s.raw = rest
	switch {
	case isUTF16 && big:
		s.kind = utf16Big
	case isUTF16:
		s.kind = utf16Little
	case marked || s.encoding == "" || named(s.encoding) == "utf-8" || strings.HasPrefix(named(s.encoding), "utf-16"):
		s.kind, s.encoding = utf8Kind, ""
	default:
		s.kind = otherKind
	}
}

// named returns the canonical name of an encoding, "" for one that nobody knows.
func named(encoding string) string {
	code, err := htmlindex.Get(encoding)
	if err != nil {
		return ""
	}
	name, _ := htmlindex.Name(code)
	return name
}

// whole returns how many bytes of raw are whole characters.
func (s *stream) whole() int {
	n := len(s.raw)
	if s.end {
		return n
	}
	switch s.kind {
	case utf16Little, utf16Big:
		n &^= 1
		if high := n - 1; n > 0 && s.kind == utf16Little && s.raw[high]&0xFC == 0xD8 {
			return n - 2
		}
		if n > 0 && s.kind == utf16Big && s.raw[n-2]&0xFC == 0xD8 {
			return n - 2
		}
		return n
	case otherKind:
		return bytes.LastIndexByte(s.raw, '\n') + 1
	}
	for back := 1; back < utf8.UTFMax && back <= n; back++ {
		if utf8.RuneStart(s.raw[n-back]) {
			if !utf8.FullRune(s.raw[n-back:]) {
				return n - back
			}
			break
		}
	}
	return n
}

// decode gives block as text and takes it off raw. Of a block with a mistake nothing
// is given.
func (s *stream) decode(block []byte) error {
	text := block
	var fault *Fault
	switch s.kind {
	case utf16Little, utf16Big:
		text, fault = decodeUTF16(s.file, block, s.kind == utf16Big)
	case otherKind:
		text, fault = s.other(block)
	default:
		fault = checkUTF8(s.file, block)
	}
	if fault != nil {
		return s.place(fault)
	}
	s.text = text
	s.advance(len(block))
	s.raw = s.raw[len(block):]
	return nil
}

// other decodes a block in an encoding that is no Unicode. ASCII says nothing; the
// first other character decides.
func (s *stream) other(block []byte) ([]byte, *Fault) {
	if !ascii(block) && utf8.Valid(block) {
		s.kind, s.encoding = utf8Kind, ""
	}
	return Decode(s.file, block, s.encoding)
}

func ascii(block []byte) bool {
	for _, b := range block {
		if b >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// place moves a fault of a block to where the block stands.
func (s *stream) place(fault *Fault) *Fault {
	if fault.At.Line == 0 {
		return fault
	}
	if fault.At.Line == 1 {
		fault.At.Column += s.columns - 1
	}
	fault.At.Line += s.lines - 1
	fault.shift(s.offset)
	return fault
}

// advance counts what was decoded from n bytes.
func (s *stream) advance(n int) {
	s.offset += n
	s.lines += bytes.Count(s.text, []byte("\n"))
	if last := bytes.LastIndexByte(s.text, '\n'); last >= 0 {
		s.columns = 1 + utf8.RuneCount(s.text[last+1:])
	} else {
		s.columns += utf8.RuneCount(s.text)
	}
}
