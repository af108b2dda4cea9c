package report

import (
	"bytes"
	"io"
	"strings"

	"github.com/nicksnyder/go-i18n/v2/i18n"

	"exonym/internal/check"
	"exonym/internal/locale"
)

// TextOptions are the choices of a terminal.
type TextOptions struct {
	Color bool // mark with ANSI escape sequences; never without
	Width int  // columns; 0 is 80, less than 40 is 40
	All   bool // show every place with its text, not only the first of each kind
}

// shownPlaces is how many places of one kind are shown with their text.
const shownPlaces = 3

// Text writes r for a terminal.
func Text(w io.Writer, r Report, s *locale.Speaker, o TextOptions) error {
	if o.Width == 0 {
		o.Width = 80
	}
	o.Width = max(o.Width, 40)
	p := &printer{voice: voice{s}, TextOptions: o}
	p.labels = p.voice.labels()
	for i := range r.Articles {
		if i > 0 {
			p.line("")
		}
		p.article(&r.Articles[i])
	}
	if len(r.Articles) > 1 {
		p.overview(r.Articles)
	}
	p.spending(r.Spending)
	_, err := w.Write(p.out.Bytes())
	return err
}

// spending writes what was spent, if that is worth telling.
func (p *printer) spending(s *Spending) {
	lines := p.voice.spending(s)
	if len(lines) == 0 {
		return
	}
	p.line("")
	p.line(p.style(bold, p.labels.Spent))
	for _, line := range lines {
		p.block("  ", 2, "", line)
	}
}

// printer writes lines, with colours if there are any.
type printer struct {
	voice
	TextOptions
	labels labels
	out    bytes.Buffer
}

// The styles, as parameters of ANSI SGR (ECMA-48, 8.3.117).
const (
	bold      = "1"
	faint     = "2"
	underline = "4"
)

var severityStyles = [...]string{check.Info: "2", check.Minor: "36", check.Major: "33", check.Critical: "1;31"}

func (p *printer) style(sgr, text string) string {
	if !p.Color || text == "" {
		return text
	}
	return "\x1b[" + sgr + "m" + text + "\x1b[0m"
}

func (p *printer) line(parts ...string) {
	text := strings.Join(parts, "")
	p.out.WriteString(strings.TrimRight(text, " "))
	p.out.WriteByte('\n')
}

// block writes text wrapped, its first line after lead, the others indented as
// far as lead reaches.
func (p *printer) block(lead string, leadCells int, sgr, text string) {
	for i, line := range locale.Wrap(clean(text), p.Width-leadCells) {
		if i > 0 {
			lead = strings.Repeat(" ", leadCells)
		}
		p.line(lead, p.style(sgr, line))
	}
}

func (p *printer) article(a *Article) {
	name := a.Name
	if a.Output != "" {
		name += " → " + a.Output
	}
	p.block("", 0, bold, name)
	p.block("", 0, "", join(p.languages(a), engine(a)))
	p.block("", 0, p.rulingStyle(a), join(p.score(a), p.verdict(a)))
	p.block("", 0, faint, join(p.facts(a)...))
	p.groups(a)
	p.names(a)
}

// join puts the parts that there are behind each other.
func join(parts ...string) string {
	var there []string
	for _, part := range parts {
		if part != "" {
			there = append(there, part)
		}
	}
	return strings.Join(there, " · ")
}

func (p *printer) rulingStyle(a *Article) string {
	switch a.Verdict.Ruling {
	case Ready:
		return "1;32"
	case Stop:
		return severityStyles[check.Critical]
	}
	return bold
}

func (p *printer) groups(a *Article) {
	if len(a.Groups) == 0 {
		return
	}
	p.line("")
	p.line(p.style(bold, p.labels.First))
	size := 0
	for _, g := range a.Groups {
		size = max(size, locale.Cells(p.severity(g.Severity)))
	}
	for _, g := range a.Groups {
		p.line("")
		label := "  " + p.style(severityStyles[g.Severity], pad(p.severity(g.Severity), size)) + "  "
		p.block(label, size+4, bold, p.title(a, g)+" ["+g.Check+"]")
		p.group(a, g)
	}
}

