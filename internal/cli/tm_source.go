package cli

import (
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	cli "github.com/urfave/cli/v2"

	"exonym/internal/bitext"
	bitexts "exonym/internal/bitext/all"
	"exonym/internal/locale"
	"exonym/internal/term/exchange"
	"exonym/internal/ui"
)

// bitextSource gives units, as often as it is asked.
type bitextSource struct {
	file   string // as the user calls it
	format string
	each   func(visit func(*bitext.Unit) bool) ([]exchange.Note, error)
	close  func()
}

func closeSources(sources []*bitextSource) {
	for _, s := range sources {
		if s.close != nil {
			s.close()
		}
	}
}

// bitextSources opens what is to be imported.
func (p *program) bitextSources(c *cli.Context, o *tmImportOptions) ([]*bitextSource, error) {
	if o.align {
		s, err := p.alignSource(c, o)
		if err != nil {
			return nil, err
		}
		return []*bitextSource{s}, nil
	}
	var sources []*bitextSource
	code := exitOK
	for _, file := range o.files {
		s, err := p.fileSource(o, file)
		if err != nil {
			code = max(code, p.finish(err))
			continue
		}
		sources = append(sources, s)
	}
	if code != exitOK {
		closeSources(sources)
		p.say(locale.Say(sayNothingStored, nil))
		return nil, exit(code)
	}
	return sources, nil
}

// fileSource opens a file of translated texts. What can be read only once, as
// standard input, is copied first.
func (p *program) fileSource(o *tmImportOptions, file string) (*bitextSource, error) {
	name := file
	if file == "-" && o.format == "" {
		name = "-.tmx"
	}
	packed := strings.EqualFold(filepath.Ext(name), ".gz")
	if packed {
		name = name[:len(name)-len(".gz")]
	}
	f, ok := bitexts.For(o.format, name)
	names := struct{ Names string }{strings.Join(bitextNames(), ", ")}
	switch {
	case !ok && o.format != "":
		return nil, usage(locale.Say(sayNoExchangeFormat, struct{ Name, Names string }{o.format, names.Names}), locale.Message{})
	case !ok:
		return nil, usage(locale.Say(sayNoFormat, inFile{file}), locale.Say(sayGiveExchangeFormat, names))
	}
	in, err := p.stream(file)
	if err != nil {
		return nil, err
	}
	kept, remove, err := seekable(in)
	if err != nil {
		return nil, fileFault(file, err)
	}
	how := exchange.Options{File: file, Source: o.from, Target: o.to, Columns: o.columns, Encoding: o.encoding}
	return &bitextSource{file: file, format: f.Name, close: remove, each: func(visit func(*bitext.Unit) bool) ([]exchange.Note, error) {
		if _, err := kept.Seek(0, io.SeekStart); err != nil {
			return nil, err
		}
		if !packed {
			return f.Read(kept, how, visit)
		}
		unpacked, err := gzip.NewReader(kept)
		if err != nil { // an empty file says no more than EOF
			return nil, gzip.ErrHeader
		}
		return f.Read(unpacked, how, visit)
	}}, nil
}

// seekable returns a file that can be read again, and what closes it.
func seekable(in io.ReadCloser) (*os.File, func(), error) {
	if file, ok := in.(*os.File); ok {
		if info, err := file.Stat(); err == nil && info.Mode().IsRegular() {
			return file, func() { file.Close() }, nil
		}
	}
	defer in.Close()
	copied, err := os.CreateTemp("", "exonym-*")
	if err != nil {
		return nil, nil, err
	}
	remove := func() {
		copied.Close()
		os.Remove(copied.Name())
	}
	if _, err := io.Copy(copied, in); err != nil {
		remove()
		return nil, nil, err
	}
	return copied, remove, nil
}

// proveSources reads everything to the end and tells all mistakes.
func (p *program) proveSources(ctx context.Context, o *tmImportOptions, sources []*bitextSource, done *importDone) error {
	mistakes := 0
	for _, s := range sources {
		f, err := p.prove(ctx, o, s)
		var faults exchange.Faults
		switch {
		case errors.As(err, &faults):
			mistakes += p.sayFaults(faults)
		case err != nil:
			return err
		}
		done.Files = append(done.Files, f)
	}
	if mistakes > 0 {
		p.say(locale.Say(sayNothingImported, struct{ N string }{p.speaker.Number(mistakes)}, mistakes))
		return exit(exitFailure)
	}
	if done.takesNone() {
		for _, f := range done.Files {
			p.sayRemarks(f.Remarks)
		}
		return &fault{says: locale.Say(sayNoUnits, nil), code: exitFailure}
	}
	return nil
}

// prove reads one source to its end. The error is exchange.Faults for its mistakes.
func (p *program) prove(ctx context.Context, o *tmImportOptions, s *bitextSource) (importFile, error) {
	progress := ui.NewProgress(p.err)
	defer progress.Clear()
	f, read := importFile{File: s.file, Format: s.format, Pairs: map[string]int{}}, 0
	notes, err := s.each(func(u *bitext.Unit) bool {
		if o.takes(u) {
			f.note(u)
		}
		if read++; read%1000 == 0 {
			progress.Show(p.count(sayTMReading, read))
		}
		return ctx.Err() == nil
	})
	f.Remarks = p.remarks(notes)
	var faults exchange.Faults
	switch {
	case ctx.Err() != nil:
		return f, ctx.Err()
	case err != nil && !errors.As(err, &faults):
		return f, fileFault(s.file, err)
	}
	return f, err
}

// note counts a unit, and keeps the origin as long as all units have the same.
func (f *importFile) note(u *bitext.Unit) {
	if f.Units == 0 {
		f.origin = u.Origin.Name
	}
	if f.origin != u.Origin.Name {
		f.origin = ""
	}
	f.Units++
	f.Pairs[u.From.String()+" > "+u.To.String()]++
}

// pairList lists pairs of languages, the most frequent first.
func (p *program) pairList(pairs map[string]int) string {
	names := slices.Sorted(maps.Keys(pairs))
	slices.SortStableFunc(names, func(a, b string) int { return pairs[b] - pairs[a] })
	list := make([]string, 0, len(names))
	for _, name := range names[:min(len(names), most)] {
		list = append(list, fmt.Sprintf("%s: %s", name, p.speaker.Number(pairs[name])))
	}
	if len(names) > most {
		list = append(list, "…")
	}
	return strings.Join(list, ", ")
}

// writeLine writes a line of the answer.
func (p *program) writeLine(m locale.Message) { fmt.Fprintln(p.out, p.text(m)) }
