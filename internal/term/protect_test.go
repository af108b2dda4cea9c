package term

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/language"

	"exonym/internal/article"
)

func TestProtect(t *testing.T) {
	b := testBase(t)
	text := "L'ONU et la CORÉE DU NORD, Kyslytsya, les troupes russes : Apertium."
	given := []article.Code{{Kind: article.Single, Pair: -1, Raw: "<br>"}}
	protected, codes := Protect(text, given, append(b.Find(text, language.French), Hit{Span: article.Span{Start: len(text) - 1, End: len(text)}}), language.Spanish)
	token := func(n int) string { return string(article.Token(n)) }
	want := "L'" + token(1) + " et la " + token(2) + ", " + token(3) + ", les troupes russes : " + token(4) + token(5)
	if diff := cmp.Diff(want, protected); diff != "" {
		t.Error(diff)
	}
	for n, text := range []string{"", "ONU", "COREA DEL NORTE", "Kyslytsya", "Apertium", "."} {
		if codes[n].Text != text {
			t.Errorf("code %d: %q, want %q", n, codes[n].Text, text)
		}
	}
	if len(given) != 1 || codes[0] != given[0] {
		t.Error("the given codes changed")
	}
}

func TestRestore(t *testing.T) {
	name := func(text string) []article.Code {
		return []article.Code{{Kind: article.Open, Raw: "<b>", Pair: -1}, {Kind: article.Name, Pair: -1, Raw: "X", Text: text}}
	}
	token, bold := string(article.Token(1)), string(article.Token(0))
	for _, test := range []struct{ lang, text, name, want string }{
		{"fr", "la visite de " + token + ".", "Austin", "la visite d’Austin."},
		{"fr", "dit que " + bold + token, "Austin", "dit que " + bold + "Austin"},
		{"fr", "monde " + token, "Austin", "monde Austin"},
		{"en", token + " is here", "clinical trial", "Clinical trial is here"},
		{"en", "See. " + token + " is here", "iPhone", "See. iPhone is here"},
		{"und", "de " + token, "Austin", "de X"},
	} {
		if got := Restore(test.text, name(test.name), 1, language.MustParse(test.lang)); got != test.want {
			t.Errorf("%s %q: %q, want %q", test.lang, test.text, got, test.want)
		}
	}
}

// TestRepairAcrossCodes keeps inline markup between article and name.
func TestRepairAcrossCodes(t *testing.T) {
	b := testBase(t)
	open, shut := string(article.Token(0)), string(article.Token(1))
	for _, test := range []struct{ lang, text, want string }{
		{"fr", "dans le " + open + "Liban" + shut, "au " + open + "Liban" + shut},
		{"fr", "le " + open + "Ukraine" + shut, "l’" + open + "Ukraine" + shut},
		{"es", "de la " + open + "Rusia" + shut, "de " + open + "Rusia" + shut},
		{"es", "La " + open + "Rusia" + shut, open + "Rusia" + shut},
	} {
		if got := b.Repair(test.text, language.MustParse(test.lang)); got != test.want {
			t.Errorf("%s %q: %q, want %q", test.lang, test.text, got, test.want)
		}
	}
}

func TestSurnameStaysSurname(t *testing.T) {
	b := testBase(t)
	for text, want := range map[string]string{"Selon Lavrov, non.": "Lavrov", "Selon Sergueï Lavrov, non.": "Sergey Lavrov"} {
		_, codes := Protect(text, nil, b.Find(text, language.French), language.English)
		if len(codes) != 1 || codes[0].Text != want {
			t.Errorf("%q: %+v, want %q", text, codes, want)
		}
	}
}

// A name without a term in the target language is written in its letters, by its own
// convention.
func TestProtectMovesNamesBetweenScripts(t *testing.T) {
	c := NewConcept("person.petrenko", Person)
	c.SetTerms(language.Russian, Term{Text: "Иван Щербенко", Also: []string{"Щербенко"}})
	b := New(c)
	text := "Об этом сообщил Щербенко."
	for to, want := range map[language.Tag]string{
		language.English: "Shcherbenko", language.French: "Chtcherbenko", language.German: "Schtscherbenko", language.Spanish: "Shcherbenko",
	} {
		_, codes := Protect(text, nil, b.Find(text, language.Russian), to)
		if len(codes) != 1 || codes[0].Text != want {
			t.Errorf("%v: %+v, want %s", to, codes, want)
		}
	}
}
