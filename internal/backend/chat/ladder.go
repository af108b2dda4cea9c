package chat

import (
	"context"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/language"

	"exonym/internal/article"
	"exonym/internal/backend"
)

// rungs is how often a segment is asked: with others, with a few, alone.
const rungs = 3

// patience is how many questions in a row may bring nothing, until the rest is given up:
// then it is not the segments that are at fault.
const patience = 8

// piece is a segment on its way up the ladder.
type piece struct {
	at       int          // index of the unit in the batch
	unit     backend.Unit // without white space at its edges
	marks    marks
	lead     string // white space that was before it
	trail    string // and behind
	flaw     *flaw  // of its last translation; nil: it was not asked yet
	rejected string // that translation, as the model wrote it; "": there was none
	spare    string // one with tokens that may be good, and is used where no better one comes
	shown    string // what was shown to the model as rejected before that
	together int    // pieces of the question that it was last in
	repeats  int    // how often that question had nothing new
}

// refused reports whether the model would not answer the last question for the piece.
func (p *piece) refused() bool { return p.flaw != nil && p.flaw.class == backend.Refused }

// job is one batch under way.
type job struct {
	engine   *Engine
	batch    backend.Batch
	judge    judge
	system   string
	replies  []backend.Reply
	answered bool    // some question had an answer
	vain     []*flaw // of questions in a row that brought nothing
	stop     error   // no question after it has an answer
}

// Translate translates a batch. Questions go one after another; a driver asks several at
// a time. When ctx ends, what was answered before is returned, and the rest has its error.
func (e *Engine) Translate(ctx context.Context, b backend.Batch) ([]backend.Reply, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	route, err := e.Route(b.From, b.To)
	if err != nil {
		return nil, err
	}
	system, err := e.config.System(b.From, b.To)
	if err != nil {
		return nil, err
	}
	j := &job{engine: e, batch: b, judge: judge{b.From, b.To, english(b.To)}, system: system, replies: make([]backend.Reply, len(b.Units))}
	left := j.cut(route)
	for rung := 0; rung < rungs && len(left) > 0; rung++ {
		left = j.hopeful(j.climb(ctx, left, rung))
	}
	if j.stop != nil && !j.answered {
		return nil, j.stop
	}
	j.giveUp(left)
	return j.replies, nil
}

// hopeful gives up pieces whose next question would be the same for the third time: chance
// may help once, and where an answer was cut off, the next one has more room.
func (j *job) hopeful(pieces []*piece) []*piece {
	var hopeful, hopeless []*piece
	for _, p := range pieces {
		if p.together == 1 && p.rejected == p.shown && p.flaw.class != backend.Truncated {
			p.repeats++
		}
		if p.repeats == 2 {
			hopeless = append(hopeless, p)
		} else {
			hopeful = append(hopeful, p)
		}
	}
	j.giveUp(hopeless)
	return hopeful
}

// giveUp marks pieces with what was wrong last. One that was cut off was asked alone and
// with room to spare, so that a driver need not try whether less text at a time helps.
func (j *job) giveUp(pieces []*piece) {
	for _, p := range pieces {
		flaw := *p.flaw
		if flaw.class == backend.Truncated {
			flaw.class = backend.BadOutput
		}
		j.fail(p, j.engine.fault(&flaw))
	}
}

// cut makes pieces of the units. Those without a letter need no model.
func (j *job) cut(route string) (pieces []*piece) {
	for i := range j.batch.Units {
		u := j.batch.Units[i]
		j.replies[i] = backend.Reply{ID: u.ID, Text: u.Text, Route: route}
		if !strings.ContainsFunc(u.Text, unicode.IsLetter) {
			j.done(1)
			continue
		}
		rest := strings.TrimLeftFunc(u.Text, unicode.IsSpace)
		core := strings.TrimRightFunc(rest, unicode.IsSpace)
		p := &piece{at: i, unit: u, lead: u.Text[:len(u.Text)-len(rest)], trail: rest[len(core):]}
		p.unit.Text = core
		p.marks = mark(&p.unit)
		pieces = append(pieces, p)
	}
	return pieces
}

// climb asks for pieces, on a higher rung in smaller questions with more room for the
// answer, and returns those that are still without a translation.
func (j *job) climb(ctx context.Context, pieces []*piece, rung int) (left []*piece) {
	for len(pieces) > 0 {
		n := j.fits(pieces, rung)
		part := pieces[:n]
		pieces = pieces[n:]
		if j.stop == nil && len(j.vain) >= patience {
			j.stop = j.engine.fault(j.vain[0])
		}
		if j.stop == nil && rung > 0 {
			j.stop = j.mayAsk(part)
		}
		if j.stop != nil {
			j.failAll(part, j.stop)
			continue
		}
		again := j.ask(ctx, part, rung)
		if len(again) < len(part) {
			j.vain = nil
		} else if len(again) > 0 {
			j.vain = append(j.vain, again[0].flaw)
		}
		left = append(left, again...)
	}
	return left
}

// mayAsk asks whether pieces may be paid for once more.
func (j *job) mayAsk(part []*piece) error {
	if j.batch.Again == nil {
		return nil
	}
	units := make([]backend.Unit, len(part))
	for i, p := range part {
		units[i] = p.unit
	}
	return j.batch.Again(units)
}

