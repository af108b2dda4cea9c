package cli

import (
	"context"
	"fmt"
	"io"
	"strings"
	"text/tabwriter"
	"unicode/utf8"

	cli "github.com/urfave/cli/v2"
	"golang.org/x/text/language"

	"exonym/internal/article"
	"exonym/internal/check"
	"exonym/internal/locale"
	"exonym/internal/pipeline"
	"exonym/internal/term"
)

func (p *program) verifyCommand() *cli.Command {
	return &cli.Command{
		Name:      "verify",
		Usage:     p.text(sayVerifyUsage),
		UsageText: "exonym glossary verify SOURCE TRANSLATION\nexonym glossary verify --jsonl [FILE]",
		Description: "exonym glossary verify article.fr.txt article.es.txt\n" +
			"exonym glossary verify article.md article.de.md --from en --to de --fail-on-missing\n" +
			`echo '{"id":1,"source":"a trial","target":"un essai","source_lang":"en","target_lang":"fr","terms":[{"source":"trial","target":["essai"]}]}' | exonym glossary verify --jsonl`,
		Flags: p.textFlags(
			&cli.StringFlag{Name: "to", Usage: p.text(sayTranslationLangFlag)},
			&cli.BoolFlag{Name: "fail-on-missing", Usage: p.text(sayFailOnMissingFlag), DisableDefaultText: true},
			&cli.BoolFlag{Name: "jsonl", Usage: p.text(sayVerifyJSONLFlag), DisableDefaultText: true},
		),
		BashComplete: p.completeText(),
		Action: func(c *cli.Context) error {
			o, err := readTextOptions(c)
			if err != nil {
				return err
			}
			if c.Bool("jsonl") {
				return p.verifyLines(c.Context, o)
			}
			return p.verify(c.Context, o, c.Bool("fail-on-missing"))
		},
	}
}

// verified is what became of one concept in a whole translation, as --json writes it.
type verified struct {
	Concept string     `json:"concept"`
	Kind    term.Kind  `json:"kind"`
	Source  string     `json:"source"` // as the source first names it
	Wanted  string     `json:"wanted,omitempty"`
	Status  string     `json:"status"`
	Uses    int        `json:"uses"`
	Used    int        `json:"used"` // uses with a rendering
	Found   []string   `json:"found"`
	Avoid   []string   `json:"avoid,omitempty"`
	Missing []location `json:"missing,omitempty"` // the uses of the source without rendering
}

// location is a place in a file, counted from 1, columns in characters.
type location struct {
	File   string `json:"file"`
	Line   int    `json:"line"`
	Column int    `json:"column"`
}

func (l location) String() string { return fmt.Sprintf("%s:%d:%d", l.File, l.Line, l.Column) }

// verify is `exonym glossary verify SOURCE TRANSLATION`.
func (p *program) verify(ctx context.Context, o textOptions, gate bool) error {
	if len(o.files) != 2 {
		return usage(sayTwoFiles, locale.Say(sayTryCommand, struct{ Command string }{"exonym glossary verify article.fr.txt article.es.txt"}))
	}
	pair, err := p.openPair(o)
	if err != nil {
		return err
	}
	list := pair.verdicts()
	if err := ctx.Err(); err != nil {
		return err
	}
	if o.json {
		err = p.writeJSON(list)
	} else {
		err = p.writeVerdicts(list)
	}
	if err != nil {
		return err
	}
	for _, v := range list {
		if gate && (v.Used < v.Uses || len(v.Avoid) > 0) {
			return exit(exitGate)
		}
	}
	return nil
}

// aligned is an article beside its translation.
type aligned struct {
	source, target *pipeline.Source
	text           *check.Text
}

// openPair reads the two files of o, the article first, and puts them side by side.
func (p *program) openPair(o textOptions) (*aligned, error) {
	how, err := o.reading(o.from)
	if err != nil {
		return nil, err
	}
	return p.openBeside(o.files[0], how, o.files[1], o.to)
}

// openBeside reads an article and its translation, in language to where that is given.
func (p *program) openBeside(path string, how readOptions, translation string, to language.Tag) (*aligned, error) {
	source, err := p.open(path, how)
	if err != nil {
		return nil, err
	}
	how.from = to
	target, err := p.open(translation, how)
	if err != nil {
		return nil, err
	}
	p.tellDetected(source)
	p.tellDetected(target)
	if source.source.Doc.Lang == target.source.Doc.Lang {
		return nil, usage(locale.Say(sayOneLanguage, struct{ Source, Target, Language string }{path, translation, p.speaker.LanguageName(source.source.Doc.Lang)}), sayGiveBoth)
	}
	text, err := pipeline.Align(source.source, target.source)
	if err != nil {
		return nil, &fault{says: locale.Say(sayNotAligned, struct{ File, Source string }{translation, path}), hint: sayAlignFirst, code: exitFailure, cause: err}
	}
	return &aligned{source.source, target.source, text}, nil
}

