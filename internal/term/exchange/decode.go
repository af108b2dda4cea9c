package exchange

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding/htmlindex"
)

// Decode returns src as UTF-8 without byte order mark, or the fault. A byte order
// mark counts first, then valid UTF-8, then encoding, a WHATWG label.
func Decode(file string, src []byte, encoding string) ([]byte, *Fault) {
	rest, isUTF16, big := cutMark(src, encoding)
	var text []byte
	var fault *Fault
	if isUTF16 {
		text, fault = decodeUTF16(file, rest, big)
	} else {
		text, fault = decodeBytes(file, rest, encoding)
	}
	fault.shift(len(src) - len(rest))
	return text, fault
}

// decodeBytes decodes what is not UTF-16.
func decodeBytes(file string, src []byte, encoding string) ([]byte, *Fault) {
	fault := checkUTF8(file, src)
	switch {
	case fault == nil:
		return src, nil
	case encoding == "" || fault.Message == faultBinary:
		return nil, fault
	}
	code, err := htmlindex.Get(encoding)
	if err != nil {
		return nil, &Fault{Place{File: file}, faultEncoding, struct{ Name string }{encoding}}
	}
	if name, _ := htmlindex.Name(code); name == "utf-8" {
		return nil, fault
	}
	text, err := code.NewDecoder().Bytes(src)
	if n := bytes.IndexRune(text, utf8.RuneError); err != nil || n >= 0 {
		before, _ := code.NewEncoder().Bytes(text[:max(n, 0)])
		return nil, badByte(file, src, min(len(before), len(src)-1), encoding)
	}
	return text, nil
}

// checkUTF8 returns the fault of a text that is not UTF-8, or no text.
func checkUTF8(file string, src []byte) *Fault {
	if n := bytes.IndexByte(src, 0); n >= 0 {
		return &Fault{placeOf(file, src, n), faultBinary, atOffset{n}}
	}
	if utf8.Valid(src) {
		return nil
	}
	return badByte(file, src, firstInvalid(src), "UTF-8")
}

// atOffset and wrongByte are the data of faultBinary and faultByte.
type (
	atOffset  struct{ Offset int }
	wrongByte struct {
		Byte     string
		Offset   int
		Encoding string
	}
)

// shift moves the offset of a fault by n bytes that stand before the text.
func (f *Fault) shift(n int) {
	if f == nil {
		return
	}
	switch data := f.Data.(type) {
	case wrongByte:
		data.Offset += n
		f.Data = data
	case atOffset:
		data.Offset += n
		f.Data = data
	}
}

// cutMark takes the byte order mark off and says whether src is UTF-16.
func cutMark(src []byte, encoding string) (rest []byte, isUTF16, big bool) {
	if rest, ok := bytes.CutPrefix(src, []byte("\xEF\xBB\xBF")); ok {
		return rest, false, false
	}
	if rest, ok := bytes.CutPrefix(src, []byte("\xFF\xFE")); ok {
		return rest, true, false
	}
	if rest, ok := bytes.CutPrefix(src, []byte("\xFE\xFF")); ok {
		return rest, true, true
	}
	code, err := htmlindex.Get(encoding)
	if err != nil {
		return src, false, false
	}
	// Text that is called UTF-16 and holds no NUL is not: an XML declaration is
	// kept when the file is saved as UTF-8.
	name, _ := htmlindex.Name(code)
	return src, strings.HasPrefix(name, "utf-16") && bytes.IndexByte(src, 0) >= 0, name == "utf-16be"
}

// decodeUTF16 refuses half units and lone surrogates with their place.
func decodeUTF16(file string, src []byte, big bool) ([]byte, *Fault) {
	unit := func(i int) rune {
		if i+1 >= len(src) {
			return 0
		}
		if big {
			return rune(src[i])<<8 | rune(src[i+1])
		}
		return rune(src[i+1])<<8 | rune(src[i])
	}
	out := make([]byte, 0, len(src))
	for i := 0; i < len(src); i += 2 {
		r, at := unit(i), i
		if utf16.IsSurrogate(r) {
			i += 2
			r = utf16.DecodeRune(r, unit(i))
		}
		if r == utf8.RuneError || r == 0 {
			fault := badByte(file, src, at, "UTF-16")
			fault.At = placeOf(file, out, len(out))
			return nil, fault
		}
		out = utf8.AppendRune(out, r)
	}
	return out, nil
}

func badByte(file string, src []byte, n int, encoding string) *Fault {
	return &Fault{placeOf(file, src, n), faultByte, wrongByte{fmt.Sprintf("0x%02X", src[n]), n, encoding}}
}

func firstInvalid(src []byte) int {
	n := 0
	for n < len(src) {
		r, size := utf8.DecodeRune(src[n:])
		if r == utf8.RuneError && size == 1 {
			return n
		}
		n += size
	}
	return n
}

// placeOf returns the line and the column, in characters, of offset n.
func placeOf(file string, src []byte, n int) Place {
	start := bytes.LastIndexByte(src[:n], '\n') + 1
	return Place{file, bytes.Count(src[:n], []byte("\n")) + 1, utf8.RuneCount(src[start:n]) + 1}
}
