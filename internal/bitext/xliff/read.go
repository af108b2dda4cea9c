package xliff

import (
	"cmp"
	"io"
	"strings"

	"golang.org/x/text/language"

	"exonym/internal/bitext"
	"exonym/internal/memory"
	"exonym/internal/term/exchange"
	"exonym/internal/term/exchange/markup"
)

// reader reads one file of any version.
type reader struct{ *bitext.Reader }

func read(in io.Reader, o exchange.Options, visit func(*bitext.Unit) bool) ([]exchange.Note, error) {
	r := &reader{bitext.NewReader(o, visit)}
	err := markup.WalkStream(r.Collector, in, []string{"xliff"}, []string{"trans-unit", "unit"}, func(n *markup.Node) bool {
		r.Left()
		if n.Near("translate") == "no" {
			return true
		}
		if n.Name == "unit" {
			return r.unit2(n)
		}
		return r.unit1(n)
	})
	if err != nil {
		return nil, err
	}
	return r.Finish()
}

// pair is a text and its translation, as elements of the file.
type pair struct {
	at             *markup.Node
	source, target *markup.Node
	from, to       string // languages, as the file spells them
	data           map[string]string
	state          bitext.State
	rank           string // what exonym wrote, "" for others
	machine        bool
}

// unit1 reads a <trans-unit> of version 1.
func (r *reader) unit1(n *markup.Node) bool {
	source, target := child(n, "source"), child(n, "target")
	if source == nil || target == nil {
		return true
	}
	p := pair{
		at: n, source: source, target: target,
		from: cmp.Or(source.Attr("lang"), n.Near("source-language")),
		to:   cmp.Or(target.Attr("lang"), n.Near("target-language")),
	}
	finished := p.state1(target)
	if n.Attr("approved") == "yes" {
		p.state = bitext.Final
	} else if !finished {
		r.Note(r.At(n.Line, n.Column), bitext.NoteUnfinished, "")
		return true
	}
	parts := marked(child(n, "seg-source"))
	translated := map[string]*markup.Node{}
	for _, part := range marked(target) {
		translated[part.Attr("mid")] = part
	}
	if len(parts) == 0 || len(translated) == 0 {
		return r.pair(&p)
	}
	trados := confirmations(n)
	for _, part := range parts {
		one := p
		one.source, one.target = part, translated[part.Attr("mid")]
		switch {
		case one.target == nil:
		case !one.confirm(trados[part.Attr("mid")]):
			r.Note(r.At(n.Line, n.Column), bitext.NoteUnfinished, "")
		case !r.pair(&one):
			return false
		}
	}
	return true
}

// confirmations returns what SDLXLIFF, the XLIFF 1.2 of Trados Studio, says of the
// segments of a unit: <sdl:seg> by its id.
func confirmations(n *markup.Node) map[string]*markup.Node {
	defs := map[string]*markup.Node{}
	if list := child(n, "seg-defs"); list != nil {
		for _, def := range list.All("seg") {
			defs[def.Attr("id")] = def
		}
	}
	return defs
}

// confirm reads how far Trados Studio says that a segment has come, and reports
// whether it is finished. def may be nil: then nothing is said.
func (p *pair) confirm(def *markup.Node) (finished bool) {
	if def == nil {
		return true
	}
	p.machine = p.machine || strings.HasSuffix(def.Attr("origin"), "mt") // mt, nmt, amt
	switch def.Attr("conf") {
	case "ApprovedSignOff":
		p.state = bitext.Final
	case "ApprovedTranslation":
		p.state = bitext.Reviewed
	case "Draft", "RejectedTranslation", "RejectedSignOff":
		return p.machine
	}
	return true
}

// marked returns the segments of a text of version 1: <mrk mtype="seg"> at any depth.
func marked(n *markup.Node) []*markup.Node {
	if n == nil {
		return nil
	}
	var list []*markup.Node
	for _, c := range n.Children {
		if c.Name == "mrk" && c.Attr("mtype") == "seg" {
			list = append(list, c)
		} else {
			list = append(list, marked(c)...)
		}
	}
	return list
}

// state1 reads the state of a target of version 1 (section 2.3, attribute state), and
// reports whether it is finished. One that a machine suggested counts as finished:
// it is kept as an engine's.
func (p *pair) state1(target *markup.Node) (finished bool) {
	qualifier := target.Attr("state-qualifier")
	p.rank = strings.TrimPrefix(qualifier, ours)
	p.machine = qualifier == "mt-suggestion" || qualifier == "leveraged-mt"
	switch state := target.Attr("state"); {
	case state == "final":
		p.state = bitext.Final
	case state == "signed-off":
		p.state = bitext.Reviewed
	case state == "new", strings.HasPrefix(state, "needs-"):
		return p.machine
	}
	return true
}

// unit2 reads a <unit> of version 2.
func (r *reader) unit2(n *markup.Node) bool {
	data := map[string]string{}
	if original := child(n, "originalData"); original != nil {
		for _, d := range original.All("data") {
			data[d.Attr("id")] = d.Text()
		}
	}
	for _, segment := range n.All("segment") {
		p := pair{
			at: segment, source: child(segment, "source"), target: child(segment, "target"),
			from: n.Near("srcLang"), to: n.Near("trgLang"), data: data,
		}
		if p.source == nil || p.target == nil {
			continue
		}
		state := segment.Attr("state")
		if state == "initial" {
			r.Note(r.At(segment.Line, segment.Column), bitext.NoteUnfinished, "")
			continue
		}
		p.state = map[string]bitext.State{"reviewed": bitext.Reviewed, "final": bitext.Final}[state]
		p.rank = strings.TrimPrefix(segment.Attr("subState"), prefix)
		if !r.pair(&p) {
			return false
		}
	}
	return true
}

// pair hands a translation on.
func (r *reader) pair(p *pair) bool {
	at := r.At(p.at.Line, p.at.Column)
	from, known := r.language(at, p.from, r.Source)
	to, also := r.language(at, p.to, r.Target)
	if !known || !also {
		return !r.Full()
	}
	u := r.New(from, to, at)
	u.State = p.state
	if p.machine {
		u.Origin.Rank = memory.Engine
	}
	u.SetOrigin(p.rank, "", "")
	source, target := content{data: p.data}, content{data: p.data}
	source.read(p.source, p.source.Near("space") == "preserve")
	target.read(p.target, p.target.Near("space") == "preserve")
	return r.Unit(u, &source.Inline, &target.Inline)
}

// language returns the language that the file names, else the one that is given.
func (r *reader) language(at exchange.Place, spelled string, given language.Tag) (language.Tag, bool) {
	if spelled == "" && given != language.Und {
		return given, true
	}
	return r.Tag(at, spelled)
}

// child returns the first child of a name, or nil.
func child(n *markup.Node, name string) *markup.Node {
	if list := n.All(name); len(list) > 0 {
		return list[0]
	}
	return nil
}
