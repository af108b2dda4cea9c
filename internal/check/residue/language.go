package residue

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/nicksnyder/go-i18n/v2/i18n"
	"golang.org/x/text/language"

	"exonym/internal/article"
	"exonym/internal/check"
	"exonym/internal/check/name"
	"exonym/internal/detect"
	"exonym/internal/locale"
)

// Language finds words of another language.
var Language = &check.Check{
	ID:       "residue.language",
	Title:    &i18n.Message{ID: "check.residue.language.title", Other: "Words of another language"},
	Doc:      "A sentence, or a run of at least three words, is in another language, judged by its letter trigrams and by at least two function words that the text's own language does not have; or a name stands in a form that only one other language uses (Russland in French). Quotations, capitalised titles, names of the termbase and addresses are left alone.",
	Scope:    check.Each,
	Severity: check.Major,
	Run:      residue,
}

const (
	sentenceWords  = 5    // words from which a whole sentence is judged
	sentenceMargin = 14.0 // log likelihood by which the other language must be better
	runMargin      = 8.0
	runWords       = 3 // words of the shortest run
	gap            = 2 // words that may stand between two function words of a run
)

func residue(p *check.Pass) {
	foreignNames(p)
	if !detect.Supports(p.Lang()) {
		return
	}
	for i := range p.Units {
		u := &p.Units[i]
		text := unquoted(p.Read(u))
		words := ordinary(p, u, text)
		if lang, ok := whole(words, p.Lang()); ok {
			report(p, u, article.Span{Start: 0, End: len(text)}, lang)
			continue
		}
		for _, r := range runs(words, p.Lang()) {
			report(p, u, article.Span{Start: r.words[0].Span.Start, End: r.words[len(r.words)-1].Span.End}, r.lang)
		}
	}
}

var sayLanguage = &i18n.Message{
	ID:    "check.residue.language",
	Other: "“{{.Text}}” is not in the language of the article, but in another ({{.Language}}).",
}

func report(p *check.Pass, u *check.Unit, span article.Span, lang language.Tag) {
	p.Report(u, span, locale.Say(sayLanguage, struct {
		Text     excerpt
		Language language.Tag
	}{excerpt(check.Visible(p.Read(u)[span.Start:span.End])), lang}))
}

// excerpt is a text of which a message tells the beginning.
type excerpt string

// In cuts a long text at a word after about sixty characters.
func (e excerpt) In(*locale.Speaker) string {
	const most = 60
	text, runes := string(e), 0
	for i := range text {
		if runes == most {
			text = text[:i]
			if at := strings.LastIndexByte(text, ' '); at > 0 {
				text = text[:at]
			}
			return text + " …"
		}
		runes++
	}
	return text
}

var sayLanguageName = &i18n.Message{
	ID:    "check.residue.language.name",
	Other: "“{{.Form}}” is not in the language of the article ({{.Language}}): here it is “{{.Own}}”.",
}

// foreignNames reports the names whose form belongs to one other language.
func foreignNames(p *check.Pass) {
	for _, f := range name.Foreign(p) {
		if len(f.Langs) != 1 {
			continue
		}
		p.Report(f.Unit, f.Span, locale.Say(sayLanguageName, struct {
			Form     string
			Language language.Tag
			Own      string
		}{f.Form, f.Langs[0], f.Own}), check.Edit{Span: f.Span, New: f.Own})
	}
}

// unquoted blanks what stands in quotation marks, byte by byte, unless that is
// the whole text.
func unquoted(text string) string {
	const opening, closing = "«“„\"”»›‹", "»”“\"«‹›"
	out := []byte(text)
	start := -1
	for i, r := range text {
		switch {
		case start < 0 && strings.ContainsRune(opening, r):
			start = i
		case start >= 0 && strings.ContainsRune(closing, r):
			if i-start < len(text)*8/10 {
				for j := start; j < i; j++ {
					out[j] = ' '
				}
			}
			start = -1
		}
	}
	return string(out)
}

// word is a word with the languages that have it for a function word.
type word struct {
	check.Word
	in detect.Set
}

// ordinary returns the words of text that are no names and no part of an address
// or of a word with hyphens (Do-it-yourself).
func ordinary(p *check.Pass, u *check.Unit, text string) []word {
	all := check.Words(text)
	words := make([]word, 0, len(all))
	for _, w := range all {
		if w.Letters() && !check.Inside(p.Found(u), w.Span) && !address(text, w) {
			words = append(words, word{w, detect.FunctionWordIn(w.Text)})
		}
	}
	return words
}

