package apertium

import (
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/language"

	"exonym/internal/article"
	"exonym/internal/backend"
)

// codedPairs are the routes on which proxies are tried: all between the languages
// that the glossary has adjectives in.
var codedPairs = [][2]language.Tag{
	{language.French, language.English}, {language.French, language.Spanish},
	{language.English, language.Spanish}, {language.English, language.French},
	{language.Spanish, language.English}, {language.Spanish, language.French},
}

func TestProxiesAreSound(t *testing.T) {
	if len(proxyRows()) == 0 {
		t.Fatal("no proxies")
	}
	for _, row := range proxyRows() {
		for lang, forms := range row {
			if want := map[bool]int{true: 2, false: 4}[lang == "eng"]; len(forms) != want || slices.Contains(forms, "") {
				t.Errorf("%s: %q", lang, forms)
			}
		}
		for _, lang := range []string{"fra", "spa", "cat", "eng"} {
			if row[lang] == nil {
				t.Errorf("%v: nothing in %s", row, lang)
			}
		}
	}
}

// The engine must know every form of every proxy on every route; from English, the
// inhabitants of three rows.
func TestTheEngineKnowsTheProxies(t *testing.T) {
	e := realEngine(t)
	nouns := map[string][]string{
		"fra": {"Le soldat ", "La femme ", "Les soldats ", "Les femmes "},
		"spa": {"El soldado ", "La mujer ", "Los soldados ", "Las mujeres "},
	}
	for _, pair := range codedPairs {
		from, to := base3(pair[0]), base3(pair[1])
		inhabitants := 0
		for _, row := range proxyRows() {
			var texts []string
			if from == "eng" {
				texts = []string{"The " + row[from][0] + " soldiers died.", "The " + row[from][1] + " died."}
			} else {
				for i, noun := range nouns[from] {
					texts = append(texts, noun+row[from][i]+" dort.")
				}
			}
			for i, got := range translate(t, e, batchOf(pair[0], pair[1], texts)) {
				words := strings.FieldsFunc(got, func(r rune) bool { return !inWord(r) })
				known := slices.ContainsFunc(words, func(w string) bool { return bits(row[to], w) != 0 })
				switch {
				case from == "eng" && i == 1 && known:
					inhabitants++
				case from == "eng" && i == 1:
				case !known:
					t.Errorf("%s > %s: %q became %q", from, to, texts[i], got)
				}
			}
		}
		if from == "eng" && inhabitants < 3 {
			t.Errorf("eng > %s: %d proxies for inhabitants", to, inhabitants)
		}
	}
}

// agreeing is the code of "népalais" in French for a target.
func agreeing(source uint8, to string) article.Code {
	a := &article.Agreement{Source: source}
	if to == "eng" {
		a.Adjective = [4]string{"Nepali", "Nepali", "Nepali", "Nepali"}
		a.Inhabitant = [4]string{"Nepali", "Nepali", "Nepalis", "Nepalis"}
	} else {
		a.Adjective = [4]string{"nepalés", "nepalesa", "nepaleses", "nepalesas"}
		a.Inhabitant = a.Adjective
	}
	return article.Code{Kind: article.Name, Pair: -1, Raw: "népalais", Agree: a}
}

// Wherever the tokens stand, a reply without error has them all and one of its
// forms for each.
func TestProxiesComeBackOrFail(t *testing.T) {
	e := realEngine(t)
	for _, to := range []language.Tag{language.English, language.Spanish} {
		bold := []article.Code{{Kind: article.Open, Pair: 1, Raw: "<b>"}, {Kind: article.Close, Pair: 0, Raw: "</b>"}}
		codes := append(bold, agreeing(0b0101, base3(to)), agreeing(0b0100, base3(to)), agreeing(0, base3(to)))
		texts := []string{
			"X", "Des soldats X.", "X X", "Un accord X et Y.", "Un <soldat X> dort.", "Z est là.", "Les XY, hongrois et X.",
			"X soldats mexicains, brésiliens, cubains, russes, hongrois, albanais.", "(X) [Y] {X} ^Y$",
		}
		tokens := strings.NewReplacer("X", string(article.Token(2)), "Y", string(article.Token(3)), "Z", string(article.Token(4)),
			"<", string(article.Token(0)), ">", string(article.Token(1)))
		b := batchOf(language.French, to, nil)
		for i, text := range texts {
			b.Units = append(b.Units, backend.Unit{ID: article.ID{Block: i}, Text: tokens.Replace(text), Codes: codes})
		}
		replies, err := e.Translate(t.Context(), b)
		if err != nil {
			t.Fatal(err)
		}
		for i, r := range replies {
			t.Logf("%q: %q %v %v", texts[i], r.Text, r.Forms, r.Err)
			for n, form := range r.Forms {
				if a := codes[n].Agree; !slices.Contains(append(a.Adjective[:], a.Inhabitant[:]...), form) {
					t.Errorf("%q: form %q", texts[i], form)
				}
			}
		}
		if got := replies[1].Forms[2]; got != map[bool]string{true: "Nepali", false: "nepaleses"}[to == language.English] {
			t.Errorf("%q: %q", texts[1], got)
		}
		if len(replies[5].Forms) > 0 {
			t.Errorf("a word of unknown form got %v", replies[5].Forms)
		}
	}
}

func TestIndefinite(t *testing.T) {
	token := string(article.Token(0))
	for _, test := range []struct{ text, form, want string }{
		{"An " + token + " man", "Nepali", "A " + token + " man"},
		{"for a " + token + " man", "Emirati", "for an " + token + " man"},
		{"a " + token, "Ugandan", "a " + token},
		{"an " + token, "Uzbek", "an " + token},
		{"a", "Uzbek", "a"},
		{"man " + token, "Emirati", "man " + token},
		{token, "Emirati", token},
	} {
		if got := indefinite(test.text, map[int]string{0: test.form}); got != test.want {
			t.Errorf("%q, %s: %q", test.text, test.form, got)
		}
	}
}

// base3 is the code of a language in ISO 639-3.
func base3(tag language.Tag) string {
	base, _ := tag.Base()
	return base.ISO3()
}
