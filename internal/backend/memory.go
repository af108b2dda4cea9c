package backend

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"

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

// Recaller is a Backend that can say how much of a batch it need not be asked.
type Recaller interface {
	// Recalled counts the units of b that memory answers.
	Recalled(ctx context.Context, b Batch) int
}

// Remembered answers from store what the engine answered before, and asks the
// engine for the rest. Only whole replies are kept. warn is told when the store
// fails; the translation goes on.
func Remembered(engine Backend, store Store, warn func(error)) Backend {
	return &remembered{engine, store, warn}
}

type remembered struct {
	Backend
	store Store
	warn  func(error)
}

// kept is a reply as the store holds it.
type kept struct {
	Text    string         `json:"text"`
	Route   string         `json:"route,omitempty"`
	Unknown []string       `json:"unknown,omitempty"`
	Left    []string       `json:"left,omitempty"`
	Forms   map[int]string `json:"forms,omitempty"`
}

// Route asks the engine, where it can say.
func (r *remembered) Route(from, to language.Tag) (string, error) {
	if router, ok := r.Backend.(Router); ok {
		return router.Route(from, to)
	}
	return "", nil
}

// Close closes the engine.
func (r *remembered) Close() error {
	if closer, ok := r.Backend.(io.Closer); ok {
		return closer.Close()
	}
	return nil
}

// Recalled counts the units that the store answers.
func (r *remembered) Recalled(ctx context.Context, b Batch) int {
	found, err := r.store.Recall(ctx, r.keys(b))
	if err != nil {
		r.warn(err)
	}
	return len(found)
}

// Translate recalls what it can. Where the engine remembers earlier units, they
// are sent again with the first unit that is missing, so that its answer is the
// same as in an undisturbed run.
func (r *remembered) Translate(ctx context.Context, b Batch) ([]Reply, error) {
	keys := r.keys(b)
	replies, missing := r.recall(ctx, b, keys)
	if len(missing) == 0 {
		if b.Done != nil {
			b.Done(len(b.Units))
		}
		return replies, ctx.Err()
	}
	if r.remembers(b) {
		missing = upTo(missing[len(missing)-1])
	}
	rest := b
	rest.Units = make([]Unit, len(missing))
	for i, n := range missing {
		rest.Units[i] = b.Units[n]
	}
	if b.Done != nil {
		rest.Done = func(n int) { b.Done(len(b.Units) - len(missing) + n) }
	}
	fresh, err := r.Backend.Translate(ctx, rest)
	if err != nil {
		return nil, err
	}
	r.keep(ctx, b, keys, missing, fresh)
	for i, n := range missing {
		if !replies[n].Recalled {
			replies[n] = fresh[i]
		}
	}
	return replies, nil
}

func (r *remembered) remembers(b Batch) bool {
	engine, ok := r.Backend.(Rememberer)
	return ok && engine.Remembers(b.From, b.To)
}

func upTo(last int) []int {
	all := make([]int, last+1)
	for i := range all {
		all[i] = i
	}
	return all
}

// recall fills in what the store knows and lists the indices of the rest.
func (r *remembered) recall(ctx context.Context, b Batch, keys []string) (replies []Reply, missing []int) {
	found, err := r.store.Recall(ctx, keys)
	if err != nil {
		r.warn(err)
	}
	replies = make([]Reply, len(b.Units))
	for i, u := range b.Units {
		var k kept
		if text, ok := found[keys[i]]; !ok || json.Unmarshal([]byte(text), &k) != nil {
			missing = append(missing, i)
			continue
		}
		replies[i] = Reply{ID: u.ID, Text: k.Text, Route: k.Route, Unknown: k.Unknown, Left: k.Left, Forms: k.Forms, Recalled: true}
	}
	return replies, missing
}

// keep stores the replies that are whole.
func (r *remembered) keep(ctx context.Context, b Batch, keys []string, indices []int, replies []Reply) {
	whole := map[string]string{}
	for i, n := range indices {
		reply, unit := replies[i], b.Units[n]
		if reply.Err != nil || article.VerifyCodes(unit.Text, reply.Text, unit.Codes) != nil {
			continue
		}
		text, err := json.Marshal(kept{reply.Text, reply.Route, reply.Unknown, reply.Left, reply.Forms})
		if err == nil {
			whole[keys[n]] = string(text)
		}
	}
	if err := r.store.Keep(ctx, whole); err != nil && ctx.Err() == nil {
		r.warn(err)
	}
}

// keys names everything that a reply depends on: engine and version, languages,
// the unit with its codes, the way they are carried, and, where the engine
// remembers, all units before it.
func (r *remembered) keys(b Batch) []string {
	info, remembers := r.Info(), r.remembers(b)
	start := fmt.Sprintf("1 %s %s %s %s\n", info.Name, info.Version, b.From, b.To)
	running := sha256.New()
	io.WriteString(running, start)
	keys := make([]string, len(b.Units))
	for i, u := range b.Units {
		if !remembers {
			running.Reset()
			io.WriteString(running, start)
		}
		fmt.Fprintf(running, "%d %q\n", u.Rung, u.Text)
		for _, n := range article.Tokens(u.Text) {
			if n < len(u.Codes) {
				c := u.Codes[n]
				fmt.Fprintf(running, "%d %d %d %q %q\n", n, c.Kind, c.Pair, c.Raw, c.Text)
				if c.Agree != nil {
					fmt.Fprintf(running, "%v\n", *c.Agree)
				}
			}
		}
		keys[i] = hex.EncodeToString(running.Sum(nil)[:16])
	}
	return keys
}
