package charset_test

import (
	"bytes"
	"errors"
	"testing"

	"exonym/internal/format/charset"
)

func TestDecode(t *testing.T) {
	cases := []struct{ name, src, declared, text, encoding string }{
		{"plain", "Zürich\n", "", "Zürich\n", "utf-8"},
		{"mark is text", "\uFEFFa", "", "\uFEFFa", "utf-8"},
		{"utf-16le", "\xFF\xFEa\x00\xFC\x00\x3D\xD8\x00\xDE", "", "aü😀", "utf-16le"},
		{"utf-16be", "\xFE\xFF\x00a\x00\xFC", "", "aü", "utf-16be"},
		{"named", "Z\xFCrich \x80", "latin1", "Zürich €", "windows-1252"},
		{"named utf-8", "ü", "UTF-8", "ü", "utf-8"},
		{"meta", "<meta charset=iso-8859-15>\xA4", "", "<meta charset=iso-8859-15>€", "iso-8859-15"},
		{"http-equiv", `<META http-equiv=Content-Type content="text/html; charset=windows-1251">` + "\xCC", "",
			`<META http-equiv=Content-Type content="text/html; charset=windows-1251">М`, "windows-1251"},
		{"xml", `<?xml version="1.0" encoding="ISO-8859-1"?>` + "\xE9", "", `<?xml version="1.0" encoding="ISO-8859-1"?>é`, "windows-1252"},
		{"meta lies", "<meta charset=iso-8859-1>é", "", "<meta charset=iso-8859-1>é", "utf-8"},
		{"empty", "", "", "", "utf-8"},
	}
	for _, c := range cases {
		text, enc, err := charset.Decode([]byte(c.src), c.declared)
		if err != nil || string(text) != c.text || enc.String() != c.encoding {
			t.Errorf("%s: %q, %v, %v", c.name, text, enc, err)
			continue
		}
		if back, err := enc.Encode(text); err != nil || string(back) != c.src {
			t.Errorf("%s: back to %q, %v", c.name, back, err)
		}
	}
}

func TestRefused(t *testing.T) {
	_, _, err := charset.Decode([]byte("ok\nZü\xFCrich"), "")
	var bad *charset.Error
	if !errors.As(err, &bad) || bad.Offset != 6 || bad.Line != 2 || bad.Column != 3 || bad.Byte != 0xFC {
		t.Errorf("bad byte: %#v", err)
	}
	_, _, err = charset.Decode([]byte("a\x98b"), "windows-1251")
	if !errors.As(err, &bad) || bad.Offset != 1 || bad.Byte != 0x98 || bad.Encoding != "windows-1251" {
		t.Errorf("hole in windows-1251: %#v", err)
	}
	var binary *charset.BinaryError
	if _, _, err = charset.Decode([]byte("PK\x03\x04\x00"), ""); !errors.As(err, &binary) || binary.Offset != 4 {
		t.Errorf("binary: %#v", err)
	}
	if _, _, err = charset.Decode([]byte("\xFF\xFEa\x00b"), ""); !errors.As(err, &bad) {
		t.Errorf("half a UTF-16 unit: %#v", err)
	}
	var name *charset.NameError
	if _, _, err = charset.Decode([]byte("a"), "klingon"); !errors.As(err, &name) {
		t.Errorf("name: %#v", err)
	}
}

func TestLackingRune(t *testing.T) {
	_, enc, err := charset.Decode([]byte("caf\xE9"), "windows-1252")
	if err != nil {
		t.Fatal(err)
	}
	var lacking *charset.RuneError
	if _, err = enc.Encode([]byte("café\u202F!")); !errors.As(err, &lacking) || lacking.Rune != '\u202F' {
		t.Errorf("got %#v", err)
	}
	enc.References = true
	if out, err := enc.Encode([]byte("café\u202F!")); err != nil || string(out) != "caf\xE9&#8239;!" {
		t.Errorf("got %q, %v", out, err)
	}
}

func FuzzRoundTrip(f *testing.F) {
	f.Add([]byte("Zürich"), "")
	f.Add([]byte("\xFF\xFEa\x00"), "")
	f.Add([]byte("\xFE\xFF\xD8\x00"), "")
	f.Add([]byte("Z\xFCrich\x81"), "windows-1252")
	f.Add([]byte("\x93\xFA\x96{"), "shift_jis")
	f.Add([]byte("<meta charset=gb18030>\x81"), "")
	f.Fuzz(func(t *testing.T, src []byte, declared string) {
		text, enc, err := charset.Decode(src, declared)
		if err != nil {
			return
		}
		if back, err := enc.Encode(text); err != nil || !bytes.Equal(back, src) {
			t.Errorf("%q as %s: back to %q, %v", src, enc, back, err)
		}
	})
}
