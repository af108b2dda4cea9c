package cli

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"golang.org/x/text/language"

	"exonym/internal/article"
	"exonym/internal/check"
	"exonym/internal/format"
	"exonym/internal/format/all"
	"exonym/internal/format/charset"
	"exonym/internal/locale"
	"exonym/internal/pipeline"
	"exonym/internal/term"
)

// readOptions is how articles are read, whatever is done with them after.
type readOptions struct {
	from     language.Tag
	format   string
	encoding string
	keys     []string
	base     *term.Base
	checks   []*check.Check
}

// input is an article as read, with the encoding it came in.
type input struct {
	path     string
	source   *pipeline.Source
	encoding charset.Encoding
}

// open reads, decodes, splits and audits one file; "-" is standard input.
func (p *program) open(path string, o readOptions) (*input, error) {
	doc, f, encoding, err := p.parse(path, o)
	if err != nil {
		return nil, err
	}
	source, err := pipeline.Open(doc, f, o.from, o.base, o.checks)
	if errors.Is(err, pipeline.ErrLanguage) {
		return nil, &fault{says: locale.Say(sayLanguageUnclear, inFile{path}), hint: locale.Say(sayGiveFrom, nil), code: exitFailure, cause: err}
	}
	return &input{path, source, encoding}, err
}

// parse reads and decodes one file.
func (p *program) parse(path string, o readOptions) (*article.Document, format.Format, charset.Encoding, error) {
	var encoding charset.Encoding
	raw, err := p.load(path)
	if err != nil {
		return nil, nil, encoding, err
	}
	p.room.add(len(raw))
	f, err := pickFormat(path, o.format)
	if err != nil {
		return nil, nil, encoding, err
	}
	text, encoding, err := charset.Decode(raw, o.encoding)
	if err != nil {
		return nil, nil, encoding, encodingFault(path, err)
	}
	encoding.References = f.Info().Name == "html"
	doc, err := f.Read(text, format.Options{Name: path, Keys: o.keys})
	if err != nil {
		return nil, nil, encoding, &fault{says: locale.Say(sayFormatFailure, inFileBecause{path, err.Error()}), code: exitFailure, cause: err}
	}
	return doc, f, encoding, nil
}

func pickFormat(path, name string) (format.Format, error) {
	if f, ok := all.For(name, filepath.Ext(path)); ok {
		return f, nil
	}
	if name != "" {
		return nil, usage(locale.Say(sayUnknownFormat, struct{ Name string }{name}), locale.Message{})
	}
	if path == "-" {
		f, _ := all.For("text", "")
		return f, nil
	}
	return nil, usage(locale.Say(sayNoFormat, inFile{path}), locale.Say(sayGiveFormat, nil))
}

// load returns the bytes of a file or of standard input.
func (p *program) load(path string) ([]byte, error) {
	if path == "-" {
		return io.ReadAll(p.in)
	}
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, &fault{says: locale.Say(sayNoSuchFile, inFile{path}), hint: missingHint(path), code: exitFailure, cause: err}
	case err != nil:
		return nil, fileFault(path, err)
	case info.IsDir():
		return nil, &fault{says: locale.Say(sayIsFolder, inFile{path}), hint: locale.Say(sayFolderHint, inFile{filepath.Join(path, "*.md")}), code: exitFailure}
	case !info.Mode().IsRegular() && info.Mode()&os.ModeNamedPipe == 0:
		return nil, &fault{says: locale.Say(sayNoRegularFile, inFile{path}), code: exitFailure}
	}
	raw, err := os.ReadFile(path)
	if err != nil {
		return nil, fileFault(path, err)
	}
	return raw, nil
}

// missingHint proposes a file of nearly the same name in the same folder.
func missingHint(path string) locale.Message {
	dir, name := filepath.Split(path)
	entries, err := os.ReadDir(filepath.Clean("./" + dir))
	if filepath.IsAbs(path) {
		entries, err = os.ReadDir(filepath.Clean(dir))
	}
	if err != nil || len(name) < 4 {
		return locale.Message{}
	}
	for _, entry := range entries {
		if !entry.IsDir() && edits(name, entry.Name()) <= 2 {
			return locale.Say(sayDidYouMean, struct{ Command string }{dir + entry.Name()})
		}
	}
	return locale.Message{}
}

// inFile and inFileBecause are the data of messages about a file.
type inFile struct{ File string }

type inFileBecause struct{ File, Cause string }

// fileFault words what the system says about a file.
func fileFault(path string, err error) error {
	says := locale.Say(sayFileFailure, inFileBecause{path, cause(err)})
	switch {
	case errors.Is(err, fs.ErrPermission):
		says = locale.Say(sayNotAllowed, inFile{path})
	case isFull(err):
		says = locale.Say(sayDiskFull, inFile{path})
	case isReadOnly(err):
		says = locale.Say(sayReadOnly, inFile{path})
	case isFolder(err):
		says = locale.Say(sayIsFolder, inFile{path})
	case isNotFolder(err):
		says = locale.Say(sayNotAFolder, inFile{path})
	case isLongName(err):
		says = locale.Say(sayLongName, inFile{path})
	case errors.Is(err, fs.ErrNotExist):
		says = locale.Say(sayNoFolder, inFile{path})
	}
	return &fault{says: says, code: exitFailure, cause: err}
}

// cause is the innermost text of a system error, without the path again.
func cause(err error) string {
	var path *fs.PathError
	if errors.As(err, &path) {
		return path.Err.Error()
	}
	return err.Error()
}

func encodingFault(path string, err error) error {
	var bad *charset.Error
	var binary *charset.BinaryError
	var name *charset.NameError
	var char *charset.RuneError
	switch {
	case errors.As(err, &name):
		return usage(locale.Say(sayUnknownEncoding, struct{ Name string }{name.Name}), locale.Say(sayEncodingNames, nil))
	case errors.As(err, &char):
		return &fault{says: locale.Say(sayNotInEncoding, struct{ File, Character, Encoding string }{path, string(char.Rune), char.Encoding}),
			hint: locale.Say(sayConvertFirst, nil), code: exitFailure, cause: err}
	case errors.As(err, &binary):
		return &fault{says: locale.Say(sayBinary, inFile{path}), code: exitFailure, cause: err}
	case errors.As(err, &bad):
		return &fault{
			says: locale.Say(sayBadEncoding, struct {
				File, Encoding       string
				Line, Column, Offset int
			}{path, bad.Encoding, bad.Line, bad.Column, bad.Offset}),
			hint: locale.Say(sayEncodingHint, nil), code: exitFailure, cause: err,
		}
	}
	return &fault{says: locale.Say(sayFileFailure, inFileBecause{path, err.Error()}), code: exitFailure, cause: err}
}

// sameLanguage reports whether two tags are one language to a translator:
// French and Canadian French are, Serbian and Croatian are not.
func sameLanguage(a, b language.Tag) bool {
	x, _ := a.Base()
	y, _ := b.Base()
	return x == y && slices.Equal(scripts(a), scripts(b))
}

func scripts(tag language.Tag) []string {
	script, _ := tag.Script()
	return []string{script.String()}
}
