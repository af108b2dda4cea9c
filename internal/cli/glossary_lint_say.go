package cli

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"exonym/internal/check"
	"exonym/internal/locale"
	"exonym/internal/term/lint"
)

// lint is `exonym glossary lint`.
func (p *program) lint(ctx context.Context, o *lintOptions) error {
	b, err := p.lay(o)
	if err != nil {
		return err
	}
	found := b.run(o)
	var fixed []lint.Finding
	if o.fix {
		if fixed, err = p.mend(ctx, b, found, o); err != nil {
			return err
		}
		if b, err = p.lay(o); err != nil {
			return err
		}
		found = b.run(o)
	}
	if o.json {
		err = p.writeJSON(p.listLint(b, found, fixed))
	} else {
		err = p.sayFindings(b, found, o)
	}
	if err == nil && o.gate && slices.ContainsFunc(found, func(f lint.Finding) bool { return gradeOf(f.Severity) >= o.failOn }) {
		return exit(exitGate)
	}
	return err
}

// sayFindings writes the findings file by file, and a sum. Of a clean glossary
// nothing is said.
func (p *program) sayFindings(b *bench, found []lint.Finding, o *lintOptions) error {
	sums := map[check.Severity]int{}
	last := ""
	for _, f := range found {
		if last != "" && f.At.File != last {
			fmt.Fprintln(p.out)
		}
		last = f.At.File
		grade := gradeOf(f.Severity)
		sums[grade]++
		fmt.Fprintf(p.out, "%s:%d:%d: %s: %s [%s]\n", shown(f.At.File), f.At.Line, b.column(f),
			p.text(locale.Say(sayGrades[grade], nil)), p.about(f), f.Rule)
	}
	if len(found) == 0 {
		return nil
	}
	var parts []string
	for _, grade := range []check.Severity{check.Major, check.Minor, check.Info} {
		if n := sums[grade]; n > 0 {
			parts = append(parts, p.text(locale.Say(sayGrades[grade], nil))+"\u00a0"+p.speaker.Number(n))
		}
	}
	n := len(found)
	fmt.Fprintf(p.out, "\n%s\n", p.text(locale.Say(sayFindingSum, struct{ N, Grades string }{p.speaker.Number(n), strings.Join(parts, ", ")}, n)))
	if mendings, err := p.mendings(b, found); err == nil && len(mendings) > 0 && !o.fix {
		p.say(locale.Say(sayTryFix, struct{ Command string }{"exonym glossary lint " + shellWords(o.files) + "--fix"}))
	}
	return p.stdout.err
}

// shellWords quotes words for a shell, each with a blank behind it.
func shellWords(words []string) string {
	var b strings.Builder
	for _, word := range words {
		b.WriteString(shellWord(word) + " ")
	}
	return b.String()
}

// about is the text of a finding behind the concept and language that it is of.
func (p *program) about(f lint.Finding) string {
	text := p.text(locale.Say(f.Message, f.Data))
	switch {
	case f.Concept == "":
		return text
	case f.Lang == "":
		return p.listed(f.Concept, text)
	}
	return p.listed(f.Concept+", "+f.Lang, text)
}

// listedLint is what --json writes.
type listedLint struct {
	Findings []listedFinding `json:"findings"`
	Fixed    []listedMend    `json:"fixed,omitempty"`
}

type listedFinding struct {
	File     string      `json:"file"`
	Line     int         `json:"line"`
	Column   int         `json:"column"`
	Severity string      `json:"severity"`
	Rule     string      `json:"rule"`
	Concept  string      `json:"concept,omitempty"`
	Language string      `json:"language,omitempty"`
	Form     string      `json:"form,omitempty"`
	Text     string      `json:"text"`
	Fix      *listedEdit `json:"fix,omitempty"`
}

type listedEdit struct {
	Old string `json:"old"`
	New string `json:"new"`
}

type listedMend struct {
	File    string `json:"file"`
	Concept string `json:"concept"`
	Old     string `json:"old"`
	New     string `json:"new"`
}

func (p *program) listLint(b *bench, found []lint.Finding, fixed []lint.Finding) listedLint {
	l := listedLint{Findings: []listedFinding{}}
	for _, f := range found {
		listed := listedFinding{f.At.File, f.At.Line, b.column(f), gradeOf(f.Severity).String(), f.Rule, f.Concept, f.Lang, f.Form,
			p.text(locale.Say(f.Message, f.Data)), nil}
		if f.Fix != nil {
			listed.Fix = &listedEdit{f.Fix.Old, f.Fix.New}
		}
		l.Findings = append(l.Findings, listed)
	}
	for _, m := range fixed {
		l.Fixed = append(l.Fixed, listedMend{m.At.File, m.Concept, m.Fix.Old, m.Fix.New})
	}
	return l
}
