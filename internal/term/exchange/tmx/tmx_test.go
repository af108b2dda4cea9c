package tmx_test

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"golang.org/x/text/language"

	"exonym/internal/term"
	"exonym/internal/term/exchange"
	"exonym/internal/term/exchange/exchangetest"
	"exonym/internal/term/exchange/tmx"
)

func FuzzImport(f *testing.F) {
	exchangetest.FuzzImport(f, tmx.Format, exchange.Options{},
		`<tmx version="1.4"><body><tu tuid="1"><tuv xml:lang="en"><seg>a <ph>&lt;br></ph>b</seg></tuv><tuv xml:lang="fr"><seg>c</seg></tuv></tu></body></tmx>`)
}

func TestImport(t *testing.T) {
	unit := func(id, en, fr string) string {
		return fmt.Sprintf(`<tu tuid="%s"><tuv xml:lang="en-us"><seg>%s</seg></tuv><tuv lang="FR"><seg>%s</seg></tuv></tu>`, id, en, fr)
	}
	src := "<tmx version=\"1.4\"><body>\n" + strings.Join([]string{
		unit("1", `press <bpt i="1">&lt;b></bpt>release<ept i="1">&lt;/b></ept>`, "communiqué <hi>de presse</hi>"),
		unit("1", "handout", "dépêche"),
		unit("2", "handout", "dépêche"),
		unit("3", "This is a whole sentence, and no term.", "Voici une phrase."),
		unit("4", "", "vide"),
	}, "\n") + "\n</body></tmx>"
	in, err := tmx.Format.Import([]byte(src), exchange.Options{File: "m.tmx"})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, c := range in.Concepts {
		got = append(got, fmt.Sprintf("%s en-US=%s fr=%s", c.ID, texts(c, language.AmericanEnglish), texts(c, language.French)))
	}
	want := []string{"1 en-US=press release fr=communiqué de presse", "term.handout en-US=handout fr=dépêche", "4 en-US= fr=vide"}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got %q\nwant %q", got, want)
	}
	for _, note := range []string{
		"m.tmx:2:36: inline markup was left out of 2 segments", "m.tmx:3:1: 1 concept has no id",
		"m.tmx:4:1: 1 unit left out: an equal one", "m.tmx:5:1: 1 unit left out: it is longer", "m.tmx:6:14: 1 entry left out: one of its sides",
	} {
		if !strings.Contains(fmt.Sprint(in.Notes), note) {
			t.Errorf("no note %s in %v", note, in.Notes)
		}
	}
	if in, err = tmx.Format.Import([]byte(src), exchange.Options{MaxWords: 1}); err != nil || len(in.Concepts) != 2 {
		t.Errorf("one word: %d concepts, %v", len(in.Concepts), err)
	}
}

func texts(c *term.Concept, lang language.Tag) string {
	var all []string
	for _, t := range c.OwnTerms(lang) {
		all = append(all, t.Text)
	}
	return strings.Join(all, "+")
}

// TestExport holds what a memory keeps, and that it tells the rest.
func TestExport(t *testing.T) {
	c := term.NewConcept("pr", term.Organisation)
	c.Subject, c.Note, c.Definition = []string{"press"}, "one\ntwo", "lost"
	c.SetTerms(language.English, term.Term{Text: "AP & Co", Also: []string{"AP"}}, term.Term{Text: "second"})
	c.SetTerms(language.French, term.Term{Text: "banni", Status: term.Forbidden}, term.Term{Text: "AP", Gender: 'f'})
	alone := term.NewConcept("alone", term.General)
	alone.SetTerms(language.English, term.Term{Text: "alone"})
	var out bytes.Buffer
	lost, err := tmx.Format.Export(&out, []*term.Concept{c, alone}, exchange.Options{Source: language.English})
	if got, want := fmt.Sprint(lost.Fields), "map[also:1 definition:1 gender:1 term:2]"; err != nil || got != want {
		t.Errorf("lost %s, want %s, %v", got, want, err)
	}
	if len(lost.Notes) != 1 || lost.Notes[0].Message != exchange.NoteEmptySide {
		t.Errorf("notes %v", lost.Notes)
	}
	in, err := tmx.Format.Import(out.Bytes(), exchange.Options{})
	want := term.NewConcept("pr", term.Organisation)
	want.Subject, want.Note = c.Subject, c.Note
	want.SetTerms(language.English, term.Term{Text: "AP & Co"})
	want.SetTerms(language.French, term.Term{Text: "AP"})
	if diff := exchangetest.Diff([]*term.Concept{want}, in.Concepts); err != nil || diff != "" || len(in.Notes) > 0 {
		t.Errorf("%v %v\n%s", err, in.Notes, diff)
	}
}
