package report

import (
	"strings"
	"testing"
	"time"

	"github.com/nicksnyder/go-i18n/v2/i18n"
	"golang.org/x/text/language"

	"exonym/internal/article"
	"exonym/internal/check"
	"exonym/internal/locale"
	"exonym/internal/term"
)

// The fixture is a small French article in Spanish with one of everything: a
// heading, inline codes, a name that is right, one that is missing, one that is
// there once of twice, an unknown name, a failed segment, findings that overlap,
// that touch, on both sides, on a whole segment, with and without proposals.
const fixtureSource = `# L'armée de la Corée du Nord

Les troupes de **Pyongyang** sont à Koursk. À Koursk, M. Kyslytsya l'a dit :
« La Corée du Nord ment. »

Le combat se poursuit.
`

func msg(id, text string) *i18n.Message { return &i18n.Message{ID: "test." + id, Other: text} }

func found(id string, severity check.Severity, unit article.ID, side check.Side, start, end int, text string, fixes ...check.Edit) check.Finding {
	return check.Finding{
		Check: id, Severity: severity, Fixes: fixes,
		At:      check.Place{Unit: unit, Side: side, Span: article.Span{Start: start, End: end}},
		Message: locale.Say(msg(id, text), nil),
	}
}

// span returns where part stands in text.
func span(text, part string) article.Span {
	at := strings.Index(text, part)
	return article.Span{Start: at, End: at + len(part)}
}

var (
	kp        = term.NewConcept("place.kp", term.Place)
	kursk     = term.NewConcept("place.kursk", term.Place)
	pyongyang = term.NewConcept("place.pyongyang", term.Place)
)

func hit(c *term.Concept, text, form string) term.Hit {
	return term.Hit{Span: span(text, form), Concept: c, Form: form, Wanted: true}
}

// fixtureDocument cuts the fixture as the Markdown reader and the splitter would.
func fixtureDocument() *article.Document {
	src := fixtureSource
	doc := &article.Document{Name: "kursk.fr.md", Lang: language.French, Source: src}
	add := func(kind article.Kind, source string, sentences ...string) {
		at := strings.Index(src, source)
		b := article.Block{Index: len(doc.Blocks), Kind: kind}
		left := source
		b.Anchors = []article.Anchor{{Text: 0, Source: at}}
		for {
			before, after, ok := strings.Cut(left, "**")
			b.Text += before
			if !ok {
				break
			}
			n := len(b.Codes)
			b.Anchors = append(b.Anchors, article.Anchor{Text: len(b.Text), Source: at + len(source) - len(after) - 2})
			b.Codes = append(b.Codes, article.Code{Kind: []article.CodeKind{article.Open, article.Close}[n%2], Pair: 1 - n, Raw: "**"})
			b.Text += string(article.Token(n))
			b.Anchors = append(b.Anchors, article.Anchor{Text: len(b.Text), Source: at + len(source) - len(after)})
			left = after
		}
		var spans []article.Span
		for _, s := range sentences {
			spans = append(spans, span(b.Text, s))
		}
		b.Cut(spans)
		doc.Blocks = append(doc.Blocks, b)
	}
	add(article.Heading, "L'armée de la Corée du Nord", "L'armée de la Corée du Nord")
	troops := "Les troupes de " + string(article.Token(0)) + "Pyongyang" + string(article.Token(1)) + " sont à Koursk."
	add(article.Paragraph, "Les troupes de **Pyongyang** sont à Koursk. À Koursk, M. Kyslytsya l'a dit :\n« La Corée du Nord ment. »",
		troops, "À Koursk, M. Kyslytsya l'a dit :\n« La Corée du Nord ment. »")
	add(article.Paragraph, "Le combat se poursuit.", "Le combat se poursuit.")
	return doc
}

// fixtureText is the fixture with its translation and the names in both.
func fixtureText(doc *article.Document) *check.Text {
	open, end := string(article.Token(0)), string(article.Token(1))
	targets := map[string]string{
		"1.1": "El ejército de Corea del Norte",
		"2.1": "Las tropas de " + open + "Pyongyang" + end + " están en Koursk.",
		"2.2": "En Kursk, el Sr. Kyslytsya lo dijo : \n\"Corea miente.\"",
		"3.1": "",
	}
	text := &check.Text{From: language.French, To: language.Spanish, Base: &term.Base{}}
	for _, b := range doc.Blocks {
		for _, s := range b.Segments {
			u := check.Unit{ID: s.ID, Kind: b.Kind, Codes: b.Codes, Source: s.Text, Target: targets[s.ID.String()]}
			u.Draft = article.Draft{Text: u.Target, State: article.Checked, Origin: &article.Origin{Engine: "apertium", Route: "fra-spa"}}
			text.Units = append(text.Units, u)
		}
	}
	u := text.Units
	u[0].Draft.Origin = &article.Origin{Engine: "memory"}
	u[0].Names, u[0].Hits = []term.Hit{hit(kp, u[0].Source, "Corée du Nord")}, []term.Hit{hit(kp, u[0].Target, "Corea del Norte")}
	u[1].Names = []term.Hit{hit(pyongyang, u[1].Source, "Pyongyang"), hit(kursk, u[1].Source, "Koursk")}
	u[1].Hits = []term.Hit{hit(pyongyang, u[1].Target, "Pyongyang")}
	u[2].Names = []term.Hit{hit(kursk, u[2].Source, "Koursk"), hit(kp, u[2].Source, "Corée du Nord")}
	u[2].Hits = []term.Hit{hit(kursk, u[2].Target, "Kursk")}
	u[2].Draft.Doubts = article.NewDoubts([]string{"Kyslytsya", "ment"}, nil)
	u[3].Draft.State, u[3].Draft.Origin = article.Rejected, nil
	return text
}

