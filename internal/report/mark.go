package report

import (
	"sort"

	"exonym/internal/check"
)

// run is a piece of a segment's text under the same findings.
type run struct {
	Text     string
	Marked   bool
	Severity check.Severity // the worst of the findings on it
	Ends     []int          // findings that end with it, indices in Article.Findings
}

// edge is where a finding begins or ends.
type edge struct {
	at      int
	open    bool
	finding int
}

// runs cuts one side of a segment at every edge of a finding. Joined, the texts
// of the runs are the text; findings on the whole segment are not marked. An
// empty run with Ends is a place where something is missing.
func (a *Article) runs(s *Segment, side check.Side) []run {
	text := s.Text(side)
	var out []run
	var depth [len(weights)]int
	at := 0
	put := func(to int) {
		if to > at {
			out = append(out, covered(text[at:to], depth))
			at = to
		}
	}
	for _, e := range a.edges(s, side) {
		put(e.at)
		severity := a.Findings[e.finding].Severity
		if e.open {
			depth[severity]++
			if a.Findings[e.finding].Span.Len() == 0 {
				out = append(out, covered("", depth))
			}
			continue
		}
		out[len(out)-1].Ends = append(out[len(out)-1].Ends, e.finding)
		depth[severity]--
	}
	put(len(text))
	return out
}

// covered makes a run with the worst severity that is open.
func covered(text string, depth [len(weights)]int) run {
	for severity := check.Critical; ; severity-- {
		if depth[severity] > 0 {
			return run{Text: text, Marked: true, Severity: severity}
		}
		if severity == check.Info {
			return run{Text: text}
		}
	}
}

// edges returns the edges of the findings on one side, in order; at the same
// place ends come before beginnings, but an empty finding opens before it ends.
func (a *Article) edges(s *Segment, side check.Side) []edge {
	var edges []edge
	for i := range s.Findings() {
		f := &a.Findings[i]
		if f.Side == side && !f.whole() {
			edges = append(edges, edge{f.Span.Start, true, i}, edge{f.Span.End, false, i})
		}
	}
	rank := func(e edge) int {
		empty := a.Findings[e.finding].Span.Len() == 0
		switch {
		case !e.open && !empty:
			return 0
		case empty:
			return 1
		}
		return 2
	}
	sort.SliceStable(edges, func(i, j int) bool {
		if edges[i].at != edges[j].at {
			return edges[i].at < edges[j].at
		}
		return rank(edges[i]) < rank(edges[j])
	})
	return edges
}
