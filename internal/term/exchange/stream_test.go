package exchange

import (
	"bytes"
	"errors"
	"io"
	"strings"
	"testing"
	"testing/iotest"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/unicode"
)

// long is a text of several blocks whose characters lie across their borders.
var long = strings.Repeat("Élève 🦉 à Kyïv, 東京都\n", 9000) + "fin"

// TestStreamIsDecode holds Stream against Decode in every encoding.
func TestStreamIsDecode(t *testing.T) {
	french := strings.Repeat("plain\n", 20000) + strings.Repeat("élève\n", 9000)
	kana, _ := japanese.ShiftJIS.NewEncoder().String(strings.Repeat("東京都\n", 20000))
	western, _ := charmap.Windows1252.NewEncoder().String(french)
	wide, _ := unicode.UTF16(unicode.BigEndian, unicode.UseBOM).NewEncoder().String(long)
	narrow, _ := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().String("x" + long)
	for _, c := range []struct{ name, src, encoding string }{
		{"empty", "", ""}, {"utf-8", long, ""}, {"byte order mark", "\xEF\xBB\xBF" + long, "windows-1252"},
		{"utf-16be", wide, ""}, {"utf-16le", narrow, ""}, {"without mark", wide[2:], "utf-16be"},
		{"windows-1252", western, "windows-1252"}, {"called so", french, "windows-1252"}, {"shift_jis", kana, "shift_jis"},
		{"called utf-16", long, "utf-16"},
	} {
		want, fault := Decode("f", []byte(c.src), c.encoding)
		if fault != nil {
			t.Fatalf("%s: %v", c.name, fault)
		}
		for _, from := range []io.Reader{strings.NewReader(c.src), iotest.HalfReader(strings.NewReader(c.src))} {
			got, err := io.ReadAll(Stream("f", from, c.encoding))
			if err != nil || !bytes.Equal(got, want) {
				t.Errorf("%s: %d bytes, want %d, %v", c.name, len(got), len(want), err)
			}
		}
	}
}

// TestStreamFaults holds the places of mistakes against those of Decode.
func TestStreamFaults(t *testing.T) {
	wide, _ := unicode.UTF16(unicode.BigEndian, unicode.UseBOM).NewEncoder().String(long)
	for _, c := range []struct{ src, encoding string }{
		{long + "\xFFabc", ""}, {long + "\nab\x00", ""}, {long + "\xC3", ""}, {wide + "\xD8", ""}, {wide + "\x00a\xDC\x00\x00b", ""},
		{strings.Repeat("é", 50000) + "\xFF", ""}, {long + "\xFF", "utf-8"}, {"\xE9", "klingon"}, {"abc\n\x81", "shift_jis"},
	} {
		_, want := Decode("f", []byte(c.src), c.encoding)
		_, err := io.ReadAll(Stream("f", strings.NewReader(c.src), c.encoding))
		var got *Fault
		if !errors.As(err, &got) || want == nil || got.Error() != want.Error() {
			t.Errorf("got %v, want %v", err, want)
		}
	}
	broken := errors.New("the disk is gone")
	if _, err := io.ReadAll(Stream("f", iotest.ErrReader(broken), "")); !errors.Is(err, broken) {
		t.Errorf("got %v, want the error of the file", err)
	}
}
