package align

import "slices"

// point says that a source sentence and a target sentence belong together.
type point struct{ source, target int }

// anchored returns sentences that share what stands once in each text, in the order
// of both.
func (t *texts) anchored(v *vocabulary) []point {
	once := func(list []sentence) map[int32]int {
		at := map[int32]int{}
		for i := range list {
			for _, id := range list[i].tokens {
				if v.count[0][id] == 1 && v.count[1][id] == 1 {
					at[id] = i
				}
			}
		}
		return at
	}
	sources, targets := once(t.source), once(t.target)
	votes := map[point]int{}
	for id, i := range sources {
		votes[point{i, targets[id]}]++
	}
	var points []point
	for p, n := range votes {
		if n >= minVotes {
			points = append(points, p)
		}
	}
	return ascending(points)
}

// minVotes is how many tokens two sentences must share that stand nowhere else: a
// word counts twice, by its beginning; a beginning alone may be chance.
const minVotes = 2

// ascending returns the longest run of points that ascend in both texts (patience
// sorting).
func ascending(points []point) []point {
	slices.SortFunc(points, func(a, b point) int {
		if a.source != b.source {
			return a.source - b.source
		}
		return b.target - a.target
	})
	var ends []int // index in points of the smallest end of a run of each length
	before := make([]int, len(points))
	for i, p := range points {
		at, _ := slices.BinarySearchFunc(ends, p.target, func(end, target int) int { return points[end].target - target })
		before[i] = -1
		if at > 0 {
			before[i] = ends[at-1]
		}
		if at == len(ends) {
			ends = append(ends, i)
		} else {
			ends[at] = i
		}
	}
	if len(ends) == 0 {
		return nil
	}
	var run []point
	for i := ends[len(ends)-1]; i >= 0; i = before[i] {
		run = append(run, points[i])
	}
	slices.Reverse(run)
	return run
}

// through returns for every row the column where the chain is expected: on lines
// through points from corner to corner.
func through(points []point, n, m int) []int {
	centre := make([]int, n+1)
	last := point{0, 0}
	for _, p := range append(slices.Clone(points), point{n, m}) {
		for i := last.source; i <= p.source; i++ {
			centre[i] = last.target
			if rows := p.source - last.source; rows > 0 {
				centre[i] += (i - last.source) * (p.target - last.target) / rows
			}
		}
		last = p
	}
	centre[n] = m
	return centre
}

// centreOf returns the columns that a chain runs through.
func centreOf(path []kind, n int) []int {
	centre := make([]int, n+1)
	i, j := 0, 0
	for _, k := range path {
		for range k.source {
			i++
			centre[i] = j + k.target
		}
		j += k.target
		centre[i] = j
	}
	return centre
}
