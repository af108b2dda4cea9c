package memory

import (
	"cmp"
	"context"
	"database/sql"
	"encoding/binary"
	"iter"
	"slices"

	"exonym/internal/memory/fuzzy"
)

// The fuzzy index is one list of units for every scope, feature and size. A list
// stands in blocks, in rows of the table postings whose number says what they are
// about, so that the sizes of a feature lie side by side in the file and one scan
// reads those that can match:
//
//	scope 20 bits, bucket 16, class 5, block 22
//
// A block holds the numbers of its units in ascending order, the first, then the
// differences, as varints, each with the size of the unit's source behind it. The table frequencies says how many units have a feature,
// so that a search begins with the rarest. Numbers of units that are gone stay in
// the lists until Reindex; whoever reads a list looks the units up. Who changes what
// fuzzy.Features returns raises version, and has migrate make the index anew.
const (
	blockBits  = 22
	classBits  = 5
	bucketBits = 16
	// blockSize is the most bytes of a block: two stand on a page.
	blockSize = 1900
	// shelf is how many frequencies stand in one row.
	shelf = 1024
)

// listOf returns the number of the first block of a list.
func listOf(scope int64, bucket uint16, class int) int64 {
	return (scope<<bucketBits|int64(bucket))<<(classBits+blockBits) | int64(class)<<blockBits
}

// indexer gathers what is to be written into the index.
type indexer struct {
	fresh []posting
	// counts of fresh features by scope
	counts map[int64]*[fuzzy.Buckets]uint32
}

// posting is one unit in one list.
type posting struct {
	list, unit int64
	size       uint8
}

// add notes the features of a unit; its number is higher than those before.
func (x *indexer) add(scope int64, length int, features []fuzzy.Feature, unit int64) {
	if x.counts == nil {
		x.counts = map[int64]*[fuzzy.Buckets]uint32{}
	}
	counts := x.counts[scope]
	if counts == nil {
		counts = new([fuzzy.Buckets]uint32)
		x.counts[scope] = counts
	}
	class, size := fuzzy.Class(length), fuzzy.Size(length)
	for _, f := range features {
		x.fresh = append(x.fresh, posting{listOf(scope, f.Bucket, class), unit, size})
		counts[f.Bucket]++
	}
}

// flush appends what was gathered to the lists in the file.
func (x *indexer) flush(ctx context.Context, tx *sql.Tx) error {
	if len(x.fresh) == 0 {
		return nil
	}
	slices.SortFunc(x.fresh, func(a, b posting) int {
		return cmp.Or(cmp.Compare(a.list, b.list), cmp.Compare(a.unit, b.unit))
	})
	if err := x.appendAll(ctx, tx); err != nil {
		return err
	}
	for scope, counts := range x.counts {
		if err := addCounts(ctx, tx, scope, counts); err != nil {
			return err
		}
	}
	x.fresh, x.counts = x.fresh[:0], nil
	return nil
}

func (x *indexer) appendAll(ctx context.Context, tx *sql.Tx) error {
	last, err := tx.PrepareContext(ctx, "SELECT id, ids FROM postings WHERE id BETWEEN ? AND ? ORDER BY id DESC LIMIT 1")
	if err != nil {
		return err
	}
	write, err := tx.PrepareContext(ctx, "INSERT OR REPLACE INTO postings (id, ids) VALUES (?, ?)")
	if err != nil {
		return err
	}
	for rest := x.fresh; len(rest) > 0; {
		list := rest[0].list
		n := 1
		for n < len(rest) && rest[n].list == list {
			n++
		}
		if err := appendList(ctx, last, write, rest[:n]); err != nil {
			return err
		}
		rest = rest[n:]
	}
	return nil
}

// appendList appends the units of one list to its last block, and to new ones.
func appendList(ctx context.Context, last, write *sql.Stmt, fresh []posting) error {
	id := fresh[0].list
	var ids []byte
	err := last.QueryRowContext(ctx, id, id|(1<<blockBits-1)).Scan(&id, &ids)
	if err != nil && err != sql.ErrNoRows {
		return err
	}
	before := int64(0)
	for unit := range units(ids) {
		before = unit
	}
	for _, p := range fresh {
		if len(ids) > blockSize-binary.MaxVarintLen64-1 {
			if _, err := write.ExecContext(ctx, id, ids); err != nil {
				return err
			}
			id, ids, before = id+1, ids[:0], 0
		}
		ids = append(binary.AppendUvarint(ids, uint64(p.unit-before)), p.size)
		before = p.unit
	}
	_, err = write.ExecContext(ctx, id, ids)
	return err
}

// units reads a block: numbers and sizes. What is no block ends early: a search finds
// less then.
func units(block []byte) iter.Seq2[int64, uint8] {
	return func(yield func(int64, uint8) bool) {
		unit := int64(0)
		for len(block) > 0 {
			step, n := binary.Uvarint(block)
			if n <= 0 || n >= len(block) {
				return
			}
			unit += int64(step)
			if !yield(unit, block[n]) {
				return
			}
			block = block[n+1:]
		}
	}
}

// addCounts adds fresh to the frequencies of a scope.
func addCounts(ctx context.Context, tx *sql.Tx, scope int64, fresh *[fuzzy.Buckets]uint32) error {
	for at := 0; at < fuzzy.Buckets; at += shelf {
		part := fresh[at : at+shelf]
		if !slices.ContainsFunc(part, func(n uint32) bool { return n > 0 }) {
			continue
		}
		id := scope<<bucketBits | int64(at)
		counts := make([]byte, 4*shelf)
		var stored []byte
		err := tx.QueryRowContext(ctx, "SELECT counts FROM frequencies WHERE id = ?", id).Scan(&stored)
		if err != nil && err != sql.ErrNoRows {
			return err
		}
		copy(counts, stored)
		for i, n := range part {
			binary.LittleEndian.PutUint32(counts[4*i:], binary.LittleEndian.Uint32(counts[4*i:])+n)
		}
		if _, err := tx.ExecContext(ctx, "INSERT OR REPLACE INTO frequencies (id, counts) VALUES (?, ?)", id, counts); err != nil {
			return err
		}
	}
	return nil
}
