package report

import (
	"exonym/internal/article"
	"exonym/internal/check"
)

// htmlOf prepares article n (from 0) for the template.
func htmlOf(a *Article, n int, v voice) htmlArticle {
	id := "a" + itoa(n+1)
	out := htmlArticle{
		ID: id, Name: a.Name, Output: a.Output, Languages: v.languages(a), Engine: engine(a),
		Score: "–", ScoreText: v.score(a), ScoreNote: v.scoreNote(a), Verdict: v.verdict(a), Ruling: a.Verdict.Ruling,
		Facts: v.facts(a), Tally: v.tally(a), UnknownNames: a.UnknownNames, Alone: a.Alone(),
		From: a.From.String(), To: a.To.String(), FromDir: direction(a.From), ToDir: direction(a.To),
		FromName: v.language(a.From), ToName: v.language(a.To),
	}
	if a.Score != Unjudged {
		out.Score, out.Percent = v.Number(a.Score), a.Score
	}
	for _, g := range a.Groups {
		out.Groups = append(out.Groups, v.htmlGroup(a, id, g))
	}
	out.Names = v.htmlNames(a, id)
	if len(a.Names) > 0 {
		settled := 0
		for _, e := range a.Names {
			if !e.Status.Open() {
				settled++
			}
		}
		out.Settled = v.settled(settled, len(a.Names))
	}
	out.Segments = func(yield func(htmlSegment) bool) {
		for i := range a.Segments {
			if !yield(v.htmlSegment(a, id, &a.Segments[i])) {
				return
			}
		}
	}
	return out
}

// tally counts the findings by severity, the worst first, none left out.
func (v voice) tally(a *Article) []htmlTally {
	var counts [len(weights)]int
	for _, f := range a.Findings {
		counts[f.Severity]++
	}
	var out []htmlTally
	for severity := check.Critical; ; severity-- {
		if counts[severity] > 0 {
			out = append(out, htmlTally{severity.String(), v.severity(severity), v.Number(counts[severity])})
		}
		if severity == check.Info {
			return out
		}
	}
}

func findingID(id string, i int) string { return id + "f" + itoa(i+1) }

func segmentID(id string, s article.ID) string {
	return id + "s" + itoa(s.Block+1) + "-" + itoa(s.Segment+1)
}

func (v voice) htmlGroup(a *Article, id string, g Group) htmlGroup {
	out := htmlGroup{Severity: g.Severity.String(), Label: v.severity(g.Severity), Title: v.title(a, g), Check: g.Check}
	if len(g.Findings) > 1 {
		out.Count = v.count(sayPlaces, len(g.Findings))
	}
	var links, labels []string
	for _, i := range g.Findings {
		f := &a.Findings[i]
		if at := a.place(f); at != "" && (len(labels) == 0 || labels[len(labels)-1] != at) {
			links = append(links, findingID(id, i))
		}
		if f.Segment >= 0 {
			labels = append(labels, a.place(f))
		}
	}
	for i, label := range listed(labels) {
		if i == listedPlaces {
			out.More = label
			break
		}
		out.Places = append(out.Places, htmlLink{links[i], label})
	}
	return out
}

// htmlNames returns the ledger, open names first.
func (v voice) htmlNames(a *Article, id string) []htmlName {
	var open, settled []htmlName
	for _, e := range a.Names {
		n := htmlName{
			Concept: e.Concept, Sources: list(e.Sources), Targets: list(e.Targets), Wanted: e.Wanted,
			Times: v.Number(e.Found) + "/" + v.Number(e.Count), Label: v.status(e.Status), Ways: v.ways(e.Ways), Status: e.Status, Open: e.Status.Open(),
		}
		for k, s := range e.Segments {
			if k == shownPlaces {
				n.More = "…"
				break
			}
			if i := a.segmentOf(s); i >= 0 {
				n.Places = append(n.Places, htmlLink{segmentID(id, s), where(a.Segments[i].At, s)})
			}
		}
		if n.Open {
			open = append(open, n)
		} else {
			settled = append(settled, n)
		}
	}
	return append(open, settled...)
}

func (v voice) htmlSegment(a *Article, id string, s *Segment) htmlSegment {
	out := htmlSegment{
		ID: segmentID(id, s.ID()), Where: s.ID().String(), Kind: s.Kind().String(), Worst: "none",
		Source: a.htmlRuns(s, check.Source, id), Target: a.htmlRuns(s, check.Translation, id),
		Failed: s.Failed, Memory: s.Origin().Engine == "memory" && !s.Failed, Unknown: list(a.unmarked(s)),
	}
	if s.At.Line > 0 {
		out.Where = itoa(int(s.At.Line))
	}
	worst := check.Info
	for i := range s.Findings() {
		f := &a.Findings[i]
		worst = max(worst, f.Severity)
		out.Worst = worst.String()
		out.Findings = append(out.Findings, v.htmlFinding(a, i, id))
	}
	return out
}

// unmarked returns the unknown words that no finding marks.
func (a *Article) unmarked(s *Segment) []string {
	marked := map[string]bool{}
	for i := range s.Findings() {
		f := &a.Findings[i]
		if span := f.Span; span.Len() < 100 {
			marked[s.Text(f.Side)[span.Start:span.End]] = true
		}
	}
	var words []string
	for _, word := range s.Unknown() {
		if !marked[word] {
			words = append(words, word)
		}
	}
	return words
}

func (v voice) htmlFinding(a *Article, i int, id string) htmlFinding {
	f := &a.Findings[i]
	out := htmlFinding{
		ID: findingID(id, i), Number: itoa(i + 1), Severity: f.Severity.String(), Label: v.severity(f.Severity),
		Message: v.Text(f.Message), Check: f.Check, Side: sideName(f.Side),
	}
	for _, fix := range f.Fixes {
		out.Fixes = append(out.Fixes, v.fix(a.text(f), fix))
	}
	return out
}

func (a *Article) htmlRuns(s *Segment, side check.Side, id string) []htmlRun {
	var out []htmlRun
	for _, r := range a.runs(s, side) {
		h := htmlRun{Text: r.Text}
		if r.Marked {
			h.Severity = r.Severity.String()
		}
		for _, i := range r.Ends {
			h.Refs = append(h.Refs, htmlLink{findingID(id, i), itoa(i + 1)})
		}
		out = append(out, h)
	}
	return out
}
