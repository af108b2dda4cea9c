package parcel

import (
	"context"
	"errors"
	"slices"
	"strings"
	"unicode/utf8"

	"exonym/internal/article"
	"exonym/internal/backend"
)

// Way is how an engine sends its parcels.
type Way struct {
	Engine string // names it in faults
	Route  string // of every reply
	Limits backend.Limits
	// Write makes of a unit what is sent, which is no shorter; its text has no white
	// space at its edges, and may be a part of the unit that was asked.
	Write func(u *backend.Unit) string
	// Sort is what the texts of a request have in common, such as their format; nil: any
	// may go together.
	Sort func(u *backend.Unit) string
	// Size is what a text takes of Limits.Bytes, no less than its bytes; nil: just those.
	Size func(text string) int
	// Read makes a text of what came back for what Write was given; its error is the
	// unit's.
	Read func(text string, u *backend.Unit) (string, error)
	// Ask sends the texts of a parcel and gives as many back, in order; one that is
	// missing is "".
	Ask func(ctx context.Context, p Parcel) ([]string, error)
}

// Parcel is what goes in one request.
type Parcel struct {
	Sort   string
	Texts  []string
	Units  []*backend.Unit // those of the texts
	pieces []piece
}

// Translate sends a batch, one parcel after the other. The error is ctx.Err(), or why no
// parcel was answered.
func Translate(ctx context.Context, b backend.Batch, way Way) ([]backend.Reply, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	j := &job{way: way, batch: b, replies: make([]backend.Reply, len(b.Units)), parts: make([]parts, len(b.Units))}
	parcels := j.pack()
	served := len(parcels) == 0
	var first, stop error
	for _, p := range parcels {
		err := stop
		if err == nil {
			err = j.send(ctx, p)
		}
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		if err == nil {
			served = true
			continue
		}
		j.fail(p, err)
		if first == nil {
			first = err
		}
		if !local(err) {
			stop = err
		}
	}
	if !served {
		return nil, first
	}
	return j.replies, nil
}

// local reports whether a fault is about the texts of one parcel.
func local(err error) bool {
	classes := []backend.Class{backend.TooLarge, backend.BadRequest, backend.Refused, backend.Truncated, backend.BadOutput}
	return !errors.Is(err, backend.ErrPair) && slices.Contains(classes, backend.ClassOf(err))
}

// job is one batch under way.
type job struct {
	way     Way
	batch   backend.Batch
	replies []backend.Reply
	parts   []parts // of each unit
}

// parts are the translations of a unit's pieces, and how many are not there yet.
type parts struct {
	texts []string
	left  int
}

// pack answers the units without a letter itself, and makes parcels of the others.
func (j *job) pack() (parcels []Parcel) {
	open := map[string]opened{}
	for i := range j.batch.Units {
		u := &j.batch.Units[i]
		j.replies[i] = backend.Reply{ID: u.ID, Route: j.way.Route}
		pieces, err := j.cut(i, u)
		if err != nil {
			j.parts[i] = parts{make([]string, 1), 1}
			j.settle(piece{unit: i}, "", err)
			continue
		}
		j.parts[i] = parts{make([]string, len(pieces)), len(pieces)}
		for _, p := range pieces {
			if !hasLetter(p.text) {
				j.settle(p, p.text, nil)
				continue
			}
			part := p.of(u)
			sort := j.sort(part)
			at, ok := open[sort]
			next := j.add(at.load, p.written)
			if !ok || !j.fits(next) {
				parcels = append(parcels, Parcel{Sort: sort})
				at.index, next = len(parcels)-1, j.add(load{}, p.written)
			}
			open[sort] = opened{at.index, next}
			last := &parcels[at.index]
			last.Texts, last.Units, last.pieces = append(last.Texts, p.written), append(last.Units, part), append(last.pieces, p)
		}
	}
	return parcels
}

// opened is the parcel of a sort that is not full.
type opened struct {
	index int
	load  load
}

func (j *job) sort(u *backend.Unit) string {
	if j.way.Sort == nil {
		return ""
	}
	return j.way.Sort(u)
}

// load is what a request holds so far.
type load struct{ units, bytes, runes int }

func (j *job) add(l load, written string) load {
	size := len(written)
	if j.way.Size != nil {
		size = j.way.Size(written)
	}
	return load{l.units + 1, l.bytes + size, l.runes + utf8.RuneCountInString(written)}
}

func (j *job) fits(l load) bool {
	within := func(n, limit int) bool { return limit <= 0 || n <= limit }
	most := j.way.Limits
	return within(l.units, most.Units) && within(l.bytes, most.Bytes) && within(l.runes, most.Runes)
}

func (j *job) send(ctx context.Context, p Parcel) error {
	texts, err := j.way.Ask(ctx, p)
	if err != nil {
		return err
	}
	if len(texts) != len(p.Texts) {
		return j.fault(backend.BadOutput, errors.New("there are more or fewer translations than texts"))
	}
	for i, piece := range p.pieces {
		text, err := j.read(p.Units[i], texts[i])
		j.settle(piece, text, err)
	}
	return nil
}

// read makes a text of an answer, or says why it cannot be used.
func (j *job) read(u *backend.Unit, text string) (string, error) {
	if strings.TrimSpace(text) == "" {
		return "", j.fault(backend.BadOutput, errors.New("a translation is missing"))
	}
	plain, err := j.way.Read(text, u)
	if err != nil {
		return "", j.fault(backend.BadOutput, err)
	}
	return strings.TrimSpace(plain), nil
}

func (j *job) fail(p Parcel, err error) {
	for _, piece := range p.pieces {
		j.settle(piece, "", err)
	}
}

func (j *job) fault(class backend.Class, cause error) error {
	return &backend.Fault{Class: class, Engine: j.way.Engine, Cause: cause}
}

// settle ends a piece, with its translation or an error. With its last piece a unit has
// its text, or else its first error.
func (j *job) settle(p piece, text string, err error) {
	parts, reply, u := &j.parts[p.unit], &j.replies[p.unit], &j.batch.Units[p.unit]
	parts.texts[p.part] = p.lead + text + p.trail
	if reply.Err == nil {
		reply.Err = err
	}
	if parts.left--; parts.left > 0 {
		return
	}
	if reply.Err == nil {
		reply.Text = strings.Join(parts.texts, "")
		if wrong := article.VerifyCodes(u.Text, reply.Text, u.Codes); wrong != nil {
			reply.Text, reply.Err = "", j.fault(backend.BadOutput, wrong)
		}
	}
	if j.batch.Done != nil {
		j.batch.Done(1)
	}
}
