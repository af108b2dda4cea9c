package memory

import (
	"fmt"
	"time"

	"golang.org/x/text/language"

	"exonym/internal/article"
)

// Rank says how far a translation is to be trusted. The zero Rank is an engine's.
type Rank uint8

// The ranks, lowest first.
const (
	Engine Rank = iota // an engine's answer that was accepted by a run
	Import             // from a file of translations that somebody reviewed
	Person             // written or confirmed by a person here
)

var rankNames = [...]string{"engine", "import", "person"}

// String returns the rank as files and schemas spell it: engine, import, person.
func (r Rank) String() string {
	if int(r) < len(rankNames) {
		return rankNames[r]
	}
	return fmt.Sprintf("rank %d", uint8(r))
}

// ParseRank is the inverse of Rank.String.
func ParseRank(name string) (Rank, error) {
	for i, known := range rankNames {
		if name == known {
			return Rank(i), nil
		}
	}
	return 0, fmt.Errorf("rank %q is none of engine, import, person", name)
}

// Origin says where a translation came from.
type Origin struct {
	Rank    Rank
	Name    string // the engine's name, the imported file's, or the person's; may be empty
	Version string // the engine's version; empty for people and files
}

// Context is where a unit stood. All of it may be empty.
type Context struct {
	Document string // name of the document
	Before   string // text of the segment before, without codes
	After    string // text of the segment behind, without codes
}

// Unit is one translation. Source and Target hold tokens (article.Token) for
// Codes; a stored unit numbers them from 0 in the order of Source.
type Unit struct {
	ID       int64 // given by the memory, never used twice; Add takes no notice of it
	From, To language.Tag
	Source   string
	Target   string
	Codes    []article.Code
	Context  Context
	Origin   Origin
	Changed  time.Time // when the translation was made, to the second; Add sets it where it is zero
}

// Query asks for the units of one source text.
type Query struct {
	From, To language.Tag
	Source   string
	Codes    []article.Code
	Context  Context
	// Least is the lowest rank that is wanted; the zero Rank is any.
	Least Rank
	// Floor is the least similarity that Fuzzy returns, from 0 to 1; 0 means 0.7.
	Floor float64
	// Limit is how many matches are returned at most; 0 means 5.
	Limit int
}

// Match is a unit that answers a query, wholly or nearly.
type Match struct {
	Unit Unit
	// Target is the unit's translation with the tokens of the query's codes, and with
	// the query's numbers where Substituted is set. It is empty where the codes of both
	// sources do not correspond; Unit.Target has the unit's own.
	Target string
	// Score is the similarity of both sources from 0 to 1, penalties taken off: see
	// fuzzy.Compare. It is 1 only for the same text with the same codes.
	Score float64
	// Context says that the segments before and behind are the same, too.
	Context bool
	// Substituted says that the sources differ in numbers alone, and that Target has those
	// of the query: see substitute for when that is safe.
	Substituted bool
}

// Exact reports whether the match is the same text with the same codes.
func (m *Match) Exact() bool { return m.Score == 1 }

// Percent returns the score as people read it: whole, rounded down, so that only an
// exact match has 100.
func (m *Match) Percent() int { return int(m.Score*100 + 1e-9) }

// Filter picks units; the zero Filter picks all.
type Filter struct {
	From, To language.Tag // Und: any; "pt" takes pt-BR, too
	Ranks    []Rank       // empty: any
	Name     string       // of the origin; empty: any
	Document string       // empty: any
	Since    time.Time    // changed then or later; zero: any
	Before   time.Time    // changed before then; zero: any
}

// Tally counts what became of units that were added.
type Tally struct {
	Added    int // new
	Replaced int // stood in place of an earlier translation of the same or a lower rank
	Same     int // there already
	Outdone  int // not taken: there is one of a higher rank, or a newer one
	Refused  int // not taken: without text, language or translation, or longer than 32 kB
}

// Sum returns how many units were looked at.
func (t Tally) Sum() int { return t.Added + t.Replaced + t.Same + t.Outdone + t.Refused }

func (t *Tally) add(other Tally) {
	t.Added += other.Added
	t.Replaced += other.Replaced
	t.Same += other.Same
	t.Outdone += other.Outdone
	t.Refused += other.Refused
}
