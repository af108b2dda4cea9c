package search

import (
	"cmp"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/language"

	"exonym/internal/term"
	"exonym/internal/term/translit"
)

// form is one way in which a concept may be called; for its id, lang is Und.
type form struct {
	concept *term.Concept
	text    string
	name    string // what text is an inflected form of; else text itself
	folded  string
	lang    language.Tag
	role    term.Role
	status  term.Status
}

// appendForms adds what c may be called in langs (none: in all languages), its id
// first.
func appendForms(list []form, c *term.Concept, langs []language.Tag) []form {
	list = append(list, form{concept: c, text: c.ID, name: c.ID, folded: fold(c.ID)})
	for _, tag := range c.Languages() {
		lang := language.Make(tag)
		if !wanted(lang, langs) {
			continue
		}
		add := func(texts []string, name string, role term.Role, status term.Status) {
			for _, text := range texts {
				list = append(list, form{c, text, cmp.Or(name, text), fold(text), lang, role, status})
			}
		}
		for _, t := range c.OwnTerms(lang) {
			add([]string{t.Text}, "", term.Name, t.Status)
			add(t.Forms, t.Text, term.Name, t.Status)
			add(t.Also, "", term.Name, max(t.Status, term.Admitted))
			add(t.Abbreviation, "", term.Abbreviation, max(t.Status, term.Admitted))
			add(t.Deprecated, "", term.Name, max(t.Status, term.Deprecated))
			add(t.Forbidden, "", term.Name, term.Forbidden)
			add(t.Adjective, "", term.Adjective, t.Status)
			add(t.Inhabitant, "", term.Inhabitant, t.Status)
		}
	}
	return list
}

// wanted reports whether lang is one of langs or a region of one.
func wanted(lang language.Tag, langs []language.Tag) bool {
	for _, want := range langs {
		for tag := lang; tag != language.Und; tag = tag.Parent() {
			if tag == want {
				return true
			}
		}
	}
	return len(langs) == 0
}

// asked is the text of a query in the shapes that forms are held against.
type asked struct {
	text, folded string
	letters      []rune
	skeletons    map[string]bool // as readers of each language would say it
}

// leastSkeleton is how many consonants two names share at least to sound alike: with
// three, half of all short names do.
const leastSkeleton = 4

func ask(text string) *asked {
	a := &asked{text: strings.TrimSpace(text), skeletons: map[string]bool{}}
	a.folded = fold(a.text)
	a.letters = []rune(a.folded)
	for _, sound := range translit.Sounds(a.text) {
		if skeleton := sound.Skeleton(); utf8.RuneCountInString(skeleton) >= leastSkeleton {
			a.skeletons[skeleton] = true
		}
	}
	return a
}

// written judges forms by how they are written.
func (a *asked) written(f form) (How, int, bool) {
	isID := f.lang == language.Und
	switch {
	case isID:
		return ByID, 0, f.text == a.text
	case f.name != f.text:
		return Inflected, 0, f.folded == a.folded
	case f.text == a.text:
		return Same, 0, true
	case f.folded == a.folded:
		return Folded, 0, true
	case strings.HasPrefix(f.folded, a.folded):
		return Begins, 0, true
	case strings.Contains(f.folded, " "+a.folded):
		return Word, 0, true
	}
	return 0, 0, false
}

// resembles judges names by their likeness. One letter in four may differ; a word of
// three letters is like too many.
func (a *asked) resembles(f form) (How, int, bool) {
	if f.lang == language.Und || f.name != f.text || f.role == term.Adjective || f.role == term.Inhabitant {
		return 0, 0, false
	}
	limit := len(a.letters) / 4
	if distance := edits(a.letters, []rune(f.folded), limit); distance <= limit {
		return Near, distance, true
	}
	if len(a.skeletons) == 0 || 2*len(f.text) < len(a.text) || len(f.text) > 2*len(a.text)+4 {
		return 0, 0, false
	}
	return Sounds, 0, a.skeletons[translit.ReadAs(f.text, f.lang.String()).Skeleton()]
}
