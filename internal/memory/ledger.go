package memory

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"errors"
	"hash"
	"path/filepath"
)

// Wrote reports whether content is what exonym last wrote to path.
func (m *Memory) Wrote(path string, content []byte) (bool, error) {
	var hash string
	err := m.db.QueryRow("SELECT hash FROM outputs WHERE path = ?", absolute(path)).Scan(&hash)
	if errors.Is(err, sql.ErrNoRows) {
		return false, nil
	}
	return hash == digest(content), err
}

// RecordOutput notes that exonym wrote content to path.
func (m *Memory) RecordOutput(path string, content []byte) error {
	sum := NewDigest()
	sum.Write(content)
	return m.RecordDigest(path, sum)
}

// NewDigest takes the content of an output as it is written, for RecordDigest.
func NewDigest() hash.Hash { return sha256.New() }

// RecordDigest is RecordOutput for content that went through a NewDigest.
func (m *Memory) RecordDigest(path string, sum hash.Hash) error {
	_, err := m.db.Exec("INSERT OR REPLACE INTO outputs (path, hash) VALUES (?, ?)", absolute(path), hex.EncodeToString(sum.Sum(nil)))
	return err
}

// Recall returns the stored replies of keys; keys that are not stored are missing
// from the result.
func (m *Memory) Recall(ctx context.Context, keys []string) (map[string]string, error) {
	found := map[string]string{}
	query, err := m.db.PrepareContext(ctx, "SELECT reply FROM answers WHERE key = ?")
	if err != nil {
		return nil, err
	}
	defer query.Close()
	for _, key := range keys {
		var reply string
		err := query.QueryRowContext(ctx, key).Scan(&reply)
		switch {
		case err == nil:
			found[key] = reply
		case !errors.Is(err, sql.ErrNoRows):
			return nil, err
		}
	}
	return found, nil
}

// Keep stores replies by key, all or nothing.
func (m *Memory) Keep(ctx context.Context, replies map[string]string) error {
	tx, err := m.db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	for key, reply := range replies {
		if _, err := tx.ExecContext(ctx, "INSERT OR REPLACE INTO answers (key, reply) VALUES (?, ?)", key, reply); err != nil {
			return err
		}
	}
	return tx.Commit()
}

func absolute(path string) string {
	full, err := filepath.Abs(path)
	if err != nil {
		return path
	}
	return full
}

func digest(content []byte) string {
	sum := sha256.Sum256(content)
	return hex.EncodeToString(sum[:])
}
