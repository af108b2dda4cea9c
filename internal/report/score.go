package report

import (
	"exonym/internal/article"
	"exonym/internal/check"
)

// Unjudged is the score of an article that no check looked at.
const Unjudged = -1

// The rules of score and verdict; docs/report.md explains them.
const (
	// failedWeight is what an untranslated segment costs: the weight of the
	// category Non-translation in Freitag et al. 2021.
	failedWeight = 25
	// openNamesCap is the best score of an article with open names.
	openNamesCap = 95
	// An article of stopWords or more with a score below stopScore is no longer
	// a matter of looking at places.
	stopScore, stopWords = 50, 100
)

// weights are the MQM weights of WMT (Freitag et al. 2021), by severity.
var weights = [...]int{check.Info: 0, check.Minor: 1, check.Major: 5, check.Critical: 25}

// Ruling is the kind of a verdict.
type Ruling string

// The rulings.
const (
	Ready   Ruling = "ready"    // nothing to look at
	Look    Ruling = "look"     // ready after a look at some places
	Revise  Ruling = "revise"   // a draft: every sentence needs a reviser
	Stop    Ruling = "stop"     // do not publish
	Unknown Ruling = "unjudged" // nobody looked
)

// Verdict is what to do with the article, and why.
type Verdict struct {
	Ruling   Ruling
	Places   int // places to look at, info not counted
	Critical int // critical findings
	Failed   int // segments without translation
	Names    int // open names: missing, partly, left or unknown
}

// judge sets penalty, score and verdict.
func (b *builder) judge() {
	v := &b.Verdict
	v.Failed, v.Names = b.Counts.Failed, len(b.UnknownNames)
	for _, e := range b.Names {
		if e.Status.Open() {
			v.Names++
		}
	}
	for _, f := range b.Findings {
		b.Penalty += weights[f.Severity]
		if f.Severity == check.Critical && (f.Segment < 0 || !b.Segments[f.Segment].Failed) {
			v.Critical++
		}
		if f.Segment < 0 && f.Severity > check.Info {
			v.Places++
		}
	}
	for i := range b.Segments {
		places, critical := b.look(&b.Segments[i])
		v.Places += places
		if b.Segments[i].Failed && !critical {
			b.Penalty += failedWeight
		}
	}
	b.Score = b.score()
	v.Ruling = b.ruling()
}

// look counts the places of a segment that a person has to see, and reports
// whether one of them is critical.
func (b *builder) look(s *Segment) (places int, critical bool) {
	type place struct {
		side check.Side
		span article.Span
	}
	seen := map[place]bool{}
	for i := range s.Findings() {
		f := &b.Findings[i]
		critical = critical || f.Severity == check.Critical
		if f.Severity > check.Info {
			seen[place{f.Side, f.Span}] = true
		}
	}
	if len(seen) == 0 && s.open() {
		return 1, critical
	}
	return len(seen), critical
}

// open reports whether the segment needs a look even without a finding.
func (s *Segment) open() bool {
	for _, n := range s.Names {
		if n.Status.Open() {
			return true
		}
	}
	return s.Failed || len(s.unknownNames()) > 0
}

// score is 100 less the penalty for every 100 words, rounded down, so that only
// an article without any penalty has 100.
func (b *builder) score() int {
	if len(b.Checks) == 0 || b.Counts.Segments == 0 {
		return Unjudged
	}
	words := max(b.Counts.Words, 1)
	score := max(100-(b.Penalty*100+words-1)/words, 0)
	if b.Verdict.Names > 0 {
		score = min(score, openNamesCap)
	}
	return score
}

func (b *builder) ruling() Ruling {
	v := &b.Verdict
	switch {
	case v.Critical > 0 || v.Failed > 0:
		return Stop
	case b.Score == Unjudged:
		return Unknown
	case b.Score < stopScore && b.Counts.Words >= stopWords:
		return Stop
	case b.Gist:
		return Revise
	case v.Places > 0:
		return Look
	}
	return Ready
}
