package typography

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/nicksnyder/go-i18n/v2/i18n"

	"exonym/internal/article"
	"exonym/internal/check"
	"exonym/internal/locale"
)

// Profile finds marks that are not set as the language sets them.
var Profile = &check.Check{
	ID:       "typography.profile",
	Title:    &i18n.Message{ID: "check.typography.profile.title", Other: "Marks not as the language sets them"},
	Doc:      "Quotation marks, apostrophes, dashes, spaces before ; : ! ?, spaces in numbers, before units and percent signs, the ellipsis and the opening ¿ ¡ must be as the language's profile says (locales/typography, with the source of every rule). Other right forms are kept. Addresses, code, times, ratios, file names, versions and the like are left alone. One finding for each unit and kind; each carries its fix.",
	Scope:    check.Target,
	Severity: check.Minor,
	Run:      profile,
}

// Checks lists the checks of the family.
var Checks = []*check.Check{Profile}

// kind is how the places of one kind are reported. Spaces that only decide where
// a line may break are information.
type kind struct {
	severity check.Severity
	message  *i18n.Message
}

var kinds = map[locale.Kind]kind{
	locale.QuoteMark: {check.Minor, &i18n.Message{
		ID:    "check.typography.quotes",
		One:   "A quotation mark is not the one of this language: {{.Was}} should be {{.New}}.",
		Other: "{{.N}} quotation marks are not those of this language: the first, {{.Was}}, should be {{.New}}.",
	}},
	locale.ApostropheMark: {check.Minor, &i18n.Message{
		ID:    "check.typography.apostrophe",
		One:   "An apostrophe should be {{.New}}: {{.Word}}.",
		Other: "{{.N}} apostrophes should be {{.New}}; the first stands in: {{.Word}}.",
	}},
	locale.NumberMark: {check.Info, &i18n.Message{
		ID:    "check.typography.number",
		One:   "A number can break over two lines: {{.Word}}.",
		Other: "{{.N}} numbers can break over two lines; the first: {{.Word}}.",
	}},
	locale.PercentSpace: {check.Info, &i18n.Message{
		ID:    "check.typography.percent",
		One:   "The space before a percent sign is not as usual: {{.Word}}.",
		Other: "The space before {{.N}} percent signs is not as usual; the first: {{.Word}}.",
	}},
	locale.UnitSpace: {check.Info, &i18n.Message{
		ID:    "check.typography.unit",
		One:   "A number and its unit can part at the end of a line: {{.Word}}.",
		Other: "{{.N}} numbers can part from their units at the end of a line; the first: {{.Word}}.",
	}},
	locale.DashMark: {check.Minor, &i18n.Message{
		ID:    "check.typography.dash",
		One:   "A hyphen stands for a dash: {{.Word}}.",
		Other: "{{.N}} hyphens stand for dashes; the first: {{.Word}}.",
	}},
	locale.MarkSpace: {check.Minor, &i18n.Message{
		ID:    "check.typography.space",
		One:   "The space beside a punctuation mark is missing or wrong: {{.Word}}.",
		Other: "The space beside {{.N}} punctuation marks is missing or wrong; the first: {{.Word}}.",
	}},
	locale.EllipsisMark: {check.Info, &i18n.Message{
		ID:    "check.typography.ellipsis",
		One:   "Three full stops stand for an ellipsis: {{.Word}}.",
		Other: "Three full stops stand for an ellipsis {{.N}} times; the first: {{.Word}}.",
	}},
	locale.InvertedMark: {check.Minor, &i18n.Message{
		ID:    "check.typography.inverted",
		One:   "A question or exclamation lacks its opening mark: {{.New}}.",
		Other: "{{.N}} questions or exclamations lack their opening marks; the first: {{.New}}.",
	}},
}

func profile(p *check.Pass) {
	to := locale.Typography(p.To)
	for i := range p.Units {
		u := &p.Units[i]
		if u.Target == "" {
			continue
		}
		var order []locale.Kind
		places := map[locale.Kind][]locale.Change{}
		for _, c := range to.Changes(u.Target, u.Target, p.To, p.To) {
			if places[c.Kind] == nil {
				order = append(order, c.Kind)
			}
			places[c.Kind] = append(places[c.Kind], c)
		}
		for _, k := range order {
			report(p, u, kinds[k], places[k])
		}
	}
}

func report(p *check.Pass, u *check.Unit, k kind, places []locale.Change) {
	first := places[0]
	fixes := make([]check.Edit, len(places))
	for i, c := range places {
		fixes[i] = check.Edit{Span: c.Span, New: c.New}
	}
	m := locale.Say(k.message, struct {
		N              int
		Was, New, Word string
	}{
		len(places),
		plain(u.Target[first.Span.Start:first.Span.End]),
		plain(first.New),
		strings.TrimRight(plain(words(u.Target, first.Span)), ".,"),
	}, len(places))
	p.ReportAs(k.severity, check.Place{Unit: u.ID, Side: p.Side, Span: first.Span}, m, fixes...)
}

// plain is text as a message shows it: no tokens, no spaces at the edges.
func plain(text string) string {
	return strings.TrimSpace(article.Expand(text, func(int) string { return "" }))
}

// words returns the words that span touches; a space at its edge stands between
// two of them.
func words(text string, span article.Span) string {
	start, end := span.Start, span.End
	if r, _ := utf8.DecodeRuneInString(text[start:]); unicode.IsSpace(r) {
		start = len(strings.TrimRightFunc(text[:start], unicode.IsSpace))
	}
	if r, _ := utf8.DecodeLastRuneInString(text[:end]); unicode.IsSpace(r) {
		end = len(text) - len(strings.TrimLeftFunc(text[end:], unicode.IsSpace))
	}
	if at := strings.LastIndexFunc(text[:start], unicode.IsSpace); at >= 0 {
		_, size := utf8.DecodeRuneInString(text[at:])
		start = at + size
	} else {
		start = 0
	}
	if at := strings.IndexFunc(text[end:], unicode.IsSpace); at >= 0 {
		return text[start : end+at]
	}
	return text[start:]
}
