package markup

import (
	"errors"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"exonym/internal/article"
	"exonym/internal/backend"
)

// Dialect says which elements stand for tokens. All have the attribute id, the number
// of the token.
type Dialect struct {
	Pair   string // round the text of a pair: <g id="0">…</g>
	Single string // <x id="1"/>, or <img id="1"> where it is void
	Void   bool   // Single has no end, as img of HTML
	// Keep, if set, is an element, and its attributes but id, whose text the engine does
	// not translate: a name travels in it on rung 0.
	Keep string
	// Strict reads answers as XML; else as HTML, with all its entities.
	Strict bool
	// Raw is for an engine that reads entities, and writes none: in its answers all is
	// text but the elements that stand here.
	Raw bool
}

// The usual dialects.
var (
	// XML is what engines with a reader of XML give back well formed.
	XML = Dialect{Pair: "g", Single: "x", Strict: true}
	// HTML uses elements that any reader of HTML knows to stand within a line.
	HTML = Dialect{Pair: "b", Single: "img", Void: true, Keep: `span translate="no"`}
)

// Rungs is the number of ways that codes can go in the dialect. On the last, a pair is two
// single marks: the words of a pair can be far apart in a translation, and some engines
// then open its element twice, or leave it empty.
func (d Dialect) Rungs() int {
	if d.Keep != "" {
		return 3
	}
	return 2
}

// whole finds the codes that go as elements round their text.
func (d Dialect) whole(text string, u *backend.Unit) map[int]bool {
	if u.Rung >= d.Rungs()-1 {
		return nil
	}
	return wholePairs(article.Tokens(text), u.Codes)
}

// errMarkup and errTwice say why an answer cannot be used.
var (
	errMarkup = errors.New("the tags of a segment came back damaged")
	errTwice  = errors.New("the text of a segment came back escaped twice")
)

// escaper keeps the text well formed.
var escaper = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;")

// Encode writes text, which is the unit's or a part of it.
func (d Dialect) Encode(text string, u *backend.Unit) string {
	whole := d.whole(text, u)
	return article.Expand(escaper.Replace(strings.Map(legal, text)), func(n int) string {
		id := ` id="` + strconv.Itoa(n) + `"`
		switch name := d.kept(n, u); {
		case name != "":
			element, _, _ := strings.Cut(d.Keep, " ")
			return "<" + d.Keep + id + ">" + escaper.Replace(name) + "</" + element + ">"
		case whole[n] && u.Codes[n].Kind == article.Open:
			return "<" + d.Pair + id + ">"
		case whole[n]:
			return "</" + d.Pair + ">"
		case d.Void:
			return "<" + d.Single + id + ">"
		}
		return "<" + d.Single + id + "/>"
	})
}

// Decode reads an answer to Encode(text, u) back into text with tokens, and proves that
// they are those that were sent.
func (d Dialect) Decode(answer, text string, u *backend.Unit) (string, error) {
	r := reader{dialect: d, unit: u, whole: d.whole(text, u)}
	read := r.readHTML
	switch {
	case d.Strict:
		read = r.readXML
	case d.Raw:
		answer = d.escape(answer)
	}
	if err := read(answer); err != nil {
		return "", err
	}
	back := r.out.String()
	if HasEntity(back) && !HasEntity(text) {
		return "", errTwice
	}
	if err := article.VerifyCodes(text, back, u.Codes); err != nil {
		return "", err
	}
	for n := range r.whole {
		if c := u.Codes[n]; c.Kind == article.Open && within(back, n, c.Pair) == "" && within(text, n, c.Pair) != "" {
			return "", errMarkup
		}
	}
	return back, nil
}

// within returns what stands between two tokens, without white space round it. Engines
// have been seen to leave a pair empty and its text beside it.
func within(text string, open, shut int) string {
	_, after, _ := strings.Cut(text, string(article.Token(open)))
	between, _, _ := strings.Cut(after, string(article.Token(shut)))
	return strings.TrimSpace(between)
}

// tag finds what could be an element of a dialect.
var tag = regexp.MustCompile(`</?([a-z]+)(?: [^<>]*)?>`)

// escape escapes a raw answer, but for the elements of the dialect.
func (d Dialect) escape(answer string) string {
	keep, _, _ := strings.Cut(d.Keep, " ")
	var out strings.Builder
	at := 0
	for _, m := range tag.FindAllStringSubmatchIndex(answer, -1) {
		if name := answer[m[2]:m[3]]; name == d.Pair || name == d.Single || name == keep {
			out.WriteString(escaper.Replace(answer[at:m[0]]))
			out.WriteString(answer[m[0]:m[1]])
			at = m[1]
		}
	}
	return out.String() + escaper.Replace(answer[at:])
}

// HasEntity reports whether a text has signs that are escaped as in HTML.
func HasEntity(text string) bool { return entity.MatchString(text) }

// entity finds a sign that is still escaped.
var entity = regexp.MustCompile(`&(?:lt|gt|amp|quot|apos|nbsp|#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6});`)

// kept returns the name that travels for token n, or "".
func (d Dialect) kept(n int, u *backend.Unit) string {
	if d.Keep == "" || u.Rung > 0 || n >= len(u.Codes) || u.Codes[n].Kind != article.Name {
		return ""
	}
	return strings.TrimSpace(strings.Map(legal, u.Codes[n].Text))
}

// sameName reports whether a kept name came back; an engine may write its first letter
// as its place asks for.
func sameName(sent, got string) bool {
	return strings.EqualFold(strings.Join(strings.Fields(sent), " "), strings.Join(strings.Fields(got), " "))
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
