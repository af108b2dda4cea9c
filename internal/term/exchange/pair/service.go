package pair

import (
	"bufio"
	"bytes"
	"io"
	"strconv"

	"github.com/nicksnyder/go-i18n/v2/i18n"

	"exonym/internal/term"
	"exonym/internal/term/exchange"
	"exonym/internal/term/exchange/markup"
	"exonym/internal/term/exchange/table"
)

// DeepL is the glossary of the DeepL API (v3): TSV, or CSV when the file is called
// so.
var DeepL = &exchange.Format{
	Name: "deepl", Pair: true,
	Import: readLines,
	Export: func(w io.Writer, concepts []*term.Concept, o exchange.Options) (exchange.Lost, error) {
		return writeLines(w, separator(o, "\t"), concepts, o)
	},
}

// Azure is the glossary of Azure document translation: TSV, or CSV or XLIFF 1.2 when
// the file is called so.
var Azure = &exchange.Format{
	Name: "azure", Extensions: []string{".xlf", ".xliff"}, Pair: true,
	Import: func(src []byte, o exchange.Options) (exchange.Imported, error) {
		if bytes.HasPrefix(bytes.TrimLeft(src, "\ufeff \t\r\n"), []byte("<")) {
			return readXLIFF(src, o)
		}
		return readLines(src, o)
	},
	Export: func(w io.Writer, concepts []*term.Concept, o exchange.Options) (exchange.Lost, error) {
		if endsWith(o, ".xlf", ".xliff") {
			return writeXLIFF(w, concepts, o)
		}
		return writeLines(w, separator(o, "\t"), concepts, o)
	},
}

// separator returns what the name of the file asks for, or usual.
func separator(o exchange.Options, usual string) string {
	switch {
	case endsWith(o, ".csv"):
		return ","
	case endsWith(o, ".tsv", ".tab", ".txt"):
		return "\t"
	}
	return usual
}

// maxFile is the size of one glossary in bytes (DeepL API: 10 MB for a pair; Google
// Cloud Translation: 10,485,760; Azure document translation: 10 MB).
const maxFile = 10_000_000

var noteFile = &i18n.Message{
	ID:    "exchange.note.file-size",
	Other: "the file is larger than the 10 MB that the service takes: export fewer subjects",
}

// writeLines writes two columns.
func writeLines(w io.Writer, sep string, concepts []*term.Concept, o exchange.Options) (exchange.Lost, error) {
	var lost exchange.Lost
	if err := named(o); err != nil {
		return lost, err
	}
	out := bufio.NewWriter(w)
	size := 0
	for _, e := range entries(concepts, o, &lost) {
		line := e.source + "\t" + e.target + "\n"
		if sep == "," {
			line = table.Quote(e.source, sep) + "," + table.Quote(e.target, sep) + "\n"
		}
		size += len(line)
		out.WriteString(line)
	}
	if size > maxFile {
		lost.Note(o.File, noteFile, "")
	}
	return lost, out.Flush()
}

// writeXLIFF writes XLIFF 1.2.
func writeXLIFF(w io.Writer, concepts []*term.Concept, o exchange.Options) (exchange.Lost, error) {
	var lost exchange.Lost
	if err := named(o); err != nil {
		return lost, err
	}
	out := markup.NewWriter(w, "")
	out.Open("xliff", "version", "1.2", "xmlns", "urn:oasis:names:tc:xliff:document:1.2")
	out.Open("file", "original", "glossary", "datatype", "plaintext",
		"source-language", o.Source.String(), "target-language", o.Target.String())
	out.Open("body")
	for i, e := range entries(concepts, o, &lost) {
		out.Open("trans-unit", "id", strconv.Itoa(i+1))
		out.Leaf("source", e.source)
		out.Leaf("target", e.target)
		out.Close()
	}
	return lost, out.Done()
}
