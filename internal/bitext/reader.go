package bitext

import (
	"path/filepath"
	"strings"
	"time"

	"golang.org/x/text/language"

	"exonym/internal/article"
	"exonym/internal/memory"
	"exonym/internal/term/exchange"
)

// Reader is what the readers of all formats share: it checks units and hands them
// on, and gathers remarks.
type Reader struct {
	*exchange.Collector
	visit   func(*Unit) bool
	tags    map[string]language.Tag // of the file, by how it spells them; Und for no tag
	stopped bool
	seen    bool // any unit, whether taken or not
}

// NewReader returns a reader that hands units to visit.
func NewReader(o exchange.Options, visit func(*Unit) bool) *Reader {
	return &Reader{Collector: exchange.NewCollector(o), visit: visit, tags: map[string]language.Tag{}}
}

// New returns a unit of the file that stands at a place.
func (r *Reader) New(from, to language.Tag, at exchange.Place) *Unit {
	u := &Unit{At: at}
	u.From, u.To = from, to
	u.Origin = memory.Origin{Rank: memory.Import, Name: filepath.Base(r.File)}
	return u
}

// SetOrigin takes the name of a rank, where the file gives one, and what is said of
// it: what exonym wrote keeps its origin.
func (u *Unit) SetOrigin(rank, name, version string) {
	if known, err := memory.ParseRank(rank); err == nil && rank != "" {
		u.Origin = memory.Origin{Rank: known, Name: name, Version: version}
	}
}

// Tag returns the language that a file names. A text without language, or with one
// that is no tag, is left out with a remark.
func (r *Reader) Tag(at exchange.Place, spelled string) (language.Tag, bool) {
	spelled = strings.TrimSpace(spelled)
	tag, known := r.tags[spelled]
	if !known {
		tag, _ = language.Parse(spelled)
		if len(r.tags) < maxTags {
			r.tags[spelled] = tag
		}
	}
	switch {
	case spelled == "":
		r.Note(at, NoteNoLanguage, "")
	case tag == language.Und:
		r.Collector.Note(at, NoteLanguage, spelled)
	}
	return tag, tag != language.Und
}

// maxTags bounds what is kept of a file that spells more languages than there are.
const maxTags = 10_000

// Unit joins the sides of u and hands it on, where it is a translation that is
// wanted. It reports false when reading ends.
func (r *Reader) Unit(u *Unit, source, target *Inline) bool {
	r.seen = true
	if u.From == u.To || !Wants(r.Options, u.From, u.To) {
		r.Note(u.At, NoteAlone, "")
		return r.goesOn()
	}
	if u.Join(source, target) {
		r.Note(u.At, NoteControl, "")
	}
	u.Context.Before, _ = exchange.Clean(u.Context.Before)
	u.Context.After, _ = exchange.Clean(u.Context.After)
	if bare(u.Source) || bare(u.Target) {
		r.Note(u.At, NoteEmptySide, "")
		return r.goesOn()
	}
	if len(u.Codes) > 0 && article.VerifyCodes(u.Source, u.Target, u.Codes) != nil {
		r.Note(u.At, NoteCodes, "")
	}
	r.stopped = !r.visit(u)
	return r.goesOn()
}

// Left counts a unit that was not handed on.
func (r *Reader) Left() { r.seen = true }

func (r *Reader) goesOn() bool { return !r.stopped && !r.Full() }

// bare reports a text of codes and white space alone.
func bare(text string) bool {
	if !mayHaveTokens(text) {
		return strings.TrimSpace(text) == ""
	}
	return strings.TrimSpace(article.Plain(text, nil)) == ""
}

// Time reads a date: that of TMX (20020101T163812Z) or of ISO 8601.
func (r *Reader) Time(at exchange.Place, text string) time.Time {
	if text == "" {
		return time.Time{}
	}
	for _, layout := range []string{TimeLayout, time.RFC3339, "2006-01-02T15:04:05", time.DateTime, time.DateOnly} {
		if t, err := time.Parse(layout, text); err == nil {
			return t.UTC().Truncate(time.Second)
		}
	}
	r.NoteSuch(at, NoteDate, text)
	return time.Time{}
}

// TimeLayout is how TMX writes a time (1.4b, section 3.2).
const TimeLayout = "20060102T150405Z"

// Finish returns the remarks, or the mistakes.
func (r *Reader) Finish() ([]exchange.Note, error) {
	if !r.seen && !r.Failed() {
		r.Fail(r.At(0, 0), FaultEmpty, nil)
	}
	in, err := r.Done()
	return in.Notes, err
}
