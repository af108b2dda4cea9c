package xliff

import (
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

// V21 is XLIFF 2.1. It reads every version.
var V21 = &bitext.Format{
	Name: "xliff", Extensions: []string{".xliff", ".xlf", ".sdlxliff", ".mqxliff", ".mxliff"}, Pair: true,
	Read:  read,
	Write: write21,
}

// V12 is XLIFF 1.2. It reads every version.
var V12 = &bitext.Format{
	Name: "xliff-1.2", Extensions: []string{".xlf"}, Pair: true,
	Read:  read,
	Write: write12,
}

const (
	ours   = "x-exonym-" // begins the state-qualifiers written here
	prefix = "exonym:"   // begins the sub-states written here
)

// writer writes the units of one file.
type writer struct {
	*markup.Writer
	o exchange.Options
	n int // units written
}

// open begins a file. Options must name both languages.
func open(w io.Writer, o exchange.Options) (*writer, error) {
	if o.Source == language.Und || o.Target == language.Und {
		return nil, exchange.Faults{{At: exchange.Place{File: o.File}, Message: bitext.FaultPair}}
	}
	return &writer{markup.NewWriter(w, ""), o, 0}, nil
}

// each writes units with one.
func (w *writer) each(units iter.Seq2[memory.Unit, error], one func(u *memory.Unit, id string)) error {
	for u, err := range units {
		if err != nil {
			return err
		}
		w.n++
		one(&u, strconv.Itoa(w.n))
		if err := w.Err(); err != nil {
			return err
		}
	}
	return w.Done()
}

func write12(to io.Writer, units iter.Seq2[memory.Unit, error], o exchange.Options) error {
	w, err := open(to, o)
	if err != nil {
		return err
	}
	w.Open("xliff", "version", "1.2", "xmlns", "urn:oasis:names:tc:xliff:document:1.2")
	w.Open("file", "original", "memory", "source-language", o.Source.String(), "target-language", o.Target.String(),
		"datatype", "plaintext", "xml:space", "preserve")
	w.Open("body")
	return w.each(units, func(u *memory.Unit, id string) {
		attrs := []string{"id", id}
		state, qualifier := "translated", ours+u.Origin.Rank.String()
		switch u.Origin.Rank {
		case memory.Person:
			state, attrs = "final", append(attrs, "approved", "yes")
		case memory.Engine:
			state, qualifier = "needs-review-translation", "mt-suggestion"
		}
		w.Open("trans-unit", attrs...)
		w.Mixed("source", inline(u.Source, u.Codes, element12))
		w.Mixed("target", inline(u.Target, u.Codes, element12), "state", state, "state-qualifier", qualifier)
		w.Close()
	})
}

func write21(to io.Writer, units iter.Seq2[memory.Unit, error], o exchange.Options) error {
	w, err := open(to, o)
	if err != nil {
		return err
	}
	w.Open("xliff", "version", "2.1", "xmlns", "urn:oasis:names:tc:xliff:document:2.0", "srcLang", o.Source.String(), "trgLang", o.Target.String())
	w.Open("file", "id", "f1", "original", "memory", "xml:space", "preserve")
	return w.each(units, func(u *memory.Unit, id string) {
		w.Open("unit", "id", "u"+id)
		if len(u.Codes) > 0 {
			w.Open("originalData")
			for n, c := range u.Codes {
				w.Leaf("data", c.Raw, "id", "d"+strconv.Itoa(n+1))
			}
			w.Close()
		}
		state := map[memory.Rank]string{memory.Person: "final", memory.Import: "reviewed"}[u.Origin.Rank]
		if state == "" {
			state = "translated"
		}
		w.Open("segment", "state", state, "subState", prefix+u.Origin.Rank.String())
		w.Mixed("source", inline(u.Source, u.Codes, element21))
		w.Mixed("target", inline(u.Target, u.Codes, element21))
		w.Close()
		w.Close()
	})
}

// spot is a code in one text: its number in words, and that of its pair.
type spot struct {
	article.Code
	name   string // that of the opening code for a closing one
	own    string
	paired bool // the partner stands in the same text
}

// inline writes a text with its codes.
func inline(text string, codes []article.Code, element func(spot) string) string {
	here := map[int]bool{}
	for _, n := range article.Tokens(text) {
		here[n] = true
	}
	return article.Expand(markup.Escape(text), func(n int) string {
		s := spot{Code: article.Code{Pair: -1}, own: strconv.Itoa(n + 1)}
		if n < len(codes) {
			s.Code = codes[n]
		}
		s.name, s.paired = s.own, s.Pair >= 0 && here[s.Pair]
		if s.Kind == article.Close && s.Pair >= 0 {
			s.name = strconv.Itoa(s.Pair + 1)
		}
		return element(s)
	})
}

func element12(s spot) string {
	raw := markup.Escape(s.Raw)
	switch {
	case s.Kind == article.Open && s.paired:
		return `<bpt id="` + s.name + `">` + raw + `</bpt>`
	case s.Kind == article.Close && s.paired:
		return `<ept id="` + s.name + `">` + raw + `</ept>`
	case s.Kind == article.Open:
		return `<it id="` + s.name + `" pos="open">` + raw + `</it>`
	case s.Kind == article.Close:
		return `<it id="` + s.name + `" pos="close">` + raw + `</it>`
	}
	return `<ph id="` + s.name + `">` + raw + `</ph>`
}

func element21(s spot) string {
	ref := ` dataRef="d` + s.own + `"/>`
	switch {
	case s.Kind == article.Open && s.paired:
		return `<sc id="` + s.name + `"` + ref
	case s.Kind == article.Close && s.paired:
		return `<ec startRef="` + s.name + `"` + ref
	case s.Kind == article.Open:
		return `<sc id="` + s.name + `" isolated="yes"` + ref
	case s.Kind == article.Close:
		return `<ec id="` + s.name + `" isolated="yes"` + ref
	}
	return `<ph id="` + s.name + `"` + ref
}
