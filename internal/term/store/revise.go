package store

import (
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"

	"exonym/internal/term"
)

// revision is a set of splices of the text of one entry.
type revision struct {
	*source
	eol     string
	splices []splice
	aside   splice // where comments go from inside a value that is replaced; text is their indent
}

type splice struct {
	span
	text string
}

// revise returns the text of e with what differs between its concept and c
// rewritten, and every other byte kept.
func revise(e *entry, c *term.Concept, off bool, eol string) (string, error) {
	src, m, err := layout(e.text)
	if err != nil {
		return "", err
	}
	r := &revision{source: src, eol: eol}
	if err := r.fields(m, conceptFields(e.concept, e.off), conceptFields(c, off), compareKeys, true); err != nil {
		return "", err
	}
	return r.apply(), nil
}

func (r *revision) replace(at span, text string) { r.splices = append(r.splices, splice{at, text}) }

func (r *revision) insert(at int, text string) { r.replace(span{at, at}, text) }

// hoist keeps the comments of a stretch that goes: as lines above the key.
func (r *revision) hoist(at span, nodes ...*yaml.Node) {
	for _, comment := range r.comments(at, nodes...) {
		r.insert(r.aside.start, r.aside.text+comment+r.eol)
	}
}

// setAside says where the comments of a slot of the entry go: above it, or below
// where the dash of the entry stands before it.
func (r *revision) setAside(m *mapping, s *slot) {
	switch {
	case m.flow:
		r.aside = splice{span{len(r.text), len(r.text)}, strings.Repeat(" ", m.indent+2)}
	case s.first:
		below := r.tail(s.value.end, m.indent)
		r.aside = splice{span{below, below}, strings.Repeat(" ", m.indent+2)}
	default:
		r.aside = splice{span{s.line, s.line}, strings.Repeat(" ", m.indent)}
	}
}

// apply makes the splices.
func (r *revision) apply() string {
	slices.SortStableFunc(r.splices, func(a, b splice) int { return a.start - b.start })
	var b strings.Builder
	at := 0
	for _, s := range r.splices {
		b.WriteString(r.text[at:max(at, s.start)])
		b.WriteString(s.text)
		at = max(at, s.end)
	}
	b.WriteString(r.text[at:])
	return b.String()
}

// fields edits a mapping that says the fields old until it says want.
func (r *revision) fields(m *mapping, old, want []field, compare func(a, b string) int, outer bool) error {
	kept := make([]bool, len(m.slots))
	for i := range m.slots {
		s := &m.slots[i]
		if outer {
			r.setAside(m, s)
		}
		was, now := fieldOf(old, s.key), fieldOf(want, s.key)
		kept[i] = now != nil || was == nil
		if now == nil || m.find(s.key) != s || was != nil && was.same(*now) {
			continue
		}
		if err := r.value(m, s, was, *now); err != nil {
			return err
		}
	}
	r.removeAll(m, kept)
	for _, now := range want {
		if was := fieldOf(old, now.key); m.find(now.key) == nil && (was == nil || !was.same(now)) {
			r.add(m, now, m.before(now.key, kept, compare))
		}
	}
	return nil
}

func fieldOf(fields []field, key string) *field {
	for i := range fields {
		if fields[i].key == key {
			return &fields[i]
		}
	}
	return nil
}

// value rewrites what differs in a value, the whole of it if need be.
func (r *revision) value(m *mapping, s *slot, was *field, now field) error {
	if was != nil && was.terms != nil && s.node.Kind == yaml.MappingNode && len(now.terms) == 1 {
		return r.term(s.node, was.terms[0], now.terms[0])
	}
	if was != nil && s.node.Kind == yaml.SequenceNode && hasItems(s.node, *was, now) {
		return r.items(s.node, *was, now)
	}
	r.hoist(s.value, s.node)
	if m.flow || len(now.terms) < 2 {
		text := now.value(m.flow)
		if r.text[s.value.start-1] == ':' {
			text = " " + text
		}
		r.replace(s.value, text)
		return nil
	}
	at := s.value
	at.start = r.colon(s) + 1
	r.replace(at, "")
	lines := now.block(strings.Repeat(" ", m.indent), r.eol)
	r.insert(r.nextLine(s.value.end), strings.TrimPrefix(lines, r.eol)+r.eol)
	return nil
}

func (r *revision) colon(s *slot) int {
	return r.skip(s.name.end, func(c rune) bool { return c != ':' })
}

// removeAll takes the slots away that are not kept, in a block mapping with their
// lines.
func (r *revision) removeAll(m *mapping, kept []bool) {
	if m.flow {
		r.removeFlow(m, kept)
		return
	}
	from := 0
	if m.slots[0].first && !kept[0] {
		from = slices.Index(kept, true)
		r.removeFirst(m, from)
	}
	for i := from; i < len(kept); i++ {
		if !kept[i] {
			s := m.slots[i]
			r.replace(span{s.line, r.tail(s.value.end, m.indent)}, "")
		}
	}
}

// removeFirst takes the first n slots away, of which the first stands behind a
// dash: the next one moves there. Comments between them go below that one.
func (r *revision) removeFirst(m *mapping, n int) {
	below := r.tail(m.slots[n].value.end, m.indent)
	r.aside = splice{span{below, below}, strings.Repeat(" ", m.indent+2)}
	end := 0
	for i := range n {
		end = r.tail(m.slots[i].value.end, m.indent)
		if i+1 < n {
			r.hoist(span{end, m.slots[i+1].line})
		}
	}
	r.replace(span{m.slots[0].name.start, r.skip(end, isSpace)}, "")
}

// removeFlow takes slots of a mapping between braces away, each with one comma.
func (r *revision) removeFlow(m *mapping, kept []bool) {
	last := len(kept) - 1
	for last > 0 && !kept[last] {
		last--
	}
	for i := range last {
		if !kept[i] {
			r.cut(m, span{m.slots[i].name.start, m.slots[i+1].name.start})
		}
	}
	if last < len(kept)-1 {
		r.cut(m, span{m.slots[last].value.end, m.slots[len(kept)-1].value.end})
	}
}

func (r *revision) cut(m *mapping, at span) {
	r.hoist(at, m.node)
	r.replace(at, "")
}

// add writes a new key behind another.
func (r *revision) add(m *mapping, f field, after *slot) {
	name := keyText(f.key) + ":"
	if m.flow {
		r.insert(after.value.end, ", "+name+" "+f.value(true))
		return
	}
	indent := strings.Repeat(" ", m.indent)
	r.insert(r.tail(after.value.end, m.indent), indent+name+f.block(indent, r.eol)+r.eol)
}
