package tmx

import (
	"fmt"
	"io"
	"iter"
	"strconv"

	"golang.org/x/text/language"

	"exonym/internal/article"
	"exonym/internal/bitext"
	"exonym/internal/memory"
	"exonym/internal/term/exchange"
	"exonym/internal/term/exchange/markup"
)

// Format is TMX 1.4b.
var Format = &bitext.Format{
	Name: "tmx", Extensions: []string{".tmx"},
	Read:  read,
	Write: write,
}

// creationTool is the name of the program in the header.
const creationTool = "exonym"

// ours begins the type of properties that are written here.
const ours = "x-exonym-"

func write(w io.Writer, units iter.Seq2[memory.Unit, error], o exchange.Options) error {
	out := markup.NewWriter(w, "<!DOCTYPE tmx SYSTEM \"tmx14.dtd\">\n")
	out.Open("tmx", "version", "1.4")
	out.Leaf("header", "", "creationtool", creationTool, "creationtoolversion", "1", "segtype", "sentence",
		"o-tmf", "exonym-memory", "adminlang", "en", "srclang", sourceOf(o), "datatype", "plaintext")
	out.Open("body")
	for u, err := range units {
		if err != nil {
			return err
		}
		if err := unit(out, &u); err != nil {
			return err
		}
	}
	return out.Done()
}

// sourceOf names the language that all units are translated from.
func sourceOf(o exchange.Options) string {
	if o.Source == language.Und {
		return "*all*"
	}
	return o.Source.String()
}

func unit(out *markup.Writer, u *memory.Unit) error {
	out.Open("tu", "srclang", u.From.String())
	for _, p := range []struct{ name, value string }{
		{"rank", u.Origin.Rank.String()}, {"origin", u.Origin.Name}, {"version", u.Origin.Version},
		{"document", u.Context.Document}, {"before", u.Context.Before}, {"after", u.Context.After},
	} {
		if p.value != "" {
			out.Leaf("prop", p.value, "type", ours+p.name)
		}
	}
	out.Open("tuv", "xml:lang", u.From.String())
	out.Mixed("seg", content(u.Source, u.Codes))
	out.Close()
	attrs := []string{"xml:lang", u.To.String()}
	if !u.Changed.IsZero() {
		attrs = append(attrs, "changedate", u.Changed.UTC().Format(bitext.TimeLayout))
	}
	if u.Origin.Rank == memory.Person && u.Origin.Name != "" {
		attrs = append(attrs, "changeid", u.Origin.Name)
	}
	out.Open("tuv", attrs...)
	out.Mixed("seg", content(u.Target, u.Codes))
	out.Close()
	out.Close()
	return out.Err()
}

// content writes a text with its codes. A code whose partner is not in the same
// text is isolated (section 3.4).
func content(text string, codes []article.Code) string {
	here := map[int]bool{}
	for _, n := range article.Tokens(text) {
		here[n] = true
	}
	return article.Expand(markup.Escape(text), func(n int) string { return element(n, codes, here) })
}

func element(n int, codes []article.Code, here map[int]bool) string {
	if n >= len(codes) {
		return fmt.Sprintf(`<ph x="%d"></ph>`, n+1)
	}
	c := codes[n]
	raw, x := markup.Escape(c.Raw), strconv.Itoa(n+1)
	paired := c.Pair >= 0 && here[c.Pair]
	if c.Kind == article.Close && c.Pair >= 0 {
		x = strconv.Itoa(c.Pair + 1) // by its partner's name, whichever side has that
	}
	switch {
	case c.Kind == article.Open && paired:
		return `<bpt i="` + x + `" x="` + x + `">` + raw + `</bpt>`
	case c.Kind == article.Close && paired:
		return `<ept i="` + x + `">` + raw + `</ept>`
	case c.Kind == article.Open:
		return `<it pos="begin" x="` + x + `">` + raw + `</it>`
	case c.Kind == article.Close:
		return `<it pos="end" x="` + x + `">` + raw + `</it>`
	}
	return `<ph x="` + x + `">` + raw + `</ph>`
}
