package table

import (
	"bufio"
	"io"
	"strings"

	"github.com/nicksnyder/go-i18n/v2/i18n"
	"golang.org/x/text/language"

	"exonym/internal/term"
	"exonym/internal/term/exchange"
)

// CSV is the table whose cells are parted by commas. Reading takes semicolons and
// tabs as well.
var CSV = &exchange.Format{
	Name: "csv", Extensions: []string{".csv"}, Lossless: true,
	Import: read,
	Export: func(w io.Writer, concepts []*term.Concept, o exchange.Options) (exchange.Lost, error) {
		return write(w, ",", concepts, o)
	},
}

// TSV is the table whose cells are parted by tabs.
var TSV = &exchange.Format{
	Name: "tsv", Extensions: []string{".tsv", ".tab"}, Lossless: true,
	Import: read,
	Export: func(w io.Writer, concepts []*term.Concept, o exchange.Options) (exchange.Lost, error) {
		return write(w, "\t", concepts, o)
	},
}

var noteGuessed = &i18n.Message{
	ID:    "exchange.note.guessed",
	Other: "the file does not say its encoding and was read as {{.What}}",
}

// read imports a table of any separator.
func read(src []byte, o exchange.Options) (exchange.Imported, error) {
	c := exchange.NewCollector(o)
	text, fault := exchange.Decode(o.File, src, o.Encoding)
	if fault != nil && o.Encoding == "" && western(src, o) {
		text, fault = exchange.Decode(o.File, src, western1252)
		c.Note(c.At(0, 0), noteGuessed, western1252)
	}
	if fault != nil {
		return exchange.Imported{}, exchange.Faults{fault}
	}
	r := NewReader(c, true)
	Scan(c, text, r.Read)
	return r.Done()
}

// Done returns what the rows gave.
func (r *Reader) Done() (exchange.Imported, error) {
	if r.header == nil && !r.c.Failed() {
		r.c.Fail(r.c.At(0, 0), exchange.FaultEmpty, nil)
	}
	return r.c.Done()
}

const western1252 = "windows-1252"

// westernLanguages are those that Windows-1252 is made for (Microsoft, code page
// 1252): what Excel writes there when it saves as CSV.
var westernLanguages = strings.Fields("af ca da de en es eu fi fo fr ga gl id is it lb nb nl nn no oc pt sv sw")

// western reports a file that holds western languages alone by its header, and no
// NUL: then bytes that are not UTF-8 are most likely Windows-1252.
func western(src []byte, o exchange.Options) bool {
	probe := exchange.NewCollector(o)
	line := src
	if i := strings.IndexAny(string(src[:min(len(src), maxHeader)]), "\r\n"); i >= 0 {
		line = src[:i]
	}
	decoded, fault := exchange.Decode(o.File, line, western1252)
	if fault != nil {
		return false
	}
	var h header
	Scan(probe, decoded, func(row []Cell) bool {
		h = readHeader(probe, row)
		return false
	})
	for _, s := range h.slots {
		if !isWestern(s.lang) {
			return false
		}
	}
	return len(h.slots) > 0
}

// maxHeader is where the search for the end of the header stops, in bytes.
const maxHeader = 64 << 10

func isWestern(lang language.Tag) bool {
	base, _ := lang.Base()
	for _, code := range westernLanguages {
		if base.String() == code {
			return true
		}
	}
	return false
}

// write exports a table as text.
func write(w io.Writer, sep string, concepts []*term.Concept, o exchange.Options) (exchange.Lost, error) {
	out := bufio.NewWriter(w)
	lost, err := Write(concepts, o, func(row []string) error {
		for i, cell := range row {
			if i > 0 {
				out.WriteString(sep)
			}
			out.WriteString(Quote(Guard(cell), sep))
		}
		_, err := out.WriteString("\n")
		return err
	})
	if err != nil {
		return lost, err
	}
	return lost, out.Flush()
}

// Quote sets a cell in quotation marks where its text would be read otherwise.
func Quote(cell, sep string) string {
	if !strings.ContainsAny(cell, sep+"\"\r\n") {
		return cell
	}
	return `"` + strings.ReplaceAll(cell, `"`, `""`) + `"`
}
