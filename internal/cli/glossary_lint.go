package cli

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/nicksnyder/go-i18n/v2/i18n"
	cli "github.com/urfave/cli/v2"
	"golang.org/x/text/language"

	"exonym/internal/check"
	"exonym/internal/locale"
	"exonym/internal/term"
	"exonym/internal/term/lint"
)

// lintOptions is what the flags of `exonym glossary lint` say.
type lintOptions struct {
	files   []string
	builtin bool // judge the built-in glossary too
	rules   []*lint.Rule
	failOn  check.Severity
	gate    bool // failOn was given
	wanted  []language.Tag
	fix     bool
	yes     bool
	json    bool
}

func (p *program) lintCommand() *cli.Command {
	return &cli.Command{
		Name:  "lint",
		Usage: p.text(sayLintUsage),
		UsageText: "exonym glossary lint [FILE...]\n" +
			"exonym glossary lint --explain RULE",
		Description: "exonym glossary lint\n" +
			"exonym glossary lint names.yaml --wanted-lang fr,de --fail-on minor\n" +
			"exonym glossary lint --fix\n" +
			"exonym glossary lint --explain lint.homograph",
		Flags: []cli.Flag{
			&cli.BoolFlag{Name: "builtin", Usage: p.text(sayLintBuiltinFlag), DisableDefaultText: true},
			&cli.StringSliceFlag{Name: "rule", Usage: p.text(sayLintRuleFlag)},
			&cli.StringSliceFlag{Name: "wanted-lang", Usage: p.text(sayWantedFlag)},
			&cli.StringFlag{Name: "fail-on", Usage: p.text(sayLintFailFlag)},
			&cli.StringFlag{Name: "explain", Usage: p.text(sayExplainFlag)},
			&cli.BoolFlag{Name: "fix", Usage: p.text(sayFixFlag), DisableDefaultText: true},
			&cli.BoolFlag{Name: "yes", Aliases: []string{"y"}, Usage: p.text(sayFixYesFlag), DisableDefaultText: true},
			p.jsonFlag(),
		},
		BashComplete: p.completeExchange(map[string]candidates{
			"rule": ruleNames, "explain": ruleNames, "wanted-lang": p.knownLanguages, "fail-on": words("info", "minor", "major"),
		}),
		Action: func(c *cli.Context) error {
			if name := c.String("explain"); name != "" {
				return p.explain(name, c.Bool("json"))
			}
			options, err := readLintOptions(c)
			if err != nil {
				return err
			}
			return p.lint(c.Context, options)
		},
	}
}

func readLintOptions(c *cli.Context) (*lintOptions, error) {
	o := &lintOptions{
		files: c.Args().Slice(), builtin: c.Bool("builtin"), rules: lint.Rules(),
		fix: c.Bool("fix"), yes: c.Bool("yes"), json: c.Bool("json"),
	}
	if names := commaList(c.StringSlice("rule")); len(names) > 0 {
		o.rules = nil
		for _, name := range names {
			rule, err := parseRule(name)
			if err != nil {
				return nil, err
			}
			o.rules = append(o.rules, rule)
		}
	}
	var err error
	if o.wanted, err = tagsFlag(c, "wanted-lang"); err != nil {
		return nil, err
	}
	o.failOn, o.gate, err = readGate(c.String("fail-on"))
	return o, err
}

func ruleNames() []string {
	var names []string
	for _, rule := range lint.Rules() {
		names = append(names, rule.ID)
	}
	return names
}

// parseRule finds a rule by its id, with or without "lint." before it.
func parseRule(name string) (*lint.Rule, error) {
	for _, rule := range lint.Rules() {
		if rule.ID == name || rule.ID == "lint."+name {
			return rule, nil
		}
	}
	return nil, usage(locale.Say(sayNoRule, struct{ Name string }{name}),
		locale.Say(sayRulesAre, struct{ Names string }{strings.Join(ruleNames(), ", ")}))
}

// explain is `exonym glossary lint --explain RULE`.
func (p *program) explain(name string, asJSON bool) error {
	rule, err := parseRule(name)
	if err != nil {
		return err
	}
	title := p.text(locale.Say(rule.Title, nil))
	if asJSON {
		return p.writeJSON(struct {
			Rule  string `json:"rule"`
			Title string `json:"title"`
			Text  string `json:"text"`
		}{rule.ID, title, rule.Doc})
	}
	_, err = fmt.Fprintf(p.out, "%s: %s\n\n%s\n", rule.ID, title, wrapped(rule.Doc, min(p.out.Width, 80)))
	return err
}

