package cli

import (
	"context"
	"errors"
	"fmt"
	"math/bits"
	"strings"

	cli "github.com/urfave/cli/v2"
	"golang.org/x/text/language"

	"exonym/internal/article"
	"exonym/internal/backend"
	"exonym/internal/backend/driver"
	"exonym/internal/format"
	"exonym/internal/format/all"
	"exonym/internal/locale"
	"exonym/internal/pipeline"
	"exonym/internal/term"
)

func (p *program) tryCommand() *cli.Command {
	return &cli.Command{
		Name:      "try",
		Usage:     p.text(sayTryUsage),
		UsageText: "exonym glossary try SENTENCE --to TAG",
		Description: "exonym glossary try 'Les troupes de la Corée du Nord' --to es\n" +
			"exonym glossary try 'The trial in Kyiv' --from en --to fr --glossary names.yaml\n" +
			"echo 'Moscou a répondu.' | exonym glossary try - --from fr --to en --json",
		Flags: p.textFlags(
			&cli.StringFlag{Name: "to", Usage: p.text(sayTryToFlag)},
			&cli.StringFlag{Name: "backend", Usage: p.text(sayTryBackendFlag)},
		),
		BashComplete: p.completeText(),
		Action: func(c *cli.Context) error {
			o, err := readTextOptions(c)
			if err != nil {
				return err
			}
			return p.try(c.Context, o, c.IsSet("backend"))
		},
	}
}

// tried is what the glossary makes of a sentence, as --json writes it.
type tried struct {
	Sentence    string       `json:"sentence"`
	From        language.Tag `json:"from"`
	To          language.Tag `json:"to"`
	Hits        []triedHit   `json:"hits"`
	Unlisted    []string     `json:"unlisted"`              // names that no glossary has
	Near        []nearName   `json:"near,omitempty"`        // what some of them may mean
	Translation *rendered    `json:"translation,omitempty"` // where an engine serves the pair
}

// nearName is a name that no glossary has, and the concept that it may mean.
type nearName struct {
	Name string `json:"name"`
	nearConcept
}

// triedHit is a use of a term and what becomes of it.
type triedHit struct {
	jsonHit
	Target  string       `json:"target,omitempty"`  // what the translation shall say; "" leaves it to the engine
	Article string       `json:"article,omitempty"` // the same with its article in running text
	How     pipeline.How `json:"how"`               // engine, told, protected; lost: in no way proven
	Status  string       `json:"status,omitempty"`  // in the translation
	Found   []string     `json:"found,omitempty"`
}

// rendered is a translation of a sentence.
type rendered struct {
	Engine string `json:"engine"`
	Route  string `json:"route,omitempty"`
	Text   string `json:"text"`
}

// try is `exonym glossary try SENTENCE`.
func (p *program) try(ctx context.Context, o textOptions, named bool) error {
	sentence, err := p.sentence(o)
	if err != nil {
		return err
	}
	how, err := o.reading(o.from)
	if err != nil {
		return err
	}
	source, err := openSentence(sentence, how)
	if err != nil {
		return err
	}
	from := source.Doc.Lang
	if source.Detected {
		p.say(locale.Say(sayTryDetected, struct{ Language string }{p.speaker.LanguageName(from)}))
	}
	if sameLanguage(from, o.to) {
		return usage(locale.Say(sayTrySame, struct{ Language string }{p.speaker.LanguageName(from)}), sayGiveBoth)
	}
	result, err := p.tryEngine(ctx, source, o, named)
	if err != nil {
		return err
	}
	t := newTried(sentence, source, o.to, result)
	if o.json {
		return p.writeJSON(t)
	}
	return p.writeTried(t)
}

