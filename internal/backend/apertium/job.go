package apertium

import (
	"context"
	"slices"
	"strings"
	"unicode"

	"exonym/internal/article"
	"exonym/internal/backend"
)

// part is a stretch of a unit that the engine reads as one segment; long units
// have more than one, most have one.
type part struct {
	unit          int
	before, after string // white space round it
	text          string // source, then the text after each leg
	unknown       []string
	left          []string
	said          map[int]string
	err           error
}

// job is one batch on its way.
type job struct {
	batch backend.Batch
	route string
	to    string // target language, ISO 639-3
	legs  int
	edits []edit
	parts []part
	waits []int // per unit: parts not yet answered
}

func newJob(b backend.Batch, route []mode) *job {
	from, to := route[0].from, route[len(route)-1].to
	j := &job{batch: b, route: routeName(route), to: to, legs: len(route), edits: editsFor(from, to)}
	j.waits = make([]int, len(b.Units))
	for i, u := range b.Units {
		if !hasLetter(u.Text) && !hasToken(u.Text) {
			continue
		}
		for _, piece := range cutLong(u.Text) {
			j.parts = append(j.parts, newPart(i, piece))
			j.waits[i]++
		}
	}
	return j
}

func hasToken(text string) bool { return strings.IndexFunc(text, isToken) >= 0 }

func newPart(unit int, text string) part {
	core := strings.TrimSpace(text)
	at := strings.Index(text, core)
	return part{unit: unit, before: text[:at], text: clean(core), after: text[at+len(core):]}
}

// cutLong cuts a text of very many words at white space.
func cutLong(text string) []string {
	var parts []string
	words, start, gap := 0, 0, true
	for i, r := range text {
		space := unicode.IsSpace(r)
		if !space && gap {
			if words++; words > longSegment {
				parts = append(parts, text[start:i])
				start, words = i, 1
			}
		}
		gap = space
	}
	return append(parts, text[start:])
}

// source sends the parts that need the engine.
func (j *job) source(ctx context.Context) <-chan item {
	out := make(chan item, window)
	go func() {
		defer close(out)
		for i, p := range j.parts {
			if !deliver(ctx, out, item{index: i, text: p.text, codes: j.batch.Units[p.unit].Codes}) {
				return
			}
		}
	}()
	return out
}

// skipped reports the units that need no engine as done.
func (j *job) skipped() {
	for _, waits := range j.waits {
		if waits == 0 && j.batch.Done != nil {
			j.batch.Done(1)
		}
	}
}

// encode writes a part for a leg. What the first leg does not know and looks
// like a name is kept from the later ones: the name Nadal is Christmas in Catalan.
func (j *job) encode(it *item, m mode, leg int) (string, *frame) {
	rung := j.batch.Units[j.parts[it.index].unit].Rung
	if leg == 0 && rung < 2 {
		it.proxies = pickProxies(it.text, it.codes, m.from, j.to)
	}
	text, f := encode(it.text, it.codes, rung, m.from, it.proxies)
	f.to = m.to
	f.keep = leg == 0 && leg < j.legs-1 && rung == 0
	return text, f
}

// decode reads the answer of a leg. Unknown words are words of the source in the
// first leg, and words of a language between in the later ones.
func (j *job) decode(it item, leg int) item {
	text, unknown, err := it.frame.decode(it.text)
	if err != nil {
		it.err = err
		return it
	}
	if leg == 0 {
		it.unknown = unknown
	} else {
		it.left = append(it.left, unknown...)
	}
	it.codes, it.proxies = it.frame.kept, it.frame.proxies
	it.text = mend(text)
	if leg == j.legs-1 {
		source := j.parts[it.index].text
		it.text = mendSlips(j.to, source, j.edit(lowerSecond(source, it.text)))
		it.left = j.stillLeft(it.left, source, it.text)
		it.said = say(it.text, it.codes, it.proxies, j.to)
		if j.to == "eng" {
			it.text = indefinite(it.text, it.said)
		}
		own := len(j.batch.Units[j.parts[it.index].unit].Codes)
		it.text = article.Expand(it.text, func(n int) string {
			if n < own || n >= len(it.codes) {
				return string(article.Token(n))
			}
			return it.codes[n].Text
		})
	}
	return it
}

// edit makes the corrections of the pair.
func (j *job) edit(text string) string {
	for i := range j.edits {
		text = j.edits[i].apply(text)
	}
	return text
}

// stillLeft returns those of words that stand in target, in the form they have
// there, and not in source: what stands in both is a name, or reported as unknown.
func (j *job) stillLeft(words []string, source, target string) []string {
	var left []string
	were, are := wordsOf(source), wordsOf(target)
	for _, word := range words {
		word = strings.ToLower(j.edit(word))
		if form, ok := are[word]; ok && were[word] == "" && !slices.Contains(left, form) {
			left = append(left, form)
		}
	}
	return left
}

// wordsOf are the words of text as they stand there first, by their lower case.
func wordsOf(text string) map[string]string {
	words := map[string]string{}
	for _, word := range strings.FieldsFunc(text, func(r rune) bool { return !inWord(r) }) {
		if key := strings.ToLower(word); words[key] == "" {
			words[key] = word
		}
	}
	return words
}

// mend takes out blanks that the engine put in: at the edges and doubled.
func mend(text string) string {
	return strings.TrimSpace(strings.Join(strings.FieldsFunc(text, func(r rune) bool { return r == ' ' }), " "))
}

// collect takes a part that came out of the last leg.
func (j *job) collect(it item) {
	p := &j.parts[it.index]
	p.text, p.unknown, p.left, p.said, p.err = it.text, it.unknown, it.left, it.said, it.err
	j.waits[p.unit]--
	if j.waits[p.unit] == 0 && j.batch.Done != nil {
		j.batch.Done(1)
	}
}

// replies joins the parts of each unit.
func (j *job) replies() []backend.Reply {
	out := make([]backend.Reply, len(j.batch.Units))
	next := 0
	for i := range j.batch.Units {
		u := &j.batch.Units[i]
		r := backend.Reply{ID: u.ID, Route: j.route}
		if next >= len(j.parts) || j.parts[next].unit != i {
			r.Text = u.Text
		}
		for ; next < len(j.parts) && j.parts[next].unit == i; next++ {
			p := &j.parts[next]
			r.Text += p.before + p.text + p.after
			r.Unknown = addNew(r.Unknown, p.unknown)
			r.Left = addNew(r.Left, p.left)
			for n, form := range p.said {
				if r.Forms == nil {
					r.Forms = map[int]string{}
				}
				r.Forms[n] = form
			}
			if r.Err == nil {
				r.Err = p.err
			}
		}
		if r.Err == nil {
			r.Err = article.VerifyCodes(u.Text, r.Text, u.Codes)
		}
		if r.Err != nil {
			r.Text, r.Left, r.Forms = "", nil, nil
		}
		out[i] = r
	}
	return out
}

// addNew appends the words that list does not have.
func addNew(list, words []string) []string {
	for _, word := range words {
		if !slices.Contains(list, word) {
			list = append(list, word)
		}
	}
	return list
}
