package store

import (
	"reflect"
	"strings"

	"go.yaml.in/yaml/v3"

	"exonym/internal/term"
)

// size returns how many items a value has that is a list.
func (f field) size() int { return max(len(f.list), len(f.terms)) }

// sameItem reports whether item i of f is item j of other.
func (f field) sameItem(i int, other field, j int) bool {
	if f.list != nil {
		return f.list[i] == other.list[j]
	}
	return reflect.DeepEqual(f.terms[i], other.terms[j])
}

// item writes item i of a list.
func (f field) item(i int, flow bool) string {
	if f.list != nil {
		return scalar(f.list[i], flow)
	}
	return termValue(f.terms[i], flow)
}

// hasItems reports whether a list can be edited item by item: one with dashes, or
// one in brackets that keeps its number.
func hasItems(node *yaml.Node, was, now field) bool {
	flow := node.Style&yaml.FlowStyle != 0
	return len(node.Content) == was.size() && was.size() > 0 && now.size() > 0 && (!flow || was.size() == now.size())
}

// items edits a list: what it begins and ends with as before is kept, of the rest
// each item becomes the one in its place, and what is over is removed or added.
func (r *revision) items(node *yaml.Node, was, now field) error {
	from, fromEnd := 0, 0
	shorter := min(was.size(), now.size())
	for from < shorter && was.sameItem(from, now, from) {
		from++
	}
	for fromEnd < shorter-from && was.sameItem(was.size()-1-fromEnd, now, now.size()-1-fromEnd) {
		fromEnd++
	}
	i := from
	for ; i < shorter-fromEnd; i++ {
		if err := r.item(node.Content[i], was, now, i, node.Style&yaml.FlowStyle != 0); err != nil {
			return err
		}
	}
	at := r.itemLines(node, i)
	for j := i; j < now.size()-fromEnd; j++ {
		r.insert(at.start, strings.Repeat(" ", node.Column-1)+"- "+now.item(j, false)+r.eol)
	}
	for ; i < was.size()-fromEnd; i++ {
		r.replace(r.itemLines(node, i), "")
	}
	return nil
}

// item makes one item of a list say what item i of now says.
func (r *revision) item(node *yaml.Node, was, now field, i int, flow bool) error {
	if was.sameItem(i, now, i) {
		return nil
	}
	if now.list == nil && node.Kind == yaml.MappingNode {
		return r.term(node, was.terms[i], now.terms[i])
	}
	at := span{r.start(node), r.end(node)}
	r.hoist(at, node)
	r.replace(at, now.item(i, flow))
	return nil
}

// itemLines returns the lines of item i of a list with dashes; of one behind the
// last, where it would begin.
func (r *revision) itemLines(node *yaml.Node, i int) span {
	start := r.start(node)
	if i > 0 {
		above := r.end(node.Content[i-1])
		if i == len(node.Content) {
			below := r.tail(above, node.Column-1)
			return span{below, below}
		}
		start = r.skipSpace(above, "")
	}
	return span{r.lineStart(start), r.tail(r.end(node.Content[i]), node.Column-1)}
}

// term edits a mapping that is one term.
func (r *revision) term(node *yaml.Node, was, now term.Term) error {
	m, err := r.mapping(node, func(key string) string { return key })
	if err != nil {
		return err
	}
	return r.fields(m, termFields(was), termFields(now), compareTermKeys, false)
}