func fixtureFindings(text *check.Text) []check.Finding {
	u := text.Units
	at := func(i int, part string) (int, int) {
		s := span(u[i].Target, part)
		return s.Start, s.End
	}
	var list []check.Finding
	add := func(i int, id string, severity check.Severity, part, message string, fixes ...check.Edit) {
		start, end := at(i, part)
		list = append(list, found(id, severity, u[i].ID, check.Translation, start, end, message, fixes...))
	}
	add(1, "name.missing", check.Major, "Koursk", "“Koursk” should be “Kursk” here", check.Edit{Span: span(u[1].Target, "Koursk"), New: "Kursk"})
	add(1, "punctuation.end", check.Minor, "Koursk.", "The sentence ends differently from its source")
	add(2, "spacing.before", check.Minor, " :", "No space before a colon in Spanish", check.Edit{Span: span(u[2].Target, " :"), New: ":"})
	add(2, "spacing.before", check.Minor, " \n", "No space at the end of a line", check.Edit{Span: span(u[2].Target, " \n"), New: "\n"})
	add(2, "punctuation.quotes", check.Info, `"Corea miente."`, "Spanish quotes are « »")
	add(2, "name.missing", check.Major, "Corea", "“Corée du Nord” should be “Corea del Norte” here")
	list = append(list, found("engine.failed", check.Critical, u[3].ID, check.Translation, 0, 0, "The engine gave no usable translation"))
	source := span(u[2].Source, "La Corée du Nord")
	list = append(list, found("structure.break", check.Info, u[2].ID, check.Source, source.Start, source.End, "A sentence runs over a line break"))
	return list
}

func fixtureArticle() Article {
	doc := fixtureDocument()
	text := fixtureText(doc)
	wanted := map[*term.Concept]Handling{kp: {"Corea del Norte", ByGlossary}, kursk: {"Kursk", ByEngine}, pyongyang: {"Pyongyang", ByProtection}}
	return NewArticle(Input{
		Name: "kursk.fr.md", Output: "kursk.es.md", FromDetected: true,
		Text: text, Findings: fixtureFindings(text), Document: doc, Duration: 1234 * time.Millisecond,
		Checks:  []*check.Check{{ID: "name.missing", Title: msg("title", "Names as the glossary wants them")}, {ID: "engine.failed"}},
		Handled: func(_ *check.Unit, h term.Hit) Handling { return wanted[h.Concept] },
	})
}

func fixtureReport(articles ...Article) Report {
	if articles == nil {
		articles = []Article{fixtureArticle()}
	}
	r := New("1.2.3", time.Date(2026, 3, 1, 14, 5, 0, 0, time.UTC), language.English, articles...)
	r.Spending = fixtureSpending()
	return r
}

// fixtureSpending has an engine of each sort.
func fixtureSpending() *Spending {
	cost := func(amount float64) *float64 { return &amount }
	return &Spending{
		Engines: []Spent{
			{Engine: "apertium", Requests: 1, Characters: 1200, Local: true, Cost: cost(0), Currency: "USD"},
			{Engine: "deepl", Requests: 12, Characters: 54321, Billed: true, Cost: cost(1.358), Currency: "USD", PriceAsOf: "2026-02-01"},
			{Engine: "openai", Model: "gpt-6-luna", Requests: 3, Characters: 900, TokensIn: 3200, TokensOut: 450, Cost: cost(0.000545), Currency: "USD", PriceAsOf: "2026-02-01"},
			{Engine: "exec", Requests: 1, Characters: 1},
		},
		Saved:   Saved{Segments: 40, Characters: 4000, Cost: cost(0.1), Currency: "USD"},
		MaxCost: 1.5, Currency: "USD", UsedUp: true, Left: 7,
	}
}

func speaker(t testing.TB, lang string) *locale.Speaker {
	t.Helper()
	s, err := locale.NewSpeaker(language.Make(lang))
	if err != nil {
		t.Fatal(err)
	}
	return s
}
