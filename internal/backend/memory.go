package backend

import (
	"context"
	"encoding/json"
	"slices"

	"golang.org/x/text/language"

	"exonym/internal/article"
)

// Store keeps replies by key; see package memory.
type Store interface {
	Recall(ctx context.Context, keys []string) (map[string]string, error)
	Keep(ctx context.Context, replies map[string]string) error
}

// Rememberer is a Backend whose answer for a unit depends, on some pairs, on the
// units before it in the batch.
type Rememberer interface {
	Remembers(from, to language.Tag) bool
}

// Forecast is what would become of a batch.
type Forecast struct {
	Recalled, Alike int   // units that memory answers, and that are like another one
	Ask             Batch // what the engine would be asked for
	// Keys are the same for units of Ask that are alike, also in other batches; nil where
	// each is asked for by itself.
	Keys []string
}

// Forecaster is a Backend that can say how much of a batch it need not be asked.
type Forecaster interface {
	Forecast(ctx context.Context, b Batch) Forecast
}

// Recollector is a Backend that can say what memory answers, without asking for the rest.
type Recollector interface {
	// Recollect returns a reply for every unit of b, Recalled where memory has it and
	// else empty; nil where it has none.
	Recollect(ctx context.Context, b Batch) []Reply
}

// Remembered answers from store what the engine answered before, and asks the
// engine for the rest; units that are alike are asked once, unless the engine costs
// nothing. Only whole replies are kept. warn is told when the store fails; the
// translation goes on.
//
// Where a Keeping is inside, replies are kept as they come in, else when all are there.
// Without a store, nil, it remembers for a single batch.
func Remembered(engine Backend, store Store, warn func(error)) Backend {
	if store == nil {
		store = forgetful{}
	}
	_, kept := As[*keeping](engine)
	return &remembered{Backend: engine, store: store, warn: warn, kept: kept, twice: engine.Info().Local}
}

type remembered struct {
	Backend
	store Store
	warn  func(error)
	kept  bool // replies are kept inside
	twice bool // what is alike may be asked twice
}

// kept is a reply as the store holds it.
type kept struct {
	Text    string         `json:"text"`
	Route   string         `json:"route,omitempty"`
	Unknown []string       `json:"unknown,omitempty"`
	Left    []string       `json:"left,omitempty"`
	Forms   map[int]string `json:"forms,omitempty"`
}

// Inner returns the engine.
func (r *remembered) Inner() Backend { return r.Backend }

// Recollect looks up what is known.
func (r *remembered) Recollect(ctx context.Context, b Batch) []Reply {
	return r.recall(ctx, b, r.keys(b))
}

// Forecast looks up what Translate would ask for.
func (r *remembered) Forecast(ctx context.Context, b Batch) Forecast {
	keys, known := r.keys(b), map[int]bool{}
	r.lookUp(ctx, keys, func(i int, _ key, _ string) { known[i] = true })
	missing, alike := r.toAsk(b, keys, func(i int) bool { return known[i] })
	f := Forecast{Ask: r.rest(b, missing), Alike: len(alike)}
	f.Recalled = len(b.Units) - len(missing) - len(alike)
	if !r.twice && !r.remembers(b) {
		for _, n := range missing {
			f.Keys = append(f.Keys, keys[n].String())
		}
	}
	return f
}

// toAsk lists the units that the engine is asked for, and those that are like one of
// them.
func (r *remembered) toAsk(b Batch, keys []key, known func(int) bool) (missing, alike []int) {
	for i := range b.Units {
		if !known(i) {
			missing = append(missing, i)
		}
	}
	switch {
	case len(missing) == 0:
		return nil, nil
	case r.remembers(b):
		return upTo(missing[len(missing)-1]), nil
	case r.twice:
		return missing, nil
	}
	return once(keys, missing)
}

// rest is b with the units of some indices alone.
func (r *remembered) rest(b Batch, missing []int) Batch {
	rest := b
	if len(missing) == len(b.Units) {
		return rest
	}
	rest.Units = make([]Unit, len(missing))
	for i, n := range missing {
		rest.Units[i] = b.Units[n]
	}
	return rest
}

// chunk is how many replies go to the store and come from it at once: those of a
// long article would take more memory than the article.
const chunk = 1000

