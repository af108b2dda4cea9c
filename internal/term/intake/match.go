package intake

import (
	"slices"

	"golang.org/x/text/language"

	"exonym/internal/term"
)

// agreement is how many preferred terms two concepts of a table must share to be
// one: a word alone has homographs, and two languages seldom share one.
const agreement = 2

// match returns the concept that in means, or nil: the one with its id, else the one
// of the same kind with the most of its preferred terms, two at least (the source
// term alone for a file of pairs). A concept without kind of its own may mean one of
// any kind. An id that was made up is believed where a term agrees.
func (s *Scale) match(in Incoming) *standing {
	if byID := s.byID(in); byID != nil {
		return byID
	}
	if in.Source != language.Und {
		if other := s.bySource(in); other != nil {
			return other
		}
	}
	return s.byTerms(in)
}

// byID returns the concept with the id of in. Where that was made up, an earlier intake
// may have had to put a number behind it.
func (s *Scale) byID(in Incoming) *standing {
	if !in.MadeUp {
		return s.standing(in.Concept.ID)
	}
	for n, id := 2, in.Concept.ID; ; n++ {
		other := s.standing(id)
		if other == nil || suits(other.concept, in.Concept) && s.shared(other, in) > 0 {
			return other
		}
		id = numbered(in.Concept.ID, n)
	}
}

// bySource returns the only concept with the source term of in.
func (s *Scale) bySource(in Incoming) *standing {
	found := s.namesakes(in, in.Source)
	if len(found) != 1 || !suits(found[0].concept, in.Concept) {
		return nil
	}
	still := preferred(found[0].concept, in.Source)
	if still == nil || still.Text != preferred(in.Concept, in.Source).Text {
		return nil
	}
	return found[0]
}

// byTerms returns the concept with the most preferred terms of in. Who has two of them
// is found without a look at the language with the most namesakes: a term that stands
// in every row costs no more than another.
func (s *Scale) byTerms(in Incoming) *standing {
	var lists [][]*standing
	for _, lang := range tags(in.Concept) {
		lists = append(lists, s.namesakes(in, lang))
	}
	slices.SortFunc(lists, func(a, b []*standing) int { return len(a) - len(b) })
	var best *standing
	most := agreement - 1
	for _, list := range lists[:max(len(lists)-1, 0)] {
		for _, other := range list {
			n := agreed(other.concept, in.Concept)
			if suits(other.concept, in.Concept) && (n > most || n == most && best != nil && other.rank < best.rank) {
				best, most = other, n
			}
		}
	}
	return best
}

// namesakes returns the concepts that have, or had, the preferred term of in.
func (s *Scale) namesakes(in Incoming, lang language.Tag) []*standing {
	t := preferred(in.Concept, lang)
	if t == nil {
		return nil
	}
	s.index(lang)
	return s.named[name{lang.String(), t.Text}]
}

// agreed counts the languages in which two concepts have the same preferred term.
func agreed(a, b *term.Concept) int {
	n := 0
	for _, lang := range tags(b) {
		if x, y := preferred(a, lang), preferred(b, lang); x != nil && y != nil && x.Text == y.Text {
			n++
		}
	}
	return n
}

func suits(present, incoming *term.Concept) bool {
	kind := kindOf(incoming)
	return kind == term.General || kind == kindOf(present)
}

// shared counts the languages in which the first term of in is a term of other.
func (s *Scale) shared(other *standing, in Incoming) int {
	n := 0
	for _, lang := range tags(in.Concept) {
		text := firstWanted(in.Concept.OwnTerms(lang)).Text
		if slices.ContainsFunc(other.concept.OwnTerms(lang), func(t term.Term) bool { return t.Text == text }) {
			n++
		}
	}
	return n
}

// index makes the concepts of the base findable by their terms in lang.
func (s *Scale) index(lang language.Tag) {
	key := lang.String()
	if s.indexed[key] {
		return
	}
	s.indexed[key] = true
	for _, c := range s.stands.Base.Concepts() {
		if preferred(c, lang) != nil {
			s.enter(s.standing(c.ID), lang)
		}
	}
}

// enter makes a concept findable by its preferred term.
func (s *Scale) enter(other *standing, lang language.Tag) {
	if t := preferred(other.concept, lang); t != nil {
		at := name{lang.String(), t.Text}
		s.named[at] = append(s.named[at], other)
	}
}
