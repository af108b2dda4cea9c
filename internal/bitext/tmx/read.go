package tmx

import (
	"cmp"
	"io"
	"strings"

	"golang.org/x/text/language"

	"exonym/internal/article"
	"exonym/internal/bitext"
	"exonym/internal/memory"
	"exonym/internal/term/exchange"
	"exonym/internal/term/exchange/markup"
)

// reader reads one file.
type reader struct {
	*bitext.Reader
	source   string // language of the texts that are translated, as the header says
	verbatim bool   // exonym wrote the file: white space in texts is theirs
}

func read(in io.Reader, o exchange.Options, visit func(*bitext.Unit) bool) ([]exchange.Note, error) {
	r := &reader{Reader: bitext.NewReader(o, visit)}
	err := markup.WalkStream(r.Collector, in, []string{"tmx"}, []string{"header", "tu"}, func(n *markup.Node) bool {
		if n.Name == "header" {
			r.source, r.verbatim = n.Attr("srclang"), n.Attr("creationtool") == creationTool
			return true
		}
		return r.unit(n)
	})
	if err != nil {
		return nil, err
	}
	return r.Finish()
}

func (r *reader) at(n *markup.Node) exchange.Place { return r.At(n.Line, n.Column) }

// variant is one language of a unit.
type variant struct {
	*markup.Node
	lang language.Tag
}

// unit hands on the translations of one <tu>.
func (r *reader) unit(n *markup.Node) bool {
	r.Left()
	var variants []variant
	for _, tuv := range n.All("tuv") {
		if lang, ok := r.Tag(r.at(tuv), tuv.Attr("lang")); ok && tuv.First("seg") != nil {
			variants = append(variants, variant{tuv, lang})
		}
	}
	from := r.from(n, variants)
	if from < 0 || len(variants) < 2 {
		r.Note(r.at(n), bitext.NoteAlone, "")
		return !r.Full()
	}
	source := r.segment(variants[from].First("seg"))
	found := false
	for i, v := range variants {
		if i == from || v.lang == variants[from].lang || !bitext.Wants(r.Options, variants[from].lang, v.lang) {
			continue
		}
		found = true
		u := r.describe(n, variants[from], v)
		if !r.Unit(u, source, r.segment(v.First("seg"))) {
			return false
		}
	}
	if !found {
		r.Note(r.at(n), bitext.NoteAlone, "")
	}
	return true
}

// from returns which variant is translated: of the language that is asked for, else
// of the unit's or the header's source language, else the first. It is -1 where
// the one that is asked for is missing.
func (r *reader) from(n *markup.Node, variants []variant) int {
	want := r.Source
	if want == language.Und {
		want, _ = language.Parse(cmp.Or(n.Attr("srclang"), r.source))
	}
	for i, v := range variants {
		if want == v.lang {
			return i
		}
	}
	base, _ := want.Base()
	for i, v := range variants {
		if other, _ := v.lang.Base(); want != language.Und && base == other {
			return i
		}
	}
	if r.Source != language.Und || len(variants) == 0 {
		return -1
	}
	return 0
}

// describe makes a unit of what is said about it.
func (r *reader) describe(n *markup.Node, source, target variant) *bitext.Unit {
	u := r.New(source.lang, target.lang, r.at(n))
	u.Changed = r.Time(u.At, cmp.Or(target.Attr("changedate"), target.Attr("creationdate"), n.Attr("changedate"), n.Attr("creationdate")))
	author := cmp.Or(target.Attr("changeid"), target.Attr("creationid"), n.Attr("changeid"), n.Attr("creationid"))
	if author == tradosMachine {
		u.Origin.Rank = memory.Engine
	}
	var of origin
	for _, where := range []*markup.Node{n, source.Node, target.Node} {
		for _, prop := range where.All("prop") {
			of.property(u, strings.ToLower(prop.Attr("type")), strings.TrimSpace(prop.Text()))
		}
	}
	u.SetOrigin(of.rank, of.name, of.version)
	return u
}

// tradosMachine is the author by which Trados Workbench marks machine translation.
const tradosMachine = "MT!"

// origin is what exonym writes of where a unit came from.
type origin struct{ rank, name, version string }

// property reads what Write writes, and how other programs name the same.
func (of *origin) property(u *bitext.Unit, name, value string) {
	switch name {
	case ours + "rank":
		of.rank = value
	case ours + "origin":
		of.name = value
	case ours + "version":
		of.version = value
	case "origin", "x-origin":
		if strings.EqualFold(value, "MT") {
			u.Origin.Rank = memory.Engine
		}
	case ours + "before", "prev", "x-context-pre":
		u.Context.Before = value
	case ours + "after", "next", "x-context-post":
		u.Context.After = value
	case ours + "document", "file", "x-document", "txt::filename":
		u.Context.Document = value
	}
}

// segment reads the content of <seg>.
func (r *reader) segment(seg *markup.Node) *bitext.Inline {
	in := &bitext.Inline{}
	names := map[string]string{} // of opening codes, by what joins them to the closing ones
	r.gather(in, seg, names)
	return in
}

func (r *reader) gather(in *bitext.Inline, n *markup.Node, names map[string]string) {
	for _, child := range n.Children {
		name, i := child.Attr("x"), child.Attr("i")
		switch child.Name {
		case "":
			if r.verbatim {
				in.Verbatim(child.Content())
			} else {
				in.Text(child.Content())
			}
		case "bpt":
			names[i] = name
			in.Code(article.Open, name, i, child.Text("sub"))
		case "ept":
			in.Code(article.Close, names[i], i, child.Text("sub"))
		case "it":
			in.Code(isolated(child.Attr("pos")), name, "", child.Text("sub"))
		case "ph", "ut":
			in.Code(article.Single, name, "", child.Text("sub"))
		default: // <hi> and what nobody knows hold text
			r.gather(in, child, names)
		}
	}
}

// isolated returns the kind of a code whose partner is in another unit.
func isolated(pos string) article.CodeKind {
	if pos == "end" {
		return article.Close
	}
	return article.Open
}
