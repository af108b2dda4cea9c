package term_test

import (
	"testing"

	"golang.org/x/text/language"

	"exonym/glossary"
	"exonym/internal/article"
	"exonym/internal/term"
)

// Adjectives and inhabitants of the real glossary, with what their form tells.
func TestProtectAgreement(t *testing.T) {
	base, err := term.Load(term.Files(glossary.FS))
	if err != nil {
		t.Fatal(err)
	}
	north := [4]string{"North Korean", "North Korean", "North Korean", "North Korean"}
	for _, test := range []struct {
		from, to, text string
		want           *article.Agreement
	}{
		{"fr", "en", "nord-coréennes", &article.Agreement{Source: 0b1000, Adjective: north, Inhabitant: north}},
		{"fr", "en", "Nord-Coréens", &article.Agreement{Source: 0b0100, Noun: true, Adjective: north,
			Inhabitant: [4]string{"North Korean", "North Korean", "North Koreans", "North Koreans"}}},
		{"fr", "es", "kirghizes", &article.Agreement{Source: 0b1100,
			Adjective: [4]string{"kirguís", "kirguís", "kirguises", "kirguises"}, Inhabitant: [4]string{"kirguís", "kirguís", "kirguises", "kirguises"}}},
		{"fr", "es", "népalais", &article.Agreement{Source: 0b0101,
			Adjective: [4]string{"nepalí", "nepalí", "nepalíes", "nepalíes"}, Inhabitant: [4]string{"nepalí", "nepalí", "nepalíes", "nepalíes"}}},
		{"en", "fr", "Finnish", &article.Agreement{Source: 0b1111,
			Adjective: [4]string{"finlandais", "finlandaise", "finlandais", "finlandaises"}, Inhabitant: [4]string{"finlandais", "finlandaise", "finlandais", "finlandaises"}}},
		{"en", "fr", "Finns", &article.Agreement{Source: 0b1100, Noun: true,
			Adjective: [4]string{"finlandais", "finlandaise", "finlandais", "finlandaises"}, Inhabitant: [4]string{"Finlandais", "Finlandaise", "Finlandais", "Finlandaises"}}},
		{"fr", "it", "nord-coréennes", nil},
	} {
		from, to := language.Make(test.from), language.Make(test.to)
		text := "x " + test.text + " x"
		protected, codes := term.Protect(text, nil, base.Find(text, from), to)
		if test.want == nil {
			if protected != text {
				t.Errorf("%q became %q", text, protected)
			}
			continue
		}
		if len(codes) != 1 || codes[0].Agree == nil || *codes[0].Agree != *test.want {
			t.Errorf("%s > %s %q: %+v", test.from, test.to, test.text, codes)
			if len(codes) == 1 && codes[0].Agree != nil {
				t.Errorf("%+v", *codes[0].Agree)
			}
			continue
		}
		if back := term.Restore(protected, codes, 0, language.Und); back != text {
			t.Errorf("%q came back as %q", text, back)
		}
	}
}
