package xlsx_test

import (
	"archive/zip"
	"bytes"
	"fmt"
	"strings"
	"testing"

	"golang.org/x/text/language"

	"exonym/internal/term"
	"exonym/internal/term/exchange"
	"exonym/internal/term/exchange/exchangetest"
	"exonym/internal/term/exchange/xlsx"
)

const (
	main    = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
	related = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
)

// workbook zips parts as other programs write them: shared texts, styles, two sheets.
func workbook(t testing.TB, sheet string) []byte {
	parts := map[string]string{
		"_rels/.rels": `<Relationships><Relationship Id="a" Type="` + related + `/officeDocument" Target="/xl/workbook.xml"/></Relationships>`,
		"xl/workbook.xml": `<workbook xmlns="` + main + `" xmlns:r="` + related + `"><sheets>` +
			`<sheet name="Other" sheetId="1" r:id="r1"/><sheet name="Länder" sheetId="2" r:id="r2"/></sheets></workbook>`,
		"xl/_rels/workbook.xml.rels": `<Relationships><Relationship Id="r1" Type="` + related + `/worksheet" Target="worksheets/sheet1.xml"/>` +
			`<Relationship Id="r2" Type="` + related + `/worksheet" Target="/xl/worksheets/sheet2.xml"/>` +
			`<Relationship Id="r3" Type="` + related + `/sharedStrings" Target="sharedStrings.xml"/>` +
			`<Relationship Id="r4" Type="` + related + `/styles" Target="styles.xml"/></Relationships>`,
		"xl/sharedStrings.xml": `<sst xmlns="` + main + `"><si><t>id</t></si><si><r><t>Ky</t></r><r><t xml:space="preserve">iv</t></r><rPh sb="0" eb="1"><t>reading</t></rPh></si></sst>`,
		"xl/styles.xml": `<styleSheet xmlns="` + main + `"><numFmts><numFmt numFmtId="170" formatCode="[$-407]d. mmmm yyyy"/><numFmt numFmtId="171" formatCode="&quot;day &quot;0"/></numFmts>` +
			`<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="170"/><xf numFmtId="171"/></cellXfs></styleSheet>`,
		"xl/worksheets/sheet1.xml": `<worksheet xmlns="` + main + `"><sheetData><row><c t="inlineStr"><is><t>en</t></is></c></row><row><c t="inlineStr"><is><t>other</t></is></c></row></sheetData></worksheet>`,
		"xl/worksheets/sheet2.xml": `<worksheet xmlns="` + main + `"><sheetData>` + sheet + `</sheetData></worksheet>`,
	}
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for name, text := range parts {
		w, err := z.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprint(w, text)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func text(ref, s string) string {
	return `<c r="` + ref + `" t="inlineStr"><is><t>` + s + `</t></is></c>`
}

func TestImport(t *testing.T) {
	src := workbook(t, `<row r="1"><c r="A1" t="s"><v>0</v></c>`+text("B1", "en")+text("D1", "date")+text("E1", "note")+text("F1", "source")+`</row>`+
		`<row r="3">`+text("A3", "k")+`<c r="B3" t="s"><v>1</v></c><c r="D3" s="1"><v>45986</v></c><c r="E3"><f>1+1</f><v>2</v></c><c r="F3" s="3"><v>12.50</v></c></row>`+
		`<row r="4">`+text("A4", "l")+text("B4", "a_x000D_b_x005F_x0041_")+`<c r="D4" s="2"><v>45986.75</v></c><c r="F4" t="b"><v>1</v></c></row>`)
	in, err := xlsx.Format.Import(src, exchange.Options{File: "b.xlsx", Sheet: "länder"})
	if err != nil {
		t.Fatal(err)
	}
	kyiv, other := term.NewConcept("k", term.General), term.NewConcept("l", term.General)
	kyiv.Date, kyiv.Note, kyiv.Source = "2025-11-25", "2", "12.5"
	kyiv.SetTerms(language.English, term.Term{Text: "Kyiv", Case: term.Headline})
	other.Date, other.Source = "2025-11-25T18:00:00", "true"
	other.SetTerms(language.English, term.Term{Text: "a\nb_x0041_"})
	if diff := exchangetest.Diff([]*term.Concept{kyiv, other}, in.Concepts); diff != "" {
		t.Error(diff)
	}
	if got := fmt.Sprint(in.Notes); got != "[b.xlsx:3:5: 1 cell holds a formula: its last value was taken]" {
		t.Errorf("notes %s", got)
	}
	if in, err = xlsx.Format.Import(src, exchange.Options{}); err != nil || in.Concepts[0].ID != "term.other" {
		t.Errorf("first sheet: %v %v", in, err)
	}
}

func TestFaults(t *testing.T) {
	header := `<row>` + text("A1", "id") + text("B1", "en") + text("C1", "en:gender") + `</row>`
	bomb := header + strings.Repeat(`<row><c><v>0</v></c></row>`, 1<<17)
	for _, c := range []struct {
		name  string
		src   []byte
		sheet string
		want  string
	}{
		{"no zip", []byte("id;en"), "", "b.xlsx: this is no workbook (.xlsx): not a valid zip file"},
		{"no sheet", workbook(t, ""), "Städte", "b.xlsx: no sheet is called “Städte”; there are Other, Länder"},
		{"empty", workbook(t, ""), "Länder", "b.xlsx: there is no entry in this file"},
		{"choice", workbook(t, header+`<row r="7">`+text("B7", "Kyiv")+text("C7", "x")+`</row>`), "Länder", "b.xlsx:7:3: gender “x” is none of m, f, n"},
		{"bomb", workbook(t, bomb), "Länder", "b.xlsx: xl/worksheets/sheet2.xml unpacks to more than a workbook can need: reading was stopped"},
		{"broken", workbook(t, "<row>"), "Länder", "b.xlsx: this is no workbook (.xlsx): xl/worksheets/sheet2.xml: XML syntax error on line 1: element <row> closed by </sheetData>"},
	} {
		in, err := xlsx.Format.Import(c.src, exchange.Options{File: "b.xlsx", Sheet: c.sheet})
		if err == nil || err.Error() != c.want || in.Concepts != nil {
			t.Errorf("%s: %v\nwant %s", c.name, err, c.want)
		}
	}
}

func FuzzImport(f *testing.F) {
	exchangetest.FuzzImport(f, xlsx.Format, exchange.Options{}, string(workbook(f, "<row/>")), "PK\x03\x04")
}

// FuzzSheet holds that any cells are answered with concepts or faults.
func FuzzSheet(f *testing.F) {
	f.Add(`<row r="1"><c r="A1" t="s"><v>0</v></c>` + text("B1", "en") + `</row><row r="2"><c r="ZZZZ9" s="2"><v>1e300</v></c></row>`)
	f.Fuzz(func(t *testing.T, sheet string) {
		in, err := xlsx.Format.Import(workbook(t, sheet), exchange.Options{Sheet: "Länder"})
		if err != nil && len(in.Concepts) > 0 {
			t.Errorf("%d concepts and %v", len(in.Concepts), err)
		}
	})
}
