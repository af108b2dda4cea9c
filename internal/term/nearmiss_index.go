package term

import (
	"strings"
	"sync"

	"golang.org/x/text/language"

	"exonym/internal/term/translit"
)

// gazetteer holds what NearMiss looks names up in, over all languages.
type gazetteer struct {
	forms map[string][]known // by clean form
	names []knownName        // of persons, each spelling once
	// lastNames are the names by the consonants of the last name, and by what is
	// left when one consonant is taken out.
	lastNames map[string][]int32
	// givenNames are the names by the consonants of the given name and the first sound of
	// the last name.
	givenNames map[string][]int32
	places     map[translit.Sound][]original // with a Cyrillic name, by its sound
}

type known struct {
	concept *Concept
	lang    string
	status  Status
}

// knownName is one spelling of a person's name in one language.
type knownName struct {
	person *Concept
	lang   string
	fullName
}

// original is a name in Cyrillic letters that other spellings are made from.
type original struct {
	concept *Concept
	text    string
	lang    language.Tag
}

// gazetteer builds the lists at the first call.
func (b *Base) gazetteer() *gazetteer {
	b.mu.Lock()
	if b.known == nil {
		b.known = sync.OnceValue(func() *gazetteer { return newGazetteer(b.concepts) })
	}
	build := b.known
	b.mu.Unlock()
	return build()
}

func newGazetteer(concepts []*Concept) *gazetteer {
	g := &gazetteer{
		forms: map[string][]known{}, lastNames: map[string][]int32{}, givenNames: map[string][]int32{},
		places: map[translit.Sound][]original{},
	}
	for _, c := range concepts {
		if c.Kind == General || c.Kind == Title {
			continue
		}
		spelled := map[string]bool{}
		for _, lang := range c.Languages() {
			for _, t := range c.terms.peek(nil, lang) {
				for u := range t.uses() {
					if u.role != Name || t.Common {
						continue
					}
					g.forms[u.form] = append(g.forms[u.form], known{c, lang, u.status})
					if c.Kind == Person && strings.Contains(u.form, " ") && !spelled[u.form] {
						spelled[u.form] = true
						g.addPerson(c, lang, u.form)
					}
				}
			}
		}
		if o, ok := originalOf(c); ok && c.Kind == Place {
			for _, sound := range translit.Sounds(o.text) {
				g.places[sound] = append(g.places[sound], o)
			}
		}
	}
	return g
}

// addPerson enters one full name of a person.
func (g *gazetteer) addPerson(c *Concept, lang, form string) {
	name := knownName{c, lang, splitAs(form, lang)}
	at := int32(len(g.names))
	g.names = append(g.names, name)
	for key := range keysOf(name.last.sounds) {
		g.lastNames[key] = append(g.lastNames[key], at)
	}
	for key := range name.givenKeys() {
		g.givenNames[key] = append(g.givenNames[key], at)
	}
}

// keysOf returns the skeletons of sounds, and each without one of its consonants:
// two names share a key when at most one consonant is missing, or one is another.
func keysOf(sounds []heard) map[string]bool {
	keys := map[string]bool{}
	for _, sound := range sounds {
		bones := sound.skeleton
		keys[string(bones)] = true
		if len(bones) < shortestSkeleton {
			continue
		}
		for i := range bones {
			keys[string(bones[:i])+string(bones[i+1:])] = true
		}
	}
	return keys
}

// shortestSkeleton is how many consonants a name has at least for one to be taken
// out: of fewer nothing is left to tell names apart.
const shortestSkeleton = 3

// givenKeys returns the keys of the given name.
func (n *fullName) givenKeys() map[string]bool {
	keys := map[string]bool{}
	for _, given := range n.given.sounds {
		for _, last := range n.last.sounds {
			if len(given.skeleton) > 0 {
				keys[string(given.skeleton)+"/"+string(last.skeleton[:1])] = true
			}
		}
	}
	return keys
}
