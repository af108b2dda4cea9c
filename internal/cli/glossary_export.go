package cli

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	cli "github.com/urfave/cli/v2"
	"golang.org/x/text/language"

	"exonym/internal/locale"
	"exonym/internal/memory"
	"exonym/internal/term"
	"exonym/internal/term/exchange"
)

// exportOptions is what the flags of `exonym glossary export` say.
type exportOptions struct {
	format     string
	out        string // "" and "-" are standard output
	from, to   language.Tag
	languages  []language.Tag
	kinds      []term.Kind
	subjects   []string
	layer      string // "" is all but the built-in one
	glossaries []string
	tbx        int
	force      bool
	json       bool
}

func (p *program) exportCommand() *cli.Command {
	return &cli.Command{
		Name:  "export",
		Usage: p.text(sayExportUsage),
		UsageText: "exonym glossary export [--out FILE]\n" +
			"exonym glossary export --format deepl --from TAG --to TAG",
		Description: "exonym glossary export --out terms.xlsx\n" +
			"exonym glossary export --layer all --kind place --language en,fr --out places.csv\n" +
			"exonym glossary export --format deepl --from en --to fr > deepl.tsv\n" +
			"exonym glossary export --format tbx --tbx-version 2 --out terms.tbx",
		Flags: []cli.Flag{
			&cli.StringFlag{Name: "format", Usage: p.text(sayExportFormatFlag)},
			&cli.StringFlag{Name: "out", Aliases: []string{"o"}, Usage: p.text(sayExportOutFlag)},
			&cli.StringFlag{Name: "from", Usage: p.text(sayPairFromFlag)},
			&cli.StringFlag{Name: "to", Usage: p.text(sayPairToFlag)},
			&cli.StringSliceFlag{Name: "language", Usage: p.text(sayLanguagesFlag)},
			&cli.StringSliceFlag{Name: "kind", Usage: p.text(sayKindsFlag)},
			&cli.StringSliceFlag{Name: "subject", Usage: p.text(saySubjectsFlag)},
			&cli.StringFlag{Name: "layer", Usage: p.text(sayLayerFlag)},
			&cli.StringSliceFlag{Name: "glossary", Aliases: []string{"g"}, Usage: p.text(sayGlossaryFlag)},
			&cli.IntFlag{Name: "tbx-version", Value: 3, Usage: p.text(sayTBXFlag)},
			&cli.BoolFlag{Name: "force", Usage: p.text(sayForceFlag)},
			p.jsonFlag(),
		},
		BashComplete: p.completeExchange(map[string]candidates{
			"format": formatNames, "from": p.knownLanguages, "to": p.knownLanguages, "language": p.knownLanguages,
			"kind": kindNames, "layer": words(exportLayers...), "tbx-version": words("2", "3"),
		}),
		Action: func(c *cli.Context) error {
			options, err := readExportOptions(c)
			if err != nil {
				return err
			}
			return p.export(options)
		},
	}
}

// exportLayers are what --layer takes.
var exportLayers = []string{"builtin", "user", "project", "all"}