// verdicts sums up what became of every concept, in the order of first use.
func (a *aligned) verdicts() []verified {
	list := []verified{}
	at := map[*term.Concept]int{}
	for i := range a.text.Units {
		u := &a.text.Units[i]
		hits := surely(u.Names)
		for _, v := range term.Verify(hits, u.Target, surely(u.Hits), a.text.From, a.text.To) {
			n, known := at[v.Concept]
			if !known {
				n = len(list)
				at[v.Concept] = n
				list = append(list, verified{Concept: v.Concept.ID, Kind: v.Concept.Kind, Wanted: v.Term, Found: []string{}})
			}
			a.add(&list[n], v, u, hits)
		}
	}
	for n := range list {
		list[n].settle()
	}
	return list
}

// add adds the verdict of one unit.
func (a *aligned) add(to *verified, v term.Verdict, u *check.Unit, hits []term.Hit) {
	if to.Source == "" {
		to.Source = oneLine(article.Plain(firstUse(hits, v.Concept, u.Source), nil))
	}
	to.Uses += v.Wanted
	to.Used += min(v.Found, v.Wanted)
	for _, form := range said(v, u.Target) {
		to.Found = appendNew(to.Found, oneLine(article.Plain(form, nil)))
	}
	for _, bad := range v.Bad {
		to.Avoid = appendNew(to.Avoid, oneLine(article.Plain(u.Target[bad.Span.Start:bad.Span.End], nil)))
	}
	for _, n := range v.Unmatched {
		to.Missing = append(to.Missing, a.locate(u, hits[n].Span))
	}
}

func (v *verified) settle() {
	switch {
	case v.Uses == 0:
		v.Status = statusAbsent
	case v.Used >= v.Uses:
		v.Status = statusUsed
	case v.Used > 0:
		v.Status = statusPartly
	default:
		v.Status = statusMissing
	}
}

func appendNew(list []string, text string) []string {
	for _, old := range list {
		if old == text {
			return list
		}
	}
	return append(list, text)
}

// locate returns the place of a span of a unit's source.
func (a *aligned) locate(u *check.Unit, span article.Span) location {
	doc := a.source.Doc
	b := &doc.Blocks[u.ID.Block]
	start := max(strings.Index(b.Text, u.Source), 0) // of a block compared whole
	if n := u.ID.Segment; n < len(b.Segments) && b.Segments[n].Text == u.Source {
		start = b.Segments[n].In.Start
	}
	line, column := doc.Position(b.SourceSpan(article.Span{Start: start + span.Start, End: start + span.End}).Start)
	return location{doc.Name, line, column}
}

// maxPlaces is how many places the table names for one concept.
const maxPlaces = 3

// writeVerdicts prints a table, and below it where to look.
func (p *program) writeVerdicts(list []verified) error {
	if len(list) == 0 {
		p.say(sayMatchNothing)
		return nil
	}
	rows := [][]string{{p.text(sayColumnTerm), p.text(sayColumnWanted), p.text(sayColumnFound), p.text(sayColumnUses), p.text(sayColumnStatus)}}
	bad := 0
	for _, v := range list {
		status := p.text(sayStatuses[v.Status])
		if len(v.Avoid) > 0 {
			status += ", " + p.text(locale.Say(sayAvoid, struct{ Forms string }{p.speaker.List(v.Avoid)}))
		}
		if v.Used < v.Uses || len(v.Avoid) > 0 {
			bad++
		}
		rows = append(rows, []string{dash(v.Source), dash(v.Wanted), dash(strings.Join(v.Found, ", ")),
			p.text(locale.Say(sayOf, struct{ N, All string }{p.speaker.Number(v.Used), p.speaker.Number(v.Uses)})), status})
	}
	if err := writeTable(p.out, rows); err != nil {
		return err
	}
	for _, v := range list {
		if len(v.Missing) == 0 {
			continue
		}
		places := make([]string, 0, maxPlaces)
		for _, at := range v.Missing[:min(len(v.Missing), maxPlaces)] {
			places = append(places, at.String())
		}
		fmt.Fprintf(p.out, "%s: %s\n", v.Source, strings.Join(places, ", "))
	}
	p.say(locale.Say(sayVerifySum, struct{ N, All string }{p.speaker.Number(len(list) - bad), p.speaker.Number(len(list))}, len(list)-bad))
	return nil
}

func dash(text string) string {
	if text == "" {
		return "–"
	}
	return text
}

// widest is how many characters a cell of a table may have.
const widest = 40

// writeTable prints rows in columns, long cells cut.
func writeTable(w io.Writer, rows [][]string) error {
	table := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	for _, row := range rows {
		for i, cell := range row[:len(row)-1] {
			if utf8.RuneCountInString(cell) > widest {
				row[i] = string([]rune(cell)[:widest-1]) + "…"
			}
		}
		fmt.Fprintln(table, strings.Join(row, "\t"))
	}
	return table.Flush()
}
