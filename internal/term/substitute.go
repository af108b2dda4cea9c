package term

import (
	"slices"
	"strings"

	"golang.org/x/text/language"

	"exonym/internal/article"
)

// Substitute makes a translation of wanted out of target, the translation of source,
// where both sources differ in one name alone and the names may stand for each other:
//
//	source  Les troupes de la Russie avancent.   wanted  Les troupes de la Chine avancent.
//	target  Las tropas de Rusia avanzan.         result  Las tropas de China avanzan.
//
// ok is false unless that is sure. Both names are of one kind and subject, stand in their
// preferred form, once each, and name nothing else; in the target language neither
// inflects, and words around them must take both alike: number, gender, article, and the
// letter that the name begins with. What comes out is verified like any translation.
func (b *Base) Substitute(source, target, wanted string, from, to language.Tag) (result string, ok bool) {
	before, after, ok := differing(b.Find(source, from), b.Find(wanted, from), source, wanted)
	if !ok || !plainly(before, source, from) || !plainly(after, wanted, from) || !exchangeable(before.Concept, after.Concept, to) {
		return "", false
	}
	there := b.Find(target, to)
	at := slices.IndexFunc(there, func(h Hit) bool { return h.Names(before.Concept) })
	if at < 0 || !plainly(there[at], target, to) {
		return "", false
	}
	for i, hit := range there {
		if i != at && (hit.Names(before.Concept) || hit.Names(after.Concept)) {
			return "", false
		}
	}
	span := there[at].Span
	result = target[:span.Start] + after.Concept.Term(to).Text + target[span.End:]
	for _, v := range Verify(b.Find(wanted, from), result, b.Find(result, to), from, to) {
		if v.Status != Used {
			return "", false
		}
	}
	return result, true
}

// differing returns the one name in which two texts differ.
func differing(a, b []Hit, first, second string) (before, after Hit, ok bool) {
	if len(a) != len(b) {
		return before, after, false
	}
	for i := range a {
		if a[i].Concept == b[i].Concept {
			continue
		}
		if ok {
			return before, after, false
		}
		before, after, ok = a[i], b[i], true
	}
	for i := range a { // neither may be named elsewhere
		ok = ok && (a[i].Concept == before.Concept || !a[i].Names(before.Concept) && !a[i].Names(after.Concept))
	}
	return before, after, ok && around(first, before.Span) == around(second, after.Span)
}

// around returns a text with a hole where a name was.
func around(text string, name article.Span) string {
	return text[:name.Start] + "\x00" + text[name.End:]
}

// plainly reports whether a hit is the preferred name of its concept, as the termbase
// has it, and of nothing else.
func plainly(h Hit, text string, lang language.Tag) bool {
	name := h.Concept.Term(lang)
	return h.Role == Name && !h.Stemmed && !h.Common() && len(h.Others) == 0 &&
		name != nil && text[h.Span.Start:h.Span.End] == name.Text
}

// exchangeable reports whether a sentence in lang takes two names alike.
func exchangeable(a, b *Concept, lang language.Tag) bool {
	first, second := a.Term(lang), b.Term(lang)
	if first == nil || second == nil || a.Kind != b.Kind || a.Kind == General || len(a.Subject) == 0 || !slices.Equal(a.Subject, b.Subject) {
		return false
	}
	leads := surfaceOf(lang)
	classes := leads.classesOf(first)
	return len(classes) > 0 && slices.Equal(classes, leads.classesOf(second)) &&
		first.Gender == second.Gender && (first.Gender != 0 || leads.Genderless) && first.Plural == second.Plural &&
		unchanged(first, a.Kind, lang) && unchanged(second, b.Kind, lang) && sameStart(first.Text, second.Text)
}

// unchanged reports whether a name has one form in lang.
func unchanged(t *Term, kind Kind, lang language.Tag) bool {
	if len(t.Forms) > 0 {
		return false
	}
	for _, forms := range grammarOf(lang).variants(use{form: t.Text}, kind, nil) {
		if len(forms) > 0 {
			return false
		}
	}
	return true
}

// sameStart reports whether words before two names end alike: both names begin with the
// same letter, or with consonants that no language treats in a way of its own (s and z in
// Italian, h, y and w).
func sameStart(a, b string) bool {
	first, second := foldString(a[:runeLen(a)]), foldString(b[:runeLen(b)])
	const firm = "bcdfjklmnpqrtv"
	return first == second && !strings.Contains("hyw", first) || strings.Contains(firm, first) && strings.Contains(firm, second)
}
