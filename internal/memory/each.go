package memory

import (
	"context"
	"fmt"
	"iter"
	"strings"

	"golang.org/x/text/language"
)

// Each goes through the units that f picks in the order in which they came, and stops
// at the first error. Units may be added or removed meanwhile.
func (m *Memory) Each(ctx context.Context, f Filter) iter.Seq2[Unit, error] {
	return func(yield func(Unit, error) bool) {
		where, args, err := m.where(ctx, f)
		if err != nil {
			yield(Unit{}, fail("read", err))
			return
		}
		for last := int64(0); ; {
			units, err := m.load(ctx, fmt.Sprintf("SELECT %s FROM units u WHERE u.id > ? AND %s ORDER BY u.id LIMIT %d", unitColumns, where, batchSize),
				append([]any{last}, args...)...)
			if err != nil {
				yield(Unit{}, fail("read", err))
				return
			}
			for _, u := range units {
				if !yield(u, nil) {
					return
				}
				last = u.ID
			}
			if len(units) < batchSize {
				return
			}
		}
	}
}

// Units returns the units of these IDs, in their order; those that are not there are
// missing.
func (m *Memory) Units(ctx context.Context, ids ...int64) ([]Unit, error) {
	units, err := m.load(ctx, "SELECT "+unitColumns+" FROM units u WHERE u.id IN ("+join(ids)+") ORDER BY u.id")
	if err != nil {
		return nil, fail("read", err)
	}
	return units, nil
}

// Count returns how many units f picks.
func (m *Memory) Count(ctx context.Context, f Filter) (n int, err error) {
	where, args, err := m.where(ctx, f)
	if err == nil {
		err = m.db.QueryRowContext(ctx, "SELECT count(*) FROM units u WHERE "+where, args...).Scan(&n)
	}
	if err != nil {
		return 0, fail("count", err)
	}
	return n, nil
}

// where returns the condition of f in SQL.
func (m *Memory) where(ctx context.Context, f Filter) (string, []any, error) {
	conditions, args := []string{"1"}, []any{}
	add := func(condition string, values ...any) {
		conditions, args = append(conditions, condition), append(args, values...)
	}
	if f.From != language.Und || f.To != language.Und {
		ids, err := m.pairs(ctx, f.From, f.To)
		if err != nil {
			return "", nil, err
		}
		add("u.pair IN (" + join(ids) + ")")
	}
	if len(f.Ranks) > 0 {
		ranks := make([]int64, len(f.Ranks))
		for i, r := range f.Ranks {
			ranks[i] = int64(r)
		}
		add("u.origin IN (SELECT id FROM origins WHERE rank IN (" + join(ranks) + "))")
	}
	if f.Name != "" {
		add("u.origin IN (SELECT id FROM origins WHERE name = ?)", f.Name)
	}
	if f.Document != "" {
		add("u.document IN (SELECT id FROM documents WHERE name = ?)", f.Document)
	}
	if !f.Since.IsZero() {
		add("u.changed >= ?", f.Since.Unix())
	}
	if !f.Before.IsZero() {
		add("u.changed < ?", f.Before.Unix())
	}
	return strings.Join(conditions, " AND "), args, nil
}

// pairs returns the rows of all pairs that from and to cover.
func (m *Memory) pairs(ctx context.Context, from, to language.Tag) (ids []int64, err error) {
	rows, err := m.db.QueryContext(ctx, "SELECT id, source, target FROM pairs")
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var id int64
		var source, target string
		if err := rows.Scan(&id, &source, &target); err != nil {
			return nil, err
		}
		if covers(from, language.Make(source)) && covers(to, language.Make(target)) {
			ids = append(ids, id)
		}
	}
	return ids, rows.Err()
}

// covers reports whether tag is wanted, or one that it stands for: "pt" is for pt-BR,
// too, but pt-BR only for itself.
func covers(wanted, tag language.Tag) bool {
	for ; ; tag = tag.Parent() {
		if wanted == language.Und || wanted == tag {
			return true
		}
		if tag == language.Und {
			return false
		}
	}
}

func join(ids []int64) string {
	return strings.Trim(strings.ReplaceAll(fmt.Sprint(ids), " ", ","), "[]")
}
