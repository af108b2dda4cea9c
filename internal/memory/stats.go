package memory

import (
	"context"
	"database/sql"
	"os"
	"time"

	"golang.org/x/text/language"
)

// Stats says what is in a memory.
type Stats struct {
	Bytes   int64 // of the file
	Units   int
	Answers int // replies of engines, kept word for word
	Outputs int // files that exonym wrote
	Groups  []Group
}

// Group is the units of one pair, of one origin.
type Group struct {
	From, To       language.Tag
	Origin         Origin
	Units          int
	Oldest, Newest time.Time
}

// Stats counts what is in the memory; groups are ordered by pair, then by origin.
func (m *Memory) Stats(ctx context.Context) (Stats, error) {
	var s Stats
	for table, to := range map[string]*int{"units": &s.Units, "answers": &s.Answers, "outputs": &s.Outputs} {
		if err := m.db.QueryRowContext(ctx, "SELECT count(*) FROM "+table).Scan(to); err != nil {
			return s, fail("count", err)
		}
	}
	if info, err := os.Stat(m.path); err == nil {
		s.Bytes = info.Size()
	}
	rows, err := m.db.QueryContext(ctx, `SELECT p.source, p.target, o.rank, o.name, o.version, g.units, g.oldest, g.newest
		FROM (SELECT pair, origin, count(*) AS units, min(changed) AS oldest, max(changed) AS newest FROM units GROUP BY pair, origin) g
		JOIN pairs p ON p.id = g.pair JOIN origins o ON o.id = g.origin
		ORDER BY p.source, p.target, o.rank DESC, o.name, o.version`)
	if err != nil {
		return s, fail("count", err)
	}
	defer rows.Close()
	for rows.Next() {
		g, err := scanGroup(rows)
		if err != nil {
			return s, fail("count", err)
		}
		s.Groups = append(s.Groups, g)
	}
	if err := rows.Err(); err != nil {
		return s, fail("count", err)
	}
	return s, nil
}

func scanGroup(rows *sql.Rows) (g Group, err error) {
	var from, to string
	var oldest, newest int64
	err = rows.Scan(&from, &to, &g.Origin.Rank, &g.Origin.Name, &g.Origin.Version, &g.Units, &oldest, &newest)
	g.From, g.To = language.Make(from), language.Make(to)
	g.Oldest, g.Newest = time.Unix(oldest, 0).UTC(), time.Unix(newest, 0).UTC()
	return g, err
}
