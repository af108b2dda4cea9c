package cli

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"sync"

	"golang.org/x/text/language"

	"exonym/internal/term"
)

// The statuses of a term in a translation.
const (
	statusUsed    = "used"    // at least as often as the source
	statusPartly  = "partly"  // less often, but at least once
	statusMissing = "missing" // never
	statusAbsent  = "absent"  // the source does not use it
)

// verifyQuestion is a line that `verify --jsonl` reads.
type verifyQuestion struct {
	ID         json.RawMessage `json:"id"`
	Source     *string         `json:"source"`
	Target     *string         `json:"target"`
	SourceLang string          `json:"source_lang"`
	TargetLang string          `json:"target_lang"`
	Terms      *[]wantedTerm   `json:"terms"` // stand in for the glossary, where given
}

// wantedTerm is a term with what a translation may say for it, the preferred first.
type wantedTerm struct {
	Source string   `json:"source"`
	Target []string `json:"target"`
}

// verifyAnswer is the line that `verify --jsonl` writes for it.
type verifyAnswer struct {
	ID    json.RawMessage `json:"id"`
	Terms []jsonVerdict   `json:"terms"`
}

// jsonVerdict is what became of a term. Found are the renderings as they stand in the
// target; Avoid, of a glossary, the forms there that the language does not want.
type jsonVerdict struct {
	Source  string   `json:"source"`
	Status  string   `json:"status"`
	Found   []string `json:"found"`
	Concept string   `json:"concept,omitempty"`
	Wanted  string   `json:"wanted,omitempty"`
	Avoid   []string `json:"avoid,omitempty"`
}

// verifier answers the questions of `verify --jsonl`.
type verifier struct {
	from, to language.Tag // of lines that name no languages
	base     func() (*term.Base, error)
	lookups  lookups
}

// verifyLines is `exonym glossary verify --jsonl`.
func (p *program) verifyLines(ctx context.Context, o textOptions) error {
	v := verifier{from: o.from, to: o.to, base: sync.OnceValues(func() (*term.Base, error) { return loadBase(o.builtin, o.glossaries) })}
	if len(o.glossaries) > 0 {
		if _, err := v.base(); err != nil {
			return err
		}
	}
	return p.answerLines(ctx, o.line(), v.answer)
}

func (v *verifier) answer(line []byte) (any, error) {
	var q verifyQuestion
	if err := decodeLine(line, &q); err != nil {
		return nil, err
	}
	switch {
	case q.Source == nil:
		return nil, errors.New(`"source" is missing`)
	case q.Target == nil:
		return nil, errors.New(`"target" is missing`)
	}
	from, err := lineLanguage("source_lang", q.SourceLang, v.from)
	if err != nil {
		return nil, err
	}
	to, err := lineLanguage("target_lang", q.TargetLang, v.to)
	if err != nil {
		return nil, err
	}
	if from == to {
		return nil, fmt.Errorf("source and target are both in %s", from)
	}
	if q.Terms != nil {
		return verifyAnswer{q.ID, v.terms(q, from, to)}, nil
	}
	base, err := v.base()
	if err != nil {
		return nil, err
	}
	return verifyAnswer{q.ID, glossaryVerdicts(base, *q.Source, *q.Target, from, to)}, nil
}

// terms judges the terms of a line, in their order.
func (v *verifier) terms(q verifyQuestion, from, to language.Tag) []jsonVerdict {
	l := v.lookup(*q.Terms, from, to)
	verdicts := make([]jsonVerdict, len(l.terms))
	hits := make([][]term.Hit, len(l.terms))
	for _, u := range l.find(*q.Source, from) {
		hits[u.term] = append(hits[u.term], u.hit)
	}
	for i, source := range l.terms {
		verdicts[i] = jsonVerdict{Source: source, Status: statusAbsent, Found: []string{}}
		switch {
		case len(hits[i]) == 0:
		case len(hits[i][0].Concept.OwnTerms(to)) == 0:
			verdicts[i].Status = statusMissing // nothing was said that could be found
		default:
			verdict := term.Verify(hits[i], *q.Target, l.own[i].Find(*q.Target, to), from, to)[0]
			verdicts[i].Status, verdicts[i].Found = statusOf(verdict), said(verdict, *q.Target)
		}
	}
	return verdicts
}

// lookup returns the lookup of the terms of a line.
func (v *verifier) lookup(terms []wantedTerm, from, to language.Tag) *lookup {
	sources, targets := make([]string, len(terms)), make([][]string, len(terms))
	key := []string{from.String(), to.String()}
	for i, t := range terms {
		sources[i] = t.Source
		key = append(key, t.Source, keyOf(t.Target...))
		for _, form := range t.Target {
			if strings.TrimSpace(form) != "" {
				targets[i] = append(targets[i], form)
			}
		}
	}
	return v.lookups.get(keyOf(key...), func() *lookup { return newLookup(sources, from, targets, to) })
}

// glossaryVerdicts judges what a translation has made of the concepts of its source,
// and names the forms to avoid that stand in it.
func glossaryVerdicts(base *term.Base, source, target string, from, to language.Tag) []jsonVerdict {
	hits := surely(base.Find(source, from))
	verdicts := []jsonVerdict{}
	for _, verdict := range term.Verify(hits, target, surely(base.Find(target, to)), from, to) {
		j := jsonVerdict{Source: firstUse(hits, verdict.Concept, source), Status: statusOf(verdict), Found: said(verdict, target),
			Concept: verdict.Concept.ID, Wanted: verdict.Term}
		for _, bad := range verdict.Bad {
			j.Avoid = append(j.Avoid, target[bad.Span.Start:bad.Span.End])
		}
		verdicts = append(verdicts, j)
	}
	return verdicts
}

// surely drops the hits that may be everyday words: nothing can be asked of them.
func surely(hits []term.Hit) []term.Hit {
	var sure []term.Hit
	for _, hit := range hits {
		if !hit.Common() {
			sure = append(sure, hit)
		}
	}
	return sure
}

// firstUse returns a concept as the source first names it; "" where it does not.
func firstUse(hits []term.Hit, c *term.Concept, source string) string {
	for _, hit := range hits {
		if hit.Concept == c && hit.Role != term.Adjective && hit.Role != term.Inhabitant {
			return source[hit.Span.Start:hit.Span.End]
		}
	}
	return ""
}

func statusOf(v term.Verdict) string {
	switch {
	case v.Wanted == 0:
		return statusAbsent
	case v.Status == term.Used:
		return statusUsed
	case v.Status == term.Partly:
		return statusPartly
	}
	return statusMissing
}

// said returns the renderings of a verdict as they stand in the target.
func said(v term.Verdict, target string) []string {
	list := make([]string, 0, len(v.Renderings))
	for _, span := range v.Renderings {
		list = append(list, target[span.Start:span.End])
	}
	return list
}
