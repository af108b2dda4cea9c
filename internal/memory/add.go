package memory

import (
	"context"
	"fmt"
	"iter"
	"strings"
	"time"
	"unicode/utf8"

	"golang.org/x/text/language"

	"exonym/internal/memory/fuzzy"
)

// Add takes units in, all or none of them, and says what became of them. A unit
// stands beside those of the same source with another translation or another
// context, except that
//
//   - an engine's answer is not taken where anything better stands in the same
//     context, and replaces what an engine said before;
//   - what a person wrote replaces what engines and people said in the same context;
//   - nothing replaces what is newer and of the same rank.
func (m *Memory) Add(ctx context.Context, units ...Unit) (Tally, error) {
	return m.addPrepared(ctx, prepareAll(units))
}

// partSize is how many units Import takes in at a time.
const partSize = 50_000

// Import takes in a stream of units, in parts: what it has told to progress (which
// may be nil) stays there when it fails later. It stops at the first error of units.
// The memory it takes does not depend on how many units come.
func (m *Memory) Import(ctx context.Context, units iter.Seq2[Unit, error], progress func(Tally)) (Tally, error) {
	ctx, cancel := context.WithCancel(ctx)
	batches := make(chan prepared, 2*batchSize)
	defer func() { // nobody reads units when Import is over
		cancel()
		for range batches {
		}
	}()
	failed := make(chan error, 1)
	go func() {
		defer close(batches)
		for unit, err := range units {
			if err != nil {
				failed <- err
				return
			}
			select {
			case batches <- prepare(unit):
			case <-ctx.Done():
				return
			}
		}
	}()
	var sum Tally
	for more := true; more; {
		part, err := m.importPart(ctx, batches, &more)
		if err != nil {
			return sum, err
		}
		sum.add(part)
		if progress != nil {
			progress(sum)
		}
	}
	select {
	case err := <-failed:
		return sum, err
	default:
		return sum, ctx.Err()
	}
}

// batchSize is how far reading may run ahead of writing, in units.
const batchSize = 1000

// importPart writes up to partSize units in one transaction; more is set to false at
// the end of units.
func (m *Memory) importPart(ctx context.Context, units <-chan prepared, more *bool) (Tally, error) {
	first, ok := <-units
	if !ok {
		*more = false
		return Tally{}, nil
	}
	w, err := m.newWriter(ctx)
	if err != nil {
		return Tally{}, err
	}
	defer w.close()
	if err := w.put(ctx, &first); err != nil {
		return Tally{}, err
	}
	for n := 1; n < partSize; n++ {
		unit, ok := <-units
		if !ok {
			*more = false
			break
		}
		if err := w.put(ctx, &unit); err != nil {
			return Tally{}, err
		}
	}
	return w.tally, w.commit(ctx)
}

func (m *Memory) addPrepared(ctx context.Context, units []prepared) (Tally, error) {
	w, err := m.newWriter(ctx)
	if err != nil {
		return Tally{}, err
	}
	defer w.close()
	for i := range units {
		if err := w.put(ctx, &units[i]); err != nil {
			return Tally{}, err
		}
	}
	return w.tally, w.commit(ctx)
}

// prepared is a unit as it is written; no scope: it is refused.
type prepared struct {
	unit     Unit
	scope    string
	key      int64
	identity string
	codes    string
	length   int
	features []fuzzy.Feature
}

func prepareAll(units []Unit) []prepared {
	all := make([]prepared, len(units))
	for i, u := range units {
		all[i] = prepare(u)
	}
	return all
}

func prepare(u Unit) prepared {
	if !takes(u) {
		return prepared{}
	}
	u.Source, u.Target, u.Codes = renumber(u.Source, u.Target, u.Codes)
	u.Context.Before, u.Context.After = plain(u.Context.Before), plain(u.Context.After)
	if u.Changed.IsZero() {
		u.Changed = time.Now()
	}
	codes, err := encodeCodes(u.Codes)
	if err != nil {
		return prepared{}
	}
	text := fuzzy.New(u.Source, u.Codes)
	name := scope(u.From, u.To)
	return prepared{
		unit: u, scope: name, key: keyOf(name, text), identity: text.Identity(), codes: codes,
		length: text.Len(), features: text.Features(),
	}
}

// longest is the most bytes of a source or a translation: what is longer is no segment.
const longest = 32 << 10

// takes reports whether u has all that a unit needs.
func takes(u Unit) bool {
	return u.From != language.Und && u.To != language.Und &&
		len(u.Source) <= longest && len(u.Target) <= longest &&
		strings.TrimSpace(u.Source) != "" && strings.TrimSpace(u.Target) != "" &&
		utf8.ValidString(u.Source) && utf8.ValidString(u.Target)
}

// decision says what becomes of a unit: at most one of the rows is overwritten, and
// some are deleted.
type decision struct {
	count  func(*Tally) *int
	insert bool
	update int64
	remove []int64
}

func same(t *Tally) *int     { return &t.Same }
func outdone(t *Tally) *int  { return &t.Outdone }
func replaced(t *Tally) *int { return &t.Replaced }
func added(t *Tally) *int    { return &t.Added }

// row is what is there for a source.
type row struct {
	id            int64
	pair          int64
	rank          Rank
	changed       int64
	target        string
	before, after string
}

// decide compares u, of the given pair, with the rows of its source.
func decide(u *Unit, pair int64, rows []row) decision {
	var stale []int64
	for _, r := range rows {
		if r.pair != pair {
			continue
		}
		peer := r.before == u.Context.Before && r.after == u.Context.After
		newer := r.changed > u.Changed.Unix()
		switch {
		case r.target == u.Target && (peer || u.Origin.Rank == Engine):
			return confirm(u, r)
		case !peer || u.Origin.Rank == Import:
		case r.rank > u.Origin.Rank, r.rank == u.Origin.Rank && newer:
			return decision{count: outdone}
		case r.rank != Import:
			stale = append(stale, r.id)
		}
	}
	if len(stale) == 0 {
		return decision{count: added, insert: true}
	}
	return decision{count: replaced, update: stale[0], remove: stale[1:]}
}

// confirm is for a unit that is there already: it may gain in rank, and grow younger.
func confirm(u *Unit, r row) decision {
	switch {
	case u.Origin.Rank > r.rank:
		return decision{count: replaced, update: r.id}
	case u.Origin.Rank == r.rank && u.Origin.Rank != Engine && u.Changed.Unix() > r.changed:
		return decision{count: same, update: r.id}
	}
	return decision{count: same}
}

// fail says which of several units could not be written; it names no text.
func fail(what string, err error) error { return fmt.Errorf("memory: %s: %w", what, err) }
