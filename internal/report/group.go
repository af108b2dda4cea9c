package report

import (
	"sort"

	"exonym/internal/check"
)

// Group is all findings of one check with one severity: one thing to look at, at
// several places.
type Group struct {
	Check    string
	Severity check.Severity
	Findings []int // indices in Article.Findings, by place
}

// group gathers findings by kind: the worst first, then by their first place.
func group(findings []Finding) []Group {
	type kind struct {
		check    string
		severity check.Severity
	}
	var groups []Group
	at := map[kind]int{}
	for i, f := range findings {
		k := kind{f.Check, f.Severity}
		g, ok := at[k]
		if !ok {
			g = len(groups)
			at[k] = g
			groups = append(groups, Group{Check: f.Check, Severity: f.Severity})
		}
		groups[g].Findings = append(groups[g].Findings, i)
	}
	sort.SliceStable(groups, func(i, j int) bool { return groups[i].Severity > groups[j].Severity })
	return groups
}
