package report

import (
	"strings"

	"github.com/nicksnyder/go-i18n/v2/i18n"

	"exonym/internal/locale"
)

// names writes the names that are not settled, and counts the others.
func (p *printer) names(a *Article) {
	if len(a.Names)+len(a.UnknownNames) == 0 {
		return
	}
	p.line("")
	p.line(p.style(bold, p.labels.Names))
	settled, rows := 0, [][]string(nil)
	for _, e := range a.Names {
		if !e.Status.Open() {
			settled++
			continue
		}
		rows = append(rows, []string{p.renamed(e), p.status(e.Status), p.entryPlaces(a, e)})
	}
	if len(a.Names) > 0 {
		p.block("  ", 2, "", p.settled(settled, len(a.Names)))
	}
	p.table(rows)
	if len(a.UnknownNames) > 0 {
		p.block("  ", 2, "", p.labels.Unknown)
		p.block("    ", 4, "", strings.Join(a.UnknownNames, ", "))
	}
}

func (v voice) settled(n, of int) string {
	return v.Text(locale.Say(&i18n.Message{ID: "report.settled", One: "{{.A}} of {{.B}} name as wanted", Other: "{{.A}} of {{.B}} names as wanted"}, pairOf{v.Number(n), v.Number(of)}, of))
}

// renamed says what a name is and what it should be: "Corée du Nord → Corea del
// Norte 1/3".
func (v voice) renamed(e Entry) string {
	name := strings.Join(e.Sources, ", ")
	if name == "" {
		name = strings.Join(e.Targets, ", ")
	}
	if e.Wanted != "" && e.Wanted != name {
		name += " → " + e.Wanted
	}
	return clean(name) + " " + v.Number(e.Found) + "/" + v.Number(e.Count)
}

func (p *printer) entryPlaces(a *Article, e Entry) string {
	var at []string
	for _, id := range e.Segments {
		if i := a.segmentOf(id); i >= 0 {
			at = append(at, where(a.Segments[i].At, id))
		}
	}
	return strings.Join(listed(at), ", ")
}

// table writes rows in columns, the last one wrapped. Where the columns leave it
// less than a third of the line, rows are written as running text.
func (p *printer) table(rows [][]string) {
	sizes := map[int]int{}
	for _, row := range rows {
		for i, text := range row[:len(row)-1] {
			sizes[i] = max(sizes[i], locale.Cells(text))
		}
	}
	used := 4
	for _, size := range sizes {
		used += size + 2
	}
	for _, row := range rows {
		last := len(row) - 1
		if used > p.Width*2/3 {
			for i, line := range locale.Wrap(strings.Join(row, " · "), p.Width-6) {
				p.line("    ", strings.Repeat("  ", min(i, 1)), line)
			}
			continue
		}
		lead := "    "
		for i, text := range row[:last] {
			lead += pad(text, sizes[i]) + "  "
		}
		p.block(lead, used, "", row[last])
	}
}

// overview writes one line for each article of a batch.
func (p *printer) overview(articles []Article) {
	p.line("")
	p.line(p.style(bold, p.labels.Articles))
	var rows [][]string
	for i := range articles {
		a := &articles[i]
		name := a.Output
		if name == "" {
			name = a.Name
		}
		rows = append(rows, []string{clean(name), a.To.String(), p.score(a), p.verdict(a)})
	}
	p.table(rows)
}
