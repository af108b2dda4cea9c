package store

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"
)

// The journal keeps this many steps and about this many bytes, the last in any case.
const (
	maxSteps = 100
	maxBytes = 64 << 20
)

// Verb says what a change does.
type Verb string

// The verbs.
const (
	VerbPut         Verb = "put"
	VerbSwitch      Verb = "switch-off"
	VerbRemove      Verb = "remove"
	VerbRename      Verb = "rename"
	VerbMerge       Verb = "merge"
	VerbSetTerms    Verb = "set-terms"
	VerbRemoveTerms Verb = "remove-terms"
)

// Deed is one change: which verb on which concept.
type Deed struct {
	Verb     Verb
	ID       string
	To       string `json:",omitempty"` // the new id of a rename, the dropped id of a merge
	Language string `json:",omitempty"`
}

// Step is one call of Change that wrote something, as the journal keeps it.
type Step struct {
	Time  time.Time // UTC, to the second
	Deeds []Deed
	Files []string // relative to the folder of the shelf, sorted
}

// step is a Step with what takes it back, and while it is pending, what it moves.
type step struct {
	Seq    int
	Time   time.Time
	Deeds  []Deed
	Traces []trace
	Moves  []move
	Undoes int `json:",omitempty"` // the step that this one takes back
}

// files lists the files that a step touched.
func (d *step) files() []string {
	var names []string
	for _, t := range d.Traces {
		names = append(names, t.File)
	}
	slices.Sort(names)
	return slices.Compact(names)
}

func (d *step) public() Step { return Step{Time: d.Time, Deeds: d.Deeds, Files: d.files()} }

func (s *Shelf) stepPath(seq int) string { return s.undoPath(fmt.Sprintf("%08d.json", seq)) }

// steps lists the numbers of the steps in the journal, the oldest first.
func (s *Shelf) steps() []int {
	names, _ := filepath.Glob(s.undoPath("*.json"))
	var seqs []int
	for _, name := range names {
		if seq, err := strconv.Atoi(strings.TrimSuffix(filepath.Base(name), ".json")); err == nil {
			seqs = append(seqs, seq)
		}
	}
	slices.Sort(seqs)
	return seqs
}

func (s *Shelf) lastSeq() int {
	if seqs := s.steps(); len(seqs) > 0 {
		return seqs[len(seqs)-1]
	}
	return 0
}

// load reads a step, or returns nil where it is not one of this shelf: a shelf of
// one file shares its folder with others.
func (s *Shelf) load(seq int) *step {
	data, err := os.ReadFile(s.stepPath(seq))
	if err != nil {
		return nil
	}
	var d step
	if json.Unmarshal(data, &d) != nil {
		return nil
	}
	if files := d.files(); s.file != "" && !slices.Equal(files, []string{s.file}) {
		return nil
	}
	return &d
}

// History lists the steps that can be undone, the last one first.
func (s *Shelf) History() []Step {
	var list []Step
	for _, seq := range slices.Backward(s.steps()) {
		if d := s.load(seq); d != nil {
			list = append(list, d.public())
		}
	}
	return list
}

// prune takes the oldest steps out of the journal.
func (s *Shelf) prune() {
	seqs := s.steps()
	size := int64(0)
	for i, seq := range slices.Backward(seqs) {
		if info, err := os.Stat(s.stepPath(seq)); err == nil {
			size += info.Size()
		}
		if later := len(seqs) - 1 - i; later >= maxSteps || later > 0 && size > maxBytes {
			_ = os.Remove(s.stepPath(seq))
		}
	}
}

// Undo takes the last step back and returns it. It refuses, and changes nothing,
// if an entry that the step touched has been edited since.
func (s *Shelf) Undo() (Step, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	var undone Step
	err := s.locked(func(k *stock) (*step, error) {
		for _, seq := range slices.Backward(s.steps()) {
			if last := s.load(seq); last != nil {
				undone = last.public()
				return s.takeBack(k, last)
			}
		}
		return nil, &Error{Reason: Nothing, File: s.dir, Message: msgNothing, Data: nothingToSay{}}
	})
	return undone, err
}

// takeBack undoes the traces of a step, the last one first.
func (s *Shelf) takeBack(k *stock, last *step) (*step, error) {
	e := &Edit{shelf: s, stock: k, step: &step{}}
	for _, t := range slices.Backward(last.Traces) {
		if err := e.takeBack(t); err != nil {
			return nil, err
		}
	}
	return &step{Traces: last.Traces, Undoes: last.Seq}, nil
}

func (e *Edit) takeBack(t trace) error {
	sheet, err := e.sheet(t.File)
	if err != nil {
		return err
	}
	now, i := sheet.find(t.After.ID)
	switch {
	case t.After.Text == "":
		return e.bringBack(sheet, t)
	case now == nil:
		return edited(sheet, nil, t.After.ID)
	case now.text != t.After.Text:
		return edited(sheet, now, t.After.ID)
	case t.Before.Text == "":
		e.takeOut(sheet, i, t)
		return nil
	}
	old := readEntry(t.Before.Text)
	if old == nil {
		return edited(sheet, now, t.After.ID)
	}
	old.gap = now.gap
	sheet.entries[i] = old
	e.stock.moved(sheet, now.id, old.id)
	return nil
}

func edited(s *sheet, at *entry, id string) error {
	fault := aboutConcept(Edited, msgEdited, id)
	fault.File = s.name
	if at != nil {
		return fault.inEntry(s, at)
	}
	return fault
}

// takeOut removes an entry that a step added, and its file if it was made for it.
func (e *Edit) takeOut(s *sheet, i int, t trace) {
	without := s.above(i) + s.entries[i].gap
	if s.above(i) == t.Above && s.entries[i].gap == t.Below {
		without = t.Without
	}
	e.take(s, i, without)
	s.drop = t.New && len(s.entries) == 0 && s.lead == t.Without
}

// bringBack puts an entry back that a step removed: where it was, if the entry
// above is still there, else where a new one would stand.
func (e *Edit) bringBack(s *sheet, t trace) error {
	if other, _ := s.find(t.Before.ID); other != nil {
		return edited(s, other, t.Before.ID)
	}
	old := readEntry(t.Before.Text)
	if old == nil {
		return edited(s, nil, t.Before.ID)
	}
	i := 0
	if t.Prev != "" {
		above, at := s.find(t.Prev)
		if i = at + 1; above == nil {
			i = s.position(old.id)
		}
	}
	above, below := s.room(i)
	if s.above(i) == t.Without {
		above, below = t.Above, t.Below
	}
	e.place(s, i, old, above, below)
	return nil
}
