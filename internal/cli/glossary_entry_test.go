package cli

import (
	"bytes"
	"context"
	"os"
	"slices"
	"testing"

	"golang.org/x/text/language"

	"exonym/internal/locale"
	"exonym/internal/term"
	"exonym/internal/ui"
)

// answersYes is a person who says yes to some questions, by their number from 1.
type answersYes struct {
	to    []int
	asked int
}

func (a *answersYes) Ask(context.Context, string, string) (string, error) { return "", nil }

func (a *answersYes) Confirm(context.Context, string) (bool, error) {
	a.asked++
	return slices.Contains(a.to, a.asked), nil
}

// adoptAt runs adopt in folder and returns what it tells.
func adoptAt(t *testing.T, folder string, list []entry, asker ui.Asker) (string, error) {
	t.Helper()
	t.Chdir(folder)
	t.Setenv("EXONYM_CONFIG", t.TempDir())
	speaker, err := locale.NewSpeaker(language.English)
	if err != nil {
		t.Fatal(err)
	}
	var told bytes.Buffer
	p := &program{err: ui.Terminal{Writer: &told}, speaker: speaker}
	err = p.adopt(t.Context(), list, false, asker)
	return told.String(), err
}

// TestAdoptAsks holds --add to entering what a person approves and nothing else, and to
// keeping what the project's glossary says of a concept in other languages.
func TestAdoptAsks(t *testing.T) {
	var list []entry
	made := entries{base: term.New()}
	for _, name := range []string{"Alpha", "Beta", "Beta"} {
		c := term.NewConcept("", term.Place)
		c.SetTerms(language.English, term.Term{Text: name})
		list = append(list, made.fresh(c, name))
	}
	folder := t.TempDir()
	told, err := adoptAt(t, folder, list, &answersYes{to: []int{1, 3}})
	if err != nil {
		t.Fatal(err, told)
	}
	later := made.further(list[0].concept, language.French, []term.Term{{Text: "Alphe"}}, "")
	if told, err := adoptAt(t, folder, []entry{later}, &answersYes{to: []int{1}}); err != nil {
		t.Fatal(err, told)
	}
	got, err := os.ReadFile("exonym-glossary/places.yaml")
	want := "- id: place.alpha\n  kind: place\n  en: Alpha\n  fr: Alphe\n- id: place.beta-2\n  kind: place\n  en: Beta\n"
	if err != nil || !bytes.HasSuffix(got, []byte(want)) {
		t.Errorf("%v\n%s\nwant at its end\n%s", err, got, want)
	}
	if _, err := adoptAt(t, t.TempDir(), list, nil); err == nil {
		t.Error("entries are added though nobody can be asked")
	}
}

// TestWithSynonym holds a learned form to its place among those known: the old ones stay.
func TestWithSynonym(t *testing.T) {
	known := []term.Term{{Text: "Kiev", Gender: 'm', Also: []string{"Kyjiw"}, Forbidden: []string{"Kief"}}}
	for _, test := range []struct {
		form   string
		prefer bool
		text   string
		also   []string
	}{
		{"Kyiv", false, "Kiev", []string{"Kyjiw", "Kyiv"}},
		{"Kyjiw", false, "Kiev", []string{"Kyjiw"}},
		{"Kyiv", true, "Kyiv", []string{"Kyjiw", "Kiev"}},
		{"Kyjiw", true, "Kyjiw", []string{"Kiev"}},
	} {
		got := withSynonym(known, test.form, test.prefer)[0]
		if got.Text != test.text || !slices.Equal(got.Also, test.also) || !slices.Equal(got.Forbidden, known[0].Forbidden) {
			t.Errorf("%s: %+v", test.form, got)
		}
	}
	if known[0].Text != "Kiev" || len(known[0].Also) != 1 {
		t.Errorf("the terms of the glossary were changed: %+v", known)
	}
}
