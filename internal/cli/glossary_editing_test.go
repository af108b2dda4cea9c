package cli

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"golang.org/x/text/language"

	"exonym/glossary"
	"exonym/internal/locale"
	"exonym/internal/term"
	"exonym/internal/term/store"
	"exonym/internal/ui"
)

// typist answers questions from a list; at its end the person leaves.
type typist struct {
	answers []string
	asked   []string
}

func (t *typist) next(question string) (string, error) {
	t.asked = append(t.asked, question)
	if len(t.answers) == 0 {
		return "", context.Canceled
	}
	answer := t.answers[0]
	t.answers = t.answers[1:]
	return answer, nil
}

func (t *typist) Ask(_ context.Context, question, proposal string) (string, error) {
	answer, err := t.next(question)
	if answer == "" {
		answer = proposal
	}
	return answer, err
}

func (t *typist) Confirm(_ context.Context, question string) (bool, error) {
	answer, err := t.next(question)
	return answer == "y", err
}

// atTerminal returns a program that speaks lang and the folder that it works in.
func atTerminal(t *testing.T, lang string) (*program, string) {
	dir := t.TempDir()
	t.Chdir(dir)
	t.Setenv("EXONYM_CONFIG", filepath.Join(dir, "config"))
	speaker, err := locale.NewSpeaker(language.Make(lang))
	if err != nil {
		t.Fatal(err)
	}
	return &program{speaker: speaker, out: ui.Terminal{Writer: &bytes.Buffer{}, Width: 80}, err: ui.Terminal{Writer: &bytes.Buffer{}, Width: 80}}, dir
}

var loadBuiltIn = sync.OnceValues(func() (*stack, error) {
	return newStack([]tier{{name: builtinTier, layer: term.Files(glossary.FS)}})
})

func builtInStack(t *testing.T) *stack {
	s, err := loadBuiltIn()
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// A person is asked for names, kind, id and note; mistakes are asked again.
func TestAddStepByStep(t *testing.T) {
	p, dir := atTerminal(t, "fr")
	person := &typist{answers: []string{"communiqué de presse", "press release", "", "", "pl=komunikat", "polnisch", "", "", "not an id", "", "une note", "y"}}
	if err := p.add(context.Background(), &addOptions{glossary: builtInStack(t)}, person); err != nil {
		t.Fatal(err, person.asked)
	}
	got, err := os.ReadFile(filepath.Join(dir, store.ProjectFolder, "terms.yaml"))
	want := "# Terms.\n\n- id: term.press-release\n  kind: term\n  note: une note\n  en: press release\n  fr: communiqué de presse\n  pl: komunikat\n"
	if err != nil || string(got) != want {
		t.Errorf("%v\n%s\nwant\n%s", err, got, want)
	}
	if first := person.asked[0]; first != "Nom en français" {
		t.Errorf("asked first: %q", first)
	}
}

// Whoever leaves at any question, or declines, has written nothing.
func TestLeavingWritesNothing(t *testing.T) {
	answers := []string{"press release", "", "", "", "", "", "", ""}
	for n := range len(answers) + 1 {
		p, dir := atTerminal(t, "en")
		err := p.add(context.Background(), &addOptions{glossary: builtInStack(t)}, &typist{answers: answers[:n]})
		if !errors.Is(err, context.Canceled) {
			t.Errorf("after %d answers: %v", n, err)
		}
		if _, err := os.Stat(filepath.Join(dir, store.ProjectFolder)); err == nil {
			t.Errorf("after %d answers a folder was made", n)
		}
	}
	p, dir := atTerminal(t, "en")
	if err := p.add(context.Background(), &addOptions{glossary: builtInStack(t)}, &typist{answers: append(answers, "n")}); err != exit(exitFailure) {
		t.Errorf("declined: %v", err)
	}
	if entries, _ := os.ReadDir(dir); len(entries) > 0 {
		t.Errorf("declined, but %s was made", entries[0].Name())
	}
}

// The editor opens on the lines of the concept; a mistake is told and may be mended.
func TestEditByHand(t *testing.T) {
	p, dir := atTerminal(t, "en")
	editor := filepath.Join(dir, "editor")
	script := "#!/bin/sh\nif grep -q broken \"$1\"; then sed -i 's/  broken//; s/Kijów/Kijow/' \"$1\"; else echo '  broken' >> \"$1\"; fi\n"
	if err := os.WriteFile(editor, []byte(script), 0o755); err != nil {
		t.Fatal(err)
	}
	t.Setenv("VISUAL", editor)
	o := &editOptions{id: "place.kyiv", glossary: builtInStack(t)}
	if err := p.edit(context.Background(), o, &typist{answers: []string{"y"}}); err != nil {
		t.Fatal(err, p.err.Writer)
	}
	if told := p.err.Writer.(*bytes.Buffer).String(); !strings.Contains(told, "concept.yaml:") {
		t.Errorf("the mistake was told as %q", told)
	}
	got, err := os.ReadFile(filepath.Join(dir, store.ProjectFolder, "places.yaml"))
	if err != nil || !strings.HasPrefix(string(got), "# Places and their names.\n\n- id: place.kyiv\n  kind: place\n  pl: {term: Kijow") {
		t.Errorf("%v\n%s", err, got)
	}
}

func TestGuess(t *testing.T) {
	base := builtInStack(t).base
	for _, c := range []struct {
		lang, name string
		kind       term.Kind
		id         string
	}{
		{"en", "press release", term.General, "term.press-release"},
		{"fr", "Ministère des Affaires sociales", term.Organisation, "org.ministere-des-affaires-sociales"},
		{"en", "Ministry of Silly Walks", term.Organisation, "org.ministry-of-silly-walks"},
		{"en", "Kyiv", term.Place, "place.kyiv-2"},
		{"de", "Straßburg", term.Place, "place.strassburg"},
		{"ru", "Новочеркасск", term.Place, "place.novocherkassk"},
		{"zh", "北京", term.General, "term.北京"},
	} {
		concept := term.NewConcept("", "")
		concept.SetTerms(language.Make(c.lang), term.Term{Text: c.name})
		if concept.Kind = guessKind(concept); concept.Kind != c.kind {
			t.Errorf("%s: %s, want %s", c.name, concept.Kind, c.kind)
		}
		if id := guessID(concept, base); id != c.id || !isID(id) {
			t.Errorf("%s: %s, want %s", c.name, id, c.id)
		}
	}
}

// Law: an entry laid over what weaker layers say gives what is wanted, or is refused.
func TestOverlay(t *testing.T) {
	base := builtInStack(t).base
	for i, below := range base.Concepts() {
		if i%37 != 0 {
			continue
		}
		for _, wish := range [][]setting{
			{{field: "note", texts: []string{"x"}}},
			{{lang: language.French, field: nameField, texts: []string{"Autre"}}},
			{{lang: language.English, field: "also", texts: []string{"Other"}, manner: join}},
			{{lang: language.English, field: "gender", texts: []string{"n"}}},
			{{lang: language.Japanese, field: nameField, texts: []string{"他"}}},
		} {
			wanted := below.Clone()
			if err := grant(wanted, wish); err != nil {
				continue // no name in that language
			}
			entry, err := overlay(below, nil, below, wanted)
			if err != nil {
				t.Errorf("%s %s: %v", below.ID, wish[0].name(), err)
				continue
			}
			if says := len(saysOf(entry)); says > 2 {
				t.Errorf("%s %s: says more than it must:\n%s", below.ID, wish[0].name(), store.Encode(entry))
			}
		}
	}
}
