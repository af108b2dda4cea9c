package memory

import (
	"cmp"
	"context"
	"database/sql"
	"slices"
	"strings"

	"exonym/internal/memory/fuzzy"
)

// What a search looks at, at most. More is found and slower with higher figures; they
// were chosen on a million units (docs/performance.md).
const (
	mostPostings   = 20_000 // of the query's features, the rarest first
	mostCandidates = 256    // units that are compared, those with most in common first
	fetchSize      = 16     // units that are fetched at a time
	// unreadPart is how much of the features whose lists are not read a unit is taken to
	// have.
	unreadPart = 0.75
)

// listQuery reads the blocks of lists that stand side by side; fetchQuery reads what is
// compared.
const listQuery = "SELECT ids FROM postings WHERE id BETWEEN ? AND ?"

var fetchQuery = "SELECT id, origin, source, codes FROM units WHERE id IN (?" + strings.Repeat(",?", fetchSize-1) + ")"

// Fuzzy returns the units whose source is near that of q: exact ones, and those with
// a Score of q.Floor or more; the nearest first, and q.Limit of them at most. Of many
// that are near it may miss some: see docs/performance.md for how many.
func (m *Memory) Fuzzy(ctx context.Context, q Query) ([]Match, error) {
	if len(q.Source) > longest {
		return nil, nil
	}
	a := ask(q)
	near, err := m.nearest(ctx, a)
	if err != nil {
		return nil, fail("search", err)
	}
	ids := make([]int64, len(near))
	for i, n := range near {
		ids[i] = n.id
	}
	key := keyOf(a.scope, a.text) // finds what no feature leads to
	units, err := m.load(ctx, "SELECT "+unitColumns+" FROM units u WHERE u.key = ? OR u.id IN ("+join(ids)+")", key)
	if err != nil {
		return nil, fail("search", err)
	}
	var found []Match
	for _, u := range units {
		if match := a.match(u); match.Score >= a.Floor && u.Origin.Rank >= a.Least {
			found = append(found, match)
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
	tx, err := m.db.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return nil, err
	}
	defer tx.Rollback()
	lists, fetch, err := m.finders.statements(ctx, m.db, tx)
	if err != nil {
		return nil, err
	}
	s := search{asked: a, lists: lists, fetch: fetch, tally: m.finders.tally()}
	s.wants = func(origin int64) bool {
		o, err := m.catalog.origin(ctx, m.db, origin)
		return a.Least == Engine || err == nil && o.Rank >= a.Least
	}
	defer m.finders.giveBack(s.tally)
	if err := s.gather(ctx, scope, counts); err != nil {
		return nil, err
	}
	if err := s.compare(ctx); err != nil {
		return nil, err
	}
	return s.found[:min(len(s.found), 2*a.Limit)], nil
}

// search is one query on its way.
type search struct {
	*asked
	lists, fetch *sql.Stmt
	tally        *tally
	wants        func(origin int64) bool
	unread       float64 // share of the query whose lists were not read
	found        []near  // the nearest first
}

// gather reads lists of the query's features, the rarest first, and adds up what
// share of the query each unit has.
func (s *search) gather(ctx context.Context, scope int64, counts *[fuzzy.Buckets]uint32) error {
	features := s.text.Probes()
	slices.SortFunc(features, func(x, y fuzzy.Feature) int { return cmp.Compare(counts[x.Bucket], counts[y.Bucket]) })
	all := 0
	for _, f := range features {
		all += int(f.Weight)
	}
	lowest, highest := fuzzy.Reach(s.text.Len(), s.Floor)
	s.tally.fit(s.text.Len(), s.Floor)
	left := mostPostings
	for _, f := range features {
		share := float64(f.Weight) / float64(all)
		if left <= 0 {
			s.unread += unreadPart * share
		}
		if left <= 0 || counts[f.Bucket] == 0 {
			continue
		}
		s.tally.weigh(share)
		n, err := tallyList(ctx, s.lists, listOf(scope, f.Bucket, lowest), listOf(scope, f.Bucket, highest+1)-1, s.tally)
		if err != nil {
			return err
		}
		left -= n
	}
	return nil
}

// tallyList counts the units of the lists between two numbers, and returns how many
// there were.
func tallyList(ctx context.Context, lists *sql.Stmt, from, to int64, t *tally) (n int, err error) {
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
		for unit, size := range units(block) {
			t.count(unit, size)
			n++
		}
	}
	return n, rows.Err()
}

// compare fetches the candidates and compares them, until none is left that can be
// among the best.
func (s *search) compare(ctx context.Context) error {
	args := make([]any, fetchSize)
	for part := range slices.Chunk(s.tally.best(mostCandidates), fetchSize) {
		if s.tally.share(part[0])+s.unread < s.text.Common(s.needed()) {
			break
		}
		for i := range args {
			args[i] = int64(0)
			if i < len(part) {
				args[i] = part[i]
			}
		}
		if err := s.comparePart(ctx, args); err != nil {
			return err
		}
		slices.SortFunc(s.found, func(x, y near) int { return cmp.Or(cmp.Compare(y.score, x.score), cmp.Compare(y.id, x.id)) })
	}
	return nil
}

// needed returns the score that a further match must have to be of use.
func (s *search) needed() float64 {
	if len(s.found) < s.Limit {
		return s.Floor
	}
	return s.found[s.Limit-1].score
}

func (s *search) comparePart(ctx context.Context, ids []any) error {
	rows, err := s.fetch.QueryContext(ctx, ids...)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var id, origin int64
		var source, codes string
		if err := rows.Scan(&id, &origin, &source, &codes); err != nil {
			return err
		}
		decoded, err := decodeCodes(codes)
		if err != nil || !s.wants(origin) {
			continue // Verify tells of codes
		}
		if score := s.pattern.Compare(fuzzy.New(source, decoded), s.Floor); score >= s.Floor {
			s.found = append(s.found, near{id, score})
		}
	}
	return rows.Err()
}