// sentence returns the words to try: the arguments, or standard input for "-".
func (p *program) sentence(o textOptions) (string, error) {
	text := strings.Join(o.files, " ")
	if text == "-" {
		raw, err := p.load("-")
		if err != nil {
			return "", err
		}
		text = string(raw)
	}
	text = oneLine(strings.ToValidUTF8(text, "\uFFFD"))
	example := locale.Say(sayTryCommand, struct{ Command string }{"exonym glossary try 'Kim Jong-un est à Moscou.' --to es"})
	switch {
	case text == "":
		return "", usage(sayNoSentence, example)
	case o.to == language.Und:
		return "", usage(locale.Say(sayNoTarget, nil), example)
	}
	return text, nil
}

// openSentence reads one sentence as an article of one line.
func openSentence(sentence string, how readOptions) (*pipeline.Source, error) {
	lines, _ := all.For("lines", "")
	doc, err := lines.Read([]byte(sentence), format.Options{Name: "-"})
	if err != nil {
		return nil, err
	}
	source, err := pipeline.Open(doc, lines, how.from, how.base, nil)
	if errors.Is(err, pipeline.ErrLanguage) {
		return nil, &fault{says: sayTryUnclear, hint: locale.Say(sayGiveFrom, nil), code: exitFailure, cause: err}
	}
	return source, err
}

// tryEngine translates source. Without an engine for the pair there is no result, and
// an error only where the engine was asked for by name.
func (p *program) tryEngine(ctx context.Context, source *pipeline.Source, o textOptions, named bool) (*pipeline.Result, error) {
	engines, err := newFleet(o.conf)
	if err != nil {
		return nil, err
	}
	defer engines.Close()
	engines.wrap = driver.Drive
	engine, err := engines.forPair(ctx, source.Doc.Lang, o.to)
	if err != nil {
		return nil, err
	}
	job := pipeline.Job{Backend: engine, To: o.to, Typography: true}
	result, err := job.Run(ctx, source)
	var pair *backend.PairError
	switch {
	case ctx.Err() != nil:
		return nil, ctx.Err()
	case err == nil:
		return result, nil
	case errors.As(err, &pair):
		err = p.pairFault(pair)
	}
	if named {
		return nil, err
	}
	p.say(locale.Say(sayTryNoEngine, struct{ From, To string }{p.speaker.LanguageName(source.Doc.Lang), p.speaker.LanguageName(o.to)}))
	return nil, nil
}

func newTried(sentence string, source *pipeline.Source, to language.Tag, result *pipeline.Result) tried {
	t := tried{Sentence: sentence, From: source.Doc.Lang, To: to, Hits: []triedHit{}, Unlisted: []string{}}
	n := 0
	for i := range source.Doc.Blocks {
		b := &source.Doc.Blocks[i]
		for _, segment := range b.Segments {
			for _, hit := range source.Base.Find(segment.Text, t.From) {
				h := newTriedHit(hit, segment.Text, source.Base, to)
				h.Start, h.End = h.Start+segment.Span.Start, h.End+segment.Span.Start
				if result != nil {
					h.settle(result, n, hit)
				}
				t.Hits = append(t.Hits, h)
			}
			for _, mention := range source.Names[n].Mentions {
				name := article.Plain(mention.Text, b.Codes)
				t.Unlisted = appendNew(t.Unlisted, name)
				if near := source.Base.NearMiss(name, segment.Text, t.From); len(near) > 0 {
					t.Near = append(t.Near, nearName{name, nearConcept{near[0].Concept.ID, near[0].Term}})
				}
			}
			n++
		}
	}
	if result != nil {
		t.Translation = &rendered{Text: strings.TrimSpace(string(result.Output))}
		for _, u := range result.Text.Units {
			if u.Draft.Origin != nil {
				t.Translation.Engine, t.Translation.Route = u.Draft.Origin.Engine, u.Draft.Origin.Route
			}
		}
	}
	return t
}

