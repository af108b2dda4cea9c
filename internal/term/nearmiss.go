package term

import (
	"cmp"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/language"
	"golang.org/x/text/unicode/norm"
)

// Clue says what speaks for a suggestion.
type Clue uint8

// The clues. Text of an Evidence is given with each.
const (
	OtherLanguage Clue = iota // the name of another language; Text is its tag
	Outdated                  // a form that the language no longer wants; Text is the form
	GivenName                 // the given name fits; Text is the known one
	SameInitial               // the last name begins alike; Text is the letter
	LastName                  // the last name resembles; Text is the known one
	Context                   // the sentence names something that belongs to it; Text is its words
)

// Evidence is one reason for a suggestion.
type Evidence struct {
	Clue Clue
	Text string
}

// Suggestion says which concept a name may mean.
type Suggestion struct {
	Concept *Concept
	Term    string  // what the language of the text wants
	Score   float64 // 0 to 1; nothing below Threshold is suggested
	Why     []Evidence
}

// Threshold is the least score of a suggestion; set so that a last name alone, or
// a given name with a role alone, is not enough.
const Threshold = 0.65

// gazetteer holds what NearMiss looks names up in, over all languages.
type gazetteer struct {
	forms   map[string][]known // by clean form
	persons []person
}

type known struct {
	concept *Concept
	lang    string
	status  Status
}

// person is a person's known names.
type person struct {
	concept *Concept
	names   []fullName
}

// fullName is a name in two parts, ready to be compared.
type fullName struct{ given, last word }

// word is a part of a name as written, simplified, and its consonants. It is made
// once, because every unknown name is compared with every person.
type word struct {
	text               string
	simple, consonants []rune
}

func newWord(text string) word {
	simple := simplify(text)
	return word{text, []rune(simple), []rune(skeleton(simple))}
}

// newFullName splits a name at its last space; given is empty without one.
func newFullName(name string) fullName {
	at := strings.LastIndexByte(name, ' ')
	return fullName{newWord(name[:max(at, 0)]), newWord(name[at+1:])}
}

// NearMiss guesses which concept a name means that the base does not know in
// lang. It knows names of other languages and outdated ones ("Kursk" in French is
// Koursk), and persons whose last name resembles: by consonants, given name,
// initial, and by what the context (the sentence) says of country and role. The
// best suggestion comes first; mostly there is none.
func (b *Base) NearMiss(name, context string, lang language.Tag) []Suggestion {
	if b == nil || len(b.concepts) == 0 {
		return nil
	}
	name = clean(strings.TrimSpace(name))
	g := b.gazetteer()
	found := g.elsewhere(name, lang)
	if len(found) == 0 {
		parts := newFullName(name)
		for _, p := range g.persons {
			if s, ok := p.judge(name, parts, context, lang, b); ok {
				found = append(found, s)
			}
		}
	}
	slices.SortStableFunc(found, func(x, y Suggestion) int {
		return cmp.Or(cmp.Compare(y.Score, x.Score), strings.Compare(x.Concept.ID, y.Concept.ID))
	})
	return found
}

// Knows reports whether name is, letter by letter, a form of a name in any language.
func (b *Base) Knows(name string) bool {
	return b != nil && len(b.concepts) > 0 && len(b.gazetteer().forms[clean(name)]) > 0
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
	g := &gazetteer{forms: map[string][]known{}}
	for _, c := range concepts {
		if c.Kind == General || c.Kind == Title {
			continue
		}
		p := person{concept: c}
		for _, lang := range c.Languages() {
			for _, t := range c.terms[lang] {
				for _, u := range t.uses() {
					if u.role != Name {
						continue
					}
					g.forms[u.form] = append(g.forms[u.form], known{c, lang, u.status})
					if c.Kind == Person && strings.LastIndexByte(u.form, ' ') > 0 {
						p.names = append(p.names, newFullName(u.form))
					}
				}
			}
		}
		if c.Kind == Person && len(p.names) > 0 {
			g.persons = append(g.persons, p)
		}
	}
	return g
}

// elsewhere finds name among the forms of other languages and unwanted forms.
func (g *gazetteer) elsewhere(name string, lang language.Tag) []Suggestion {
	if utf8.RuneCountInString(name) < 4 {
		return nil // too short to be more than chance
	}
	var found []Suggestion
	seen := map[*Concept]bool{}
	for _, k := range g.forms[name] {
		t := k.concept.Term(lang)
		if t == nil || seen[k.concept] {
			continue
		}
		seen[k.concept] = true
		own := ownStatus(k.concept, name, lang)
		if own <= Admitted {
			return nil // the language has the form: nothing is wrong
		}
		why := Evidence{OtherLanguage, k.lang}
		if own <= Forbidden {
			why = Evidence{Outdated, name}
		}
		found = append(found, Suggestion{k.concept, t.Text, 1, []Evidence{why}})
	}
	if len(found) > 1 {
		return nil // one form, several concepts: nobody can tell
	}
	return found
}

