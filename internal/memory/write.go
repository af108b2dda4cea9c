package memory

import (
	"context"
	"database/sql"

	"exonym/internal/memory/fuzzy"
)

// writer writes units in one transaction.
type writer struct {
	memory  *Memory
	tx      *sql.Tx
	entries *entries
	find    *sql.Stmt
	insert  *sql.Stmt
	update  *sql.Stmt
	remove  *sql.Stmt
	index   indexer
	tally   Tally
}

const findRows = `SELECT u.id, u.pair, o.rank, u.changed, u.target, u.before, u.after, u.source, u.codes
	FROM units u JOIN origins o ON o.id = u.origin WHERE u.key = ?`

func (m *Memory) newWriter(ctx context.Context) (*writer, error) {
	tx, err := m.db.BeginTx(ctx, nil)
	if err != nil {
		return nil, fail("begin", err)
	}
	w := &writer{memory: m, tx: tx, entries: newEntries(tx)}
	for _, s := range []struct {
		to  **sql.Stmt
		sql string
	}{
		{&w.find, findRows},
		{&w.insert, "INSERT INTO units (key, pair, origin, changed, document, source, target, codes, before, after) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"},
		{&w.update, "UPDATE units SET origin = ?, changed = ?, document = ?, source = ?, target = ?, codes = ? WHERE id = ?"},
		{&w.remove, "DELETE FROM units WHERE id = ?"},
	} {
		if *s.to, err = tx.PrepareContext(ctx, s.sql); err != nil {
			tx.Rollback()
			return nil, fail("prepare", err)
		}
	}
	return w, nil
}

// close gives up what was not committed.
func (w *writer) close() { w.tx.Rollback() }

// commit brings the index up to date and ends the transaction.
func (w *writer) commit(ctx context.Context) error {
	if err := w.index.flush(ctx, w.tx); err != nil {
		return fail("index", err)
	}
	if err := w.tx.Commit(); err != nil {
		return fail("commit", err)
	}
	w.memory.finders.forget()
	return nil
}

// put writes one unit, or finds that it need not be.
func (w *writer) put(ctx context.Context, p *prepared) error {
	if p.scope == "" {
		w.tally.Refused++
		return nil
	}
	pair, err := w.entries.pair(ctx, p.unit.From, p.unit.To)
	if err != nil {
		return fail("pair", err)
	}
	rows, err := w.rows(ctx, p)
	if err != nil {
		return fail("look up", err)
	}
	d := decide(&p.unit, pair, rows)
	*d.count(&w.tally)++
	if err := w.carryOut(ctx, p, pair, d); err != nil {
		return fail("write", err)
	}
	return nil
}

// rows returns what is there for the source of p.
func (w *writer) rows(ctx context.Context, p *prepared) ([]row, error) {
	found, err := w.find.QueryContext(ctx, p.key)
	if err != nil {
		return nil, err
	}
	defer found.Close()
	var rows []row
	for found.Next() {
		var r row
		var source, codes string
		if err := found.Scan(&r.id, &r.pair, &r.rank, &r.changed, &r.target, &r.before, &r.after, &source, &codes); err != nil {
			return nil, err
		}
		if source == p.unit.Source && codes == p.codes || identityOf(source, codes) == p.identity {
			rows = append(rows, r)
		}
	}
	return rows, found.Err()
}

// identityOf returns the identity of a stored source; without codes that can be read
// it is none.
func identityOf(source, codes string) string {
	decoded, err := decodeCodes(codes)
	if err != nil {
		return ""
	}
	return fuzzy.New(source, decoded).Identity()
}

func (w *writer) carryOut(ctx context.Context, p *prepared, pair int64, d decision) error {
	for _, id := range d.remove {
		if _, err := w.remove.ExecContext(ctx, id); err != nil {
			return err
		}
	}
	if !d.insert && d.update == 0 {
		return nil
	}
	u := &p.unit
	origin, err := w.entries.origin(ctx, u.Origin)
	if err != nil {
		return err
	}
	document, err := w.entries.document(ctx, u.Context.Document)
	if err != nil {
		return err
	}
	if d.update != 0 {
		_, err = w.update.ExecContext(ctx, origin, u.Changed.Unix(), document, u.Source, u.Target, p.codes, d.update)
		return err
	}
	result, err := w.insert.ExecContext(ctx, p.key, pair, origin, u.Changed.Unix(), document, u.Source, u.Target, p.codes, u.Context.Before, u.Context.After)
	if err != nil {
		return err
	}
	id, err := result.LastInsertId()
	if err != nil {
		return err
	}
	scope, err := w.entries.scope(ctx, p.scope)
	if err != nil {
		return err
	}
	w.index.add(scope, p.length, p.features, id)
	return nil
}
