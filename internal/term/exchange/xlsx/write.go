package xlsx

import (
	"archive/zip"
	"bufio"
	"encoding/xml"
	"io"
	"strconv"
	"strings"
	"unicode/utf16"

	"github.com/nicksnyder/go-i18n/v2/i18n"

	"exonym/internal/term"
	"exonym/internal/term/exchange"
	"exonym/internal/term/exchange/table"
)

// Format is a workbook of Office Open XML.
var Format = &exchange.Format{
	Name: "xlsx", Extensions: []string{".xlsx"}, Lossless: true,
	Import: read,
	Export: write,
}

// The limits of a sheet (Excel specifications): rows, and UTF-16 units in a cell.
const (
	maxRows = 1 << 20
	maxCell = 32767
)

var faultSize = &i18n.Message{
	ID:    "exchange.fault.sheet-size",
	Other: "a sheet holds 1048576 rows, 16384 columns and 32767 characters a cell at most: export fewer subjects or languages, or another format",
}

const head = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"

// parts are the parts of every workbook beside its sheet, in the order of the file.
var parts = []struct{ name, text string }{
	{"[Content_Types].xml", `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
		`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
		`<Default Extension="xml" ContentType="application/xml"/>` +
		`<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>` +
		`<Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>`},
	{"_rels/.rels", `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
		`<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>`},
	{"xl/workbook.xml", `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">` +
		`<sheets><sheet name="glossary" sheetId="1" r:id="rId1"/></sheets></workbook>`},
	{"xl/_rels/workbook.xml.rels", `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
		`<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`},
}

func write(w io.Writer, concepts []*term.Concept, o exchange.Options) (exchange.Lost, error) {
	z := zip.NewWriter(w)
	for _, part := range parts {
		out, err := z.Create(part.name)
		if err != nil {
			return exchange.Lost{}, err
		}
		if _, err := io.WriteString(out, head+part.text); err != nil {
			return exchange.Lost{}, err
		}
	}
	out, err := z.Create("xl/worksheets/sheet1.xml")
	if err != nil {
		return exchange.Lost{}, err
	}
	lost, err := writeSheet(bufio.NewWriter(out), concepts, o)
	if err != nil {
		return lost, err
	}
	return lost, z.Close()
}

// writeSheet writes the rows; the first stays in view.
func writeSheet(out *bufio.Writer, concepts []*term.Concept, o exchange.Options) (exchange.Lost, error) {
	out.WriteString(head + `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">` +
		`<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetData>`)
	line := 0
	lost, err := table.Write(concepts, o, func(row []string) error {
		line++
		if line > maxRows || len(row) > maxColumns {
			return tooLarge(o)
		}
		return writeRow(out, line, row, o)
	})
	if err != nil {
		return lost, err
	}
	out.WriteString("</sheetData></worksheet>")
	return lost, out.Flush()
}

func tooLarge(o exchange.Options) error {
	return exchange.Faults{{At: exchange.Place{File: o.File}, Message: faultSize}}
}

func writeRow(out *bufio.Writer, line int, row []string, o exchange.Options) error {
	number := strconv.Itoa(line)
	out.WriteString(`<row r="` + number + `">`)
	for i, text := range row {
		if text == "" {
			continue
		}
		if len(text) > maxCell && len(utf16.Encode([]rune(text))) > maxCell {
			return tooLarge(o)
		}
		out.WriteString(`<c r="` + columnName(i) + number + `" t="inlineStr"><is><t xml:space="preserve">`)
		if err := xml.EscapeText(out, []byte(escape(text))); err != nil {
			return err
		}
		out.WriteString("</t></is></c>")
	}
	_, err := out.WriteString("</row>")
	return err
}

// columnName returns the letters of a column, from 0.
func columnName(n int) string {
	name := ""
	for n >= 0 {
		name = string(rune('A'+n%26)) + name
		n = n/26 - 1
	}
	return name
}

// escape keeps a text that looks like an escaped character from being read as one.
func escape(text string) string {
	if !strings.Contains(text, "_x") {
		return text
	}
	var b strings.Builder
	for i := 0; i < len(text); i++ {
		if escaped.MatchString(text[i:min(len(text), i+len("_x0000_"))]) {
			b.WriteString("_x005F_")
			continue
		}
		b.WriteByte(text[i])
	}
	return b.String()
}
