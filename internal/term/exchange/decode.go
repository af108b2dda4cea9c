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
	src, isUTF16, big := cutMark(src, encoding)
	if isUTF16 {
		return decodeUTF16(file, src, big)
	}
	if n := bytes.IndexByte(src, 0); n >= 0 {
		return nil, &Fault{placeOf(file, src, n), faultBinary, struct{ Offset int }{n}}
	}
	if utf8.Valid(src) {
		return src, nil
	}
	if encoding == "" {
		return nil, badByte(file, src, firstInvalid(src), "UTF-8")
	}
	code, err := htmlindex.Get(encoding)
	if err != nil {
		return nil, &Fault{Place{File: file}, faultEncoding, struct{ Name string }{encoding}}
	}
	if name, _ := htmlindex.Name(code); name == "utf-8" {
		return nil, badByte(file, src, firstInvalid(src), "UTF-8")
	}
	text, err := code.NewDecoder().Bytes(src)
	if n := bytes.IndexRune(text, utf8.RuneError); err != nil || n >= 0 {
		before, _ := code.NewEncoder().Bytes(text[:max(n, 0)])
		return nil, badByte(file, src, min(len(before), len(src)-1), encoding)
	}
	return text, nil
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
	return &Fault{placeOf(file, src, n), faultByte, struct {
		Byte     string
		Offset   int
		Encoding string
	}{fmt.Sprintf("0x%02X", src[n]), n, encoding}}
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
