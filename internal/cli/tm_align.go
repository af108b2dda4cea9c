package cli

import (
	cli "github.com/urfave/cli/v2"
	"golang.org/x/text/language"

	"exonym/internal/bitext"
	"exonym/internal/bitext/align"
	"exonym/internal/locale"
	"exonym/internal/pipeline"
	"exonym/internal/term"
	"exonym/internal/term/exchange"
)

// alignSource gives the units of two articles.
func (p *program) alignSource(c *cli.Context, o *tmImportOptions) (*bitextSource, error) {
	conf, err := homeSettings(c, forTexts)
	if err != nil {
		return nil, err
	}
	base, err := loadBase(conf.Value("builtin").On(), paths(conf.Value("glossary")))
	if err != nil {
		return nil, err
	}
	var sides [2]*pipeline.Source
	for i, lang := range []language.Tag{o.from, o.to} {
		in, err := p.open(o.files[i], readOptions{from: lang, format: o.format, encoding: o.encoding, base: base})
		if err != nil {
			return nil, err
		}
		if in.source.Detected {
			p.say(locale.Say(sayDetected, struct{ File, Language string }{o.files[i], p.speaker.LanguageName(in.source.Doc.Lang)}))
		}
		sides[i] = in.source
	}
	from, to := sides[0].Doc, sides[1].Doc
	if sameLanguage(from.Lang, to.Lang) {
		return nil, usage(locale.Say(sayAlignSame, struct{ Language language.Tag }{from.Lang}), locale.Say(sayTryCommand, struct{ Command string }{alignExample}))
	}
	result := align.Documents(from, to, conceptsIn(base))
	doubts := 0
	for _, doubtful := range result.Doubtful {
		if doubtful {
			doubts++
		}
	}
	p.say(locale.Say(sayAlignLonely, struct{ Source, Target string }{p.count(saySentences, result.Lonely[0]), p.count(saySentences, result.Lonely[1])}))
	if doubts > 0 {
		message := sayDoubtfulLeft
		if o.doubtful {
			message = sayDoubtfulTaken
		}
		p.say(locale.Say(message, struct{ N string }{p.speaker.Number(doubts)}, doubts))
	}
	return &bitextSource{file: o.files[0] + " + " + o.files[1], format: "align", each: func(visit func(*bitext.Unit) bool) ([]exchange.Note, error) {
		for i := range result.Units {
			if u := result.Units[i]; (o.doubtful || !result.Doubtful[i]) && !visit(&u) {
				break
			}
		}
		return nil, nil
	}}, nil
}

// conceptsIn names the concepts of the glossary that a sentence speaks of.
func conceptsIn(base *term.Base) func(string, language.Tag) []string {
	return func(text string, lang language.Tag) []string {
		var ids []string
		for _, hit := range base.Find(text, lang) {
			ids = append(ids, hit.Concept.ID)
		}
		return ids
	}
}
