package cli

import (
	"context"
	"fmt"
	"strings"

	cli "github.com/urfave/cli/v2"
	"golang.org/x/text/language"

	"exonym/internal/article"
	"exonym/internal/locale"
	"exonym/internal/pipeline"
	"exonym/internal/term"
	"exonym/internal/term/suggest"
)

// learnOptions is what the flags of `exonym glossary learn` say.
type learnOptions struct {
	textOptions
	draft         string // the translation before it was corrected, a file, or ""
	minConfidence float64
	yaml          bool
	add, yes      bool
}

func (p *program) learnCommand() *cli.Command {
	return &cli.Command{
		Name:      "learn",
		Usage:     p.text(sayLearnUsage),
		UsageText: "exonym glossary learn SOURCE TRANSLATION [--draft FILE]",
		Description: "exonym glossary learn article.fr.txt article.es.txt\n" +
			"exonym glossary learn article.fr.txt corrected.es.txt --draft machine.es.txt\n" +
			"exonym glossary learn article.fr.txt article.es.txt --min-confidence 0.8 --add --yes",
		Flags: p.textFlags(
			&cli.StringFlag{Name: "to", Usage: p.text(sayTranslationLangFlag)},
			&cli.StringFlag{Name: "draft", Usage: p.text(sayDraftFlag)},
			&cli.Float64Flag{Name: "min-confidence", Usage: p.text(sayMinConfidenceFlag)},
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
			return p.learn(c.Context, learnOptions{o, c.String("draft"), c.Float64("min-confidence"), c.Bool("yaml"), c.Bool("add"), c.Bool("yes")})
		},
	}
}

// learned is what a translation teaches, as --json writes it.
type learned struct {
	From        language.Tag     `json:"from"`
	To          language.Tag     `json:"to"`
	Proposals   []jsonProposal   `json:"proposals"`
	Corrections []jsonCorrection `json:"corrections,omitempty"`
}

// jsonProposal is an entry for a person to approve. Count is the number of segments in
// which source and target stand together, Of those in which the source stands.
type jsonProposal struct {
	Action      string    `json:"action"` // concept, language or synonym
	Concept     string    `json:"concept,omitempty"`
	Kind        term.Kind `json:"kind"`
	Source      string    `json:"source"`
	Target      string    `json:"target"`
	Wanted      string    `json:"wanted,omitempty"`
	Count       int       `json:"count"`
	Of          int       `json:"of"`
	Likelihood  float64   `json:"log_likelihood"`
	Dice        float64   `json:"dice"`
	Confidence  float64   `json:"confidence"`
	Sentence    string    `json:"sentence"`
	Translation string    `json:"translation"`
	Why         []reason  `json:"why"`
}

// jsonCorrection is a name or word that the corrector replaced.
type jsonCorrection struct {
	Old     string `json:"old"`
	New     string `json:"new"`
	Count   int    `json:"count"`
	Kept    int    `json:"kept"` // segments in which the old form still stands
	Concept string `json:"concept,omitempty"`
	Known   bool   `json:"known"` // the glossary wants the new form already
	Before  string `json:"before"`
	After   string `json:"after"`
}

// lesson is what was learned, with the entries that it would make.
type lesson struct {
	learned
	drafts []entry
}

