package backend

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"

	"exonym/internal/article"
)

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
	if u.Kind != article.Paragraph {
		fmt.Fprintf(to, "kind %v\n", u.Kind)
	}
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
