package exchange_test

import (
	"testing"
	"unicode/utf8"

	"golang.org/x/text/language"

	"exonym/internal/term"
	"exonym/internal/term/exchange"
)

func TestClean(t *testing.T) {
	for _, c := range []struct {
		text, want string
		dropped    bool
	}{
		{" Kyiv\u00a0", "Kyiv", false}, {"e\u0301", "é", false}, {"a\r\nb\rc", "a\nb\nc", false}, {"a\tb", "a\tb", false},
		{"a\vb\x00", "ab", true}, {"a\uFFFEb\u0085", "ab", true}, {"Côte\u00a0d’Ivoire", "Côte\u00a0d’Ivoire", false}, {"", "", false},
	} {
		if got, dropped := exchange.Clean(c.text); got != c.want || dropped != c.dropped {
			t.Errorf("%q: %q %v, want %q %v", c.text, got, dropped, c.want, c.dropped)
		}
	}
}

// FuzzClean holds that a clean text is clean.
func FuzzClean(f *testing.F) {
	f.Add(" a\r\n\u0344\ufffe ")
	f.Fuzz(func(t *testing.T, text string) {
		once, _ := exchange.Clean(text)
		if twice, dropped := exchange.Clean(once); twice != once || dropped || !utf8.ValidString(once) {
			t.Errorf("%q: %q, then %q", text, once, twice)
		}
	})
}

// FuzzDecode holds that what is decoded is UTF-8, and that a fault has a place.
func FuzzDecode(f *testing.F) {
	f.Add([]byte("\xff\xfea\x00\x00\xd8"), "")
	f.Add([]byte("caf\xe9\x81"), "windows-1252")
	f.Add([]byte("a\x00"), "utf-16be")
	f.Add([]byte("\x81"), "shift_jis")
	f.Fuzz(func(t *testing.T, src []byte, encoding string) {
		text, fault := exchange.Decode("f", src, encoding)
		if fault == nil && !utf8.Valid(text) || fault != nil && (text != nil || fault.Error() == "") {
			t.Errorf("%q, %v", text, fault)
		}
	})
}

// TestIDs holds how ids are made, and that they do not meet those of the file.
func TestIDs(t *testing.T) {
	c := exchange.NewCollector(exchange.Options{Source: language.French})
	for _, text := range []string{"Côte d’Ivoire", "…", "Київ", "Nice", "Nice"} {
		concept := term.NewConcept("", term.Place)
		concept.SetTerms(language.French, term.Term{Text: text})
		concept.SetTerms(language.English, term.Term{Text: "other"})
		c.Add(concept, c.At(1, 1))
	}
	given := term.NewConcept("place.nice", term.Place)
	given.SetTerms(language.English, term.Term{Text: "nice"})
	c.Add(given, c.At(2, 1))
	in, err := c.Done()
	if err != nil {
		t.Fatal(err)
	}
	want := []string{"place.cote-divoire", "place.x", "place.київ", "place.nice-2", "place.nice-3", "place.nice"}
	for i, concept := range in.Concepts {
		if concept.ID != want[i] || in.MadeUp[concept.ID] == (concept == given) {
			t.Errorf("%s, want %s", concept.ID, want[i])
		}
	}
}
