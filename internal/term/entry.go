package term

// entry is one way to write one form.
type entry struct {
	concept *Concept
	surface string // as a text writes it, not inflected
	form    string // as the termbase has it
	before  uint32 // another entry of the same node, from 1
	number  uint16 // of the term that the form belongs to: see termOf
	role    Role
	status  Status
	policy  Case
	common  bool  // the term is an everyday word, too
	lead    uint8 // pieces of surface that stand before the name: du in du Caire
}

// entries are the entries of an index, numbered from 1. They stand on leaves, so that
// none is moved when more come: a large glossary has hundreds of thousands.
type entries struct{ leaves [][]entry }

const leafSize = 1024

// add returns the number of e.
func (l *entries) add(e entry) uint32 {
	last := len(l.leaves) - 1
	if last < 0 || len(l.leaves[last]) == leafSize {
		l.leaves = append(l.leaves, l.leaf())
		last++
	}
	l.leaves[last] = append(l.leaves[last], e)
	return uint32(last*leafSize + len(l.leaves[last]))
}

// leaf returns a new leaf; the first one grows, as most indexes are small.
func (l *entries) leaf() []entry {
	if len(l.leaves) == 0 {
		return nil
	}
	return make([]entry, 0, leafSize)
}

// at returns the entry of a number.
func (l *entries) at(number uint32) *entry {
	return &l.leaves[(number-1)/leafSize][(number-1)%leafSize]
}
