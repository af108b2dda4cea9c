package xlsx

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"io"
	"path"
	"strings"

	"github.com/nicksnyder/go-i18n/v2/i18n"

	"exonym/internal/term/exchange"
)

// A part may unpack to a hundred times its size, which is more than sheets do, and
// to half a gigabyte; small parts to a mebibyte in any case.
const (
	maxRatio = 100
	maxSmall = 1 << 20
	maxPart  = 512 << 20
)

var (
	faultZip = &i18n.Message{
		ID:    "exchange.fault.zip",
		Other: "this is no workbook (.xlsx): {{.Reason}}",
	}
	faultBomb = &i18n.Message{
		ID:    "exchange.fault.bomb",
		Other: "{{.Part}} unpacks to more than a workbook can need: reading was stopped",
	}
	faultSheet = &i18n.Message{
		ID:    "exchange.fault.sheet",
		Other: "no sheet is called “{{.Name}}”; there are {{.Sheets}}",
	}
)

// book is a workbook being read.
type book struct {
	c       *exchange.Collector
	parts   map[string]*zip.File
	strings []string        // shared texts
	dates   map[string]bool // styles that show a number as a date, by their index
	from    epoch
}

func openBook(c *exchange.Collector, src []byte) *book {
	z, err := zip.NewReader(bytes.NewReader(src), int64(len(src)))
	if err != nil {
		c.Fail(c.At(0, 0), faultZip, struct{ Reason string }{strings.TrimPrefix(err.Error(), "zip: ")})
		return nil
	}
	b := &book{c: c, parts: map[string]*zip.File{}, dates: map[string]bool{}}
	for _, f := range z.File {
		b.parts[strings.TrimPrefix(f.Name, "/")] = f
	}
	return b
}

// fail tells that a part is not what it should be.
func (b *book) fail(part, reason string) {
	b.c.Fail(b.c.At(0, 0), faultZip, struct{ Reason string }{part + ": " + reason})
}

// limited reads a part up to its limit, and says when it wanted more.
type limited struct {
	io.Reader
	left int64
	over bool
}

func (l *limited) Read(p []byte) (int, error) {
	if l.left <= 0 {
		l.over = true
		return 0, io.ErrUnexpectedEOF
	}
	n, err := l.Reader.Read(p[:min(int64(len(p)), l.left)])
	l.left -= int64(n)
	return n, err
}

// elements calls visit for every token of a part until it returns false. It
// reports whether the part was there and sound.
func (b *book) elements(part string, visit func(xml.Token) bool) bool {
	f := b.parts[part]
	if f == nil {
		return false
	}
	in, err := f.Open()
	if err != nil {
		b.fail(part, err.Error())
		return false
	}
	defer in.Close()
	most := min(maxPart, max(maxSmall, int64(f.CompressedSize64)*maxRatio))
	l := &limited{Reader: in, left: most}
	d := xml.NewDecoder(l)
	for {
		tok, err := d.Token()
		switch {
		case l.over:
			b.c.Fail(b.c.At(0, 0), faultBomb, struct{ Part string }{part})
			return false
		case err == io.EOF:
			return true
		case err != nil:
			b.fail(part, err.Error())
			return false
		case !visit(tok):
			return true
		}
	}
}

func attr(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// relations returns the targets of a part's relationships by their id, and by the
// last word of their type.
func (b *book) relations(part string) map[string]string {
	targets := map[string]string{}
	dir, file := path.Split(part)
	b.elements(dir+"_rels/"+file+".rels", func(tok xml.Token) bool {
		if e, ok := tok.(xml.StartElement); ok && e.Name.Local == "Relationship" {
			target := attr(e, "Target")
			if !strings.HasPrefix(target, "/") {
				target = path.Join(dir, target)
			}
			target = strings.TrimPrefix(target, "/")
			targets[attr(e, "Id")] = target
			targets[path.Base(attr(e, "Type"))] = target
		}
		return true
	})
	return targets
}

// sheet returns the part of the sheet of that name, or of the first.
func (b *book) sheet(name string) string {
	main := b.relations("")["officeDocument"]
	related := b.relations(main)
	var names []string
	found := ""
	b.elements(main, func(tok xml.Token) bool {
		e, ok := tok.(xml.StartElement)
		switch {
		case !ok:
		case e.Name.Local == "workbookPr" && isTrue(attr(e, "date1904")):
			b.from = epoch1904
		case e.Name.Local == "sheet":
			names = append(names, attr(e, "name"))
			if found == "" && (name == "" || strings.EqualFold(name, attr(e, "name"))) {
				found = related[attrOf(e, "relationships", "id")]
			}
		}
		return true
	})
	switch {
	case b.c.Failed():
	case len(names) == 0:
		b.fail("xl/workbook.xml", "no sheet")
	case found == "":
		b.c.Fail(b.c.At(0, 0), faultSheet, struct{ Name, Sheets string }{name, strings.Join(names, ", ")})
	}
	b.readStrings(related["sharedStrings"])
	b.readStyles(related["styles"])
	return found
}

// attrOf returns an attribute of a namespace whose URI ends with space.
func attrOf(e xml.StartElement, space, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name && strings.HasSuffix(a.Name.Space, space) {
			return a.Value
		}
	}
	return ""
}

func isTrue(text string) bool { return text == "1" || text == "true" }

// readStrings reads the texts that cells share. Readings (rPh) are no text.
func (b *book) readStrings(part string) {
	var text strings.Builder
	reading, inText := 0, false
	b.elements(part, func(tok xml.Token) bool {
		switch tok := tok.(type) {
		case xml.StartElement:
			inText = tok.Name.Local == "t"
			if tok.Name.Local == "rPh" {
				reading++
			}
		case xml.CharData:
			if inText && reading == 0 {
				text.Write(tok)
			}
		case xml.EndElement:
			inText = false
			switch tok.Name.Local {
			case "rPh":
				reading--
			case "si":
				b.strings = append(b.strings, unescape(text.String()))
				text.Reset()
			}
		}
		return true
	})
}
