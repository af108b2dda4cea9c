// Package report turns the outcome of a run into values that a person or a
// program can act on, and writes them: Text for a terminal, JSON for programs,
// HTML for a browser.
//
// A Report holds Articles, one for each article and target language. An Article
// holds its Segments as a reader sees them, the Findings on them, the ledger of
// names, and what follows from both: a score, a verdict, and the groups of
// findings to look at first.
//
// The laws: the same Report gives the same bytes; nothing is looked up while
// rendering, neither clock nor disk nor network; no text of an article can
// break out of its place in a page or on a terminal.
//
//	a := report.NewArticle(report.Input{Name: "in.md", Text: text, Findings: found, Checks: checks})
//	r := report.New(version, now, speaker.Lang, a)
//	err := report.HTML(w, r, speaker)
package report
