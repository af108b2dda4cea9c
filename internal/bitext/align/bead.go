package align

const (
	// littleGain is what the sentences of a doubtful bead share at most, of what
	// translations usually do.
	littleGain = 0.25
	// oddLength is what the lengths of a doubtful bead cost at least.
	oddLength = 4.0
)

// beads makes beads of a chain.
func (t *texts) beads(path []kind) []Bead {
	beads := make([]Bead, len(path))
	at := point{}
	for n, k := range path {
		beads[n] = Bead{Source: Range{at.source, at.source + k.source}, Target: Range{at.target, at.target + k.target}}
		at.source, at.target = at.source+k.source, at.target+k.target
	}
	for n := range beads {
		if !beads[n].lonely() {
			beside := n > 0 && beads[n-1].lonely() || n+1 < len(beads) && beads[n+1].lonely()
			beads[n].Doubtful = t.doubtful(&beads[n], beside)
		}
	}
	return beads
}

func (b *Bead) lonely() bool { return b.Source.Len() == 0 || b.Target.Len() == 0 }

// doubtful reports a bead whose sides share little, where its lengths or what stands
// beside it do not speak for it either.
func (t *texts) doubtful(b *Bead, besideLonely bool) bool {
	gain := 0.0
	var lengths [2]int
	for i := b.Source.From; i < b.Source.To; i++ {
		lengths[0] += t.source[i].length
		for j := b.Target.From; j < b.Target.To; j++ {
			gain += max(t.gain(i, j), 0)
		}
	}
	for j := b.Target.From; j < b.Target.To; j++ {
		lengths[1] += t.target[j].length
	}
	return gain < littleGain*likeness && (besideLonely || t.lengthCost(lengths[0], lengths[1]) > oddLength)
}
