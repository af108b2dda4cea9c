package cli

import (
	"errors"
	"os"
	"path/filepath"

	"golang.org/x/text/language"

	"exonym/internal/locale"
	"exonym/internal/term"
	"exonym/internal/term/exchange"
	"exonym/internal/term/intake"
	"exonym/internal/term/store"
)

// batch is what one file gives.
type batch struct {
	file     string
	format   *exchange.Format
	imported exchange.Imported
	source   language.Tag // of a file that holds pairs
}

// readBatches reads all files. The mistakes of all are told, and then nothing is
// taken of any.
func (p *program) readBatches(o *importOptions) ([]batch, error) {
	var batches []batch
	mistakes, code := 0, exitOK
	for _, file := range o.files {
		b, err := p.readBatch(file, o)
		var faults exchange.Faults
		switch {
		case errors.As(err, &faults):
			mistakes += p.sayFaults(faults)
			code = max(code, exitFailure)
		case err != nil:
			mistakes++
			code = max(code, p.finish(err))
		default:
			batches = append(batches, b)
		}
	}
	if mistakes == 0 {
		return batches, nil
	}
	p.say(locale.Say(sayNothingImported, struct{ N string }{p.speaker.Number(mistakes)}, mistakes))
	return nil, exit(code)
}

// sayFaults tells the mistakes of a file, each behind its place, and returns how many
// they are. What is wrong with the file as a whole is told once.
func (p *program) sayFaults(faults exchange.Faults) int {
	told := 0
	for i, f := range faults {
		if i > 0 && f.At.Line == 0 && f.Message == faults[i-1].Message {
			continue
		}
		told++
		hint := locale.Message{}
		if f.Message == exchange.FaultPair {
			hint = locale.Say(sayTryCommand, struct{ Command string }{"--from en --to fr"})
		}
		text := f.At.String() + ": " + p.text(locale.Say(f.Message, f.Data))
		p.complain(&fault{says: locale.Say(sayFailure, struct{ Cause string }{text}), hint: hint})
	}
	if told == exchange.MaxFaults {
		p.say(locale.Say(sayMoreFaults, inFile{faults[0].At.File}))
	}
	return told
}

func (p *program) readBatch(file string, o *importOptions) (batch, error) {
	if info, err := os.Stat(file); err == nil && info.IsDir() {
		return batch{}, &fault{says: locale.Say(sayIsFolder, inFile{file}), hint: locale.Say(sayTryCommand,
			struct{ Command string }{"exonym glossary import " + filepath.Join(file, "*.csv")}), code: exitFailure}
	}
	data, err := p.load(file)
	if err != nil {
		return batch{}, err
	}
	name := file
	if file == "-" && o.format == "" {
		name = "-.csv" // a table looks like any text
	}
	f, err := exchangeFormat(o.format, name, data)
	if err != nil {
		return batch{}, err
	}
	in, err := f.Import(data, exchange.Options{
		File: file, Source: o.from, Target: o.to, Columns: o.columns, Encoding: o.encoding, Sheet: o.sheet,
	})
	if err != nil {
		return batch{}, err
	}
	b := batch{file: file, format: f, imported: in}
	if f.Pair || o.from != language.Und && o.to != language.Und {
		b.source = o.from
	}
	o.dress(in.Concepts)
	return b, nil
}

// dress gives concepts what the flags say of all.
func (o *importOptions) dress(concepts []*term.Concept) {
	for _, c := range concepts {
		if o.kind != "" && (c.Kind == "" || c.Kind == term.General) {
			c.Kind = o.kind
		}
		if o.subject != "" {
			c.Subject = append(c.Subject[:len(c.Subject):len(c.Subject)], o.subject)
		}
	}
}

// landing is the layer that takes what is imported.
type landing struct {
	target
	shelf  *store.Shelf
	single bool // the layer is one file
	stands intake.Stands
}

// openLanding reads the layer that --into names, those below and those above it.
func (p *program) openLanding(into string) (*landing, error) {
	t, err := pickTarget(into)
	if err != nil {
		return nil, &fault{says: locale.Say(sayNoGlossaryFile, inFile{into}),
			hint: locale.Say(sayTryCommand, struct{ Command string }{"--into glossary.yaml"}), code: exitUsage, cause: err}
	}
	below, above, err := layersAround(t.path)
	if err != nil {
		return nil, err
	}
	l := &landing{target: t, single: isYAMLName(t.path)}
	if l.stands.Base, err = loadLayers(below...); err != nil {
		return nil, err
	}
	if len(above) > 0 {
		if l.stands.Above, err = loadLayers(above...); err != nil {
			return nil, err
		}
	}
	if l.shelf, err = store.Open(t.path); err != nil {
		return nil, p.storeFault(err)
	}
	l.stands.Entries = l.shelf.Entries()
	return l, nil
}

// layersAround returns the layers up to the one at path, and those that are stronger.
func layersAround(path string) (below, above []term.Layer, err error) {
	if below, err = builtinLayers(); err != nil {
		return nil, nil, err
	}
	own, err := ownLayers()
	if err != nil {
		return nil, nil, err
	}
	found := false
	for _, layer := range own {
		switch {
		case found:
			above = append(above, term.Folder(layer.Dir))
		case layer.Exists:
			below = append(below, term.Folder(layer.Dir))
		}
		found = found || layer.Dir == path
	}
	if info, err := os.Stat(path); err == nil && !found {
		if info.IsDir() {
			return append(below, term.Folder(path)), above, nil
		}
		return append(below, term.File(path)), above, nil
	}
	return below, above, nil
}

// place is how people are told where the layer is.
func (l *landing) place() string { return shown(l.path) }
