package markup

import (
	"encoding/xml"
	"errors"
	"io"
	"strings"
)

// readXML reads an answer that must be well formed.
func (r *reader) readXML(answer string) error {
	in := xml.NewDecoder(strings.NewReader("<r>" + answer + "</r>"))
	depth, roots := 0, 0
	for {
		token, err := in.Token()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return errMarkup // the parser's own words may quote the text
		}
		err = errMarkup
		switch token := token.(type) {
		case xml.StartElement:
			depth++
			if depth > 1 {
				err = r.startXML(token)
			} else if roots++; roots == 1 {
				err = nil
			}
		case xml.EndElement:
			if depth--; depth > 0 {
				err = r.end(token.Name.Local)
			} else {
				err = nil
			}
		case xml.CharData:
			if depth > 0 {
				err = r.text(string(token))
			}
		}
		if err != nil {
			return err
		}
	}
}

func (r *reader) startXML(e xml.StartElement) error {
	id := ""
	for _, a := range e.Attr {
		if a.Name.Local == "id" && a.Name.Space == "" {
			id = a.Value
		}
	}
	return r.start(e.Name.Local, id, len(e.Attr), false)
}