// group shows the first places of a group and lists the others.
func (p *printer) group(a *Article, g Group) {
	shown := len(g.Findings)
	if !p.All {
		shown = min(shown, shownPlaces)
	}
	title := p.title(a, g)
	for _, i := range g.Findings[:shown] {
		p.finding(a, &a.Findings[i], title)
	}
	if rest := g.Findings[shown:]; len(rest) > 0 {
		at := p.findingPlaces(a, rest)
		also := p.Text(locale.Say(&i18n.Message{ID: "report.also", One: "and {{.A}} more: {{.B}}", Other: "and {{.A}} more: {{.B}}"}, pairOf{p.Number(len(rest)), at}, len(rest)))
		p.block("    ", 4, "", also)
	}
}

// listedPlaces is how many places a list names before it ends in an ellipsis.
const listedPlaces = 20

func (p *printer) findingPlaces(a *Article, findings []int) string {
	var at []string
	for _, i := range findings {
		at = append(at, a.place(&a.Findings[i]))
	}
	return strings.Join(listed(at), ", ")
}

// listed says each of several equal neighbours once, "7:1 ×2", and cuts the list.
func listed(places []string) []string {
	var out []string
	for i := 0; i < len(places); {
		if len(out) == listedPlaces {
			return append(out, "…")
		}
		same := i
		for same < len(places) && places[same] == places[i] {
			same++
		}
		place := places[i]
		if same-i > 1 {
			place += " ×" + itoa(same-i)
		}
		out = append(out, place)
		i = same
	}
	return out
}

// text returns the text that f is about; for a segment without translation that
// is its source.
func (a *Article) text(f *Finding) string {
	if f.Segment < 0 {
		return ""
	}
	s := &a.Segments[f.Segment]
	if text := s.Text(f.Side); text != "" {
		return text
	}
	return s.Source()
}

// place names where a finding is, "" for one on no segment.
func (a *Article) place(f *Finding) string {
	if f.Segment < 0 {
		return ""
	}
	return where(f.At, a.Segments[f.Segment].ID())
}

// finding shows a place: where, the text with the span marked, the message where
// the title does not say it, the proposals.
func (p *printer) finding(a *Article, f *Finding, title string) {
	at := a.place(f)
	size := max(locale.Cells(at), 6) + 6
	lead := pad("    "+at, size)
	indent := strings.Repeat(" ", size)
	shown := a.text(f)
	if f.Segment >= 0 {
		text, under := p.excerpt(shown, f, p.Width-size)
		p.line(lead, text)
		if under != "" {
			p.line(indent, under)
		}
		lead = indent
	}
	if message := p.Text(f.Message); message != title {
		p.block(lead, size, "", message)
	}
	for _, fix := range f.Fixes {
		p.block(indent, size, "", "→ "+p.fix(shown, fix))
	}
}

// excerpt cuts the finding's span with what stands round it to limit cells. The
// second line underlines the span; with colours, or in text from right to left,
// the span is marked in the first.
func (p *printer) excerpt(text string, f *Finding, limit int) (line, under string) {
	if f.whole() {
		line, cut := head(clean(text[:boundary(text, 8*limit)]), limit-1)
		return line + ellipsis(cut || len(text) > 8*limit), ""
	}
	around := len(text) - f.Span.Len()
	marked, cut := head(clean(text[f.Span.Start:f.Span.End]), limit-4-min(around, limit/3))
	marked += ellipsis(cut)
	brackets := marked == "" || rightToLeft(text)
	if brackets {
		marked = "⟦" + marked + "⟧"
	}
	room := limit - locale.Cells(marked) - 2
	after, cutAfter := head(clean(text[f.Span.End:boundary(text, f.Span.End+8*limit)]), room)
	from := runeStart(text, max(f.Span.Start-8*limit, 0))
	before, cutBefore := tail(clean(text[from:f.Span.Start]), max(room-locale.Cells(after), room/2))
	after, cutMore := head(after, room-locale.Cells(before))
	before = ellipsis(cutBefore || from > 0) + before
	after += ellipsis(cutAfter || cutMore || boundary(text, f.Span.End+8*limit) < len(text))
	switch {
	case brackets:
		return before + p.style(severityStyles[f.Severity], marked) + after, ""
	case p.Color:
		return before + p.style(underline+";"+severityStyles[f.Severity], marked) + after, ""
	}
	return before + marked + after, strings.Repeat(" ", locale.Cells(before)) + strings.Repeat("^", max(locale.Cells(marked), 1))
}

// boundary returns at, or the end of text, or the character before.
func boundary(text string, at int) int { return runeStart(text, min(at, len(text))) }

func ellipsis(cut bool) string {
	if cut {
		return "…"
	}
	return ""
}
