package cli

import (
	cli "github.com/urfave/cli/v2"
	"golang.org/x/text/language"

	"exonym/internal/article"
	"exonym/internal/bitext"
	"exonym/internal/bitext/align"
	"exonym/internal/locale"
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
	sides, err := p.readSides(o, base)
	if err != nil {
		return nil, err
	}
	result := align.Documents(sides[0], sides[1], conceptsIn(base))
	p.sayAligned(o, &result)
	return &bitextSource{file: o.files[0] + " + " + o.files[1], format: "align", each: func(visit func(*bitext.Unit) bool) ([]exchange.Note, error) {
		for i := range result.Units {
			if u := result.Units[i]; (o.doubtful || !result.Doubtful[i]) && !visit(&u) {
				break
			}
		}
		return nil, nil
	}}, nil
}

// readSides reads an article and its translation.
func (p *program) readSides(o *tmImportOptions, base *term.Base) (sides [2]*article.Document, err error) {
	for i, lang := range []language.Tag{o.from, o.to} {
		in, err := p.open(o.files[i], readOptions{from: lang, format: o.format, encoding: o.encoding, base: base})
		if err != nil {
			return sides, err
		}
		sides[i] = in.source.Doc
		if in.source.Detected {
			p.say(locale.Say(sayDetected, struct{ File, Language string }{o.files[i], p.speaker.LanguageName(sides[i].Lang)}))
		}
	}
	if sameLanguage(sides[0].Lang, sides[1].Lang) {
		return sides, usage(locale.Say(sayAlignSame, struct{ Language language.Tag }{sides[0].Lang}), locale.Say(sayTryCommand, struct{ Command string }{alignExample}))
	}
	return sides, nil
}

// sayAligned tells what has no counterpart, and what is doubtful.
func (p *program) sayAligned(o *tmImportOptions, r *align.Result) {
	p.say(locale.Say(sayAlignLonely, struct{ Source, Target string }{p.count(saySentences, r.Lonely[0]), p.count(saySentences, r.Lonely[1])}))
	doubts := 0
	for _, doubtful := range r.Doubtful {
		if doubtful {
			doubts++
		}
	}
	message := sayDoubtfulLeft
	if o.doubtful {
		message = sayDoubtfulTaken
	}
	if doubts > 0 {
		p.say(locale.Say(message, struct{ N string }{p.speaker.Number(doubts)}, doubts))
	}
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
