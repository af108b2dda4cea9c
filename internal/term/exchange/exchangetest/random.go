package exchangetest

import (
	"strconv"
	"strings"

	"golang.org/x/text/language"

	"exonym/internal/term"
	"exonym/internal/term/exchange"
)

// Full returns a concept that says everything that can be said.
func Full() *term.Concept {
	c := term.NewConcept("place.kp", term.Place)
	for _, f := range exchange.ConceptFields() {
		if f.Choices == nil {
			f.Set(c, several(f.List, f.Name))
		}
	}
	var t term.Term
	t.Text = "North|Korea"
	for _, f := range exchange.TermFields() {
		if f.Choices != nil {
			f.Set(&t, f.Choices[len(f.Choices)-1:])
		} else {
			f.Set(&t, several(f.List, f.Name))
		}
	}
	t.Keep = true
	c.SetTerms(language.English, t, term.Term{Text: "DPRK"}, term.Term{Text: "=NK", Status: term.Admitted})
	c.SetTerms(language.Indonesian, term.Term{Text: "Korea Utara", Bare: true})
	c.SetTerms(language.MustParse("pos"), term.Term{Text: "'@x"})
	c.SetTerms(language.MustParse("zh-Hant-TW"), term.Term{Text: "北韓"})
	return c
}

func several(list bool, text string) []string {
	if list {
		return []string{text + " 1", "|" + text + "|", text + " \"3\""}
	}
	return []string{text + " | \"<&>\", _x000D_"}
}

// source draws choices and texts from what the fuzzer gives.
type source struct {
	texts   []string
	choices []byte
	at      int
}

func (s *source) choose(n int) int {
	if len(s.choices) == 0 {
		return 0
	}
	s.at++
	return (int(s.choices[s.at%len(s.choices)]) + s.at/len(s.choices)) % n
}

// text returns a text of one line, as concepts hold it, never "".
func (s *source) text() string {
	s.at++
	text, _ := exchange.Clean(exchange.Fold(s.texts[s.at%len(s.texts)]))
	if text == "" {
		return "x" + strconv.Itoa(s.at)
	}
	return text
}

func (s *source) list() []string {
	var list []string
	for range s.choose(3) + 1 {
		list = append(list, s.text())
	}
	return list
}

// Random makes concepts of the texts between commas, as choices say.
func Random(texts string, choices []byte) []*term.Concept {
	s := &source{texts: strings.Split(strings.ToValidUTF8(texts, "?"), ","), choices: choices}
	var concepts []*term.Concept
	for i := range s.choose(3) + 1 {
		c := term.NewConcept(s.text()+strconv.Itoa(i), term.Place)
		for _, f := range exchange.ConceptFields() {
			say(s, f, c)
		}
		for _, lang := range []language.Tag{language.German, language.Ukrainian, language.CanadianFrench}[:s.choose(3)+1] {
			var terms []term.Term
			for range s.choose(3) + 1 {
				t := term.Term{Text: s.text()}
				for _, f := range exchange.TermFields() {
					say(s, f, &t)
				}
				terms = append(terms, t)
			}
			c.SetTerms(lang, terms...)
		}
		concepts = append(concepts, c)
	}
	return concepts
}

// say may give v something to say.
func say[T any](s *source, f exchange.Field[T], v *T) {
	switch {
	case s.choose(3) == 0:
	case f.Choices != nil:
		f.Set(v, f.Choices[s.choose(len(f.Choices)):])
	case f.List:
		f.Set(v, s.list())
	default:
		f.Set(v, []string{s.text()})
	}
}
