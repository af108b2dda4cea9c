package chat

import (
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"exonym/internal/article"
	"exonym/internal/backend"
)

var (
	// tag is a tag as models write it, with the blanks that some put in.
	tag = regexp.MustCompile(`<\s*(/?)\s*([gx])(\d{1,7})\s*(/?)\s*>`)
	// literal is text that travels as a token too: it must come back as it is, or could
	// be taken for a tag. Placeholders are those of printf, ICU messages, templates and
	// Python; a percent sign after a number is a percentage.
	literal = regexp.MustCompile(tag.String() + `|\{\{[^{}\n]{1,80}\}\}|\$?\{[\pL_][\w.\-]{0,60}\}|%\([A-Za-z_]\w{0,60}\)[sdif]|%(?:\d\$)?[sd]\b`)
)

// marks is a unit's text as a model sees it: <g1> and </g1> for a pair of codes that is
// whole in it, <x2/> for any other code and for a literal, numbered from 1 in the order
// of the text.
type marks struct {
	text  string
	tags  []string          // in the order of the text
	last  int               // number of the last tag
	back  map[string]string // what each tag stands for in the unit's text
	means map[string]string // what a reader sees there, where the model should know it
}

// mark writes the tokens and literals of a unit as tags.
func mark(u *backend.Unit) marks {
	m := marks{back: map[string]string{}}
	names := m.names(u)
	var out strings.Builder
	rest := clean(u.Text)
	for rest != "" {
		span := literal.FindStringIndex(rest)
		if span == nil {
			span = []int{len(rest), len(rest)}
		}
		for _, r := range rest[:span[0]] {
			n, ok := article.TokenIndex(r)
			if !ok {
				out.WriteRune(r)
				continue
			}
			m.add(&out, names[n], string(r), meaning(u.Codes, n))
		}
		if word := rest[span[0]:span[1]]; word != "" {
			m.last++
			m.add(&out, fmt.Sprintf("<x%d/>", m.last), word, word)
		}
		rest = rest[span[1]:]
	}
	m.text = out.String()
	return m
}

// names gives every token of a unit its tag.
func (m *marks) names(u *backend.Unit) map[int]string {
	tokens := article.Tokens(u.Text)
	names := map[int]string{}
	for _, n := range tokens {
		if names[n] != "" {
			continue
		}
		m.last++
		names[n] = fmt.Sprintf("<x%d/>", m.last)
		if open, shut, ok := pair(u.Codes, n); ok && slices.Contains(tokens, open) && slices.Contains(tokens, shut) {
			names[open], names[shut] = fmt.Sprintf("<g%d>", m.last), fmt.Sprintf("</g%d>", m.last)
		}
	}
	return names
}

func (m *marks) add(out *strings.Builder, name, text, means string) {
	out.WriteString(name)
	m.tags = append(m.tags, name)
	m.back[name] = text
	if means = clean(means); strings.TrimSpace(means) != "" {
		if m.means == nil {
			m.means = map[string]string{}
		}
		m.means[name] = means
	}
}

// pair returns the codes that open and close the pair that code n is of.
func pair(codes []article.Code, n int) (open, shut int, ok bool) {
	if n >= len(codes) || codes[n].Pair < 0 || codes[n].Pair == n {
		return 0, 0, false
	}
	if codes[n].Kind == article.Open {
		return n, codes[n].Pair, true
	}
	return codes[n].Pair, n, codes[n].Kind == article.Close
}

// meaning is what the target shall say at a protected name.
func meaning(codes []article.Code, n int) string {
	if n < len(codes) && codes[n].Kind == article.Name {
		return codes[n].Text
	}
	return ""
}

// unmark puts tokens and literals back. Each tag must be there as often as in the text and
// no other, and a pair must be round something; the error says in words for the model what
// is wrong.
func (m *marks) unmark(text string) (string, error) {
	text = tag.ReplaceAllString(text, "<$1$2$3$4>")
	count := map[string]int{}
	for _, name := range m.tags {
		count[name]++
	}
	unknown := ""
	plain := tag.ReplaceAllStringFunc(text, func(name string) string {
		back, ok := m.back[name]
		if !ok {
			unknown = name
		}
		count[name]--
		return back
	})
	var wrong []string
	for _, name := range m.tags {
		switch {
		case count[name] > 0:
			wrong = append(wrong, "it lacks "+name)
		case count[name] < 0:
			wrong = append(wrong, "it has "+name+" too often")
		case within(text, name) == "" && within(m.text, name) != "":
			wrong = append(wrong, "nothing stands in "+name)
		}
		count[name] = 0
	}
	if unknown != "" {
		wrong = append(wrong, "it has the token "+unknown+", which the text lacks")
	}
	if len(wrong) > 0 {
		return "", errors.New(strings.Join(wrong, "; "))
	}
	return plain, nil
}

// within returns what stands between the tag that opens a pair and the one that closes it,
// without white space round it, and "" for any other tag.
func within(text, open string) string {
	shut, isOpen := strings.CutPrefix(open, "<g")
	if !isOpen {
		return ""
	}
	_, after, _ := strings.Cut(text, open)
	between, _, _ := strings.Cut(after, "</g"+shut)
	return strings.TrimSpace(between)
}

// clean drops what no text needs and some servers refuse: control characters but for
// white space, and bytes that are no UTF-8.
func clean(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) && !unicode.IsSpace(r) {
			return -1
		}
		return r
	}, strings.ToValidUTF8(text, "\uFFFD"))
}
