package cli

import (
	"bufio"
	"fmt"
	"io"
	"time"

	"exonym/internal/check"
	checks "exonym/internal/check/all"
	"exonym/internal/locale"
	"exonym/internal/memory"
	"exonym/internal/pipeline"
	"exonym/internal/report"
	"exonym/internal/term"
	"exonym/internal/ui"
)

// reportArticle turns a finished translation into its part of the report.
func reportArticle(t *translation) report.Article {
	return report.NewArticle(report.Input{
		Name: t.input.path, Output: t.path, FromDetected: t.input.source.Detected,
		Text: t.result.Text, Findings: t.result.Findings, Checks: checks.Checks(),
		Document: t.input.source.Doc, Duration: t.took, Gist: t.gist,
		UnknownNames: unlisted(t.result.Findings, t.result.Text.Units),
		Handled: func(u *check.Unit, hit term.Hit) report.Handling {
			h := t.result.Handling(u.ID, hit.Concept)
			return report.Handling{Wanted: h.Wanted, How: reportHow(h.How)}
		},
	})
}

// unlisted returns the names that name.unknown found, as they stand in the source.
func unlisted(findings []check.Finding, units []check.Unit) []string {
	var names []string
	for _, f := range findings {
		if f.Check != "name.unknown" || f.At.Side != check.Source {
			continue
		}
		for len(units) > 0 && units[0].ID != f.At.Unit {
			units = units[1:] // both run as the text does
		}
		if len(units) == 0 {
			break
		}
		names = append(names, units[0].Source[f.At.Span.Start:f.At.Span.End])
	}
	return names
}

func reportHow(how pipeline.How) report.How {
	switch how {
	case pipeline.Protected:
		return report.ByProtection
	case pipeline.Engine:
		return report.ByEngine
	case pipeline.Told:
		return report.ByTerms
	}
	return report.ByGlossary
}

// report says what was written, and renders every report asked for. Without
// --report the text goes to standard output, or to standard error where the
// translation itself went to standard output.
func (p *program) report(o *translateOptions, ledger *memory.Memory, articles []report.Article, spent *report.Spending) error {
	if len(articles) == 0 {
		return nil
	}
	r := report.New(version(), time.Now().UTC(), p.speaker.Lang, articles...)
	r.Spending = spent
	targets := o.reports
	if o.json {
		targets = append(targets, reportTarget{form: "json"})
	}
	if len(targets) == 0 && !o.quiet {
		targets = []reportTarget{{form: "text"}}
	}
	console := p.out
	for _, a := range articles {
		if a.Output == "-" {
			console = p.err
		}
	}
	for _, target := range targets {
		if err := p.deliver(target, r, console, o, ledger); err != nil {
			return err
		}
	}
	return nil
}

// pageBuffer is how many bytes of a report are gathered before they are written:
// a report is never held whole.
const pageBuffer = 64 << 10

// deliver renders r in one form and brings it where it belongs.
func (p *program) deliver(target reportTarget, r report.Report, console ui.Terminal, o *translateOptions, ledger *memory.Memory) error {
	path := reportPath(target, r.Articles[0].Output)
	if path == "" {
		buffered := bufio.NewWriterSize(console, pageBuffer)
		if err := p.render(target.form, r, buffered, console); err != nil {
			return err
		}
		return buffered.Flush()
	}
	sum := memory.NewDigest()
	err := writeWith(path, func(file io.Writer) error {
		buffered := bufio.NewWriterSize(io.MultiWriter(file, sum), pageBuffer)
		if err := p.render(target.form, r, buffered, ui.Terminal{Width: 80}); err != nil {
			return err
		}
		return buffered.Flush()
	})
	if err != nil {
		return fileFault(path, err)
	}
	if ledger != nil {
		if err := ledger.RecordDigest(path, sum); err != nil {
			p.warnOnce(o)(err)
		}
	}
	if !o.quiet {
		p.say(locale.Say(sayReportWritten, inFile{path}))
	}
	return nil
}

// render writes r in one form.
func (p *program) render(form string, r report.Report, page io.Writer, console ui.Terminal) error {
	switch form {
	case "json":
		return report.JSON(page, r, p.speaker)
	case "html":
		return report.HTML(page, r, p.speaker)
	case "text":
		return report.Text(page, r, p.speaker, report.TextOptions{Color: console.Color, Width: console.Width})
	}
	return fmt.Errorf("no report form %q", form)
}
