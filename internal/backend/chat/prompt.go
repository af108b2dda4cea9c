package chat

import (
	"crypto/sha256"
	_ "embed"
	"encoding/hex"
	"fmt"
	"strings"
	"text/template"

	"golang.org/x/text/language"

	"exonym/internal/article"
	"exonym/internal/backend"
	"exonym/internal/backend/rest"
	"exonym/internal/locale"
)

//go:embed prompt.txt
var promptText string

var prompt = template.Must(template.New("prompt").Parse(promptText))

// promptVersion changes with the prompt, so that answers to an older one are not taken
// from memory.
var promptVersion = digest(promptText)

func digest(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:6])
}

// Formalities are the values of Config.Formality, and what they tell the model.
var Formalities = map[string]string{
	"default":  "",
	"formal":   "Address readers formally, as with vous, Sie or usted.",
	"informal": "Address readers informally, as with tu or du.",
}

// System returns the system prompt. Nothing of an article is in it.
func (c *Config) System(from, to language.Tag) (string, error) {
	source := "the language of the text"
	if from != language.Und {
		source = english(from)
	}
	var out strings.Builder
	err := prompt.Execute(&out, struct{ From, To, Tag, Register, Style string }{
		source, english(to), to.String(), Formalities[c.Formality], strings.TrimSpace(c.Style),
	})
	return strings.TrimSpace(out.String()), err
}

// english names a language in the language of the prompt.
func english(tag language.Tag) string {
	names, err := locale.NewSpeaker(language.English)
	if err != nil {
		return tag.String() // the catalogues are built in and can be read
	}
	return names.LanguageName(tag)
}

// question is the user's message.
type question struct {
	Title    string    `json:"title,omitempty"`
	Segments []segment `json:"segments"`
}

type segment struct {
	ID       int               `json:"id"`
	Text     string            `json:"text"`
	Kind     string            `json:"kind,omitempty"`
	Before   []neighbour       `json:"before,omitempty"`
	After    []neighbour       `json:"after,omitempty"`
	Terms    []wording         `json:"terms,omitempty"`
	Tokens   map[string]string `json:"tokens,omitempty"`
	Examples []wording         `json:"examples,omitempty"`
	Rejected string            `json:"rejected,omitempty"`
	Because  string            `json:"because,omitempty"`
}

type neighbour struct {
	Source string `json:"source"`
	Target string `json:"target,omitempty"`
}

type wording struct {
	Source string `json:"source"`
	Target string `json:"target"`
}

// write writes the question for pieces: numbered from 1, each neighbour once. What was
// refused is asked for without its context: that may be what the model took offence at.
func write(title string, pieces []*piece) (string, error) {
	q := question{Title: clean(title)}
	shown := map[article.ID]bool{}
	for _, p := range pieces {
		shown[p.unit.ID] = true
		if p.refused() {
			q.Title = ""
		}
	}
	for i, p := range pieces {
		s := segment{ID: i + 1, Text: p.marks.text, Tokens: p.marks.means, Rejected: p.rejected}
		if p.flaw != nil && p.rejected != "" {
			s.Because = p.flaw.say
		}
		if p.unit.Kind != article.Paragraph && p.unit.Kind != article.Line {
			s.Kind = p.unit.Kind.String()
		}
		if !p.refused() {
			s.Before, s.After = unseen(shown, p.unit.Before), unseen(shown, p.unit.After)
		}
		for _, t := range p.unit.Terms {
			s.Terms = append(s.Terms, wording{clean(t.Source), clean(t.Target)})
		}
		for _, e := range p.unit.Examples {
			s.Examples = append(s.Examples, wording{clean(e.Source), clean(e.Target)})
		}
		q.Segments = append(q.Segments, s)
	}
	text, err := rest.Encode(q)
	if err != nil {
		return "", fmt.Errorf("the question cannot be written: %w", err)
	}
	return string(text), nil
}

// unseen returns the neighbours that the question does not show yet.
func unseen(shown map[article.ID]bool, all []backend.Neighbour) (fresh []neighbour) {
	for _, n := range all {
		if !shown[n.ID] {
			shown[n.ID] = true
			fresh = append(fresh, neighbour{clean(n.Source), clean(n.Target)})
		}
	}
	return fresh
}
