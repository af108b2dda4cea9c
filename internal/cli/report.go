package cli

import (
	"bytes"
	"fmt"
	"path/filepath"
	"time"

	"exonym/internal/check"
	checks "exonym/internal/check/all"
	"exonym/internal/locale"
	"exonym/internal/pipeline"
	"exonym/internal/report"
	"exonym/internal/term"
	"exonym/internal/ui"
)

// reportArticle turns a finished translation into its part of the report.
func reportArticle(t *translation) report.Article {
	handled := map[string]report.Handling{}
	for _, h := range t.result.Handled {
		handled[h.ID.String()+" "+h.Concept.ID] = report.Handling{Wanted: h.Wanted, How: reportHow(h.How)}
	}
	return report.NewArticle(report.Input{
		Name: t.input.path, Output: t.path, FromDetected: t.input.source.Detected,
		Text: t.result.Text, Findings: t.result.Findings, Checks: checks.Checks(),
		Document: t.input.source.Doc, Duration: t.took, Gist: t.gist,
		Handled: func(u *check.Unit, hit term.Hit) report.Handling {
			return handled[u.ID.String()+" "+hit.Concept.ID]
		},
	})
}

func reportHow(how pipeline.How) report.How {
	switch how {
	case pipeline.Protected:
		return report.ByProtection
	case pipeline.Engine:
		return report.ByEngine
	}
	return report.ByGlossary
}

// report says what was written, and renders every report asked for. Without
// --report the text goes to standard output, or to standard error where the
// translation itself went to standard output.
func (p *program) report(o *translateOptions, articles []report.Article) error {
	if len(articles) == 0 {
		return nil
	}
	r := report.New(version(), time.Now().UTC(), p.speaker.Lang, articles...)
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
		if err := p.deliver(target, r, console, o); err != nil {
			return err
		}
	}
	return nil
}

// deliver renders r in one form and brings it where it belongs.
func (p *program) deliver(target reportTarget, r report.Report, console ui.Terminal, o *translateOptions) error {
	path := target.path
	if path == "" && target.form == "html" {
		path = filepath.Join(filepath.Dir(r.Articles[0].Output), "report.html")
	}
	if path != "" {
		console = ui.Terminal{Width: 80}
	}
	var page bytes.Buffer
	if err := p.render(target.form, r, &page, console); err != nil {
		return err
	}
	if path == "" {
		_, err := console.Write(page.Bytes())
		return err
	}
	if err := writeFile(path, page.Bytes()); err != nil {
		return fileFault(path, err)
	}
	if !o.quiet {
		p.say(locale.Say(sayReportWritten, inFile{path}))
	}
	return nil
}

// render writes r in one form.
func (p *program) render(form string, r report.Report, page *bytes.Buffer, console ui.Terminal) error {
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
