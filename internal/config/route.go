package config

import (
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"
	"golang.org/x/text/language"
)

// Route says which engines translate between languages, in the order in which they are
// asked.
type Route struct {
	Pair     string       // as written: "fr-es", "*"
	From, To language.Tag // Und for any
	Steps    []Step
	Origin   Origin
}

// Step is one engine of a route, or two over a third language.
type Step struct {
	Engine string
	Via    language.Tag // Und: the engine goes by itself
	Then   string       // the engine from Via on
	Origin Origin
}

// String writes a step for people: "deepl", "apertium > en > deepl".
func (s Step) String() string {
	if s.Via == language.Und {
		return s.Engine
	}
	return s.Engine + " > " + s.Via.String() + " > " + s.Then
}

// allRoutes reads the mapping of pairs to engines.
func (r *reader) allRoutes(node *yaml.Node) {
	r.pairs(node, func(key, value *yaml.Node) {
		from, to, ok := parsePair(key.Value)
		if !ok {
			r.fail(key, sayNoPair, aPair{key.Value, `"*"`})
			return
		}
		if !r.plain(value) {
			return
		}
		route := Route{Pair: key.Value, From: from, To: to, Origin: r.at(key)}
		items := []*yaml.Node{value}
		if value.Kind == yaml.SequenceNode {
			items = value.Content
		}
		if len(items) == 0 {
			r.fail(value, sayNoValue, nil)
		}
		for _, item := range items {
			if step, ok := r.step(item); ok {
				route.Steps = append(route.Steps, step)
			}
		}
		r.routes = append(r.routes, route)
	})
}

// step reads the name of an engine, or a way over a third language.
func (r *reader) step(node *yaml.Node) (Step, bool) {
	if node.Kind != yaml.MappingNode {
		if node.Kind == yaml.SequenceNode {
			r.fail(node, sayNoStep, nil)
			return Step{}, false
		}
		name, ok := r.text(node)
		return Step{Engine: name.Text, Origin: name.Origin}, ok
	}
	step, faults := Step{Origin: r.at(node)}, len(r.errs)
	r.pairs(node, func(key, value *yaml.Node) {
		text, ok := r.text(value)
		switch key.Value {
		case "via":
			if m := noLanguage(text.Text); ok && m != nil {
				r.fail(value, m.message, m.data)
				return
			}
			step.Via = language.Make(text.Text)
		case "first":
			step.Engine = text.Text
		case "then":
			step.Then = text.Text
		default:
			r.fail(key, sayNoStep, nil)
		}
	})
	if step.Then == "" {
		step.Then = step.Engine
	}
	if len(r.errs) == faults && step.Via == language.Und {
		r.fail(node, sayNoVia, aText{"via"})
	}
	if len(r.errs) == faults && step.Engine == "" {
		r.fail(node, sayNoVia, aText{"first"})
	}
	return step, len(r.errs) == faults
}

// parsePair reads fr-es, fr-*, *-es, pt-BR>es and *.
func parsePair(text string) (from, to language.Tag, ok bool) {
	if text == "*" {
		return from, to, true
	}
	left, right, ok := strings.Cut(text, ">")
	if !ok {
		if left, right, ok = strings.Cut(text, "-"); !ok || strings.Contains(right, "-") {
			return from, to, false
		}
	}
	from, ok = parseSide(strings.TrimSpace(left))
	if !ok {
		return from, to, false
	}
	to, ok = parseSide(strings.TrimSpace(right))
	return from, to, ok
}

func parseSide(text string) (language.Tag, bool) {
	if text == "*" {
		return language.Und, true
	}
	if noLanguage(text) != nil {
		return language.Und, false
	}
	return language.Make(text), true
}

// fit says how well a route serves a pair: 0 not at all, more for what it names exactly.
func (r Route) fit(from, to language.Tag) int {
	left, right := side(r.From, from), side(r.To, to)
	if left == 0 || right == 0 {
		return 0
	}
	return 10*(left+right) + left // of equals, the one that names the source
}

// side compares one language of a route with that of a text: 3 for the very tag, 2 for
// its language and script, 1 for any.
func side(wanted, is language.Tag) int {
	switch {
	case wanted == language.Und:
		return 1
	case wanted == is:
		return 3
	}
	base, _ := wanted.Base()
	other, _ := is.Base()
	script, _ := wanted.Script()
	written, _ := is.Script()
	_, _, region := wanted.Raw()
	if base == other && script == written && region.String() == "ZZ" {
		return 2
	}
	return 0
}

// best returns the route of a layer that serves a pair best.
func best(routes []Route, from, to language.Tag) (Route, bool) {
	found, most := Route{}, 0
	for _, r := range routes {
		if fit := r.fit(from, to); fit > most {
			found, most = r, fit
		}
	}
	return found, most > 0
}

// names lists every engine of steps, once.
func names(steps []Step) (list []string) {
	for _, s := range steps {
		for _, name := range []string{s.Engine, s.Then} {
			if name != "" && !slices.Contains(list, name) {
				list = append(list, name)
			}
		}
	}
	return list
}
