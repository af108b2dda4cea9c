package cli

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"unicode/utf8"

	"exonym/internal/locale"
)

// maxLine is how long a line of JSON may be, in bytes: memory stays flat whatever
// comes in.
const maxLine = 16 << 20

// line is one line of input. A longer one than maxLine is long and
// has no text.
type line struct {
	text []byte
	long bool
	err  error // of the stream; there is no further line
}

// lineFault is the answer to a line that cannot be answered. Its ID is the line's own
// where that could be read.
type lineFault struct {
	ID    json.RawMessage `json:"id"`
	Error string          `json:"error"`
	Line  int             `json:"line"` // from 1
}

// answerLines writes the answer to every line of JSON in the order of the lines, and
// goes on after a line that has none. Answers are written at once when no further line
// waits, so that a program may ask and listen in turns.
func (p *program) answerLines(ctx context.Context, path string, answer func(line []byte) (any, error)) error {
	in, err := p.stream(path)
	if err != nil {
		return err
	}
	defer in.Close()
	out := bufio.NewWriterSize(p.out, pageBuffer)
	encoder := json.NewEncoder(out)
	encoder.SetEscapeHTML(false)
	lines := readLines(ctx, in)
	read, failed := 0, 0
	for {
		next, ok := nextLine(ctx, lines, out)
		if !ok {
			break
		}
		if next.err != nil {
			return errors.Join(out.Flush(), fileFault(path, next.err))
		}
		if read++; len(bytes.TrimSpace(next.text)) == 0 && !next.long {
			continue
		}
		reply, fault := reply(next, answer)
		if fault != nil {
			failed++
			fault.Line, reply = read, fault
		}
		if err := encoder.Encode(reply); err != nil {
			return err
		}
	}
	if err := errors.Join(ctx.Err(), out.Flush()); err != nil {
		return err
	}
	if failed > 0 {
		p.say(locale.Say(sayLinesFailed, struct{ N, All string }{p.speaker.Number(failed), p.speaker.Number(read)}, failed))
		return exit(exitPartly)
	}
	return nil
}

// reply answers one line, or says why not.
func reply(next line, answer func([]byte) (any, error)) (any, *lineFault) {
	if next.long {
		return nil, &lineFault{Error: fmt.Sprintf("the line is longer than %d bytes", maxLine)}
	}
	if at := invalidUTF8(next.text); at >= 0 {
		return nil, &lineFault{Error: fmt.Sprintf("byte %d of the line is not UTF-8", at+1)}
	}
	value, err := answer(bytes.TrimRight(next.text, "\r\n"))
	if err != nil {
		return nil, &lineFault{ID: idOf(next.text), Error: err.Error()}
	}
	return value, nil
}

// invalidUTF8 returns the offset of the first byte that is not UTF-8, or -1. A decoder
// of JSON would replace it, and every offset behind it would be wrong.
func invalidUTF8(text []byte) int {
	if utf8.Valid(text) {
		return -1
	}
	for at := 0; ; {
		r, size := utf8.DecodeRune(text[at:])
		if r == utf8.RuneError && size <= 1 {
			return at
		}
		at += size
	}
}

// idOf returns the id of a line that is JSON but no question, else null.
func idOf(text []byte) json.RawMessage {
	var only struct {
		ID json.RawMessage `json:"id"`
	}
	if json.Unmarshal(text, &only) != nil {
		return nil
	}
	return only.ID
}

// stream opens a file, or standard input for "-", to be read line by line.
func (p *program) stream(path string) (io.ReadCloser, error) {
	if path == "-" {
		return io.NopCloser(p.in), nil
	}
	info, err := os.Stat(path)
	if err == nil && info.IsDir() {
		return nil, &fault{says: locale.Say(sayIsFolder, inFile{path}), code: exitFailure}
	}
	if errors.Is(err, os.ErrNotExist) {
		return nil, &fault{says: locale.Say(sayNoSuchFile, inFile{path}), hint: missingHint(path), code: exitFailure, cause: err}
	}
	file, err := os.Open(path)
	if err != nil {
		return nil, fileFault(path, err)
	}
	return file, nil
}

// readLines reads in beside the work, so that an interrupt need not wait for a line.
func readLines(ctx context.Context, in io.Reader) <-chan line {
	lines := make(chan line, 4)
	go func() {
		defer close(lines)
		reader := bufio.NewReaderSize(in, pageBuffer)
		if mark, err := reader.Peek(3); err == nil && string(mark) == "\ufeff" {
			reader.Discard(len(mark))
		}
		for {
			next, last := scanLine(reader)
			if last && next.err == nil && len(next.text) == 0 && !next.long {
				return
			}
			select {
			case lines <- next:
			case <-ctx.Done():
				return
			}
			if last {
				return
			}
		}
	}()
	return lines
}

// scanLine reads up to the next line break; last says that none follows.
func scanLine(reader *bufio.Reader) (next line, last bool) {
	for {
		part, err := reader.ReadSlice('\n')
		if !next.long {
			next.text = append(next.text, part...)
		}
		if len(next.text) > maxLine {
			next.text, next.long = nil, true
		}
		switch {
		case err == nil:
			return next, false
		case err == io.EOF:
			return next, true
		case err != bufio.ErrBufferFull:
			next.err = err
			return next, true
		}
	}
}

// nextLine waits for a line; before it has to, it lets go what was written.
func nextLine(ctx context.Context, lines <-chan line, out *bufio.Writer) (line, bool) {
	select {
	case next, ok := <-lines:
		return next, ok && ctx.Err() == nil
	default:
	}
	out.Flush()
	select {
	case next, ok := <-lines:
		return next, ok
	case <-ctx.Done():
		return line{}, false
	}
}