func readExportOptions(c *cli.Context) (*exportOptions, error) {
	o := &exportOptions{
		format: c.String("format"), out: c.String("out"), subjects: commaList(c.StringSlice("subject")), layer: c.String("layer"),
		glossaries: c.StringSlice("glossary"), tbx: c.Int("tbx-version"), force: c.Bool("force"), json: c.Bool("json"),
	}
	if o.out == "-" {
		o.out = ""
	}
	var err error
	if o.from, err = languageFlag(c, "from"); err != nil {
		return nil, err
	}
	if o.to, err = languageFlag(c, "to"); err != nil {
		return nil, err
	}
	if o.languages, err = tagsFlag(c, "language"); err != nil {
		return nil, err
	}
	for _, name := range commaList(c.StringSlice("kind")) {
		kind, err := parseKind(name)
		if err != nil {
			return nil, err
		}
		o.kinds = append(o.kinds, kind)
	}
	switch {
	case c.Args().Present():
		return nil, usage(locale.Say(sayExportArgument, inFile{c.Args().First()}), locale.Say(sayTryCommand, struct{ Command string }{"--out " + c.Args().First()}))
	case o.layer != "" && !slices.Contains(exportLayers, o.layer):
		return nil, usage(locale.Say(sayNoLayer, struct{ Name, Names string }{o.layer, strings.Join(exportLayers, ", ")}), locale.Message{})
	case o.tbx != 2 && o.tbx != 3:
		return nil, usage(locale.Say(sayFlagValue, struct{ Value, Flag string }{fmt.Sprint(o.tbx), "--tbx-version"}), locale.Say(sayTryCommand, struct{ Command string }{"--tbx-version 2"}))
	case o.json && o.out == "":
		return nil, usage(locale.Say(sayExportJSON, nil), locale.Say(sayTryCommand, struct{ Command string }{"exonym glossary export --format json"}))
	}
	return o, nil
}

// export is `exonym glossary export`.
func (p *program) export(o *exportOptions) error {
	f, err := exportFormat(o)
	if err != nil {
		return err
	}
	switch {
	case f.Pair && (o.from == language.Und || o.to == language.Und):
		return usage(locale.Say(exchange.FaultPair, nil), locale.Say(sayTryCommand,
			struct{ Command string }{"exonym glossary export --format " + f.Name + " --from en --to fr"}))
	case f.Name == "xlsx" && o.out == "" && p.out.Live:
		return usage(locale.Say(sayWorkbookOnScreen, nil), locale.Say(sayTryCommand, struct{ Command string }{"--out glossary.xlsx"}))
	}
	concepts, err := p.exported(o)
	if err != nil {
		return err
	}
	ledger := p.openMemory(&translateOptions{})
	if ledger != nil {
		defer ledger.Close()
	}
	if o.out != "" {
		if err := mayWrite(o.out, o.force, ledger); err != nil {
			return exportFault(o.out, err)
		}
	}
	lost, err := p.writeExport(f, concepts, o, ledger)
	if err != nil {
		return err
	}
	return p.sayExport(f, concepts, lost, o)
}

// exportFormat returns the format that is named, else that of the file, else CSV.
func exportFormat(o *exportOptions) (*exchange.Format, error) {
	if o.format == "" && o.out == "" {
		return exchangeFormat("csv", "", nil)
	}
	return exchangeFormat(o.format, o.out, nil)
}

// exported returns the concepts of the chosen layers, kinds and subjects, by id.
func (p *program) exported(o *exportOptions) ([]*term.Concept, error) {
	layers, err := chosenLayers(o)
	if err != nil {
		return nil, err
	}
	base, err := loadLayers(layers...)
	if err != nil {
		return nil, err
	}
	var concepts []*term.Concept
	for _, c := range base.Concepts() {
		if o.wants(c) {
			concepts = append(concepts, c)
		}
	}
	if len(concepts) == 0 {
		hint := locale.Message{}
		if o.layer != "all" && o.layer != "builtin" {
			hint = locale.Say(sayBuiltinToo, nil)
		}
		return nil, &fault{says: locale.Say(sayNothingToExport, nil), hint: hint, code: exitFailure}
	}
	if o.layer == "" {
		p.say(locale.Say(sayBuiltinToo, nil))
	}
	return concepts, nil
}

// chosenLayers returns the layers that --layer names, and the files of --glossary
// over them.
func chosenLayers(o *exportOptions) ([]term.Layer, error) {
	var layers []term.Layer
	if o.layer == "all" || o.layer == "builtin" {
		builtin, err := builtinLayers()
		if err != nil {
			return nil, err
		}
		layers = builtin
	}
	own, err := ownLayers()
	if err != nil {
		return nil, err
	}
	for _, layer := range own {
		if layer.Exists && (o.layer == "" || o.layer == "all" || o.layer == string(layer.Owner)) {
			layers = append(layers, term.Folder(layer.Dir))
		}
	}
	for _, file := range o.glossaries {
		layers = append(layers, term.File(file))
	}
	return layers, nil
}

