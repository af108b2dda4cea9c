package suggest

import (
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/language"
)

// group joins candidates that are forms of one name: inflected ones (Навальный,
// Навального; Merkels), and a last name alone (Merkel) that belongs to one longer
// name of the texts only. list is sorted by text.
func (r *reader) group(list []*Candidate) []*Candidate {
	list = r.groupForms(r.afterStarts(list))
	longer := map[string][]*Candidate{}
	for _, c := range list {
		if at := strings.LastIndexByte(c.Text, ' '); at > 0 {
			longer[c.Text[at+1:]] = append(longer[c.Text[at+1:]], c)
		}
	}
	var kept []*Candidate
	for _, c := range list {
		if whole := longer[c.Text]; len(whole) == 1 && utf8.RuneCountInString(c.Text) > 2 {
			whole[0].join(c, r)
			continue
		}
		kept = append(kept, c)
	}
	return kept
}

// afterStarts takes the first word off names that only stand at the start of
// sentences, where the rest is another name: Yesterday Obama, Слова Ивана Соколова.
func (r *reader) afterStarts(list []*Candidate) []*Candidate {
	families := map[string][]*Candidate{}
	for _, c := range list {
		families[r.beginning(c.Text)] = append(families[r.beginning(c.Text)], c)
	}
	var kept []*Candidate
	for _, c := range list {
		at := strings.IndexByte(c.Text, ' ') + 1
		rest := c.Text[at:]
		if at == 0 || !strings.Contains(rest, " ") && r.words.Nouns == "capital" || !r.onlyStarts(c) {
			kept = append(kept, c)
			continue
		}
		other := formOf(families[r.beginning(rest)], rest, r.lang)
		if other == nil {
			kept = append(kept, c)
			continue
		}
		for i := range c.Places {
			c.Places[i].Span.Start += at
		}
		c.Text = rest
		other.join(c, r)
	}
	return kept
}

// onlyStarts reports whether every use of c begins a sentence.
func (r *reader) onlyStarts(c *Candidate) bool {
	for _, p := range c.Places {
		list := r.list[p.Text][p.Segment]
		if first, _ := within(list, p.Span); first > 0 && !list[first].apart {
			return false
		}
	}
	return true
}

// formOf returns the candidate of family that text is a form of, or nil.
func formOf(family []*Candidate, text string, lang language.Tag) *Candidate {
	for _, c := range family {
		if c.Text == text || inflected(c.Text, text, lang) {
			return c
		}
	}
	return nil
}

// groupForms joins names that differ in their endings. Only names with the same
// beginning of the first word are compared.
func (r *reader) groupForms(list []*Candidate) []*Candidate {
	families := map[string][]*Candidate{}
	var kept []*Candidate
	for _, c := range list {
		key := r.beginning(c.Text)
		base := formOf(families[key], c.Text, r.lang)
		if base == nil {
			families[key] = append(families[key], c)
			kept = append(kept, c)
			continue
		}
		base.join(c, r)
	}
	return kept
}

// beginning returns what the forms of a name share: its first letters and number of
// words; all of it where the language has no forms.
func (r *reader) beginning(name string) string {
	if endingsOf(r.lang) == 0 {
		return name
	}
	letters := []rune(name)
	return string(letters[:min(4, len(letters))]) + strings.Repeat(" ", strings.Count(name, " "))
}

// join makes c stand for other too.
func (c *Candidate) join(other *Candidate, r *reader) {
	for _, form := range append([]string{other.Text}, other.Forms...) {
		if form != c.Text && !slices.Contains(c.Forms, form) {
			c.Forms = append(c.Forms, form)
		}
	}
	slices.Sort(c.Forms)
	c.Places = append(c.Places, other.Places...)
	slices.SortStableFunc(c.Places, byPlace)
	c.Count = len(c.Places)
	c.Sentence = r.sentence(c.Places[0])
}

// caseEndings is how many letters an ending of a name may have, by language: the
// genitive in German, the cases in Slavic languages.
var caseEndings = map[string]int{"de": 1, "ru": 3, "uk": 3, "pl": 3}

func endingsOf(lang language.Tag) int {
	base, _ := lang.Base()
	return caseEndings[base.String()]
}

// inflected reports whether b may be another form of the name a: word by word the
// same beginning, and endings no longer than the language has them.
func inflected(a, b string, lang language.Tag) bool {
	limit := endingsOf(lang)
	if limit == 0 {
		return false
	}
	x, y := strings.Fields(a), strings.Fields(b)
	if len(x) != len(y) {
		return false
	}
	for i := range x {
		if limit == 1 {
			if x[i] != y[i] && (i < len(x)-1 || x[i]+"s" != y[i]) {
				return false
			}
			continue
		}
		shared := commonPrefix(x[i], y[i])
		if shared < 3 || utf8.RuneCountInString(x[i])-shared > limit || utf8.RuneCountInString(y[i])-shared > limit {
			return false
		}
	}
	return true
}

// commonPrefix returns how many letters a and b begin with alike.
func commonPrefix(a, b string) int {
	x, y := []rune(a), []rune(b)
	n := 0
	for n < len(x) && n < len(y) && x[n] == y[n] {
		n++
	}
	return n
}
