package backend

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
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

// Inner returns the engine.
func (r *remembered) Inner() Backend { return r.Backend }

// Recalled counts the units that the store answers; units alike count once.
func (r *remembered) Recalled(ctx context.Context, b Batch) int {
	known := map[key]bool{}
	r.lookUp(ctx, r.keys(b), func(_ int, k key, _ string) { known[k] = true })
	return len(known)
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
	if recalled := len(b.Units) - len(missing); b.Done != nil && recalled > 0 {
		b.Done(recalled)
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

// recall fills in what the store knows and lists the indices of the rest.
func (r *remembered) recall(ctx context.Context, b Batch, keys []key) (replies []Reply, missing []int) {
	replies = make([]Reply, len(b.Units))
	r.lookUp(ctx, keys, func(i int, _ key, reply string) {
		var k kept
		if json.Unmarshal([]byte(reply), &k) == nil {
			replies[i] = Reply{ID: b.Units[i].ID, Text: k.Text, Route: k.Route, Unknown: k.Unknown, Left: k.Left, Forms: k.Forms, Recalled: true}
		}
	})
	for i := range replies {
		if !replies[i].Recalled {
			missing = append(missing, i)
		}
	}
	return replies, missing
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
		if err := r.store.Keep(ctx, whole); err != nil && ctx.Err() == nil {
			r.warn(err)
		}
	}
}

// key names one unit in the store.
type key [16]byte

// String returns the key as the store has it.
func (k key) String() string { return hex.EncodeToString(k[:]) }

// keys names everything that a reply depends on: engine and version, languages,
// the unit with its codes, the way they are carried, its context, and, where the engine
// remembers, all units before it.
func (r *remembered) keys(b Batch) []key {
	info, remembers := r.Info(), r.remembers(b)
	start := fmt.Sprintf("1 %s %s %s %s\n", info.Name, info.Version, b.From, b.To)
	if b.Title != "" {
		start += fmt.Sprintf("title %q\n", b.Title)
	}
	running := sha256.New()
	io.WriteString(running, start)
	keys := make([]key, len(b.Units))
	for i, u := range b.Units {
		if !remembers {
			running.Reset()
			io.WriteString(running, start)
		}
		fmt.Fprintf(running, "%d %q\n", u.Rung, u.Text)
		for _, t := range u.Terms {
			fmt.Fprintf(running, "%q %q\n", t.Source, t.Target)
		}
		u.hashContext(running)
		for _, n := range article.Tokens(u.Text) {
			if n < len(u.Codes) {
				c := u.Codes[n]
				fmt.Fprintf(running, "%d %d %d %q %q\n", n, c.Kind, c.Pair, c.Raw, c.Text)
				if c.Agree != nil {
					fmt.Fprintf(running, "%v\n", *c.Agree)
				}
			}
		}
		copy(keys[i][:], running.Sum(nil))
	}
	return keys
}

// hashContext writes what is given of the text round u. Without any it writes nothing.
func (u *Unit) hashContext(to io.Writer) {
	for _, n := range u.Before {
		fmt.Fprintf(to, "before %q %q\n", n.Source, n.Target)
	}
	for _, n := range u.After {
		fmt.Fprintf(to, "after %q %q\n", n.Source, n.Target)
	}
	for _, e := range u.Examples {
		fmt.Fprintf(to, "example %q %q\n", e.Source, e.Target)
	}
}