func address(text string, w check.Word) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:w.Span.Start])
	after, size := utf8.DecodeRuneInString(text[w.Span.End:])
	if strings.ContainsRune("-@#/_\\", before) || strings.ContainsRune("-@/_\\", after) {
		return true
	}
	next, _ := utf8.DecodeRuneInString(text[w.Span.End+size:])
	return after == '.' && unicode.IsLetter(next)
}

// whole reports whether words as a whole are in another language, and which. The
// function words are counted first: letters are weighed only with a reason.
func whole(words []word, own language.Tag) (language.Tag, bool) {
	if len(words) < sentenceWords || !suspected(words, own) {
		return language.Und, false
	}
	best, margin := better(words, own)
	return best, margin >= sentenceMargin && outnumbers(words, best, own) && !title(words, best)
}

// suspected reports whether the function words speak for another language.
func suspected(words []word, own language.Tag) bool {
	for _, lang := range detect.Known() {
		if outnumbers(words, lang, own) {
			return true
		}
	}
	return false
}

// outnumbers reports whether words has enough function words that only other has,
// against those that only own has.
func outnumbers(words []word, other, own language.Tag) bool {
	a, b := detect.SetOf(other), detect.SetOf(own)
	foreign, home := 0, 0
	for _, w := range words {
		switch {
		case w.in&a != 0 && w.in&b == 0:
			foreign++
		case w.in&b != 0 && w.in&a == 0:
			home++
		}
	}
	return foreign >= 2 && foreign > 3*home
}

// better returns the language that words fit best and by how much they fit it
// better than own; the margin is 0 where own is best.
func better(words []word, own language.Tag) (language.Tag, float64) {
	var text strings.Builder
	for _, w := range words {
		text.WriteString(w.Text + " ")
	}
	ranked := detect.Rank(text.String())
	base, _ := own.Base()
	for _, s := range ranked {
		if b, _ := s.Lang.Base(); b == base {
			return ranked[0].Lang, ranked[0].Points - s.Points
		}
	}
	return own, 0
}

// foreignRun is a run of words of another language.
type foreignRun struct {
	words []word
	lang  language.Tag
}

// runs finds the runs of words between the first and last of neighbouring
// function words of one other language.
func runs(words []word, own language.Tag) []foreignRun {
	var found []foreignRun
	home, known := detect.SetOf(own), detect.Known()
	for i := 0; i < len(words); {
		run, ok := foreignRun{}, false
		if words[i].in != 0 && words[i].in&home == 0 {
			run, ok = runAt(words[i:], known, own)
		}
		if !ok {
			i++
			continue
		}
		found = append(found, run)
		i += len(run.words)
	}
	return found
}

// runAt returns the run that words begins with, in one of the known languages.
func runAt(words []word, known []language.Tag, own language.Tag) (foreignRun, bool) {
	home := detect.SetOf(own)
	for _, lang := range known {
		set := detect.SetOf(lang)
		if !words[0].seed(set, home) {
			continue
		}
		run := words[:reach(words, set, home)]
		if len(run) < runWords || !enough(run, set, home) || title(run, lang) {
			continue
		}
		if best, margin := better(run, own); best == lang && margin >= runMargin {
			return foreignRun{run, lang}, true
		}
	}
	return foreignRun{}, false
}

// seed reports whether w is a function word of lang alone.
func (w word) seed(lang, own detect.Set) bool {
	return w.in&lang != 0 && w.in&own == 0 && utf8.RuneCountInString(w.Text) > 1
}

// reach returns the end of the run that words begins with: one word after its
// last function word, which mostly has a noun behind it.
func reach(words []word, lang, own detect.Set) int {
	last := 0
	for i := 1; i < len(words) && i-last <= gap+1; i++ {
		if words[i].in&own != 0 && words[i].in&lang == 0 {
			break
		}
		if words[i].seed(lang, own) {
			last = i
		}
	}
	end := last + 1
	if end < len(words) && words[end].in&own == 0 {
		end++
	}
	return end
}

// enough reports whether the run has two different function words of lang.
func enough(run []word, lang, own detect.Set) bool {
	different := map[string]bool{}
	for _, w := range run {
		if w.seed(lang, own) {
			different[strings.ToLower(w.Text)] = true
		}
	}
	return len(different) >= 2
}

// title reports whether words look like a name: every word that is no function
// word has a capital. German, where every noun has one, needs a small verb or a
// third function word.
func title(words []word, lang language.Tag) bool {
	functions, set := 0, detect.SetOf(lang)
	for _, w := range words {
		switch {
		case w.in&set != 0:
			functions++
		case !w.Upper():
			return false
		}
	}
	base, _ := lang.Base()
	return base.String() != "de" || functions < 3
}
