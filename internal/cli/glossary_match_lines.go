package cli

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"sync"

	"golang.org/x/text/language"

	"exonym/internal/term"
)

// matchQuestion is a line that `match --jsonl` reads.
type matchQuestion struct {
	ID    json.RawMessage `json:"id"`
	Lang  string          `json:"lang"`
	Text  *string         `json:"text"`
	Terms *[]string       `json:"terms"` // stand in for the glossary, where given
}

// matchAnswer is the line that `match --jsonl` writes for it.
type matchAnswer struct {
	ID   json.RawMessage `json:"id"`
	Hits []jsonHit       `json:"hits"`
}

// jsonHit is one use of a term. Start and End are byte offsets into the text as UTF-8.
// Concept, Kind and Role are those of the glossary.
type jsonHit struct {
	Term    string    `json:"term"`
	Start   int       `json:"start"`
	End     int       `json:"end"`
	Concept string    `json:"concept,omitempty"`
	Kind    term.Kind `json:"kind,omitempty"`
	Role    string    `json:"role,omitempty"`
	Wanted  *bool     `json:"wanted,omitempty"` // false: the form is deprecated or forbidden
	Common  bool      `json:"common,omitempty"` // the form may be an everyday word
}

// matcher answers the questions of `match --jsonl`.
type matcher struct {
	from    language.Tag // of lines that name no language
	base    func() (*term.Base, error)
	lookups lookups
}

// matchLines is `exonym glossary match --jsonl`.
func (p *program) matchLines(ctx context.Context, o textOptions) error {
	m := matcher{from: o.from, base: sync.OnceValues(func() (*term.Base, error) { return loadBase(o.builtin, o.glossaries) })}
	if len(o.glossaries) > 0 {
		if _, err := m.base(); err != nil {
			return err
		}
	}
	return p.answerLines(ctx, o.line(), m.answer)
}

// line is the file that lines are read from.
func (o textOptions) line() string {
	if len(o.files) == 0 {
		return "-"
	}
	return o.files[0]
}

func (m *matcher) answer(line []byte) (any, error) {
	var q matchQuestion
	if err := decodeLine(line, &q); err != nil {
		return nil, err
	}
	if q.Text == nil {
		return nil, errors.New(`"text" is missing`)
	}
	lang, err := lineLanguage("lang", q.Lang, m.from)
	if err != nil {
		return nil, err
	}
	answer := matchAnswer{ID: q.ID, Hits: []jsonHit{}}
	if q.Terms == nil {
		base, err := m.base()
		if err != nil {
			return nil, err
		}
		for _, hit := range base.Find(*q.Text, lang) {
			answer.Hits = append(answer.Hits, newJSONHit(hit, *q.Text))
		}
		return answer, nil
	}
	l := m.lookups.get(keyOf(append([]string{lang.String()}, *q.Terms...)...), func() *lookup {
		return newLookup(distinct(*q.Terms), lang, nil, language.Und)
	})
	for _, u := range l.find(*q.Text, lang) {
		answer.Hits = append(answer.Hits, jsonHit{Term: l.terms[u.term], Start: u.hit.Span.Start, End: u.hit.Span.End})
	}
	return answer, nil
}

func newJSONHit(hit term.Hit, text string) jsonHit {
	return jsonHit{
		Term: text[hit.Span.Start:hit.Span.End], Start: hit.Span.Start, End: hit.Span.End,
		Concept: hit.Concept.ID, Kind: hit.Concept.Kind, Role: roleName(hit.Role), Wanted: &hit.Wanted, Common: hit.Common(),
	}
}

// roleName is a role as JSON spells it.
func roleName(role term.Role) string {
	return [...]string{term.Name: "name", term.Adjective: "adjective", term.Inhabitant: "inhabitant", term.Abbreviation: "abbreviation"}[role]
}

// distinct returns the terms of a list, each once, in their order.
func distinct(terms []string) []string {
	var list []string
	seen := make(map[string]bool, len(terms))
	for _, text := range terms {
		if !seen[text] {
			seen[text] = true
			list = append(list, text)
		}
	}
	return slices.Clip(list)
}

// decodeLine reads one line of JSON into question.
func decodeLine(line []byte, question any) error {
	err := json.Unmarshal(line, question)
	var syntax *json.SyntaxError
	var kind *json.UnmarshalTypeError
	switch {
	case errors.As(err, &syntax):
		return fmt.Errorf("no JSON at byte %d: %w", syntax.Offset, syntax)
	case errors.As(err, &kind) && kind.Field == "":
		return fmt.Errorf("the line is %s, not an object", kind.Value)
	case errors.As(err, &kind):
		return fmt.Errorf("%q is %s, which it must not be", kind.Field, kind.Value)
	}
	return err
}

// lineLanguage reads the language that a field of a line names.
func lineLanguage(field, name string, otherwise language.Tag) (language.Tag, error) {
	if name == "" && otherwise != language.Und {
		return otherwise, nil
	}
	if name == "" {
		return language.Und, fmt.Errorf("%q is missing", field)
	}
	tag, err := parseLanguage(name)
	if err != nil {
		return language.Und, fmt.Errorf("%q of %q is no language tag (BCP 47: en, fr, pt-BR)", name, field)
	}
	return tag, nil
}
