package align

import "math"

// band says which cells of the matrix are looked at: in row i the columns from
// low[i] to high[i]. Row 0 and column 0 stand before the first sentence.
type band struct{ low, high []int }

// firstWidth is how many columns are looked at on either side of the centre.
const firstWidth = 60

// maxCells bounds the memory of one run: a byte a cell.
const maxCells = 256 << 20

// around returns the band of that half width round a centre: the column of each row.
func (t *texts) around(centre []int, width int) band {
	n, m := len(t.source), len(t.target)
	b := band{make([]int, n+1), make([]int, n+1)}
	for i := range n + 1 {
		b.low[i], b.high[i] = max(centre[i]-width, 0), min(centre[i]+width, m)
	}
	b.low[0], b.high[n] = 0, m
	for i := 1; i <= n; i++ {
		b.high[i] = max(b.high[i], b.high[i-1])
	}
	for i := n - 1; i >= 0; i-- {
		b.low[i] = min(b.low[i], b.low[i+1])
	}
	for i := 1; i <= n; i++ { // a row begins where the one before it reaches
		b.low[i] = min(b.low[i], b.high[i-1])
	}
	return b
}

func (b band) cells() (n int) {
	for i := range b.low {
		n += b.high[i] - b.low[i] + 1
	}
	return n
}

// chain returns the cheapest chain of beads from the first sentences to the last. centre gives for every
// row the column that it is expected near; the band grows until the chain keeps away
// from its edge.
func (t *texts) chain(centre []int) []kind {
	for width := firstWidth; ; width *= 2 {
		b := t.around(centre, width)
		whole := width >= len(t.target)
		path, touched := t.run(b)
		if whole || !touched || 2*b.cells() > maxCells {
			return path
		}
	}
}

// row is one row of the matrix.
type row struct {
	low   int
	cost  []float64
	gains []float64 // of the pair of sentences that ends in each cell
}

func (r *row) at(j int) float64 {
	if j < r.low || j-r.low >= len(r.cost) {
		return math.Inf(1)
	}
	return r.cost[j-r.low]
}

func (r *row) gain(j int) float64 {
	if j < r.low || j-r.low >= len(r.gains) {
		return 0
	}
	return r.gains[j-r.low]
}

// run fills the band and follows the cheapest chain back. It reports whether the
// chain runs along the edge of the band.
func (t *texts) run(b band) (path []kind, touched bool) {
	n, m := len(t.source), len(t.target)
	from := make([][]byte, n+1)
	var rows [3]row // this one, the one before, and that before it
	for i := range n + 1 {
		rows[0], rows[1], rows[2] = rows[2], rows[0], rows[1]
		t.fill(i, b, &rows)
		from[i] = t.choose(i, &rows)
	}
	return follow(from, b, n, m)
}

// fill makes room for row i, and compares its sentence with those of the band.
func (t *texts) fill(i int, b band, rows *[3]row) {
	r := &rows[0]
	width := b.high[i] - b.low[i] + 1
	r.low = b.low[i]
	if cap(r.cost) < width {
		r.cost, r.gains = make([]float64, width), make([]float64, width)
	}
	r.cost, r.gains = r.cost[:width], r.gains[:width]
	for c := range width {
		r.cost[c] = math.Inf(1)
		r.gains[c] = 0
		if j := r.low + c; i > 0 && j > 0 {
			r.gains[c] = t.gain(i-1, j-1)
		}
	}
}

// choose finds the cheapest bead that ends in each cell of row i.
func (t *texts) choose(i int, rows *[3]row) []byte {
	r := &rows[0]
	best := make([]byte, len(r.cost))
	for c := range r.cost {
		j := r.low + c
		if i == 0 && j == 0 {
			r.cost[c] = 0
			continue
		}
		for n := range kinds {
			k := &kinds[n]
			if k.source > i || k.target > j {
				continue
			}
			before := rows[k.source].at(j - k.target)
			if math.IsInf(before, 1) {
				continue
			}
			if cost := before + k.rarity + t.cost(k.kind, i, j, rows); cost < r.cost[c] {
				r.cost[c], best[c] = cost, byte(n)
			}
		}
	}
	return best
}

// cost is what a bead costs that ends in cell i, j, but for its rarity.
func (t *texts) cost(k kind, i, j int, rows *[3]row) float64 {
	if k.source == 0 || k.target == 0 {
		return lonelyCost
	}
	var lengths [2]int
	for a := range k.source {
		lengths[0] += t.source[i-1-a].length
	}
	for b := range k.target {
		lengths[1] += t.target[j-1-b].length
	}
	return t.lengthCost(lengths[0], lengths[1]) - gain(k, j, rows) + t.paragraphCost(k, i, j)
}

// gain is what a bead gains by what its sides share. Of two and two sentences the
// first goes with the first and the second with the second, and one of them goes over.
func gain(k kind, j int, rows *[3]row) float64 {
	last := rows[0].gain(j)
	switch k {
	case kind{2, 1}:
		return last + rows[1].gain(j)
	case kind{1, 2}:
		return last + rows[0].gain(j-1)
	case kind{2, 2}:
		return last + rows[1].gain(j-1) + math.Max(rows[0].gain(j-1), rows[1].gain(j)) - crossCost
	}
	return last
}

// follow goes back from the last cell.
func follow(from [][]byte, b band, n, m int) (path []kind, touched bool) {
	for i, j := n, m; i > 0 || j > 0; {
		k := kinds[from[i][j-b.low[i]]].kind
		if (j == b.low[i] && j > 0 || j == b.high[i] && j < m) && i > 0 && i < n {
			touched = true
		}
		path = append(path, k)
		i, j = i-k.source, j-k.target
	}
	for a, z := 0, len(path)-1; a < z; a, z = a+1, z-1 {
		path[a], path[z] = path[z], path[a]
	}
	return path, touched
}
