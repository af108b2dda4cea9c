package cli

import (
	"context"
	"fmt"

	cli "github.com/urfave/cli/v2"

	"exonym/internal/article"
	"exonym/internal/locale"
	"exonym/internal/term"
)

func (p *program) matchCommand() *cli.Command {
	return &cli.Command{
		Name:      "match",
		Usage:     p.text(sayMatchUsage),
		UsageText: "exonym glossary match FILE...\nexonym glossary match --jsonl [FILE]",
		Description: "exonym glossary match article.fr.txt\n" +
			"exonym glossary match article.md --from fr --glossary names.yaml --no-builtin\n" +
			`echo '{"id":1,"lang":"en","text":"Two trials","terms":["trial"]}' | exonym glossary match --jsonl`,
		Flags:        p.textFlags(&cli.BoolFlag{Name: "jsonl", Usage: p.text(sayMatchJSONLFlag), DisableDefaultText: true}),
		BashComplete: p.completeText(),
		Action: func(c *cli.Context) error {
			o, err := readTextOptions(c)
			if err != nil {
				return err
			}
			if c.Bool("jsonl") {
				return p.matchLines(c.Context, o)
			}
			return p.match(c.Context, o)
		},
	}
}

// matched is a hit as `match --json` writes it.
type matched struct {
	File   string `json:"file"`
	Line   int    `json:"line"`
	Column int    `json:"column"`
	jsonHit
}

// match is `exonym glossary match FILE...`: where the names of the glossary stand.
func (p *program) match(ctx context.Context, o textOptions) error {
	if len(o.files) == 0 {
		return usage(locale.Say(sayNoFile, nil), locale.Say(sayTryCommand, struct{ Command string }{"exonym glossary match article.fr.txt"}))
	}
	how, err := o.reading(o.from)
	if err != nil {
		return err
	}
	all, failed := []matched{}, 0
	for _, path := range o.files {
		if err := ctx.Err(); err != nil {
			return err
		}
		found, err := p.matchFile(path, how)
		if err != nil {
			failed = p.finish(err)
			if len(o.files) == 1 {
				return exit(failed)
			}
			failed = exitPartly
			continue
		}
		all = append(all, found...)
	}
	if err := p.writeMatches(o, all); err != nil || failed == 0 {
		return err
	}
	return exit(failed)
}

// matchFile finds the names of one file, in the order of its text.
func (p *program) matchFile(path string, how readOptions) ([]matched, error) {
	in, err := p.open(path, how)
	if err != nil {
		return nil, err
	}
	p.tellDetected(in)
	doc := in.source.Doc
	var list []matched
	for i := range doc.Blocks {
		b := &doc.Blocks[i]
		for _, segment := range b.Segments {
			for _, hit := range how.base.Find(segment.Text, doc.Lang) {
				list = append(list, newMatched(doc, b, segment, hit))
			}
		}
	}
	return list, nil
}

func newMatched(doc *article.Document, b *article.Block, segment article.Segment, hit term.Hit) matched {
	m := matched{File: doc.Name, jsonHit: newJSONHit(hit, segment.Text)}
	m.Term = article.Plain(m.Term, b.Codes)
	span := b.SourceSpan(article.Span{Start: segment.In.Start + hit.Span.Start, End: segment.In.Start + hit.Span.End})
	m.Start, m.End = span.Start, span.End
	m.Line, m.Column = doc.Position(span.Start)
	return m
}

// tellDetected says which language an article was taken to be in.
func (p *program) tellDetected(in *input) {
	if in.source.Detected {
		p.say(locale.Say(sayDetected, struct{ File, Language string }{in.path, p.speaker.LanguageName(in.source.Doc.Lang)}))
	}
}

// writeMatches prints a line for every name: where, what, and the concept.
func (p *program) writeMatches(o textOptions, all []matched) error {
	if o.json {
		return p.writeJSON(all)
	}
	if len(all) == 0 {
		p.say(sayMatchNothing)
		return nil
	}
	for _, m := range all {
		if _, err := fmt.Fprintf(p.out, "%s:%d:%d: %s\t%s%s\n", m.File, m.Line, m.Column, oneLine(m.Term), m.Concept, p.remark(m.jsonHit)); err != nil {
			return err
		}
	}
	return nil
}

// remark says what a reader must know of a hit: another role than a name, a form that
// the language does not want, an everyday word.
func (p *program) remark(hit jsonHit) string {
	var remarks []string
	if m, ok := sayRoles[hit.Role]; ok {
		remarks = append(remarks, p.text(m))
	}
	if hit.Wanted != nil && !*hit.Wanted {
		remarks = append(remarks, p.text(sayUnwanted))
	}
	if hit.Common {
		remarks = append(remarks, p.text(sayCommonWord))
	}
	if len(remarks) == 0 {
		return ""
	}
	return " (" + p.speaker.List(remarks) + ")"
}