// wrapped breaks a paragraph into lines of at most width characters.
func wrapped(text string, width int) string {
	var b strings.Builder
	column := 0
	for _, word := range strings.Fields(text) {
		n := utf8.RuneCountInString(word)
		switch {
		case column == 0:
		case column+1+n > width:
			b.WriteByte('\n')
			column = 0
		default:
			b.WriteByte(' ')
			column++
		}
		b.WriteString(word)
		column += n
	}
	return b.String()
}

// bench is what is judged: the glossary as a whole, and its files.
type bench struct {
	base    *term.Base
	files   []lint.File
	judged  map[string]bool     // names of the files whose findings count
	shelves []string            // paths of the layers that can be mended
	lines   map[string][][]byte // of the files, split when one is asked for
}

// lay reads the layers: the built-in one, the user's and the project's, and over
// them files of the command line, which then are all that is judged.
func (p *program) lay(o *lintOptions) (*bench, error) {
	b := &bench{judged: map[string]bool{}, lines: map[string][][]byte{}}
	var err error
	if b.files, err = builtinFiles(); err != nil {
		return nil, err
	}
	b.judge(b.files, o.builtin)
	layers, err := builtinLayers()
	if err != nil {
		return nil, err
	}
	own, err := ownLayers()
	if err != nil {
		return nil, err
	}
	for _, layer := range own {
		if !layer.Exists {
			continue
		}
		if err := b.addFolder(layer.Dir, len(o.files) == 0); err != nil {
			return nil, err
		}
		layers = append(layers, term.Folder(layer.Dir))
	}
	for _, path := range o.files {
		layer, err := p.addNamed(b, path)
		if err != nil {
			return nil, err
		}
		layers = append(layers, layer)
	}
	b.base, err = loadLayers(layers...)
	return b, err
}

func (b *bench) judge(files []lint.File, counts bool) {
	for _, file := range files {
		b.judged[file.Name] = counts
	}
}

// addNamed adds a file or a folder of the command line.
func (p *program) addNamed(b *bench, path string) (term.Layer, error) {
	if info, err := os.Stat(path); err == nil && info.IsDir() {
		return term.Folder(path), b.addFolder(path, true)
	}
	data, err := p.load(path)
	if err != nil {
		return term.Layer{}, err
	}
	file := lint.File{Name: path, Data: data}
	b.files = append(b.files, file)
	b.judge([]lint.File{file}, true)
	b.shelves = append(b.shelves, path)
	return term.Bytes(path, data), nil
}

func (b *bench) addFolder(dir string, counts bool) error {
	files, err := lint.Read(os.DirFS(dir))
	if err != nil {
		return fileFault(dir, err)
	}
	for i := range files {
		files[i].Name = filepath.Join(dir, files[i].Name)
	}
	b.files = append(b.files, files...)
	b.judge(files, counts)
	if counts {
		b.shelves = append(b.shelves, dir)
	}
	return nil
}

// run judges, and returns the findings of the files that count.
func (b *bench) run(o *lintOptions) []lint.Finding {
	found := lint.Run(o.rules, lint.Input{Base: b.base, Files: b.files, Wanted: o.wanted})
	return slices.DeleteFunc(found, func(f lint.Finding) bool { return !b.judged[f.At.File] })
}

// column returns where on the line of a finding its form begins, in characters; the
// first letter of the line where it does not stand there as it is.
func (b *bench) column(f lint.Finding) int {
	line := b.line(f.At)
	at := -1
	if f.Form != "" {
		at = bytes.Index(line, []byte(f.Form))
	}
	if at < 0 {
		at = len(line) - len(bytes.TrimLeft(line, " "))
	}
	return utf8.RuneCount(line[:at]) + 1
}

// line returns the line at a place, without its end; nil where there is none.
func (b *bench) line(at term.Location) []byte {
	lines, known := b.lines[at.File]
	if !known {
		for _, file := range b.files {
			if file.Name == at.File {
				lines = bytes.Split(file.Data, []byte("\n"))
			}
		}
		b.lines[at.File] = lines
	}
	if at.Line < 1 || at.Line > len(lines) {
		return nil
	}
	return lines[at.Line-1]
}

// gradeOf translates the severities of lint into those of --fail-on and reports.
func gradeOf(s lint.Severity) check.Severity {
	switch s {
	case lint.Error:
		return check.Major
	case lint.Warning:
		return check.Minor
	}
	return check.Info
}

// sayGrades are the severities in words.
var sayGrades = map[check.Severity]*i18n.Message{check.Info: sayGradeInfo, check.Minor: sayGradeMinor, check.Major: sayGradeMajor}
