package tmx

import (
	"cmp"
	"strings"

	"github.com/nicksnyder/go-i18n/v2/i18n"

	"exonym/internal/term"
	"exonym/internal/term/exchange"
	"exonym/internal/term/exchange/markup"
)

var (
	noteLong = &i18n.Message{
		ID:    "exchange.note.long",
		One:   "{{.Count}} unit left out: it is longer than a term",
		Other: "{{.Count}} units left out: they are longer than a term",
	}
	noteCodes = &i18n.Message{
		ID:    "exchange.note.codes",
		One:   "inline markup was left out of {{.Count}} segment",
		Other: "inline markup was left out of {{.Count}} segments",
	}
	noteSame = &i18n.Message{
		ID:    "exchange.note.same",
		One:   "{{.Count}} unit left out: an equal one stands before it",
		Other: "{{.Count}} units left out: equal ones stand before them",
	}
)

// codes are the elements whose content is markup of another format, not text
// (TMX 1.4b, section 3.4). hi and sub hold text.
var codes = []string{"bpt", "ept", "it", "ph", "ut"}

// reader reads one file.
type reader struct {
	c    *exchange.Collector
	most int // words of a term
	seen map[string]bool
}

func read(src []byte, o exchange.Options) (exchange.Imported, error) {
	r := &reader{exchange.NewCollector(o), cmp.Or(o.MaxWords, exchange.DefaultMaxWords), map[string]bool{}}
	markup.Walk(r.c, src, []string{"tmx"}, []string{"tu"}, func(n *markup.Node) bool {
		r.unit(n)
		return !r.c.Full()
	})
	return r.c.Done()
}

func (r *reader) at(n *markup.Node) exchange.Place { return r.c.At(n.Line, n.Column) }

// unit reads one translation unit. Memories repeat units, and ids with them: only
// the first of an id keeps it.
func (r *reader) unit(n *markup.Node) {
	concept := term.NewConcept(r.c.Clean(r.at(n), n.Attr("tuid")), term.General)
	if r.c.Has(concept.ID) {
		concept.ID = ""
	}
	var key strings.Builder
	for _, variant := range n.All("tuv") {
		text, fits := r.segment(variant)
		if !fits {
			r.c.Note(r.at(n), noteLong, "")
			return
		}
		r.variant(concept, variant, text)
		key.WriteString(variant.Attr("lang") + "\x00" + text + "\x00")
	}
	if r.seen[key.String()] {
		r.c.Note(r.at(n), noteSame, "")
		return
	}
	r.seen[key.String()] = true
	r.properties(concept, n)
	r.c.Add(concept, r.at(n))
}

// segment returns the text of a variant and whether it is short enough.
func (r *reader) segment(variant *markup.Node) (text string, fits bool) {
	seg := variant.First("seg")
	if seg == nil {
		return "", true
	}
	text = r.c.Clean(r.at(seg), exchange.Fold(seg.Text(codes...)))
	if len(seg.All(codes...)) > 0 || len(seg.All("hi", "sub")) > 0 {
		r.c.Note(r.at(seg), noteCodes, "")
	}
	return text, len(strings.Fields(text)) <= r.most
}

// variant gives the concept the term of one language; a further one of the same
// language is admitted.
func (r *reader) variant(concept *term.Concept, variant *markup.Node, text string) {
	tag := variant.Attr("lang")
	switch {
	case text == "":
		r.c.Note(r.at(variant), exchange.NoteEmptySide, "")
		return
	case tag == "":
		r.c.Note(r.at(variant), exchange.NoteNoLanguage, "")
		return
	}
	lang, ok := r.c.Language(r.at(variant), tag)
	if !ok {
		return
	}
	terms := concept.OwnTerms(lang)
	t := term.Term{Text: text}
	if len(terms) > 0 {
		t.Status = term.Admitted
	}
	concept.SetTerms(lang, append(terms, t)...)
}

// properties takes notes and what Export writes as properties; other properties
// are left out.
func (r *reader) properties(concept *term.Concept, n *markup.Node) {
	var notes []string
	for _, child := range n.All("note", "prop") {
		text := r.c.Clean(r.at(child), exchange.Fold(child.Text()))
		name, ours := strings.CutPrefix(child.Attr("type"), property)
		f, known := exchange.Named(exchange.ConceptFields(), name)
		switch {
		case text == "":
		case child.Name == "note":
			notes = append(notes, text)
		case ours && known:
			texts := []string{text}
			if f.List {
				texts = append(f.Get(concept), text)
			}
			exchange.Set(r.c, r.at(child), f, concept, texts)
		default:
			r.c.Note(r.at(child), exchange.NoteLeft, child.Attr("type"))
		}
	}
	concept.Note = strings.Join(notes, "\n")
}
