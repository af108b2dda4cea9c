package memory

import (
	"cmp"
	"context"
	"database/sql"
	"encoding/binary"
	"errors"
	"math"
	"slices"
	"strings"
	"sync"

	"exonym/internal/memory/fuzzy"
)

// What a search looks at, at most.
const (
	mostPostings   = 30_000 // of the query's features, the rarest first
	mostCandidates = 64     // units that are compared, those with most in common first
	fetchSize      = 16     // units that are fetched at a time
)

// Fuzzy returns the units whose source is near that of q: exact ones, and those with
// a Score of q.Floor or more; the nearest first, and q.Limit of them at most. Of many
// that are near it may miss some: see docs/performance.md for how many.
func (m *Memory) Fuzzy(ctx context.Context, q Query) ([]Match, error) {
	a := ask(q)
	near, err := m.nearest(ctx, a)
	if err != nil {
		return nil, fail("search", err)
	}
	var found []Match
	for _, n := range near {
		units, err := m.load(ctx, "SELECT "+unitColumns+" FROM units u WHERE u.id = ?", n.id)
		if err != nil {
			return nil, fail("search", err)
		}
		for _, u := range units {
			if match := a.match(u); match.Score >= a.Floor {
				found = append(found, match)
			}
		}
	}
	return a.best(found), nil
}

// near is a unit with its similarity.
type near struct {
	id    int64
	score float64
}

// nearest returns the units that are nearest to the query, a few more than its limit:
// what else orders matches is not looked at here.
func (m *Memory) nearest(ctx context.Context, a *asked) ([]near, error) {
	scope, counts, err := m.finders.scope(ctx, m.db, a.scope)
	if err != nil || scope == 0 {
		return nil, err
	}
	candidates, err := m.candidates(ctx, a, scope, counts)
	if err != nil {
		return nil, err
	}
	return m.compare(ctx, a, candidates)
}

// candidates returns the units with most in common with the query.
func (m *Memory) candidates(ctx context.Context, a *asked, scope int64, counts *[fuzzy.Buckets]uint32) ([]int64, error) {
	lists, err := m.db.PrepareContext(ctx, "SELECT ids FROM postings WHERE id BETWEEN ? AND ?")
	if err != nil {
		return nil, err
	}
	defer lists.Close()
	lowest, highest := fuzzy.Reach(a.text.Len(), a.Floor)
	features := a.text.Features(true)
	slices.SortFunc(features, func(x, y uint16) int { return cmp.Compare(counts[x], counts[y]) })
	common, read := map[int64]uint32{}, 0
	for _, bucket := range features {
		if counts[bucket] == 0 {
			continue
		}
		weight := uint32(16 * math.Log2(2+1e7/float64(counts[bucket])))
		n, err := tallyList(ctx, lists, listOf(scope, bucket, lowest), listOf(scope, bucket, highest+1)-1, func(unit int64) { common[unit] += weight })
		if err != nil {
			return nil, err
		}
		if read += n; read > mostPostings {
			break
		}
	}
	ids := make([]int64, 0, len(common))
	for id := range common {
		ids = append(ids, id)
	}
	slices.SortFunc(ids, func(x, y int64) int { return cmp.Or(cmp.Compare(common[y], common[x]), cmp.Compare(y, x)) })
	return ids[:min(len(ids), mostCandidates)], nil
}

// tallyList calls count for the units of the lists between two numbers, and returns
// how many there were.
func tallyList(ctx context.Context, lists *sql.Stmt, from, to int64, count func(unit int64)) (n int, err error) {
	rows, err := lists.QueryContext(ctx, from, to)
	if err != nil {
		return 0, err
	}
	defer rows.Close()
	var block sql.RawBytes
	for rows.Next() {
		if err := rows.Scan(&block); err != nil {
			return n, err
		}
		for unit := range units(block) {
			count(unit)
			n++
		}
	}
	return n, rows.Err()
}

