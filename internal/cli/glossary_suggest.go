package cli

import (
	"context"
	"fmt"
	"slices"
	"strings"

	cli "github.com/urfave/cli/v2"
	"golang.org/x/text/language"

	"exonym/internal/article"
	"exonym/internal/check"
	"exonym/internal/locale"
	"exonym/internal/pipeline"
	"exonym/internal/term"
	"exonym/internal/term/suggest"
)

// suggestOptions is what the flags of `exonym glossary suggest` say.
type suggestOptions struct {
	textOptions
	translation string // a file, or ""
	minCount    int
	limit       int // 0: all
	yaml        bool
	add, yes    bool
}

func (p *program) suggestCommand() *cli.Command {
	return &cli.Command{
		Name:  "suggest",
		Usage: p.text(saySuggestUsage),
		UsageText: "exonym glossary suggest ARTICLE...\n" +
			"exonym glossary suggest ARTICLE --translation FILE [--to TAG]",
		Description: "exonym glossary suggest article.fr.txt\n" +
			"exonym glossary suggest *.md --from en --min-count 3 --yaml > names.yaml\n" +
			"exonym glossary suggest article.fr.txt --translation article.es.txt --add",
		Flags: p.textFlags(
			&cli.StringFlag{Name: "translation", Usage: p.text(saySuggestTranslationFlag)},
			&cli.StringFlag{Name: "to", Usage: p.text(sayTranslationLangFlag)},
			&cli.IntFlag{Name: "min-count", Value: 1, Usage: p.text(sayMinCountFlag)},
			&cli.IntFlag{Name: "limit", Usage: p.text(saySuggestLimitFlag)},
			&cli.BoolFlag{Name: "yaml", Usage: p.text(sayEntriesYAMLFlag), DisableDefaultText: true},
			&cli.BoolFlag{Name: "add", Usage: p.text(sayEntriesAddFlag), DisableDefaultText: true},
			&cli.BoolFlag{Name: "yes", Aliases: []string{"y"}, Usage: p.text(sayEntriesYesFlag), DisableDefaultText: true},
		),
		BashComplete: p.completeText(),
		Action: func(c *cli.Context) error {
			o, err := readTextOptions(c)
			if err != nil {
				return err
			}
			return p.suggest(c.Context, suggestOptions{o, c.String("translation"), c.Int("min-count"), c.Int("limit"),
				c.Bool("yaml"), c.Bool("add"), c.Bool("yes")})
		},
	}
}

// suggested is a name or term that no glossary has, as --json writes it.
type suggested struct {
	Text       string          `json:"text"`
	Lang       language.Tag    `json:"lang"`
	Kind       term.Kind       `json:"kind"` // a guess
	Count      int             `json:"count"`
	Score      float64         `json:"score"`
	Forms      []string        `json:"forms"` // other forms in the texts
	Sentence   string          `json:"sentence"`
	Places     []location      `json:"places"`
	Why        []reason        `json:"why"`
	Renderings []jsonRendering `json:"renderings,omitempty"`
	Near       *nearConcept    `json:"near,omitempty"` // what it may be a misspelling of
}

// nearConcept is a concept of the glossary that a name resembles.
type nearConcept struct {
	Concept string `json:"concept"`
	Wanted  string `json:"wanted"`
}

// jsonRendering is what a translation has for a name. Fit is 0 to 1.
type jsonRendering struct {
	Text  string  `json:"text"`
	Count int     `json:"count"`
	Fit   float64 `json:"fit"`
}

// reason is what speaks for a proposal, for programs and in words.
type reason struct {
	Clue  string `json:"clue"`
	Text  string `json:"text,omitempty"`
	Count int    `json:"count,omitempty"`
	Says  string `json:"says"`
}

