package punctuation

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/nicksnyder/go-i18n/v2/i18n"

	"exonym/internal/article"
	"exonym/internal/check"
	"exonym/internal/locale"
)

// End compares the last mark of source and translation.
var End = &check.Check{
	ID:       "punctuation.end",
	Title:    &i18n.Message{ID: "check.punctuation.end.title", Other: "End punctuation differs"},
	Doc:      "A question must stay a question, and a sentence that ends in a full stop must end in one, whatever the script's mark is (. 。 । ؟ ？ Greek ;). Quotes, brackets and codes around the mark do not count. Where only the tone differs (! for a full stop, a colon for a full stop), or where a short line lost its full stop, the finding is an information. Spanish questions and exclamations must also be opened (¿ ¡).",
	Scope:    check.Pair,
	Severity: check.Minor,
	Run:      end,
}

// sentence is the number of words from which a text without end mark is no
// headline or label any more.
const sentence = 8

// mark is the class of an end mark.
type mark string

const (
	none      mark = ""
	stop      mark = "."
	question  mark = "?"
	exclaim   mark = "!"
	ellipsis  mark = "…"
	colon     mark = ":"
	semicolon mark = ";"
)

// marks are the end marks of the world's scripts by class (Unicode property
// Sentence_Terminal, and the colons and semicolons beside it).
var marks = map[rune]mark{
	'.': stop, '。': stop, '．': stop, '｡': stop, '।': stop, '॥': stop, '۔': stop, '։': stop, '።': stop, '។': stop, '။': stop,
	'?': question, '？': question, '؟': question, '⁇': question, '⁈': question, '‽': question, '\u037e': question, '፧': question, '՞': question,
	'!': exclaim, '！': exclaim, '‼': exclaim, '⁉': question, '՜': exclaim,
	'…': ellipsis, '⋯': ellipsis,
	':': colon, '：': colon, '፡': colon,
	';': semicolon, '；': semicolon, '؛': semicolon,
}

var sayEndInverted = &i18n.Message{
	ID:    "check.punctuation.end.inverted",
	Other: "A Spanish sentence that ends in {{.Mark}} begins with {{.Opening}}.",
}

func end(p *check.Pass) {
	for i := range p.Units {
		u := &p.Units[i]
		if check.First(u.Source) < 0 || check.First(u.Target) < 0 {
			continue
		}
		source, _ := last(u.Source, p.From.String())
		target, at := last(u.Target, p.To.String())
		if source != target {
			differs(p, u, source, target, at)
			continue
		}
		if opening := inverted[target]; opening != "" && is(p.To.String(), "es") && !strings.Contains(u.Target, opening) {
			p.Report(u, at, locale.Say(sayEndInverted, struct{ Mark, Opening string }{string(target), opening}))
		}
	}
}

var inverted = map[mark]string{question: "¿", exclaim: "¡"}

var sayEndAdded = &i18n.Message{
	ID:    "check.punctuation.end.added",
	Other: "The translation ends in {{.Target}}, the source without a mark.",
}

var sayEndLost = &i18n.Message{
	ID:    "check.punctuation.end.lost",
	Other: "The source ends in {{.Source}}, the translation without a mark.",
}

var sayEndChanged = &i18n.Message{
	ID:    "check.punctuation.end.changed",
	Other: "The source ends in {{.Source}}, the translation in {{.Target}}.",
}

func differs(p *check.Pass, u *check.Unit, source, target mark, at article.Span) {
	severity := p.Check.Severity
	if source != question && target != question && (source != stop || target != none || len(check.Words(u.Target)) < sentence) {
		severity = check.Info // a matter of tone or of house style
	}
	place := check.Place{Unit: u.ID, Side: check.Translation, Span: at}
	switch {
	case source == none:
		p.ReportAs(severity, place, locale.Say(sayEndAdded, struct{ Target string }{string(target)}))
	case target == none:
		p.ReportAs(severity, place, locale.Say(sayEndLost, struct{ Source string }{string(source)}))
	default:
		p.ReportAs(severity, place, locale.Say(sayEndChanged, struct{ Source, Target string }{string(source), string(target)}))
	}
}

// last returns the class of text's end mark and where it stands.
func last(text, lang string) (mark, article.Span) {
	end := len(text)
	for end > 0 {
		r, size := utf8.DecodeLastRuneInString(text[:end])
		if m, ok := marks[r]; ok {
			if r == ';' && is(lang, "el") {
				m = question
			}
			return whole(text, end-size, m)
		}
		if !passes(r) {
			break
		}
		end -= size
	}
	return none, article.Span{Start: len(text), End: len(text)}
}

// whole widens a mark to the left: "..." is an ellipsis, "?!" a question.
func whole(text string, start int, m mark) (mark, article.Span) {
	end := start
	for start > 0 {
		r, size := utf8.DecodeLastRuneInString(text[:start])
		before, ok := marks[r]
		if !ok {
			break
		}
		if before == question {
			m = question
		}
		start -= size
	}
	if m == stop && strings.HasSuffix(text[:end], "..") {
		m = ellipsis
	}
	_, size := utf8.DecodeRuneInString(text[end:])
	return m, article.Span{Start: start, End: end + size}
}

// passes reports whether r may stand behind an end mark: spaces, quotes, closing
// brackets, codes, footnote marks.
func passes(r rune) bool {
	_, token := article.TokenIndex(r)
	return token || unicode.IsSpace(r) || strings.ContainsRune(`"'”’“»«›‹)]}*_」』）】`, r)
}

func is(lang, base string) bool { return lang == base || strings.HasPrefix(lang, base+"-") }
