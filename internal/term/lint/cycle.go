package lint

import (
	"slices"
	"strings"

	"github.com/nicksnyder/go-i18n/v2/i18n"

	"exonym/internal/term"
)

// Cycle finds concepts that belong to themselves.
var Cycle = &Rule{
	ID:    "lint.cycle",
	Title: &i18n.Message{ID: "lint.cycle.title", Other: "Circular relation"},
	Doc:   "Following one relation (part-of, capital-of, member-of, adjective-of) from concept to concept leads back to the start. Each circle is reported once, at its first concept by ID.",
	run:   cycle,
}

var sayCycle = &i18n.Message{
	ID:    "lint.cycle",
	Other: "{{.Relation}} goes in a circle: {{.Path}}.",
}

// relation is one way in which concepts belong to others.
type relation struct {
	name string
	of   func(*term.Concept) []string
}

var relations = []relation{
	{"adjective-of", func(c *term.Concept) []string { return one(c.AdjectiveOf) }},
	{"capital-of", func(c *term.Concept) []string { return one(c.CapitalOf) }},
	{"member-of", func(c *term.Concept) []string { return c.MemberOf }},
	{"part-of", func(c *term.Concept) []string { return one(c.PartOf) }},
}

func one(id string) []string {
	if id == "" {
		return nil
	}
	return []string{id}
}

func cycle(p *pass) {
	for _, r := range relations {
		w := walker{base: p.Base, of: r.of, state: map[string]walked{}}
		for _, c := range p.Base.Concepts() {
			w.walk(c)
		}
		for _, circle := range w.circles {
			first := p.Base.Concept(circle[0])
			path := strings.Join(append(circle, circle[0]), " → ")
			p.sayOf(Error, first, sayCycle, struct{ Relation, Path string }{r.name, path})
		}
	}
}

// walked says how far a concept has been followed.
type walked uint8

const (
	fresh walked = iota
	open         // on the path
	done
)

// walker follows one relation, depth first. It keeps its own stack, because a
// chain may be as long as the glossary.
type walker struct {
	base    *term.Base
	of      func(*term.Concept) []string
	state   map[string]walked
	path    []step
	circles [][]string
}

type step struct {
	id   string
	next []string // not followed yet
}

func (w *walker) walk(c *term.Concept) {
	w.enter(c)
	for len(w.path) > 0 {
		top := &w.path[len(w.path)-1]
		if len(top.next) == 0 {
			w.state[top.id] = done
			w.path = w.path[:len(w.path)-1]
			continue
		}
		id := top.next[0]
		top.next = top.next[1:]
		switch next := w.base.Concept(id); {
		case next == nil:
		case w.state[id] == open:
			w.close(id)
		default:
			w.enter(next)
		}
	}
}

func (w *walker) enter(c *term.Concept) {
	if w.state[c.ID] != fresh {
		return
	}
	w.state[c.ID] = open
	w.path = append(w.path, step{c.ID, w.of(c)})
}

// close keeps the circle that begins at id on the path, its first ID in front.
func (w *walker) close(id string) {
	var circle []string
	for _, s := range w.path {
		if len(circle) > 0 || s.id == id {
			circle = append(circle, s.id)
		}
	}
	first := slices.Index(circle, slices.Min(circle))
	w.circles = append(w.circles, append(circle[first:len(circle):len(circle)], circle[:first]...))
}
