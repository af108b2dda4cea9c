package deepl

import (
	"encoding/xml"
	"errors"
	"io"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"exonym/internal/article"
	"exonym/internal/backend"
)

var errMarkup = errors.New("the tags of a segment came back damaged")

// escaper keeps the text well formed.
var escaper = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;")

// encode writes a unit's text as XML. A pair that is whole and nested in the text becomes
// <g id="n">…</g>, n being the code that opens it; any other token n <x id="n"/>.
func encode(text string, codes []article.Code) string {
	whole := wholePairs(article.Tokens(text), codes)
	return article.Expand(escaper.Replace(strings.Map(legal, text)), func(n int) string {
		switch {
		case !whole[n]:
			return `<x id="` + strconv.Itoa(n) + `"/>`
		case codes[n].Kind == article.Open:
			return `<g id="` + strconv.Itoa(n) + `">`
		}
		return "</g>"
	})
}

// legal replaces what XML 1.0 (section 2.2) has no way to write.
func legal(r rune) rune {
	switch {
	case r == '\t', r == '\n', r == '\r':
		return r
	case r < ' ', r == 0xFFFE, r == 0xFFFF:
		return utf8.RuneError
	}
	return r
}

// wholePairs finds the codes whose pair opens and closes in the text, each once and
// without crossing another.
func wholePairs(tokens []int, codes []article.Code) map[int]bool {
	count := map[int]int{}
	for _, n := range tokens {
		count[n]++
	}
	whole, open := map[int]bool{}, []int(nil)
	for _, n := range tokens {
		if n >= len(codes) || codes[n].Pair < 0 || count[n] != 1 {
			continue
		}
		switch codes[n].Kind {
		case article.Open:
			open = append(open, n)
		case article.Close:
			if at := slices.Index(open, codes[n].Pair); at >= 0 {
				whole[n], whole[codes[n].Pair] = true, true
				open = open[:at]
			}
		}
	}
	return whole
}

// decode reads XML back into text with tokens, and checks them against the unit.
func decode(text string, u *backend.Unit) (string, error) {
	r := reader{in: xml.NewDecoder(strings.NewReader("<r>" + text + "</r>")), codes: u.Codes}
	if err := r.read(); err != nil {
		return "", err
	}
	if err := article.VerifyCodes(u.Text, r.out.String(), u.Codes); err != nil {
		return "", err
	}
	return r.out.String(), nil
}

// reader turns elements into tokens.
type reader struct {
	in    *xml.Decoder
	codes []article.Code
	out   strings.Builder
	ends  []string // what each open element leaves where it ends, the root's first
	begun bool     // the root has begun
	inX   bool
}

func (r *reader) read() error {
	for {
		token, err := r.in.Token()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return errMarkup // the parser's own words may quote the text
		}
		if err := r.take(token); err != nil {
			return err
		}
	}
}

func (r *reader) take(token xml.Token) error {
	switch token := token.(type) {
	case xml.StartElement:
		return r.start(token)
	case xml.EndElement:
		r.out.WriteString(r.ends[len(r.ends)-1])
		r.ends = r.ends[:len(r.ends)-1]
		r.inX = false
		return nil
	case xml.CharData:
		if r.inX || len(r.ends) == 0 || len(article.Tokens(string(token))) > 0 {
			return errMarkup
		}
		r.out.Write(token)
		return nil
	}
	return errMarkup
}

func (r *reader) start(e xml.StartElement) error {
	if len(r.ends) == 0 {
		if r.begun {
			return errMarkup
		}
		r.begun, r.ends = true, append(r.ends, "")
		return nil
	}
	n, ok := index(e)
	if !ok || r.inX {
		return errMarkup
	}
	switch {
	case e.Name.Local == "x":
		r.ends, r.inX = append(r.ends, ""), true
	case e.Name.Local == "g" && n < len(r.codes) && r.codes[n].Pair >= 0:
		r.ends = append(r.ends, string(article.Token(r.codes[n].Pair)))
	default:
		return errMarkup
	}
	r.out.WriteRune(article.Token(n))
	return nil
}

// index reads the one attribute of an element.
func index(e xml.StartElement) (n int, ok bool) {
	if len(e.Attr) != 1 || e.Attr[0].Name.Local != "id" {
		return 0, false
	}
	n, err := strconv.Atoi(e.Attr[0].Value)
	return n, err == nil && n >= 0 && n < article.MaxCodes
}