// newTriedHit says what a hit would become, before any engine was asked.
func newTriedHit(hit term.Hit, text string, base *term.Base, to language.Tag) triedHit {
	h := triedHit{jsonHit: newJSONHit(hit, text), How: pipeline.Engine}
	_, codes := term.Protect(text, nil, []term.Hit{hit}, to)
	switch {
	case hit.Common():
		return h
	case len(codes) == 0:
		h.Target = firstForm(hit, to)
		return h
	case codes[0].Agree != nil:
		h.Target = agreeing(codes[0].Agree)
	default:
		h.Target = codes[0].Text
		h.Article = withArticle(h.Target, base, to)
	}
	wanted := hit.Concept.Term(to)
	if hit.Role == term.Name && (hit.Concept.Kind == term.Person || hit.Concept.Kind == term.Product || wanted != nil && wanted.Keep) {
		h.How = pipeline.Protected
	}
	return h
}

// firstForm returns the adjective or inhabitant that the target language lists first.
func firstForm(hit term.Hit, to language.Tag) string {
	wanted := hit.Concept.Term(to)
	switch {
	case wanted == nil:
	case hit.Role == term.Adjective && len(wanted.Adjective) > 0:
		return wanted.Adjective[0]
	case hit.Role == term.Inhabitant && len(wanted.Inhabitant) > 0:
		return wanted.Inhabitant[0]
	}
	return ""
}

// agreeing returns the form of an adjective or inhabitant in gender and number of the
// source; the engine's own words may ask for another.
func agreeing(a *article.Agreement) string {
	form := min(bits.TrailingZeros8(a.Source), len(a.Adjective)-1)
	if a.Noun {
		return a.Inhabitant[form]
	}
	return a.Adjective[form]
}

// withArticle returns name as it opens a sentence, its article in small letters; ""
// where it has none.
func withArticle(name string, base *term.Base, lang language.Tag) string {
	const rest = " x."
	whole, ok := strings.CutSuffix(base.Repair(name+rest, lang), rest)
	lead, same := strings.CutSuffix(whole, name)
	if !ok || !same || lead == "" {
		return ""
	}
	return strings.ToLower(lead) + name
}

// settle adds what became of the hit in segment n of a translation.
func (h *triedHit) settle(result *pipeline.Result, n int, hit term.Hit) {
	if hit.Common() {
		return
	}
	u := result.Text.Units[n]
	if handled := result.Handling(u.ID, hit.Concept); handled.How != "" {
		h.How = handled.How
	}
	for _, v := range term.Verify(u.Names, u.Target, u.Hits, result.Text.From, result.To) {
		if v.Concept == hit.Concept && v.Wanted > 0 && hit.Role != term.Adjective && hit.Role != term.Inhabitant {
			h.Status, h.Found = statusOf(v), said(v, u.Target)
		}
	}
}

// writeTried prints what was found, what becomes of it, and the translation.
func (p *program) writeTried(t tried) error {
	if len(t.Hits) == 0 {
		p.say(sayMatchNothing)
	} else {
		rows := [][]string{{p.text(sayColumnTerm), p.text(sayColumnConcept), p.text(sayColumnWanted), p.text(sayColumnHow), p.text(sayColumnStatus)}}
		for _, h := range t.Hits {
			target := h.Target
			if h.Article != "" {
				target = h.Article
			}
			status := "–"
			if h.Status != "" {
				status = p.text(sayStatuses[h.Status])
			}
			rows = append(rows, []string{oneLine(h.Term) + p.remark(h.jsonHit), h.Concept, dash(target), p.text(sayHow[h.How]), status})
		}
		if err := writeTable(p.out, rows); err != nil {
			return err
		}
	}
	if t.Translation != nil {
		fmt.Fprintf(p.out, "\n%s\n", t.Translation.Text)
	}
	if len(t.Unlisted) > 0 {
		p.say(locale.Say(sayTryUnlisted, struct{ Names string }{p.speaker.List(t.Unlisted)}))
	}
	for _, n := range t.Near {
		fmt.Fprintf(p.err, "  %s – %s\n", oneLine(n.Name), p.near(n.nearConcept))
	}
	return nil
}
