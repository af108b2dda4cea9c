package store

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"
)

const (
	undoFolder  = ".undo"
	lockName    = "lock"
	pendingName = "pending.json"
	tempEnding  = ".exonym-tmp"
)

// move is one file that a step puts in place: the file Temp becomes Target. A move
// without Temp takes Target away.
type move struct {
	Temp   string `json:",omitempty"`
	Target string
	Before string // hash of Target as it was, "" if it was not there
}

func (s *Shelf) undoPath(name string) string { return filepath.Join(s.dir, undoFolder, name) }

// locked reads the shelf under its lock, lets change work on what was read and
// writes what it changed. A change that left no trace writes nothing.
func (s *Shelf) locked(change func(*stock) (*step, error)) error {
	lock, err := acquire(s.undoPath(lockName))
	if err != nil {
		return err
	}
	defer lock.release()
	if err := s.recover(); err != nil {
		return err
	}
	k, err := s.read()
	if err != nil {
		return err
	}
	done, err := change(k)
	if err != nil {
		return err
	}
	if len(done.Traces) > 0 {
		if err := s.commit(k, done); err != nil {
			return err
		}
	}
	s.stock, err = s.read()
	return err
}

// commit writes the sheets that differ from their files. All new files are written
// beside the old ones first; then the step, with the names of all, is put down as
// pending, and from there on it counts: the files are renamed into place, and where
// a process dies between two of them, whoever comes next goes on.
func (s *Shelf) commit(k *stock, done *step) error {
	done.Time = time.Now().UTC().Truncate(time.Second)
	done.Seq = s.lastSeq() + 1
	if err := s.promise(k, done); err != nil {
		discard(done.Moves)
		return err
	}
	return s.finish(done)
}

// promise writes the new files and puts the step down as pending.
func (s *Shelf) promise(k *stock, done *step) error {
	for _, sheet := range k.sheets {
		if err := s.prepare(sheet, done); err != nil {
			return err
		}
	}
	data, err := json.Marshal(done)
	if err != nil {
		return failed(s.dir, err)
	}
	pending := s.undoPath(pendingName)
	if err := writeSynced(pending+".new", data, 0o644); err != nil {
		return err
	}
	if err := os.Rename(pending+".new", pending); err != nil {
		return failed(pending, err)
	}
	syncFolder(filepath.Dir(pending))
	return nil
}

// prepare checks a sheet that has changed and writes its new file beside the old.
func (s *Shelf) prepare(sheet *sheet, done *step) error {
	data := sheet.bytes()
	drop := sheet.drop
	if !drop && sheet.raw != nil && bytes.Equal(data, sheet.raw) || sheet.raw == nil && (drop || len(sheet.entries) == 0) {
		return nil
	}
	again, err := sheet.verify(data)
	if err != nil {
		return err
	}
	s.remember(again, data)
	mode, err := sheet.writable()
	if err != nil {
		return err
	}
	m := move{Target: sheet.path, Before: hashOf(sheet.raw)}
	if !drop {
		if err := os.MkdirAll(filepath.Dir(sheet.path), 0o755); err != nil {
			return failed(sheet.name, err)
		}
		m.Temp = filepath.Join(filepath.Dir(sheet.path), fmt.Sprintf(".%s.%d%s", filepath.Base(sheet.path), os.Getpid(), tempEnding))
	}
	done.Moves = append(done.Moves, m)
	if drop {
		return nil
	}
	return writeSynced(m.Temp, data, mode)
}

// verify reads the new bytes of a sheet and fails unless every concept is the one
// that is meant: an anchor may join concepts that stand in different lines.
func (s *sheet) verify(data []byte) (*sheet, error) {
	fault := &Error{Reason: Bracketed, File: s.name, Line: 1, Column: 1, Message: msgBracketed, Data: nothingToSay{}}
	again, err := newSheet(s.name, data)
	if err != nil {
		fault.cause = err
		return nil, fault
	}
	for i, e := range s.entries {
		if i >= len(again.entries) || !again.entries[i].says(e) {
			return nil, fault.inEntry(s, e)
		}
	}
	if len(again.entries) != len(s.entries) {
		return nil, fault
	}
	return again, nil
}

