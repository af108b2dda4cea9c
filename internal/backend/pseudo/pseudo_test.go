package pseudo

import (
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/language"

	"exonym/internal/article"
	"exonym/internal/backend"
	"exonym/internal/backend/backendtest"
)

func TestSuite(t *testing.T) {
	for _, settings := range []backend.Settings{nil, {"expansion": "0", "brackets": "off"}, {"expansion": "400"}} {
		backendtest.Run(t, func() backend.Backend {
			engine, err := Kind.Open(settings)
			if err != nil {
				t.Fatal(err)
			}
			return engine
		}, backendtest.Options{From: language.French, To: language.Spanish})
	}
}

func TestDress(t *testing.T) {
	for _, c := range []struct {
		expansion  int
		brackets   bool
		text, want string
	}{
		{0, false, "Hello", "Ĥéłłó"},
		{40, true, "Hello {name}", "⟦Ĥééłłóó {name}⟧"},
		{0, true, " Hello\n", " ⟦Ĥéłłó⟧\n"},
		{100, true, "Be", "⟦Ƀéé ł⟧"},
		{0, false, "À Paris", "À Þáříš"},
		{0, true, "Lisez https://exonym.example/a?b=c «ici»", "⟦Łíšéž https://exonym.example/a?b=c «íçí»⟧"},
		{0, true, "www.exemple.fr", "www.exemple.fr"},
		{0, true, "à redaction@exemple.fr", "⟦à redaction@exemple.fr⟧"},
		{0, false, "%s of %1$d, %(name)s, ${x}, {{y}}, %@", "%s óƒ %1$d, %(name)s, ${x}, {{y}}, %@"},
		{0, false, "3,5 % de 1er", "3,5 % đé 1er"},
		{0, true, "1 200", "1 200"},
		{0, false, "Кот", "Кот"},
		{100, false, "Кот", "Коот łó"},
		{50, false, "汉字", "汉字 ł"},
		{0, false, "e\u0301t", "e\u0301ť"},
	} {
		if got := New(c.expansion, c.brackets).dress(c.text); got != c.want {
			t.Errorf("%q at %d%% became %q, want %q", c.text, c.expansion, got, c.want)
		}
	}
}

func TestOptions(t *testing.T) {
	for _, s := range []backend.Settings{{"expansion": "-1"}, {"expansion": "401"}, {"expansion": "30%"}, {"brackets": "square"}} {
		if _, err := Kind.Open(s); err == nil {
			t.Errorf("%v was taken", s)
		}
	}
}

// undress undoes what dress did to a text that had no accents and no filler.
func undress(text string) string {
	for i, r := range []rune(accented) {
		text = strings.ReplaceAll(text, string(r), plain[i:i+1])
	}
	return strings.TrimSuffix(strings.TrimPrefix(text, opening), closing)
}

func TestWithoutExpansionTheSourceIsThere(t *testing.T) {
	const text = "The ministers met in Kyiv on 12 March, said %s: {reason}."
	if got := undress(New(0, true).dress(text)); got != text {
		t.Errorf("got %q", got)
	}
}

// TestLonger checks the promise in the option: letters grow by so many percent.
func TestLonger(t *testing.T) {
	const text = "Les négociations ont repris lundi"
	letters, _ := count(text)
	for _, percent := range []int{0, 10, 30, 100, 300} {
		got := utf8.RuneCountInString(New(percent, false).dress(text)) - utf8.RuneCountInString(text)
		if want := letters * percent / 100; got < want-1 || got > want+2 {
			t.Errorf("%d%%: %d letters became %d more, want %d", percent, letters, got, want)
		}
	}
}

func FuzzTokensStay(f *testing.F) {
	f.Add("La "+string(article.Token(0))+"voiture"+string(article.Token(1))+" est {x} à 3 %", 30)
	f.Add("\xff\u0301e", 100)
	f.Fuzz(func(t *testing.T, text string, expansion int) {
		engine := New(expansion, true)
		got := engine.dress(text)
		if err := article.VerifyCodes(text, got, nil); err != nil {
			t.Error(err)
		}
		if got != engine.dress(text) {
			t.Error("another answer at another time")
		}
	})
}
