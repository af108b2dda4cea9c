package memory

import (
	"cmp"
	"slices"

	"exonym/internal/memory/fuzzy"
)

// whole is the weight of a unit that has all of a query.
const whole = 1 << 15

// tally adds up what share of a query each unit has. It is used again and again: two
// bytes for every number of a unit are many.
type tally struct {
	weights []uint16 // by unit, of whole
	touched []int32  // units with a weight
	fits    [256]float32
	bySize  [256]uint16 // what a posting of that size counts; 0: it is too long or too short
}

// fit prepares for a query of length characters: the size of a unit must be within
// reach of floor, and what is longer than the query has less in common with it.
func (t *tally) fit(length int, floor float64) {
	lowest, highest := fuzzy.Size(int(float64(length)*floor)), fuzzy.Size(int(float64(length)/floor)+1)
	for size := range t.fits {
		t.fits[size] = 0
		if size >= int(lowest) && size <= int(highest) {
			t.fits[size] = float32(min(1, float64(length)/fuzzy.Length(uint8(size))))
		}
	}
}

// weigh prepares for a list of units that have a share of the query, from 0 to 1.
func (t *tally) weigh(share float64) {
	for size, fit := range t.fits {
		t.bySize[size] = uint16(share * float64(fit) * whole)
	}
}

// share returns what share of the query a unit has, as far as lists were read.
func (t *tally) share(unit int64) float64 { return float64(t.weights[unit]) / whole }

// count adds the list's weight to a unit.
func (t *tally) count(unit int64, size uint8) {
	weight := t.bySize[size]
	if weight == 0 {
		return
	}
	if unit >= int64(len(t.weights)) {
		t.weights = append(t.weights, make([]uint16, unit+unit/4+1024-int64(len(t.weights)))...)
	}
	if t.weights[unit] == 0 {
		t.touched = append(t.touched, int32(unit))
	}
	t.weights[unit] += weight
}

// best returns the n units of most weight, the heaviest first; of equal weight the newest.
func (t *tally) best(n int) []int64 {
	least := t.least(n)
	var ids []int64
	for _, unit := range t.touched {
		if t.weights[unit] >= least {
			ids = append(ids, int64(unit))
		}
	}
	slices.SortFunc(ids, func(x, y int64) int {
		return cmp.Or(cmp.Compare(t.weights[y], t.weights[x]), cmp.Compare(y, x))
	})
	return ids[:min(len(ids), n)]
}

// least returns a weight that about n units have or exceed.
func (t *tally) least(n int) uint16 {
	var histogram [1 << 10]int32
	for _, unit := range t.touched {
		histogram[t.weights[unit]>>6]++
	}
	for w := len(histogram) - 1; w > 0; w-- {
		if n -= int(histogram[w]); n <= 0 {
			return uint16(w) << 6
		}
	}
	return 0
}

// clear makes t ready for the next query.
func (t *tally) clear() {
	for _, unit := range t.touched {
		t.weights[unit] = 0
	}
	t.touched = t.touched[:0]
}