// says reports whether two entries are the same, in text and in meaning.
func (e *entry) says(other *entry) bool {
	return e.text == other.text && e.id == other.id && e.off == other.off &&
		(e.concept == other.concept || same(e.concept, other.concept))
}

// writable returns the permissions of the file of a sheet, and fails where it must
// not be written or is no longer what was read.
func (s *sheet) writable() (fs.FileMode, error) {
	info, err := os.Stat(s.path)
	if errors.Is(err, fs.ErrNotExist) && s.raw == nil {
		return 0o644, nil
	}
	if err != nil {
		return 0, failed(s.name, err)
	}
	if info.Mode().Perm()&0o222 == 0 {
		return 0, readOnly(s.name, fs.ErrPermission)
	}
	file, err := os.OpenFile(s.path, os.O_WRONLY, 0)
	if err != nil {
		return 0, failed(s.name, err)
	}
	file.Close()
	if now, err := os.ReadFile(s.path); err != nil || !bytes.Equal(now, s.raw) {
		return 0, &Error{Reason: Changed, File: s.name, Message: msgChanged, Data: nothingToSay{}, cause: err}
	}
	return info.Mode().Perm(), nil
}

// finish puts the files of a pending step in place and moves it to the journal.
func (s *Shelf) finish(done *step) error {
	for _, m := range done.Moves {
		if err := m.make(); err != nil {
			return err
		}
	}
	if done.Undoes > 0 {
		if err := os.Remove(s.stepPath(done.Undoes)); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return failed(s.dir, err)
		}
		if err := os.Remove(s.undoPath(pendingName)); err != nil {
			return failed(s.dir, err)
		}
		return nil
	}
	if err := os.Rename(s.undoPath(pendingName), s.stepPath(done.Seq)); err != nil {
		return failed(s.dir, err)
	}
	s.prune()
	return nil
}

func (m move) make() error {
	var err error
	if m.Temp == "" {
		err = os.Remove(m.Target)
	} else {
		err = os.Rename(m.Temp, m.Target)
	}
	if err != nil {
		return failed(m.Target, err)
	}
	syncFolder(filepath.Dir(m.Target))
	return nil
}

// recover finishes the step of a process that died while it put its files in place,
// and clears away what died before. A file that somebody has written since stays as
// it is.
func (s *Shelf) recover() error {
	data, err := os.ReadFile(s.undoPath(pendingName))
	if err == nil {
		var done step
		if err := json.Unmarshal(data, &done); err != nil {
			return failed(s.undoPath(pendingName), err)
		}
		var open []move
		for _, m := range done.Moves {
			if m.isOpen() {
				open = append(open, m)
			}
		}
		done.Moves = open
		if err := s.finish(&done); err != nil {
			return err
		}
	}
	s.sweep()
	return nil
}

// isOpen reports whether a move is still to be made.
func (m move) isOpen() bool {
	if m.Temp != "" {
		if _, err := os.Stat(m.Temp); err != nil {
			return false
		}
	}
	now, err := os.ReadFile(m.Target)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return false
	}
	if hashOf(now) == m.Before {
		return true
	}
	discard([]move{m})
	return false
}

// sweep removes new files that never counted.
func (s *Shelf) sweep() {
	_ = filepath.WalkDir(s.dir, func(path string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return nil
		case entry.IsDir() && s.file != "" && path != s.dir:
			return fs.SkipDir
		case !entry.IsDir() && filepath.Ext(path) == tempEnding:
			_ = os.Remove(path)
		}
		return nil
	})
}

func discard(moves []move) {
	for _, m := range moves {
		if m.Temp != "" {
			_ = os.Remove(m.Temp)
		}
	}
}

// hashOf names bytes; those of no file have no name.
func hashOf(data []byte) string {
	if data == nil {
		return ""
	}
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}

// writeSynced writes a new file and waits until it lasts.
func writeSynced(path string, data []byte, mode fs.FileMode) error {
	file, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o600)
	if err != nil {
		return failed(path, err)
	}
	_, err = file.Write(data)
	err = errors.Join(err, file.Chmod(mode), file.Sync(), file.Close())
	if err != nil {
		return failed(path, err)
	}
	return nil
}
