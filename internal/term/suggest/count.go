package suggest

import (
	"math"
	"slices"
	"strings"
)

// sides finds the segments in whose translation a phrase stands.
type sides struct {
	byWord map[string][]int // word in small letters: segments, ascending
	lower  []string
}

func newSides(segments []Segment) sides {
	s := sides{byWord: map[string][]int{}, lower: make([]string, len(segments))}
	for i, segment := range segments {
		s.lower[i] = strings.ToLower(segment.Target)
		for _, t := range tokens(segment.Target) {
			if list := s.byWord[t.lower]; len(list) == 0 || list[len(list)-1] != i {
				s.byWord[t.lower] = append(list, i)
			}
		}
	}
	return s
}

// target returns the segments, ascending, in whose translation phrase stands.
func (s sides) target(phrase string) []int {
	words := tokens(phrase)
	if len(words) == 0 {
		return nil
	}
	rarest := slices.MinFunc(words, func(a, b token) int { return len(s.byWord[a.lower]) - len(s.byWord[b.lower]) })
	if len(words) == 1 {
		return s.byWord[rarest.lower]
	}
	var found []int
	for _, i := range s.byWord[rarest.lower] {
		if strings.Contains(s.lower[i], strings.ToLower(phrase)) {
			found = append(found, i)
		}
	}
	return found
}

// logLikelihood returns Dunning's G² of a table of two by two counts: both, only
// the first, only the second, neither (Accurate methods for the statistics of
// surprise and coincidence, 1993).
func logLikelihood(both, first, second, neither int) float64 {
	rows := entropy(both+first, second+neither)
	columns := entropy(both+second, first+neither)
	cells := entropy(both, first, second, neither)
	return max(0, 2*(cells-rows-columns+entropy(both+first+second+neither)))
}

// entropy returns the sum of n ln n.
func entropy(counts ...int) float64 {
	sum := 0.0
	for _, n := range counts {
		if n > 0 {
			sum += float64(n) * math.Log(float64(n))
		}
	}
	return sum
}
