package markup

import (
	"errors"
	"io"
	"strings"

	"golang.org/x/net/html"
)

// readHTML reads an answer as browsers do: names of elements in any case, attributes in
// any order and quotes, all entities of HTML.
func (r *reader) readHTML(answer string) error {
	in := html.NewTokenizer(strings.NewReader(answer))
	for {
		kind := in.Next()
		if kind == html.ErrorToken {
			if errors.Is(in.Err(), io.EOF) && len(r.open) == 0 {
				return nil
			}
			return errMarkup
		}
		token := in.Token()
		err := errMarkup // comments and doctypes
		switch kind {
		case html.TextToken:
			err = r.text(token.Data)
		case html.StartTagToken, html.SelfClosingTagToken:
			err = r.start(token.Data, id(token), len(token.Attr), kind == html.SelfClosingTagToken)
		case html.EndTagToken:
			err = r.end(token.Data)
		}
		if err != nil {
			return err
		}
	}
}

func id(t html.Token) string {
	for _, a := range t.Attr {
		if a.Key == "id" {
			return a.Val
		}
	}
	return ""
}
