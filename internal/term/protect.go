package term

import (
	"slices"
	"strings"

	"golang.org/x/text/language"

	"exonym/internal/article"
	"exonym/internal/term/translit"
)

// Protect replaces the span of each hit by a Name token behind the given codes
// and returns the text with all codes. Code.Text is what the target shall say:
// the preferred term of the concept in to (an abbreviation for an abbreviation),
// or the source's own words for a hit without concept and for persons, products,
// organisations and kept terms without one. Adjectives and inhabitants carry
// their forms in Code.Agree, for an engine that can put them in agreement; where
// the termbase does not list them so they are left to the engine, and so are other
// concepts that to has no term for. Hits must be
// ascending and disjoint; one that is not is passed over.
func Protect(text string, codes []article.Code, hits []Hit, to language.Tag) (protected string, all []article.Code) {
	all = slices.Clip(codes)
	var out strings.Builder
	at := 0
	for _, hit := range hits {
		span := hit.Span
		if span.Start < at || span.End > len(text) || span.Len() <= 0 || len(all) >= article.MaxCodes {
			continue
		}
		raw := text[span.Start:span.End]
		target, ok := rendering(hit, raw, to)
		if !ok || len(article.Tokens(raw)) > 0 {
			continue
		}
		code := article.Code{Kind: article.Name, Pair: -1, Raw: raw, Text: target}
		if hit.Concept != nil && (hit.Role == Adjective || hit.Role == Inhabitant) {
			if code.Agree = agreement(hit, raw, to); code.Agree == nil {
				continue
			}
		}
		out.WriteString(text[at:span.Start])
		out.WriteRune(article.Token(len(all)))
		all = append(all, code)
		at = span.End
	}
	out.WriteString(text[at:])
	return out.String(), all
}

// Wanted returns what the target shall say for a hit in text: its preferred term, an
// abbreviation for an abbreviation, a surname for a surname, capitals in a headline;
// "" where the target language has no term and the name may not stay as it is.
func Wanted(hit Hit, text string, to language.Tag) string {
	wanted, ok := rendering(hit, text[hit.Span.Start:hit.Span.End], to)
	if !ok {
		return ""
	}
	return wanted
}

// rendering returns what the target shall say for a hit.
func rendering(hit Hit, raw string, to language.Tag) (string, bool) {
	if hit.Concept == nil || hit.Role == Adjective || hit.Role == Inhabitant {
		return raw, true
	}
	target := hit.Concept.Term(to)
	if target == nil {
		if moved, ok := moved(hit, to); ok {
			return moved, true
		}
		switch hit.Concept.Kind {
		case Person, Product, Organisation:
			return raw, true
		}
		return raw, hit.Concept.kept() != nil
	}
	text := target.Text
	if hit.Concept.Kind == Person && hit.Term != nil {
		text = asShort(hit, target)
	}
	if hit.Role == Abbreviation && len(target.Abbreviation) > 0 {
		text = target.Abbreviation[0]
	}
	if upperCase(raw) == raw && upperCase(hit.Form) != hit.Form {
		text = upperCase(text)
	}
	return text, true
}

// Moves reports whether a hit is the name of a person or place that language to has no
// term for and writes in other letters, by a convention that is known.
func Moves(hit Hit, to language.Tag) bool {
	if hit.Concept == nil || hit.Concept.Term(to) != nil {
		return false
	}
	_, ok := moved(hit, to)
	return ok
}

// moved returns the name of a person or place that the target language has no term
// for, in its letters and by its convention: Иван Петренко is Ivan Petrenko in French,
// Iwan Petrenko in German. ok is false where the letters are the same, or nobody can
// tell.
func moved(hit Hit, to language.Tag) (name string, ok bool) {
	if hit.Concept.Kind != Person && hit.Concept.Kind != Place {
		return "", false
	}
	for _, from := range []language.Tag{language.Russian, language.Ukrainian} {
		if hit.Concept.uses(from, hit.Form) {
			return translit.Name(hit.Form, from, to)
		}
	}
	return "", false
}

// asShort returns the name of a person in as few words as the source uses: the
// surname for a surname. The language's own short form is taken where it has one.
func asShort(hit Hit, target *Term) string {
	n, full, words := len(strings.Fields(hit.Form)), strings.Fields(hit.Term.Text), strings.Fields(target.Text)
	if n >= len(full) || n >= len(words) {
		return target.Text
	}
	for _, also := range target.Also {
		if len(strings.Fields(also)) == n && countWords(target.Text, also) > 0 {
			return also
		}
	}
	if strings.HasPrefix(hit.Term.Text, hit.Form) {
		return strings.Join(words[:n], " ")
	}
	return strings.Join(words[len(words)-n:], " ")
}

// Restore puts the names back: every Name token of codes from index from on
// becomes its Text, with the elision that lang wants before it (de Austin:
// d’Austin). With language.Und it becomes its Raw and nothing else changes, so
// that Restore(Protect(s)) == s. Base.Repair does the articles.
func Restore(target string, codes []article.Code, from int, lang language.Tag) string {
	if lang == language.Und {
		return article.Expand(target, func(n int) string { return put(codes, n, from, codeRaw) })
	}
	joins := surfaceOf(lang).Elision
	var out strings.Builder
	out.Grow(len(target))
	for _, r := range target {
		n, ok := article.TokenIndex(r)
		if !ok {
			out.WriteRune(r)
			continue
		}
		name := put(codes, n, from, codeText)
		if _, still := article.TokenIndex(firstRune(name)); !still {
			if before := out.String(); joins.fits(name) {
				if joined, changed := joins.apply(before); changed {
					out.Reset()
					out.WriteString(joined)
				}
			}
			if startsSentence(out.String()) && strings.ToLower(name) == name {
				name = titleCase(name)
			}
		}
		out.WriteString(name)
	}
	return out.String()
}

func codeRaw(c article.Code) string  { return c.Raw }
func codeText(c article.Code) string { return c.Text }

// put returns what stands for token n: the code's text for a protected name, the
// token itself for anything else.
func put(codes []article.Code, n, from int, with func(article.Code) string) string {
	if n < from || n >= len(codes) || codes[n].Kind != article.Name {
		return string(article.Token(n))
	}
	return with(codes[n])
}
