package deepl

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"net/http"
	"slices"
	"strings"
	"sync/atomic"
	"unicode"
	"unicode/utf8"

	"exonym/internal/article"
	"exonym/internal/backend"
	"exonym/internal/backend/langcode"
	"exonym/internal/backend/rest"
)

const (
	glossariesPath = "/v3/glossaries"
	// ours begins the names of the glossaries that exonym made, and may delete.
	ours = "exonym-"
	// shelfRoom is how many of ours stay in the account: a plan allows only so many.
	shelfRoom = 8
	// maxPhrase is the most bytes of a term, maxDictionary those of a dictionary.
	maxPhrase, maxDictionary = 1024, 10_000_000
)

// dictionaryOf puts the terms of a batch together. A term that DeepL would refuse is left
// out, and so is one with two translations: neither is right for both. Without any left,
// ok is false.
func dictionaryOf(units []*backend.Unit, p langcode.Pair) (d dictionary, ok bool) {
	p = bases(p)
	if p.Source == "" || p.Source == p.Target {
		return dictionary{}, false
	}
	targets := map[string]string{}
	var sources []string
	for _, u := range units {
		for _, t := range u.Terms {
			target, seen := targets[t.Source]
			if !seen {
				sources = append(sources, t.Source)
				targets[t.Source] = t.Target
			} else if target != t.Target {
				targets[t.Source] = ""
			}
		}
	}
	slices.Sort(sources)
	var entries strings.Builder
	for _, source := range sources {
		line := source + "\t" + targets[source] + "\n"
		if isPhrase(source) && isPhrase(targets[source]) && entries.Len()+len(line) <= maxDictionary {
			entries.WriteString(line)
		}
	}
	return dictionary{p.Source, p.Target, entries.String(), "tsv"}, entries.Len() > 0
}

// isPhrase reports whether a dictionary may hold a phrase: no side is empty, too long or
// has white space round it, and there are no controls and no ends of lines.
func isPhrase(s string) bool {
	return s != "" && len(s) <= maxPhrase && utf8.ValidString(s) && strings.TrimSpace(s) == s && !strings.ContainsFunc(s, func(r rune) bool {
		_, token := article.TokenIndex(r)
		return token || unicode.IsControl(r) || r == '\u2028' || r == '\u2029'
	})
}

// name is the name of the glossary that holds d and nothing else.
func (d dictionary) name() string {
	sum := sha256.Sum256([]byte(d.Source + "\t" + d.Target + "\n" + d.Entries))
	return ours + hex.EncodeToString(sum[:8])
}

// shelf knows the glossaries of ours in the account.
type shelf struct {
	api    *rest.Client
	turn   chan struct{} // holds one value while nobody works on the shelf
	listed bool
	books  []*book // the least recently used first
}

// book is a glossary of ours; readers counts the requests that use it now, and gone says
// that one of them found it deleted.
type book struct {
	id, name string
	readers  atomic.Int32
	gone     atomic.Bool
}

func newShelf(api *rest.Client) *shelf {
	s := &shelf{api: api, turn: make(chan struct{}, 1)}
	s.turn <- struct{}{}
	return s
}

// take returns the glossary that holds d, which is made where it is missing. It stays
// while a request uses it: give must follow.
func (s *shelf) take(ctx context.Context, d dictionary) (*book, error) {
	select {
	case <-s.turn:
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	defer func() { s.turn <- struct{}{} }()
	if err := s.list(ctx); err != nil {
		return nil, err
	}
	s.books = slices.DeleteFunc(s.books, func(b *book) bool { return b.gone.Load() })
	name := d.name()
	at := slices.IndexFunc(s.books, func(b *book) bool { return b.name == name })
	if at < 0 {
		s.clear(ctx)
		made, err := s.create(ctx, d)
		if err != nil {
			return nil, err
		}
		at = len(s.books)
		s.books = append(s.books, made)
	}
	taken := s.books[at]
	s.books = append(slices.Delete(s.books, at, at+1), taken)
	taken.readers.Add(1)
	return taken, nil
}

// give says that a request no longer uses the glossary, and whether the account has it
// no longer. It waits for nobody.
func (b *book) give(gone bool) {
	if gone {
		b.gone.Store(true)
	}
	b.readers.Add(-1)
}

// list reads, once, which glossaries of ours the account has.
func (s *shelf) list(ctx context.Context) error {
	if s.listed {
		return nil
	}
	var all catalog
	if _, err := s.api.JSON(ctx, http.MethodGet, glossariesPath, nil, &all); err != nil {
		return err
	}
	slices.SortStableFunc(all.Glossaries, func(a, b glossary) int { return cmp.Compare(a.Created, b.Created) })
	for _, g := range all.Glossaries {
		if strings.HasPrefix(g.Name, ours) && isID(g.ID) {
			s.books = append(s.books, &book{id: g.ID, name: g.Name})
		}
	}
	s.listed = true
	return nil
}

// clear deletes the oldest glossaries that nobody uses until there is room for one more.
// Where that fails the next run tries again: the list is read anew.
func (s *shelf) clear(ctx context.Context) {
	surplus := len(s.books) - shelfRoom + 1
	s.books = slices.DeleteFunc(s.books, func(b *book) bool {
		if surplus <= 0 || b.readers.Load() > 0 {
			return false
		}
		surplus--
		_, _ = s.api.JSON(ctx, http.MethodDelete, glossariesPath+"/"+b.id, nil, nil)
		return true
	})
}

func (s *shelf) create(ctx context.Context, d dictionary) (*book, error) {
	var made glossary
	body := newGlossary{Name: d.name(), Dictionaries: []dictionary{d}}
	if _, err := s.api.JSON(ctx, http.MethodPost, glossariesPath, body, &made); err != nil {
		return nil, err
	}
	if !isID(made.ID) {
		return nil, s.api.Fault(backend.BadOutput, "a new glossary has no id")
	}
	return &book{id: made.ID, name: d.name()}, nil
}

// isID reports whether an id can stand in an address as it is.
func isID(id string) bool {
	return id != "" && !strings.ContainsFunc(id, func(r rune) bool {
		return r != '-' && (r < '0' || r > '9') && (r < 'a' || r > 'z') && (r < 'A' || r > 'Z')
	})
}
