package intake

import (
	"slices"

	"golang.org/x/text/language"

	"exonym/internal/term"
	"exonym/internal/term/exchange"
)

// Weigh returns what in does to the glossary, and takes it as done: the next concept
// meets it.
func (s *Scale) Weigh(in Incoming, decide Decide) Outcome {
	other := s.match(in)
	if other == nil {
		return s.admit(in)
	}
	u := &union{scale: s, in: in, before: other.concept, after: other.concept.Clone(), decide: decide}
	u.unite()
	o := Outcome{ID: other.concept.ID, Verdict: Equal, Fields: u.fields, Conflicts: u.conflicts}
	if len(u.fields) == 0 {
		return o
	}
	if reason, entry := s.obstacle(o.ID); entry != nil {
		o.Verdict, o.Reason, o.At = Skipped, reason, term.Location{File: entry.File, Line: entry.Line}
		return o
	}
	o.Verdict, o.File = Changed, other.file
	o.Entry = entryFor(other, u.after, u.langs)
	o.Hidden = s.hidden(u.after, u.langs)
	other.concept, other.entry = u.after, o.Entry
	for _, lang := range u.langs {
		was, is := preferred(u.before, lang), preferred(u.after, lang)
		if is != nil && (was == nil || was.Text != is.Text) && s.indexed[lang.String()] {
			s.enter(other, lang)
		}
	}
	return o
}

// admit takes a concept that the glossary does not have.
func (s *Scale) admit(in Incoming) Outcome {
	c := in.Concept.Clone()
	if reason, entry := s.obstacle(c.ID); entry != nil && !in.MadeUp {
		return Outcome{ID: c.ID, Verdict: Skipped, Reason: reason, At: term.Location{File: entry.File, Line: entry.Line}}
	}
	if in.MadeUp {
		c.ID = s.freeID(c.ID)
	}
	c.Kind = kindOf(c)
	for _, lang := range tags(c) {
		c.SetTerms(lang, usualCase(c, c.OwnTerms(lang))...)
	}
	twins := s.twins(in)
	known := &standing{concept: c, entry: c, rank: len(s.known)}
	s.known[c.ID] = known
	for _, lang := range tags(c) {
		s.index(lang)
		s.enter(known, lang)
	}
	return Outcome{ID: c.ID, Verdict: New, Entry: c, Hidden: s.hidden(c, tags(c)), Twins: twins}
}

// twins finds for each language another concept with the preferred term of in.
func (s *Scale) twins(in Incoming) []Twin {
	var list []Twin
	for _, lang := range tags(in.Concept) {
		others := s.namesakes(in, lang)
		if len(others) == 0 {
			continue
		}
		other, text := others[0].concept, preferred(in.Concept, lang).Text
		if still := preferred(other, lang); still != nil && still.Text == text {
			list = append(list, Twin{Language: lang, Text: text, ID: other.ID, At: lastPlace(other)})
		}
	}
	return list
}

// hidden returns those of langs for which a stronger layer prefers another term.
func (s *Scale) hidden(c *term.Concept, langs []language.Tag) []language.Tag {
	above := s.stands.Above.Concept(c.ID)
	if above == nil {
		return nil
	}
	return slices.DeleteFunc(slices.Clone(langs), func(lang language.Tag) bool {
		ours, theirs := preferred(c, lang), preferred(above, lang)
		return ours == nil || theirs == nil || ours.Text == theirs.Text
	})
}

// usualCase takes away the case policy that a table gives to names where the kind of
// the concept says as much.
func usualCase(c *term.Concept, terms []term.Term) []term.Term {
	if kindOf(c) == term.General {
		return terms
	}
	terms = slices.Clone(terms)
	for i := range terms {
		if terms[i].Case == term.Headline {
			terms[i].Case = term.Usual
		}
	}
	return terms
}

// entryFor returns what the layer must say of a concept so that all layers together
// say after: what it says already, and of the rest no more than what differs.
func entryFor(other *standing, after *term.Concept, langs []language.Tag) *term.Concept {
	before, entry := other.concept, term.NewConcept(after.ID, "")
	if other.entry != nil {
		entry = other.entry.Clone()
	} else if after.Kind != term.General {
		entry.Kind = after.Kind // it picks the file, and tells readers
	}
	for _, f := range exchange.ConceptFields() {
		if said := f.Get(after); !slices.Equal(said, f.Get(before)) {
			f.Set(entry, said)
		}
	}
	for _, lang := range langs {
		entry.SetTerms(lang, entryTerms(before.OwnTerms(lang), after.OwnTerms(lang), entry.OwnTerms(lang))...)
	}
	return entry
}

// entryTerms is entryFor for one language. A layer lays one term over one of the
// same text field by field; everything else it must say as a whole.
func entryTerms(before, after, own []term.Term) []term.Term {
	if len(before) != 1 || len(after) != 1 || before[0].Text != after[0].Text {
		return after
	}
	t := term.Term{Text: after[0].Text}
	if len(own) == 1 && own[0].Text == t.Text {
		t = own[0]
	}
	for _, f := range exchange.TermFields() {
		if said := f.Get(&after[0]); len(said) > 0 && !slices.Equal(said, f.Get(&before[0])) {
			f.Set(&t, said)
		}
	}
	return []term.Term{t}
}