// lookUp calls found for every key that the store knows, with its index.
func (r *remembered) lookUp(ctx context.Context, keys []key, found func(i int, k key, reply string)) {
	at := 0
	for part := range slices.Chunk(keys, chunk) {
		names := make([]string, len(part))
		for i, k := range part {
			names[i] = k.String()
		}
		replies, err := r.store.Recall(ctx, names)
		if err != nil {
			r.warn(err)
		}
		for i, name := range names {
			if reply, ok := replies[name]; ok {
				found(at+i, part[i], reply)
			}
		}
		at += len(part)
	}
}

// Translate recalls what it can. Where the engine remembers earlier units, they
// are sent again with the first unit that is missing, so that its answer is the
// same as in an undisturbed run.
func (r *remembered) Translate(ctx context.Context, b Batch) ([]Reply, error) {
	keys := r.keys(b)
	replies := r.recall(ctx, b, keys)
	missing, alike := r.toAsk(b, keys, func(i int) bool { return replies != nil && replies[i].Recalled })
	if len(missing) == 0 {
		if b.Done != nil {
			b.Done(len(b.Units))
		}
		return replies, ctx.Err()
	}
	rest := r.rest(b, missing)
	if recalled := len(b.Units) - len(missing); b.Done != nil && recalled > 0 { // alike ones too
		b.Done(recalled)
	}
	fresh, err := r.Backend.Translate(ctx, rest)
	if err != nil {
		return nil, err
	}
	if !r.kept || r.remembers(b) {
		r.keep(ctx, b, keys, missing, fresh)
	}
	if replies == nil && len(alike) == 0 {
		return fresh, nil // those of a long article are not held twice
	}
	if replies == nil {
		replies = make([]Reply, len(b.Units))
	}
	for i, n := range missing {
		if !replies[n].Recalled {
			replies[n] = fresh[i]
		}
	}
	copyAlike(b, keys, replies, missing, alike)
	return replies, nil
}

// once parts indices into the first of each key and those that repeat one.
func once(keys []key, indices []int) (firsts, alike []int) {
	seen := make(map[key]bool, len(indices))
	for _, n := range indices {
		if seen[keys[n]] {
			alike = append(alike, n)
			continue
		}
		seen[keys[n]] = true
		firsts = append(firsts, n)
	}
	return firsts, alike
}

// copyAlike answers the units that are like one that was asked.
func copyAlike(b Batch, keys []key, replies []Reply, asked, alike []int) {
	if len(alike) == 0 {
		return
	}
	at := make(map[key]int, len(asked))
	for _, n := range asked {
		at[keys[n]] = n
	}
	for _, n := range alike {
		replies[n] = replies[at[keys[n]]]
		replies[n].ID = b.Units[n].ID
		replies[n].Recalled = replies[n].Err == nil
	}
}

func (r *remembered) remembers(b Batch) bool {
	engine, ok := As[Rememberer](r.Backend)
	return ok && engine.Remembers(b.From, b.To)
}

func upTo(last int) []int {
	all := make([]int, last+1)
	for i := range all {
		all[i] = i
	}
	return all
}

// recall fills in what the store knows; it returns nil where that is nothing.
func (r *remembered) recall(ctx context.Context, b Batch, keys []key) (replies []Reply) {
	r.lookUp(ctx, keys, func(i int, _ key, reply string) {
		var k kept
		if json.Unmarshal([]byte(reply), &k) == nil {
			if replies == nil {
				replies = make([]Reply, len(b.Units))
			}
			replies[i] = Reply{ID: b.Units[i].ID, Text: k.Text, Route: k.Route, Unknown: k.Unknown, Left: k.Left, Forms: k.Forms, Recalled: true}
		}
	})
	return replies
}

// keep stores the replies that are whole.
func (r *remembered) keep(ctx context.Context, b Batch, keys []key, indices []int, replies []Reply) {
	for from := 0; from < len(indices); from += chunk {
		whole := map[string]string{}
		for i := from; i < min(from+chunk, len(indices)); i++ {
			n := indices[i]
			reply, unit := &replies[i], &b.Units[n]
			if reply.Err != nil || article.VerifyCodes(unit.Text, reply.Text, unit.Codes) != nil {
				continue
			}
			text, err := json.Marshal(kept{reply.Text, reply.Route, reply.Unknown, reply.Left, reply.Forms})
			if err == nil {
				whole[keys[n].String()] = string(text)
			}
		}
		if len(whole) == 0 {
			continue
		}
		// what came in was paid for: it is kept even when the work is interrupted
		if err := r.store.Keep(context.WithoutCancel(ctx), whole); err != nil {
			r.warn(err)
		}
	}
}
