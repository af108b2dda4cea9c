package table

import (
	"bytes"
	"errors"
	"io"
	"unicode/utf8"

	"github.com/nicksnyder/go-i18n/v2/i18n"

	"exonym/internal/term/exchange"
)

// Cell is one cell of a row with its place.
type Cell struct {
	Text         string
	Line, Column int
}

var (
	faultUnclosed = &i18n.Message{
		ID:    "exchange.fault.unclosed",
		Other: "the quotation mark that opens here is never closed",
	}
	faultAfterQuote = &i18n.Message{
		ID:    "exchange.fault.after-quote",
		Other: "text follows the closing quotation mark: a quotation mark inside quoted text is doubled",
	}
)

// scanner cuts text into rows of cells by RFC 4180, with any separator and any
// line end. In tab-separated text a quotation mark that quotes no whole cell
// stands for itself: most programs write such files without quoting.
type scanner struct {
	src    []byte
	from   io.Reader // of what follows src, nil for nothing
	sep    byte
	pos    int
	line   int
	column int // in characters
}

// Scan visits the rows of text one by one; blank lines are passed over. It stops
// when visit returns false or at a mistake, which goes to c. A row is valid only
// during its visit.
func Scan(c *exchange.Collector, src []byte, visit func(row []Cell) bool) {
	s := &scanner{src: src, sep: separator(src), line: 1, column: 1}
	s.skipDirective()
	s.scan(c, visit)
}

const (
	// window is how many bytes of a long file are held at a time.
	window = 256 << 10
	// maxRow is how long a row of such a file may be, in bytes: a quotation mark
	// that is never closed must not fill the memory.
	maxRow = 16 << 20
)

// ScanStream is Scan for files that are too long to be held; text is UTF-8. Only
// an error of text itself is returned, mistakes in it (see exchange.Stream) go to c.
func ScanStream(c *exchange.Collector, text io.Reader, visit func(row []Cell) bool) error {
	s := &scanner{from: text, line: 1, column: 1}
	err := s.load(window, window)
	s.sep = separator(s.src)
	s.skipDirective()
	if err == nil {
		err = s.scan(c, visit)
	}
	var fault *exchange.Fault
	if errors.As(err, &fault) {
		c.Fail(fault.At, fault.Message, fault.Data)
		return nil
	}
	return err
}

func (s *scanner) scan(c *exchange.Collector, visit func(row []Cell) bool) error {
	var row []Cell
	for {
		if err := s.load(window/2, window); err != nil {
			return err
		}
		if s.pos >= len(s.src) {
			return nil
		}
		before := *s
		var fault *exchange.Fault
		if row, fault = s.row(c, row[:0]); s.from != nil && (fault != nil || s.pos+1 >= len(s.src)) && len(s.src)-before.pos < maxRow {
			*s = before // the row may go on
			if err := s.grow(); err != nil {
				return err
			}
			continue
		}
		if fault != nil {
			c.Fail(fault.At, fault.Message, fault.Data)
			return nil
		}
		if len(row) == 1 && row[0].Text == "" {
			continue
		}
		if !visit(row) {
			return nil
		}
	}
}

// grow doubles what src holds from pos on.
func (s *scanner) grow() error {
	n := 2 * (len(s.src) - s.pos)
	return s.load(n, n)
}

// load lets src hold n bytes from pos on, where there are as many, if it holds
// fewer than least.
func (s *scanner) load(least, n int) error {
	have := len(s.src) - s.pos
	if s.from == nil || have >= least {
		return nil
	}
	room := make([]byte, n)
	copy(room, s.src[s.pos:])
	got, err := io.ReadFull(s.from, room[have:])
	s.src, s.pos = room[:have+got], 0
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		s.from, err = nil, nil
	}
	return err
}

// directive is the first line by which Excel is told the separator.
var directive = []byte("sep=")

func (s *scanner) skipDirective() {
	if bytes.HasPrefix(s.src, directive) {
		s.pos = len(directive) + 1
		s.endLine()
	}
}

// separator returns the sign that parts the cells of the first line: a tab where
// one stands outside of quotation marks, else the more frequent of comma and
// semicolon.
func separator(src []byte) byte {
	if rest, ok := bytes.CutPrefix(src, directive); ok && len(rest) > 0 {
		return rest[0]
	}
	var commas, semicolons int
	quoted, before := false, byte(',')
	for _, b := range src {
		switch {
		case b == '"' && (quoted || bytes.IndexByte([]byte(",;\t"), before) >= 0):
			quoted = !quoted
		case quoted:
		case b == '\t':
			return b
		case b == '\n' || b == '\r':
			return moreOf(commas, semicolons)
		case b == ',':
			commas++
		case b == ';':
			semicolons++
		}
		before = b
	}
	return moreOf(commas, semicolons)
}

func moreOf(commas, semicolons int) byte {
	if semicolons > commas {
		return ';'
	}
	return ','
}

// row reads cells up to the end of the line.
func (s *scanner) row(c *exchange.Collector, row []Cell) ([]Cell, *exchange.Fault) {
	for {
		line, column := s.line, s.column
		text, fault := s.cell()
		if fault != nil {
			return row, &exchange.Fault{At: c.At(line, column), Message: fault}
		}
		row = append(row, Cell{text, line, column})
		if s.pos >= len(s.src) || s.src[s.pos] != s.sep {
			s.endLine()
			return row, nil
		}
		s.step(1)
	}
}

func (s *scanner) cell() (string, *i18n.Message) {
	if s.pos < len(s.src) && s.src[s.pos] == '"' {
		text, end, fault := s.quoted()
		if fault == nil {
			s.step(end - s.pos)
			return text, nil
		}
		if s.sep != '\t' || fault == faultUnclosed {
			return "", fault
		}
	}
	start := s.pos
	end := start
	for end < len(s.src) && !s.ends(end) {
		end++
	}
	s.step(end - start)
	return string(s.src[start:end]), nil
}

// ends reports whether the cell is over at offset n.
func (s *scanner) ends(n int) bool {
	return n >= len(s.src) || s.src[n] == s.sep || s.src[n] == '\n' || s.src[n] == '\r'
}

// quoted returns the text in quotation marks at pos and the offset behind them.
func (s *scanner) quoted() (text string, end int, fault *i18n.Message) {
	var b []byte
	for at := s.pos + 1; ; {
		n := bytes.IndexByte(s.src[at:], '"')
		if n < 0 {
			return "", 0, faultUnclosed
		}
		b = append(b, s.src[at:at+n]...)
		at += n + 1
		if at < len(s.src) && s.src[at] == '"' {
			b = append(b, '"')
			at++
			continue
		}
		if !s.ends(at) {
			return "", 0, faultAfterQuote
		}
		return string(b), at, nil
	}
}

// step goes n bytes on and keeps line and column.
func (s *scanner) step(n int) {
	passed := s.src[s.pos : s.pos+n]
	s.pos += n
	if last := bytes.LastIndexByte(passed, '\n'); last >= 0 {
		s.line += bytes.Count(passed, []byte("\n"))
		s.column = 1
		passed = passed[last+1:]
	}
	s.column += utf8.RuneCount(passed)
}

// endLine passes over one line end.
func (s *scanner) endLine() {
	if s.pos < len(s.src) && s.src[s.pos] == '\r' {
		s.pos++
		if s.pos >= len(s.src) || s.src[s.pos] != '\n' {
			s.line++
			s.column = 1
			return
		}
	}
	if s.pos < len(s.src) && s.src[s.pos] == '\n' {
		s.pos++
		s.line++
		s.column = 1
	}
}