// suggest is `exonym glossary suggest`.
func (p *program) suggest(ctx context.Context, o suggestOptions) error {
	if err := o.check(); err != nil {
		return err
	}
	how, err := o.reading(o.from)
	if err != nil {
		return err
	}
	read, failed := p.readTexts(o, how)
	if len(read) == 0 {
		return exit(failed)
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	list := p.suggestions(read, how.base, o)
	if err := p.writeSuggestions(ctx, list, read[0].text, o); err != nil || failed == exitOK {
		return err
	}
	return exit(exitPartly)
}

func (o suggestOptions) check() error {
	example := locale.Say(sayTryCommand, struct{ Command string }{"exonym glossary suggest article.fr.txt --translation article.es.txt"})
	switch {
	case len(o.files) == 0:
		return usage(locale.Say(sayNoFile, nil), example)
	case o.translation != "" && len(o.files) > 1:
		return usage(sayOneArticle, example)
	case o.translation == "" && o.to != language.Und:
		return usage(sayNoTranslation, example)
	case o.minCount < 1:
		return usage(locale.Say(sayFlagValue, struct{ Value, Flag string }{fmt.Sprint(o.minCount), "--min-count"}), locale.Message{})
	case o.limit < 0:
		return usage(locale.Say(sayFlagValue, struct{ Value, Flag string }{fmt.Sprint(o.limit), "--limit"}), locale.Message{})
	}
	return nil
}

// readTexts reads the articles of o. What cannot be read is told at once; failed is its
// exit code.
func (p *program) readTexts(o suggestOptions, how readOptions) (read []*aligned, failed int) {
	for _, path := range o.files {
		pair, err := p.readText(path, how, o)
		if err != nil {
			failed = p.finish(err)
			continue
		}
		read = append(read, pair)
	}
	return read, failed
}

// readText reads one article, with its translation where there is one.
func (p *program) readText(path string, how readOptions, o suggestOptions) (*aligned, error) {
	if o.translation != "" {
		return p.openBeside(path, how, o.translation, o.to)
	}
	in, err := p.open(path, how)
	if err != nil {
		return nil, err
	}
	p.tellDetected(in)
	return unaligned(in.source), nil
}

// unaligned is an article without translation.
func unaligned(source *pipeline.Source) *aligned {
	text := &check.Text{From: source.Doc.Lang, Base: source.Base}
	for i := range source.Doc.Blocks {
		b := &source.Doc.Blocks[i]
		for _, segment := range b.Segments {
			text.Units = append(text.Units, check.Unit{ID: segment.ID, Kind: b.Kind, Codes: b.Codes, Source: segment.Text})
		}
	}
	return &aligned{source: source, text: text}
}

// segments returns the text as the proposers read it.
func (a *aligned) segments() suggest.Text {
	t := suggest.Text{Name: a.source.Doc.Name, From: a.text.From, To: a.text.To}
	for _, u := range a.text.Units {
		t.Segments = append(t.Segments, suggest.Segment{Source: u.Source, Target: u.Target, Heading: u.Kind == article.Heading})
	}
	return t
}

// suggestions returns what no glossary has, as o limits it.
func (p *program) suggestions(read []*aligned, base *term.Base, o suggestOptions) []suggested {
	texts := make([]suggest.Text, len(read))
	for i, a := range read {
		texts[i] = a.segments()
	}
	list := []suggested{}
	for _, c := range suggest.Names(texts, base) {
		if c.Count < o.minCount || o.limit > 0 && len(list) == o.limit {
			continue
		}
		s := suggested{Text: c.Text, Lang: c.Lang, Kind: c.Kind, Count: c.Count, Score: c.Score, Forms: append([]string{}, c.Forms...),
			Sentence: article.Plain(c.Sentence, nil), Why: p.reasons(c.Why)}
		for _, at := range c.Places {
			s.Places = append(s.Places, read[at.Text].locate(&read[at.Text].text.Units[at.Segment], at.Span))
		}
		for _, r := range c.Renderings {
			s.Renderings = append(s.Renderings, jsonRendering(r))
		}
		if near := base.NearMiss(c.Text, c.Sentence, c.Lang); len(near) > 0 {
			s.Near = &nearConcept{near[0].Concept.ID, near[0].Term}
		}
		list = append(list, s)
	}
	return list
}

func (p *program) reasons(evidence []suggest.Evidence) []reason {
	list := make([]reason, 0, len(evidence))
	for _, e := range evidence {
		list = append(list, reason{e.Clue.String(), e.Text, e.Count, p.text(locale.Say(e.Message(), e))})
	}
	return list
}

// writeSuggestions prints the suggestions in the form that o asks for, or adds them.
func (p *program) writeSuggestions(ctx context.Context, list []suggested, text *check.Text, o suggestOptions) error {
	if o.json {
		return p.writeJSON(list)
	}
	if len(list) == 0 {
		p.say(saySuggestNothing)
		return nil
	}
	made := entries{base: text.Base}
	var drafts []entry
	for _, s := range list {
		says := p.line(s)
		if s.Near != nil {
			says += " · " + p.near(*s.Near)
		}
		drafts = append(drafts, made.fresh(s.concept(text.To), says))
	}
	switch {
	case o.add:
		return p.adopt(ctx, drafts, o.yes, p.asker())
	case o.yaml:
		return p.printEntries(drafts)
	}
	for _, s := range list {
		if err := p.writeSuggestion(s); err != nil {
			return err
		}
	}
	p.say(sayHowToAdd)
	return nil
}

// line is a suggestion in a line.
func (p *program) line(s suggested) string {
	words := []string{s.Text, p.kindName(s.Kind), p.count(sayTimes, s.Count)}
	if len(s.Renderings) > 0 {
		words[0] += " → " + s.Renderings[0].Text
	}
	return strings.Join(words, " · ")
}

func (p *program) near(n nearConcept) string {
	return p.text(locale.Say(sayNear, struct{ Name, ID string }{n.Wanted, n.Concept}))
}

// writeSuggestion prints one suggestion for people: what, where, and why.
func (p *program) writeSuggestion(s suggested) error {
	var why []string
	for _, r := range s.Why {
		why = append(why, r.Says)
	}
	places := make([]string, 0, maxPlaces)
	for _, at := range s.Places[:min(len(s.Places), maxPlaces)] {
		places = append(places, at.String())
	}
	lines := []string{p.line(s), "  " + p.shorten(s.Sentence), "  " + strings.Join(places, ", ")}
	if len(s.Forms) > 0 {
		lines = append(lines, "  "+p.text(locale.Say(sayAlsoAs, struct{ Forms string }{p.speaker.List(s.Forms)})))
	}
	if len(why) > 0 {
		lines = append(lines, "  "+p.text(locale.Say(sayBecause, struct{ Reasons string }{p.speaker.List(why)})))
	}
	if s.Near != nil {
		lines = append(lines, "  "+p.near(*s.Near))
	}
	_, err := fmt.Fprintln(p.out, strings.Join(lines, "\n"))
	return err
}

// shorten cuts a sentence to a line of the terminal; a pipe gets all of it.
func (p *program) shorten(sentence string) string {
	text := []rune(oneLine(sentence))
	if most := max(p.out.Width-4, widest); p.out.Live && len(text) > most {
		return string(text[:most-1]) + "…"
	}
	return string(text)
}

// concept is a suggestion as an entry: with the rendering, and for people with the last
// name alone, which is no form of inflection.
func (s suggested) concept(to language.Tag) *term.Concept {
	c := term.NewConcept("", s.Kind)
	t := term.Term{Text: s.Text}
	if words := strings.Fields(s.Text); s.Kind == term.Person && len(words) > 1 && slices.Contains(s.Forms, words[len(words)-1]) {
		t.Also = []string{words[len(words)-1]}
	}
	c.SetTerms(s.Lang, t)
	if len(s.Renderings) > 0 && to != language.Und {
		c.SetTerms(to, term.Term{Text: s.Renderings[0].Text})
	}
	return c
}