// ownStatus returns the status of a form in lang, above Forbidden when it has none.
func ownStatus(c *Concept, form string, lang language.Tag) Status {
	best := Forbidden + 1
	for _, t := range c.Terms(lang) {
		for _, u := range t.uses() {
			if u.form == form {
				best = min(best, u.status)
			}
		}
	}
	return best
}

// judge scores how well name, in its parts, and its context fit p.
func (p person) judge(name string, parts fullName, context string, lang language.Tag, b *Base) (Suggestion, bool) {
	t := p.concept.Term(lang)
	if t == nil || utf8.RuneCountInString(parts.last.text) < 4 {
		return Suggestion{}, false
	}
	var best fullName
	lastScore, givenScore := 0.0, 0.0
	for _, known := range p.names {
		score := likeness(parts.last, known.last)
		first := 0.0
		if parts.given.text != "" {
			first = likeness(parts.given, known.given)
		}
		if score+first > lastScore+givenScore {
			lastScore, givenScore, best = score, first, known
		}
	}
	if lastScore < 0.45 || (givenScore < 0.8 && lastScore < 0.75) || ownStatus(p.concept, name, lang) <= Admitted {
		return Suggestion{}, false
	}
	s := Suggestion{Concept: p.concept, Term: t.Text, Score: 0.4*lastScore + 0.2*givenScore}
	s.Why = append(s.Why, Evidence{LastName, best.last.text})
	if givenScore >= 0.8 {
		s.Why = append(s.Why, Evidence{GivenName, best.given.text})
	}
	if initial := firstRune(string(parts.last.simple)); initial == firstRune(string(best.last.simple)) {
		s.Score += 0.1
		s.Why = append(s.Why, Evidence{SameInitial, string(unicode.ToUpper(initial))})
	}
	s.addContext(context, lang, b)
	return s, s.Score >= Threshold
}

// addContext adds what the sentence says of the person's country and role: up to
// three things, 0.1 each.
func (s *Suggestion) addContext(context string, lang language.Tag, b *Base) {
	seen := map[*Concept]bool{}
	for _, hit := range b.Find(context, lang) {
		c := hit.Concept
		if seen[c] || len(seen) == 3 || !belongs(s.Concept, c) {
			continue
		}
		seen[c] = true
		s.Score += 0.1
		s.Why = append(s.Why, Evidence{Context, context[hit.Span.Start:hit.Span.End]})
	}
}

// belongs reports whether c is related to person p, or stands in p's note.
func belongs(p, c *Concept) bool {
	if c == p {
		return false
	}
	if slices.Contains(p.MemberOf, c.ID) || p.PartOf == c.ID || slices.Contains(p.Subject, c.ID) {
		return true
	}
	note := strings.ToLower(p.Note)
	for _, t := range c.Terms(language.English) {
		for _, u := range t.uses() {
			if note != "" && len(u.form) > 1 && countWords(note, strings.ToLower(u.form)) > 0 {
				return true
			}
		}
	}
	return false
}

// likeness compares two names, 0 to 1: half by letters, half by consonants.
func likeness(a, b word) float64 {
	return (similarity(a.simple, b.simple) + similarity(a.consonants, b.consonants)) / 2
}

// simplify takes away what transliterations of one name differ in: accents,
// capitals, y and j for i, double letters, w, ph, c, x.
func simplify(name string) string {
	var out []rune
	for _, r := range norm.NFD.String(name) {
		if unicode.IsMark(r) || !unicode.IsLetter(r) {
			continue
		}
		r = unicode.ToLower(r)
		switch r {
		case 'y', 'j':
			r = 'i'
		case 'w':
			r = 'v'
		case 'c', 'q':
			r = 'k'
		}
		if len(out) == 0 || out[len(out)-1] != r {
			out = append(out, r)
		}
	}
	return strings.NewReplacer("ph", "f", "ks", "x", "tch", "ch", "ou", "u").Replace(string(out))
}

// skeleton leaves the consonants of a simplified name.
func skeleton(name string) string {
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune("aeiouаеиоуыэюяєії", r) {
			return -1
		}
		return r
	}, name)
}

// similarity is 1 minus the edit distance (Levenshtein) by the longer length.
func similarity(x, y []rune) float64 {
	if len(x) == 0 || len(y) == 0 || len(x) > 64 || len(y) > 64 {
		return 0
	}
	var space [65]int
	row := space[:len(y)+1]
	for j := range row {
		row[j] = j
	}
	for i := range x {
		diagonal := row[0]
		row[0] = i + 1
		for j := range y {
			cost := diagonal
			if x[i] != y[j] {
				cost++
			}
			diagonal = row[j+1]
			row[j+1] = min(cost, row[j]+1, row[j+1]+1)
		}
	}
	return 1 - float64(row[len(y)])/float64(max(len(x), len(y)))
}