// wants reports whether a concept is of the kinds and subjects asked for.
func (o *exportOptions) wants(c *term.Concept) bool {
	if len(o.kinds) > 0 && !slices.Contains(o.kinds, c.Kind) {
		return false
	}
	return len(o.subjects) == 0 || slices.ContainsFunc(c.Subject, func(subject string) bool { return slices.Contains(o.subjects, subject) })
}

// writeExport writes the file, or standard output.
func (p *program) writeExport(f *exchange.Format, concepts []*term.Concept, o *exportOptions, ledger *memory.Memory) (exchange.Lost, error) {
	how := exchange.Options{File: o.out, Source: o.from, Target: o.to, Languages: o.languages, Version: o.tbx}
	var lost exchange.Lost
	write := func(w io.Writer) (err error) {
		out := bufio.NewWriterSize(w, pageBuffer)
		if lost, err = f.Export(out, concepts, how); err != nil {
			return err
		}
		return out.Flush()
	}
	if o.out == "" {
		return lost, p.exportError("", write(p.out))
	}
	sum := memory.NewDigest()
	if err := writeWith(o.out, func(w io.Writer) error { return write(io.MultiWriter(w, sum)) }); err != nil {
		return lost, p.exportError(o.out, err)
	}
	if ledger != nil {
		if err := ledger.RecordDigest(o.out, sum); err != nil {
			p.say(locale.Say(sayNoMemory, struct{ Cause string }{err.Error()}))
		}
	}
	return lost, nil
}

// exportError words what an export fails with.
func (p *program) exportError(path string, err error) error {
	var faults exchange.Faults
	switch {
	case err == nil:
		return nil
	case errors.As(err, &faults):
		p.sayFaults(faults)
		return exit(exitFailure)
	case path == "":
		return err // told by the one who watches standard output
	}
	return fileFault(path, err)
}

// exportFault words why a file may not be written.
func exportFault(path string, err error) error {
	if errors.Is(err, errEdited) {
		return &fault{says: locale.Say(sayEdited, inFile{path}), hint: locale.Say(sayExportForceHint, nil), code: exitFailure, cause: err}
	}
	return fileFault(path, err)
}

// listedExport is an export as --json writes it.
type listedExport struct {
	File     string         `json:"file"`
	Format   string         `json:"format"`
	Concepts int            `json:"concepts"`
	Lost     map[string]int `json:"lost"`
	Remarks  []remark       `json:"remarks"`
}

// sayExport tells on standard error what was written, and what the format could not
// hold.
func (p *program) sayExport(f *exchange.Format, concepts []*term.Concept, lost exchange.Lost, o *exportOptions) error {
	remarks := p.remarks(lost.Notes)
	if o.json {
		fields := lost.Fields
		if fields == nil {
			fields = map[string]int{}
		}
		return p.writeJSON(listedExport{o.out, f.Name, len(concepts), fields, remarks})
	}
	if len(lost.Fields) > 0 {
		var fields []string
		for _, name := range slices.Sorted(maps.Keys(lost.Fields)) {
			fields = append(fields, fmt.Sprintf("%s (%s)", name, p.speaker.Number(lost.Fields[name])))
		}
		p.say(locale.Say(sayLost, struct{ Format, Fields string }{f.Name, strings.Join(fields, ", ")}))
	}
	p.sayRemarks(remarks)
	if o.out != "" {
		n := len(concepts)
		p.say(locale.Say(sayExportDone, struct{ N, File string }{p.speaker.Number(n), o.out}, n))
	}
	return p.stdout.err
}