// learn is `exonym glossary learn SOURCE TRANSLATION`.
func (p *program) learn(ctx context.Context, o learnOptions) error {
	if len(o.files) != 2 {
		return usage(sayTwoFiles, locale.Say(sayTryCommand, struct{ Command string }{"exonym glossary learn article.fr.txt article.es.txt"}))
	}
	if o.minConfidence < 0 || o.minConfidence > 1 {
		return usage(locale.Say(sayFlagValue, struct{ Value, Flag string }{fmt.Sprint(o.minConfidence), "--min-confidence"}), sayConfidenceRange)
	}
	pair, err := p.openPair(o.textOptions)
	if err != nil {
		return err
	}
	changes, err := p.compareDraft(pair, o)
	if err != nil {
		return err
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	l := p.lesson(pair, changes, o.minConfidence)
	switch {
	case o.json:
		return p.writeJSON(l.learned)
	case len(l.drafts) == 0 && len(l.Corrections) == 0:
		p.say(sayLearnNothing)
		return nil
	case o.add:
		return p.adopt(ctx, l.drafts, o.yes, p.asker())
	case o.yaml:
		return p.printEntries(l.drafts)
	}
	return p.writeLesson(l)
}

// compareDraft returns what the corrector changed, where the translation before
// correction is known.
func (p *program) compareDraft(pair *aligned, o learnOptions) ([]suggest.Change, error) {
	if o.draft == "" {
		return nil, nil
	}
	how := readOptions{from: pair.text.To, format: o.format, encoding: o.encoding, base: pair.text.Base}
	draft, err := p.open(o.draft, how)
	if err != nil {
		return nil, err
	}
	both, err := pipeline.Align(draft.source, pair.target)
	if err != nil {
		return nil, &fault{says: locale.Say(sayNotAligned, struct{ File, Source string }{o.draft, o.files[1]}), hint: sayAlignFirst, code: exitFailure, cause: err}
	}
	before, after := make([]string, len(both.Units)), make([]string, len(both.Units))
	for i, u := range both.Units {
		before[i], after[i] = u.Source, u.Target
	}
	return suggest.Compare(before, after, pair.text.To, pair.text.Base), nil
}

// lesson brings proposals and corrections together, with an entry for each that can
// have one.
func (p *program) lesson(pair *aligned, changes []suggest.Change, least float64) lesson {
	to := pair.text.To
	l := lesson{learned: learned{From: pair.text.From, To: to, Proposals: []jsonProposal{}}}
	made := entries{base: pair.text.Base}
	met := map[string]bool{}
	for _, c := range changes {
		l.Corrections = append(l.Corrections, newJSONCorrection(c))
		if c.Concept != nil && !c.Known && !met[c.Concept.ID] {
			met[c.Concept.ID] = true
			terms, says := corrected(c.Concept, to, changes)
			l.drafts = append(l.drafts, made.further(c.Concept, to, terms, says))
		}
	}
	for _, s := range suggest.Learn(pair.segments(), pair.text.Base) {
		if s.Confidence < least || s.Concept != nil && met[s.Concept.ID] {
			continue
		}
		j := p.newJSONProposal(s)
		l.Proposals = append(l.Proposals, j)
		if s.Concept == nil {
			c := term.NewConcept("", s.Kind)
			c.SetTerms(pair.text.From, term.Term{Text: j.Source})
			c.SetTerms(to, term.Term{Text: j.Target})
			l.drafts = append(l.drafts, made.fresh(c, p.proposalLine(j)))
			continue
		}
		met[s.Concept.ID] = true
		l.drafts = append(l.drafts, made.further(s.Concept, to, withSynonym(s.Concept.Terms(to), j.Target, false), p.proposalLine(j)))
	}
	return l
}

// corrected returns the terms of c in lang after all changes that speak of it: what
// replaces the preferred form is preferred, what replaces another is admitted.
func corrected(c *term.Concept, lang language.Tag, changes []suggest.Change) (terms []term.Term, says string) {
	terms = c.Terms(lang)
	var said []string
	for _, change := range changes {
		if change.Concept != c || change.Known {
			continue
		}
		prefer := len(terms) > 0 && terms[0].Text == change.Old
		terms = withSynonym(terms, change.New, prefer)
		said = append(said, change.Old+" → "+change.New)
	}
	return terms, strings.Join(said, ", ")
}

func (p *program) newJSONProposal(s suggest.Proposal) jsonProposal {
	j := jsonProposal{Action: string(s.Action), Kind: s.Kind, Source: article.Plain(s.Source, nil), Target: article.Plain(s.Target, nil),
		Wanted: s.Wanted, Count: s.Count, Of: s.Of, Likelihood: s.LogLikelihood, Dice: s.Dice, Confidence: s.Confidence,
		Sentence: article.Plain(s.Sentence, nil), Translation: article.Plain(s.Translation, nil), Why: p.reasons(s.Why)}
	if s.Concept != nil {
		j.Concept = s.Concept.ID
	}
	return j
}

func newJSONCorrection(c suggest.Change) jsonCorrection {
	j := jsonCorrection{Old: c.Old, New: c.New, Count: c.Count, Kept: c.Kept, Known: c.Known, Before: article.Plain(c.Before, nil), After: article.Plain(c.After, nil)}
	if c.Concept != nil {
		j.Concept = c.Concept.ID
	}
	return j
}

// proposalLine is a proposal in a line.
func (p *program) proposalLine(j jsonProposal) string {
	what := p.kindName(j.Kind)
	if j.Concept != "" {
		what = j.Concept
	}
	return strings.Join([]string{j.Source + " → " + j.Target, what, p.speaker.Percent(j.Confidence)}, " · ")
}

// writeLesson prints what was learned for people: corrections first, then proposals.
func (p *program) writeLesson(l lesson) error {
	var lines []string
	if len(l.Corrections) > 0 {
		lines = append(lines, p.text(sayCorrections))
		for _, c := range l.Corrections {
			remark := ""
			switch {
			case c.Known:
				remark = " · " + p.text(sayKnownAlready)
			case c.Concept != "":
				remark = " · " + c.Concept
			}
			lines = append(lines, "  "+c.Old+" → "+c.New+" · "+p.count(sayTimes, c.Count)+remark, "    "+p.shorten(c.After))
		}
	}
	if len(l.Proposals) > 0 {
		lines = append(lines, p.text(sayProposals))
	}
	for _, j := range l.Proposals {
		var why []string
		for _, r := range j.Why {
			why = append(why, r.Says)
		}
		lines = append(lines, "  "+p.proposalLine(j), "    "+p.shorten(j.Sentence), "    "+p.shorten(j.Translation),
			"    "+p.text(locale.Say(sayBecause, struct{ Reasons string }{p.speaker.List(why)})))
	}
	if _, err := fmt.Fprintln(p.out, strings.Join(lines, "\n")); err != nil {
		return err
	}
	if len(l.drafts) > 0 {
		p.say(sayHowToAdd)
	}
	return nil
}
