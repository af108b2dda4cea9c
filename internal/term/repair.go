package term

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/language"
)

// Repair puts the article and the contraction before the names of the base right
// where the termbase says whether a name takes an article: "de la Corea del
// Norte" becomes "de Corea del Norte", "en le Japon" "au Japon", "de United
// States" stays. The rules are data, surface/<lang>.yaml. Text from an engine is
// what it is for; tokens stay where they are.
func (b *Base) Repair(target string, lang language.Tag) string {
	s := surfaceOf(lang)
	if len(s.Rows) == 0 {
		return target
	}
	hits := b.Find(target, lang)
	for _, hit := range slices.Backward(hits) {
		if hit.Role == Name && hit.Wanted && hit.Form == hit.Term.Text && !s.merged(target, hit) {
			if merged := s.merge(target, hit); merged != target {
				target = merged
				continue
			}
			target = s.repair(target, hit)
		}
	}
	return target
}

// merged reports whether the name's own article is in the word before it already:
// du Caire.
func (s *surface) merged(text string, hit Hit) bool {
	return slices.ContainsFunc(s.Own, func(rule own) bool {
		return strings.HasPrefix(hit.Form, rule.Article+" ") && !strings.HasPrefix(text[hit.Span.Start:], rule.Article)
	})
}

// merge puts right what stands before a name that begins with its own article.
func (s *surface) merge(text string, hit Hit) string {
	before, name := text[:hit.Span.Start], text[hit.Span.Start:]
	for _, rule := range s.Own {
		rest, ok := strings.CutPrefix(name, rule.Article+" ")
		if !ok {
			continue
		}
		for _, word := range rule.Before {
			if start, ok := endsWithWord(strings.TrimRight(before, " "), word); ok && before != strings.TrimRight(before, " ") {
				return before[:start] + likeCase(word, rule.Write) + " " + rest
			}
		}
	}
	return text
}

// repair puts right what stands before one hit.
func (s *surface) repair(text string, hit Hit) string {
	classes, everyday := s.classesOf(hit.Term), false
	if kind := hit.Concept.Kind; classes == nil && (kind == General || kind == Title) {
		classes, everyday = s.agreeing(hit.Term), true
	}
	if classes == nil {
		return text
	}
	before, rest := text[:hit.Span.Start], text[hit.Span.Start:]
	after := text[hit.Span.End:]
	found, span := s.lead(before)
	if everyday && !s.articled(found) {
		return text // it may stand without an article; one that is there has to agree
	}
	if found == "" && !s.wantsArticle(before, after) {
		return text
	}
	want, ok := s.want(found, hit.Concept.Kind, classes)
	if !ok || strings.EqualFold(want, found) || (hit.Term.Bare && s.keeps(after)) {
		return text
	}
	old, gap := before[span.Start:span.End], before[span.End:]
	return before[:span.Start] + s.join(old, want, gap, before, rest)
}

// join writes the wanted lead, the codes between and the rest, which begins with
// the name.
func (s *surface) join(old, want, gap, before, rest string) string {
	start := startsSentence(before[:len(before)-len(gap)-len(old)])
	if old != "" {
		want = likeCase(old, want)
	} else if start {
		want = titleCase(want)
	}
	if strings.Contains(before, "'") && !strings.Contains(before, "’") {
		want = strings.ReplaceAll(want, "’", "'")
	}
	codes := strings.Map(dropSpace, gap)
	switch {
	case want == "" && old == "":
		return gap + rest
	case want == "" && start:
		return codes + titleCase(rest)
	case want == "":
		return codes + rest
	case strings.HasSuffix(want, "’") || strings.HasSuffix(want, "'"):
		if old == "" {
			return gap + want + rest
		}
		return want + codes + rest
	case old == "":
		return gap + want + " " + rest
	case codes == gap:
		return want + " " + gap + rest
	}
	return want + gap + rest
}

func dropSpace(r rune) rune {
	if unicode.IsSpace(r) {
		return -1
	}
	return r
}

// wantsArticle reports whether a bare name gets its article: behind a listed
// word, or as the first word of a full sentence.
func (s *surface) wantsArticle(before, after string) bool {
	core := strings.TrimRightFunc(before, looseRune)
	next := strings.TrimLeft(after, " ")
	if core == "" || startsSentence(before) {
		full := strings.TrimRightFunc(after, looseRune)
		last, _ := utf8.DecodeLastRuneInString(full)
		return next != after && unicode.IsLower(firstRune(next)) && strings.ContainsRune(".!?…", last)
	}
	if core == before {
		return false
	}
	for _, word := range s.Insert {
		if _, ok := endsWithWord(core, word); ok {
			return true
		}
	}
	return false
}

// keeps reports whether the text behind a name shows that an article before it
// may be right although the name takes none: la Rusia de Putin, the Russia probe.
func (s *surface) keeps(after string) bool {
	list := pieces(after)
	if len(list) > 0 && list[0].class == hyphen && list[0].start == 0 {
		return true // die Nordkorea-Politik
	}
	if len(list) == 0 || list[0].class != letter {
		return false
	}
	word := strings.ToLower(after[list[0].start:list[0].end])
	if len(s.Free) > 0 && !slices.Contains(s.Free, word) {
		return true
	}
	if !slices.Contains(s.Modifier, word) {
		return false
	}
	for _, p := range list[1:] {
		if p.class == letter {
			first := firstRune(after[p.start:])
			return unicode.IsUpper(first) || unicode.IsDigit(first)
		}
		if p.class != apostrophe && p.class != inline {
			return false
		}
	}
	return false
}

// startsSentence reports whether what follows before is the start of a sentence.
func startsSentence(before string) bool {
	core := strings.TrimRightFunc(before, func(r rune) bool {
		return looseRune(r) || strings.ContainsRune(`"'“„«‘(¿¡[`, r)
	})
	if core == "" {
		return true
	}
	last, _ := utf8.DecodeLastRuneInString(core)
	return strings.ContainsRune(".!?…。！？", last) && core != before
}
