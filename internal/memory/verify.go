package memory

import (
	"context"
	"fmt"
	"iter"
	"slices"
	"strings"

	"exonym/internal/article"
	"exonym/internal/memory/fuzzy"
)

// Flaw is something that is wrong in a memory.
type Flaw struct {
	Kind FlawKind
	// Units are those concerned, by ID; with Ambiguous all of one source. They are
	// empty for Damaged and Unindexed.
	Units  []int64
	Detail string // for Damaged: what SQLite says
}

// FlawKind says what is wrong.
type FlawKind string

// The kinds of flaws.
const (
	Damaged   FlawKind = "damaged"   // the file itself
	Unindexed FlawKind = "unindexed" // the fuzzy index lacks units or cannot be read; Reindex helps
	Codes     FlawKind = "codes"     // the codes of source and target differ, or cannot be read
	Empty     FlawKind = "empty"     // no text on one side
	Unchanged FlawKind = "unchanged" // the target is the source, and has letters
	Ambiguous FlawKind = "ambiguous" // units of one source, rank and context have different targets
)

// Verify looks for flaws in the file, then in the index, then in each unit. An error
// ends it.
func (m *Memory) Verify(ctx context.Context) iter.Seq2[Flaw, error] {
	return func(yield func(Flaw, error) bool) {
		for _, look := range []func(context.Context, func(Flaw) bool) (bool, error){
			m.verifyFile, m.verifyIndex, m.verifyUnits, m.verifyTargets,
		} {
			damaged := false
			more, err := look(ctx, func(f Flaw) bool {
				damaged = damaged || f.Kind == Damaged
				return yield(f, nil)
			})
			switch {
			case IsDamage(err):
				yield(Flaw{Kind: Damaged, Detail: err.Error()}, nil)
				return
			case err != nil:
				yield(Flaw{}, fail("verify", err))
				return
			case !more || damaged: // what else is wrong cannot be told
				return
			}
		}
	}
}

func (m *Memory) verifyFile(ctx context.Context, yield func(Flaw) bool) (bool, error) {
	rows, err := m.db.QueryContext(ctx, "PRAGMA integrity_check")
	if err != nil {
		return false, err
	}
	defer rows.Close()
	for rows.Next() {
		var verdict string
		if err := rows.Scan(&verdict); err != nil {
			return false, err
		}
		if verdict != "ok" && !yield(Flaw{Kind: Damaged, Detail: verdict}) {
			return false, nil
		}
	}
	return true, rows.Err()
}

// verifyIndex looks whether the newest unit of every pair is found where it must be;
// parts of the index are written together.
func (m *Memory) verifyIndex(ctx context.Context, yield func(Flaw) bool) (bool, error) {
	units, err := m.load(ctx, "SELECT "+unitColumns+" FROM units u WHERE u.id IN (SELECT max(id) FROM units GROUP BY pair)")
	if err != nil {
		return false, err
	}
	for _, u := range units {
		a := ask(Query{From: u.From, To: u.To, Source: u.Source, Codes: u.Codes})
		scope, _, err := m.finders.scope(ctx, m.db, a.scope)
		if err != nil {
			return false, err
		}
		there, err := m.indexed(ctx, a, scope, u.ID)
		if err != nil {
			return false, err
		}
		if !there {
			return yield(Flaw{Kind: Unindexed}), nil
		}
	}
	return true, nil
}

// indexed reports whether the index has unit under a feature of the query.
func (m *Memory) indexed(ctx context.Context, a *asked, scope, unit int64) (bool, error) {
	features := a.text.Features()
	if len(features) == 0 {
		return true, nil
	}
	class := fuzzy.Class(a.text.Len())
	rows, err := m.db.QueryContext(ctx, listQuery, listOf(scope, features[0].Bucket, class), listOf(scope, features[0].Bucket, class+1)-1)
	if err != nil {
		return false, err
	}
	defer rows.Close()
	for rows.Next() {
		var block []byte
		if err := rows.Scan(&block); err != nil {
			return false, err
		}
		for id := range units(block) {
			if id == unit {
				return true, nil
			}
		}
	}
	return false, rows.Err()
}

// verifyUnits looks at each unit alone.
func (m *Memory) verifyUnits(ctx context.Context, yield func(Flaw) bool) (bool, error) {
	for u, err := range m.Each(ctx, Filter{}) {
		if err != nil {
			return false, err
		}
		if kind := flawOf(u); kind != "" && !yield(Flaw{Kind: kind, Units: []int64{u.ID}}) {
			return false, nil
		}
	}
	return true, nil
}

func flawOf(u Unit) FlawKind {
	switch source, target := plain(u.Source), plain(u.Target); {
	case article.VerifyCodes(u.Source, u.Target, u.Codes) != nil:
		return Codes
	case source == "" || target == "":
		return Empty
	case source == target && strings.ToLower(source) != strings.ToUpper(source):
		return Unchanged
	}
	return ""
}

// verifyTargets looks for sources with several translations.
func (m *Memory) verifyTargets(ctx context.Context, yield func(Flaw) bool) (bool, error) {
	rows, err := m.db.QueryContext(ctx, `SELECT group_concat(u.id) FROM units u JOIN origins o ON o.id = u.origin
		GROUP BY u.key, u.pair, o.rank, u.before, u.after HAVING count(DISTINCT u.target) > 1 ORDER BY min(u.id)`)
	if err != nil {
		return false, err
	}
	defer rows.Close()
	for rows.Next() {
		var list string
		if err := rows.Scan(&list); err != nil {
			return false, err
		}
		var ids []int64
		for _, text := range strings.Split(list, ",") {
			var id int64
			if _, err := fmt.Sscan(text, &id); err != nil {
				return false, err
			}
			ids = append(ids, id)
		}
		slices.Sort(ids)
		if !yield(Flaw{Kind: Ambiguous, Units: ids}) {
			return false, nil
		}
	}
	return true, rows.Err()
}
