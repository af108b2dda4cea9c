package backend

import (
	"cmp"
	"context"
	"errors"
	"fmt"

	"golang.org/x/text/language"

	"exonym/internal/article"
)

// Backend is a translation engine.
type Backend interface {
	// Info describes the engine; it must be cheap.
	Info() Info
	// Translate translates a batch: units of one document, in document order.
	// It returns one Reply per unit, in the same order; a unit that failed has
	// Err set. An error return means that the whole batch failed: ErrPair,
	// ErrMissing, ctx.Err() or an engine fault. Translate may be called from
	// many goroutines at once, and the same batch always gives the same replies.
	Translate(ctx context.Context, b Batch) ([]Reply, error)
}

// Router is a Backend that can say beforehand how it would go from one language
// to another.
type Router interface {
	// Route names the way, such as "fra-cat > cat-spa"; the error is ErrPair or
	// a *PairError.
	Route(from, to language.Tag) (string, error)
}

// Info says what an engine is.
type Info struct {
	Name    string // as given to --backend
	Label   string // what people call it, where that is not Name
	Version string // everything that changes its answers
	Local   bool   // no network, no cost
	Free    bool   // a server of one's own, without a key: no cost
	Sham    bool   // what it says is no translation: for trials of layouts and of exonym
	// Rungs is the number of ways the engine can carry a protected name; a unit
	// whose names came back damaged is asked again with the next Unit.Rung.
	Rungs int
	// Agrees says that it can put codes with Agree in agreement.
	Agrees bool
	// Terms says how it takes Unit.Terms.
	Terms Terms
	// Context says what it reads of the text round a unit; what it does not read is not
	// given.
	Context Context
	// Examples is how many Unit.Examples it reads.
	Examples int
	// Limits bound what the engine takes at a time. A driver keeps them.
	Limits Limits
}

// Called returns what people call the engine.
func (i Info) Called() string { return cmp.Or(i.Label, i.Name) }

// Limits bound one request to an engine; 0 is no limit.
type Limits struct {
	Units    int // segments
	Bytes    int // of their texts, as they are sent
	Runes    int // code points
	Parallel int // requests at a time
}

// Terms says how an engine takes terms.
type Terms uint8

// The ways of terms. Whatever the way, what comes back is verified.
const (
	// NoTerms: names travel as tokens, or the engine's own dictionary is trusted.
	NoTerms Terms = iota
	// PromptedTerms: a model reads the terms of each unit together with its text.
	PromptedTerms
	// NativeTerms: the engine keeps a glossary, which is brought in step with the
	// terms of the batch before it is asked.
	NativeTerms
)

// Context says what an engine reads of the text round a unit.
type Context uint8

// The kinds of context. Whatever is given is part of the key under which an answer is
// remembered: a title that changes makes every unit of its document new.
const (
	NoContext  Context = iota
	Neighbours         // Unit.Before, Unit.After and Unit.Kind
	Document           // these and Batch.Title
)

// Neighbour is a segment near a unit, without inline codes; a long one is clipped.
type Neighbour struct {
	ID     article.ID
	Source string
	Target string // its translation, "" where it has none yet
}

// Example is a text like that of a unit, and how it was translated.
type Example struct{ Source, Target string }

// Teller is a Backend that takes terms on some pairs of languages only.
type Teller interface {
	TakesTerms(from, to language.Tag) bool
}

// TakesTerms reports whether an engine takes Unit.Terms on a pair of languages.
func TakesTerms(b Backend, from, to language.Tag) bool {
	if b.Info().Terms == NoTerms {
		return false
	}
	teller, ok := As[Teller](b)
	return !ok || teller.TakesTerms(from, to)
}

// Term is a name or term of a unit as the source has it, and as the translation
// shall.
type Term struct{ Source, Target string }

// Batch is what one call translates.
type Batch struct {
	From, To language.Tag
	Units    []Unit
	Title    string // of the document, in From; "" where it has none
	// Done, if set, is called as replies come in, for progress, each time with the
	// units that came in since; in the end their sum is that of all units. It may be
	// called from another goroutine but never concurrently.
	Done func(units int)
	// Again, if set, is asked by an engine that sends units of the batch once more, before
	// it does: that costs something which nobody reckoned with. After an error nothing is
	// sent again, and units without an answer have that error.
	Again func(units []Unit) error
	// Came, if set, is told what an engine has of the batch before it asks for the rest once
	// more: that was paid for, and would be lost with the run. It is told nothing where
	// Translate returns at once.
	Came func(units []Unit, replies []Reply)
}

// Unit is one segment to translate. Text holds tokens (article.Token) for Codes.
type Unit struct {
	ID    article.ID
	Text  string
	Codes []article.Code
	Rung  int // which way to carry protected names and codes, 0 first
	// Terms are those that stand in Text and are not tokens, each once. They are empty
	// for an engine that takes none.
	Terms []Term
	// Kind is what the unit's block is, for an engine that reads context; a paragraph for
	// all others.
	Kind article.Kind
	// Before and After are the neighbours in the document, in its order.
	Before, After []Neighbour
	// Examples come from memory, the most alike first.
	Examples []Example
}

// Reply is the answer for one unit.
type Reply struct {
	ID      article.ID
	Text    string
	Route   string
	Engine  string   // which of several engines answered; empty where there is one
	Unknown []string // words of the source that the engine did not know
	// Left are words of Text that are of neither language: on a route through
	// others, a later leg did not know them. Words of the source are not among them.
	Left []string
	// Forms is, for every code with Agree, which of its forms the target shall say.
	Forms map[int]string
	// Recalled says that memory answered and the engine was not asked.
	Recalled bool
	Err      error // why Text cannot be used
}

// Errors that callers branch on.
var (
	ErrPair    = errors.New("the engine does not serve this language pair")
	ErrMissing = errors.New("the engine is not installed")
	ErrAuth    = errors.New("the engine refused the key")
	ErrQuota   = errors.New("the engine's quota is used up")
	ErrBudget  = errors.New("the budget of the run is used up")
)

// PairError says why a pair cannot be served and what would help.
type PairError struct {
	From, To language.Tag
	Packages []string // packages to install, when that would serve the pair
	Routes   []string // pairs that are served now, "fra-spa"
	Engine   bool     // false: not even the engine itself is installed
}

func (e *PairError) Error() string {
	return fmt.Sprintf("no route from %v to %v", e.From, e.To)
}

// Unwrap makes a PairError an ErrPair, or an ErrMissing.
func (e *PairError) Unwrap() error {
	if !e.Engine {
		return ErrMissing
	}
	return ErrPair
}

// Grader is a Backend that knows how good it is.
type Grader interface {
	// Gist reports that translations from one language to another give the gist
	// and no more: nobody should publish one that was not revised throughout.
	Gist(from, to language.Tag) bool
}

// Tester is a Backend that knows its pairs beforehand and can try them.
type Tester interface {
	// Pairs lists the pairs that are served, in ISO 639-3: "fra-spa".
	Pairs() []string
	// SelfTest translates one sentence; it returns why that failed.
	SelfTest(ctx context.Context, from, to language.Tag) error
}
