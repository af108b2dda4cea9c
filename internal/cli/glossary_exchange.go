package cli

import (
	"fmt"
	"slices"
	"strings"

	cli "github.com/urfave/cli/v2"
	"golang.org/x/text/language"

	"exonym/glossary"
	"exonym/internal/locale"
	"exonym/internal/term"
	"exonym/internal/term/exchange"
	"exonym/internal/term/exchange/all"
	"exonym/internal/term/lint"
)

// exchangeCommands bring concepts in and out, and judge them.
func (p *program) exchangeCommands() []*cli.Command {
	return []*cli.Command{p.importCommand(), p.exportCommand(), p.lintCommand()}
}

// exchangeFormat returns the format called name, else the one of a file.
func exchangeFormat(name, file string, head []byte) (*exchange.Format, error) {
	if f, ok := all.For(name, file, head); ok {
		return f, nil
	}
	names := struct{ Names string }{strings.Join(formatNames(), ", ")}
	if name != "" {
		return nil, usage(locale.Say(sayNoExchangeFormat, struct{ Name, Names string }{name, names.Names}), locale.Message{})
	}
	if isYAMLName(file) {
		return nil, usage(locale.Say(sayIsGlossary, inFile{file}), locale.Say(sayIsGlossaryHint, inFile{file}))
	}
	return nil, usage(locale.Say(sayNoFormat, inFile{file}), locale.Say(sayGiveExchangeFormat, names))
}

func formatNames() []string {
	var names []string
	for _, f := range all.All() {
		names = append(names, f.Name)
	}
	return names
}

// tagsFlag reads a repeatable flag that holds languages.
func tagsFlag(c *cli.Context, name string) ([]language.Tag, error) {
	var tags []language.Tag
	for _, text := range commaList(c.StringSlice(name)) {
		tag, err := parseLanguage(text)
		if err != nil {
			return nil, err
		}
		tags = append(tags, tag)
	}
	return tags, nil
}

// kinds are the kinds of concepts, as flags name them.
var kinds = []term.Kind{term.Place, term.Person, term.Organisation, term.Product, term.Title, term.General}

// parseKind reads a kind.
func parseKind(name string) (term.Kind, error) {
	if kind := term.Kind(strings.ToLower(name)); slices.Contains(kinds, kind) {
		return kind, nil
	}
	return "", usage(locale.Say(sayNoKind, struct{ Name, Names string }{name, joined(kinds)}), locale.Message{})
}

// joined lists words of the command line.
func joined[T ~string](words []T) string {
	texts := make([]string, len(words))
	for i, word := range words {
		texts[i] = string(word)
	}
	return strings.Join(texts, ", ")
}

// builtinPrefix stands before the names of built-in glossary files, to tell them
// from files on disk.
const builtinPrefix = "built-in:"

// builtinFiles returns the files of the built-in glossary under names of their own.
func builtinFiles() ([]lint.File, error) {
	files, err := lint.Read(glossary.FS)
	for i := range files {
		files[i].Name = builtinPrefix + files[i].Name
	}
	return files, err
}

// builtinLayers is the built-in glossary as layers.
func builtinLayers() ([]term.Layer, error) {
	files, err := builtinFiles()
	layers := make([]term.Layer, len(files))
	for i, file := range files {
		layers[i] = term.Bytes(file.Name, file.Data)
	}
	return layers, err
}

// loadLayers is term.Load with its mistakes worded.
func loadLayers(layers ...term.Layer) (*term.Base, error) {
	base, err := term.Load(layers...)
	if err != nil {
		return nil, &fault{says: locale.Say(sayGlossaryFailure, struct{ Cause glossaryFaults }{glossaryFaults{err}}), code: exitFailure, cause: err}
	}
	return base, nil
}

// remark is a Note of an import or an export as --json writes it.
type remark struct {
	Place string `json:"place,omitempty"`
	Count int    `json:"count"`
	Text  string `json:"text"`
}

func (p *program) remarks(notes []exchange.Note) []remark {
	list := make([]remark, len(notes))
	for i, n := range notes {
		list[i] = remark{n.At.String(), n.Count, p.text(locale.Say(n.Message, n.Data, n.Count))}
	}
	return list
}

// sayRemarks tells remarks on standard error, each behind its place.
func (p *program) sayRemarks(remarks []remark) {
	for _, r := range remarks {
		place := r.Place
		if place != "" {
			place += ": "
		}
		fmt.Fprintf(p.err, "%s%s\n", place, r.Text)
	}
}
