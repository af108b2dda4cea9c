package term

import (
	"bytes"
	"io"
)

// chunkSize is how much of a file is read at a time, in bytes.
const chunkSize = 1 << 20

// chunks cuts a glossary file before its concepts, so that a large file need not be
// held as a whole.
type chunks struct {
	from   io.Reader
	text   string // whole concepts, mostly about chunkSize bytes
	failed bool   // the file could not be read to its end

	buffer []byte // read, and not yet in a chunk
	ended  bool
}

// boundary is the end of a line and the beginning of the next concept.
var boundary = []byte("\n- ")

// next reads the next chunk; there is none when it returns false.
func (c *chunks) next() bool {
	end := 0
	for !c.ended && end == 0 {
		looked := max(len(c.buffer)-len(boundary)+1, 0)
		c.fill()
		if at := bytes.LastIndex(c.buffer[looked:], boundary); at >= 0 {
			end = looked + at + 1
		}
	}
	if c.ended {
		end = len(c.buffer)
	}
	c.text = string(c.buffer[:end])
	c.buffer = append(c.buffer[:0], c.buffer[end:]...)
	return c.text != ""
}

// fill reads another chunkSize bytes behind those of the buffer.
func (c *chunks) fill() {
	start := len(c.buffer)
	c.buffer = append(c.buffer, make([]byte, chunkSize)...)
	n, err := io.ReadFull(c.from, c.buffer[start:])
	c.buffer = c.buffer[:start+n]
	c.ended = err != nil
	c.failed = err != nil && err != io.EOF && err != io.ErrUnexpectedEOF
}
