package parcel

import (
	"context"
	"errors"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"exonym/internal/backend"
)

// Way is how an engine sends its parcels.
type Way struct {
	Engine string // names it in faults
	Route  string // of every reply
	Limits backend.Limits
	// Write makes of a unit what is sent; its text has no white space at its edges.
	Write func(u *backend.Unit) string
	// Size is what a text takes of Limits.Bytes; nil: its own bytes.
	Size func(text string) int
	// Read makes a text of what came back; its error is the unit's.
	Read func(text string, u *backend.Unit) (string, error)
	// Ask sends the texts of a parcel and gives as many back, in order; one that is
	// missing is "".
	Ask func(ctx context.Context, p Parcel) ([]string, error)
}

// Parcel is what goes in one request.
type Parcel struct {
	Texts []string
	Units []*backend.Unit // those of the texts
	slips []slip
}

// slip says where an answer belongs.
type slip struct {
	unit        int
	lead, trail string // white space that was round the text
}

// Translate sends a batch, one parcel after the other. The error is ctx.Err(), or why no
// parcel was answered.
func Translate(ctx context.Context, b backend.Batch, way Way) ([]backend.Reply, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	j := &job{way: way, batch: b, replies: make([]backend.Reply, len(b.Units))}
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
}

// pack answers the units without a letter itself, and makes parcels of the others.
func (j *job) pack() (parcels []Parcel) {
	var bytes, runes int
	for i := range j.batch.Units {
		u := j.batch.Units[i]
		j.replies[i] = backend.Reply{ID: u.ID, Route: j.way.Route}
		if !strings.ContainsFunc(u.Text, unicode.IsLetter) {
			j.replies[i].Text = u.Text
			j.done(1)
			continue
		}
		s, text := j.cut(i, &u)
		size, count := j.size(text), utf8.RuneCountInString(text)
		if j.over(1, size, count) {
			j.replies[i].Err = j.fault(backend.TooLarge, "a segment alone is more than a request holds")
			j.done(1)
			continue
		}
		last := len(parcels) - 1
		if last < 0 || j.over(len(parcels[last].Texts)+1, bytes+size, runes+count) {
			parcels, bytes, runes = append(parcels, Parcel{}), 0, 0
			last++
		}
		p := &parcels[last]
		p.Texts, p.Units, p.slips = append(p.Texts, text), append(p.Units, &u), append(p.slips, s)
		bytes, runes = bytes+size, runes+count
	}
	return parcels
}

// cut takes the white space off a unit, which engines may drop.
func (j *job) cut(i int, u *backend.Unit) (slip, string) {
	rest := strings.TrimLeftFunc(u.Text, unicode.IsSpace)
	core := strings.TrimRightFunc(rest, unicode.IsSpace)
	s := slip{i, u.Text[:len(u.Text)-len(rest)], rest[len(core):]}
	u.Text = core
	return s, j.way.Write(u)
}

func (j *job) size(text string) int {
	if j.way.Size != nil {
		return j.way.Size(text)
	}
	return len(text)
}

func (j *job) over(units, bytes, runes int) bool {
	l := j.way.Limits
	return l.Units > 0 && units > l.Units || l.Bytes > 0 && bytes > l.Bytes || l.Runes > 0 && runes > l.Runes
}

func (j *job) send(ctx context.Context, p Parcel) error {
	texts, err := j.way.Ask(ctx, p)
	if err != nil {
		return err
	}
	if len(texts) != len(p.Texts) {
		return j.fault(backend.BadOutput, "there are more or fewer translations than texts")
	}
	for i, s := range p.slips {
		j.accept(s, p.Units[i], texts[i])
	}
	j.done(len(texts))
	return nil
}

// accept puts a translation into its reply, or says why it cannot be used.
func (j *job) accept(s slip, u *backend.Unit, text string) {
	reply := &j.replies[s.unit]
	if strings.TrimSpace(text) == "" {
		reply.Err = j.fault(backend.BadOutput, "a translation is missing")
		return
	}
	plain, err := j.way.Read(text, u)
	if err != nil {
		reply.Err = &backend.Fault{Class: backend.BadOutput, Engine: j.way.Engine, Cause: err}
		return
	}
	reply.Text = s.lead + strings.TrimFunc(plain, unicode.IsSpace) + s.trail
}

func (j *job) fail(p Parcel, err error) {
	for _, s := range p.slips {
		j.replies[s.unit].Err = err
	}
	j.done(len(p.slips))
}

func (j *job) fault(class backend.Class, cause string) *backend.Fault {
	return &backend.Fault{Class: class, Engine: j.way.Engine, Cause: errors.New(cause)}
}

func (j *job) done(units int) {
	if units > 0 && j.batch.Done != nil {
		j.batch.Done(units)
	}
}