// compare returns the candidates that are near enough, the nearest first.
func (m *Memory) compare(ctx context.Context, a *asked, candidates []int64) ([]near, error) {
	query, err := m.db.PrepareContext(ctx, "SELECT id, source, codes FROM units WHERE id IN (?"+strings.Repeat(",?", fetchSize-1)+")")
	if err != nil {
		return nil, err
	}
	defer query.Close()
	var found []near
	for part := range slices.Chunk(candidates, fetchSize) {
		args := make([]any, fetchSize)
		for i := range args {
			args[i] = int64(0)
			if i < len(part) {
				args[i] = part[i]
			}
		}
		if found, err = comparePart(ctx, query, args, a, found); err != nil {
			return nil, err
		}
	}
	slices.SortFunc(found, func(x, y near) int { return cmp.Or(cmp.Compare(y.score, x.score), cmp.Compare(y.id, x.id)) })
	return found[:min(len(found), 2*a.Limit)], nil
}

func comparePart(ctx context.Context, query *sql.Stmt, ids []any, a *asked, found []near) ([]near, error) {
	rows, err := query.QueryContext(ctx, ids...)
	if err != nil {
		return found, err
	}
	defer rows.Close()
	for rows.Next() {
		var id int64
		var source, codes string
		if err := rows.Scan(&id, &source, &codes); err != nil {
			return found, err
		}
		decoded, err := decodeCodes(codes)
		if err != nil {
			continue // Verify tells
		}
		if score := a.pattern.Compare(fuzzy.New(source, decoded), a.Floor); score >= a.Floor {
			found = append(found, near{id, score})
		}
	}
	return found, rows.Err()
}

// finders holds what searches read once: the frequencies of each scope.
type finders struct {
	mutex  sync.Mutex
	scopes map[string]frequencies
}

type frequencies struct {
	scope  int64
	counts *[fuzzy.Buckets]uint32
}

// forget lets the next search read again what is in the file.
func (f *finders) forget() {
	f.mutex.Lock()
	defer f.mutex.Unlock()
	f.scopes = nil
}

// scope returns the number of a scope and its frequencies; 0 where there is none.
func (f *finders) scope(ctx context.Context, db *sql.DB, name string) (int64, *[fuzzy.Buckets]uint32, error) {
	f.mutex.Lock()
	defer f.mutex.Unlock()
	if known, ok := f.scopes[name]; ok {
		return known.scope, known.counts, nil
	}
	var scope int64
	err := db.QueryRowContext(ctx, "SELECT id FROM scopes WHERE name = ?", name).Scan(&scope)
	if errors.Is(err, sql.ErrNoRows) {
		return 0, nil, nil
	}
	if err != nil {
		return 0, nil, err
	}
	counts, err := readCounts(ctx, db, scope)
	if err != nil {
		return 0, nil, err
	}
	if f.scopes == nil {
		f.scopes = map[string]frequencies{}
	}
	f.scopes[name] = frequencies{scope, counts}
	return scope, counts, nil
}

func readCounts(ctx context.Context, db *sql.DB, scope int64) (*[fuzzy.Buckets]uint32, error) {
	rows, err := db.QueryContext(ctx, "SELECT id, counts FROM frequencies WHERE id BETWEEN ? AND ?", scope<<bucketBits, (scope+1)<<bucketBits-1)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	counts := new([fuzzy.Buckets]uint32)
	for rows.Next() {
		var id int64
		var part []byte
		if err := rows.Scan(&id, &part); err != nil {
			return nil, err
		}
		at := int(id & (1<<bucketBits - 1))
		for i := 0; i+4 <= len(part) && at+i/4 < fuzzy.Buckets; i += 4 {
			counts[at+i/4] = binary.LittleEndian.Uint32(part[i:])
		}
	}
	return counts, rows.Err()
}

// indexed reports whether the index has unit under a feature of the query.
func (m *Memory) indexed(ctx context.Context, a *asked, scope, unit int64) (bool, error) {
	features := a.text.Features(false)
	if len(features) == 0 {
		return true, nil
	}
	lists, err := m.db.PrepareContext(ctx, "SELECT ids FROM postings WHERE id BETWEEN ? AND ?")
	if err != nil {
		return false, err
	}
	defer lists.Close()
	class, there := fuzzy.Class(a.text.Len()), false
	_, err = tallyList(ctx, lists, listOf(scope, features[0], class), listOf(scope, features[0], class+1)-1, func(id int64) { there = there || id == unit })
	return there, err
}