// fits returns how many pieces go into one question: at first as many as the limits allow,
// then a quarter of those that were together before, then one.
func (j *job) fits(pieces []*piece, rung int) int {
	l := j.engine.config.Limits
	switch rung {
	case rungs - 1:
		l.Units = 1
	case 0:
	default:
		l.Units = (pieces[0].together + 3) / 4
	}
	bytes, runes := 0, 0
	for n, p := range pieces {
		bytes += len(p.unit.Text)
		runes += utf8.RuneCountInString(p.unit.Text)
		if n > 0 && (over(n+1, l.Units) || over(bytes, l.Bytes) || over(runes, l.Runes)) {
			return n
		}
	}
	return len(pieces)
}

// over reports whether n is beyond a limit; 0 is none.
func over(n, limit int) bool { return limit > 0 && n > limit }

// ask asks one question and takes what can be used of its answer; it returns the pieces
// to ask again.
func (j *job) ask(ctx context.Context, part []*piece, rung int) (again []*piece) {
	for _, p := range part {
		p.together, p.shown = len(part), p.rejected
	}
	text, err := write(j.batch.Title, part)
	if err != nil {
		j.failAll(part, j.engine.fault(bad("the question cannot be written")))
		return nil
	}
	r := Request{System: j.system, User: text, Schema: Schema, MaxTokens: room(part, j.batch.To) << rung}
	a, err := j.engine.ask(ctx, r)
	switch {
	case ctx.Err() != nil:
		j.stop = ctx.Err()
		j.failAll(part, j.stop)
		return nil
	case err != nil && backend.ClassOf(err) == backend.TooLarge && len(part) > 1:
		for _, p := range part {
			p.flaw = &flaw{backend.TooLarge, "the question was too large"}
		}
		return part
	case err != nil:
		if !local(err) {
			j.stop = err
		}
		j.failAll(part, err)
		return nil
	}
	j.answered = true
	return j.take(part, a)
}

// local reports whether a fault is about the texts of one question.
func local(err error) bool {
	return slices.Contains([]backend.Class{backend.TooLarge, backend.Refused, backend.Truncated, backend.BadOutput}, backend.ClassOf(err))
}

// take accepts what it can of an answer.
func (j *job) take(part []*piece, a Answer) (again []*piece) {
	texts, missing := parse(a, len(part))
	sources, targets := make([]string, len(part)), make([]string, len(part))
	plain := make([]string, len(part)) // with tokens
	for i, p := range part {
		p.flaw, p.rejected = missing, ""
		if texts[i] == nil {
			continue
		}
		sources[i] = words(p.unit.Text)
		plain[i], p.flaw = j.read(p, *texts[i])
		targets[i] = words(plain[i])
	}
	for _, i := range compare(sources, targets) {
		part[i].flaw, plain[i] = bad("it may be the translation of another segment"), ""
	}
	var good []*piece
	for i, p := range part {
		if p.flaw == nil {
			j.accept(p, plain[i])
			good = append(good, p)
			continue
		}
		if texts[i] != nil {
			p.rejected = clip(*texts[i])
		}
		if plain[i] != "" {
			p.spare = plain[i]
		}
		again = append(again, p)
	}
	j.bring(good, len(again) > 0)
	return again
}

func (j *job) accept(p *piece, plain string) {
	j.replies[p.at].Text = p.lead + plain + p.trail
}

// bring counts pieces that are done, and tells of them where the batch is not: they are
// paid for.
func (j *job) bring(good []*piece, open bool) {
	if len(good) == 0 {
		return
	}
	if open && j.batch.Came != nil {
		units, replies := make([]backend.Unit, len(good)), make([]backend.Reply, len(good))
		for i, p := range good {
			units[i], replies[i] = j.batch.Units[p.at], j.replies[p.at]
		}
		j.batch.Came(units, replies)
	}
	j.done(len(good))
}

// read makes the text of a unit of what the model wrote for it. With a flaw it is "", or one
// that may be good all the same.
func (j *job) read(p *piece, text string) (string, *flaw) {
	text = strings.TrimSpace(clean(text))
	plain, err := p.marks.unmark(text)
	if err != nil {
		return "", bad(err.Error())
	}
	if err := article.VerifyCodes(p.unit.Text, plain, p.unit.Codes); err != nil {
		return "", bad("its pairs of tokens cross")
	}
	source, target := words(p.unit.Text), words(plain)
	if flaw := j.judge.verdict(source, target); flaw != nil {
		return "", flaw
	}
	if p.spare == "" && drops(source, target) {
		return plain, bad("it lacks a number: write it if it is missing, else give the same translation")
	}
	return plain, nil
}

// longestRejected bounds what is shown to a model of a translation that could not be
// used: one that has no end is not sent back whole.
const longestRejected = 2000

func clip(text string) string {
	if len(text) <= longestRejected {
		return text
	}
	return strings.ToValidUTF8(text[:longestRejected], "") + "…"
}

func (j *job) failAll(part []*piece, err error) {
	for _, p := range part {
		j.fail(p, err)
	}
}

// fail marks a piece, unless there is a translation that may be good.
func (j *job) fail(p *piece, err error) {
	if p.spare != "" {
		j.accept(p, p.spare)
	} else {
		j.replies[p.at] = backend.Reply{ID: p.unit.ID, Err: err}
	}
	j.done(1)
}

func (j *job) done(units int) {
	if j.batch.Done != nil {
		j.batch.Done(units)
	}
}

var _ interface {
	backend.Backend
	backend.Biller
	Route(from, to language.Tag) (string, error)
} = (*Engine)(nil)
