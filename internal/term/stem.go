package term

import (
	"github.com/blevesearch/snowballstem"
	"github.com/blevesearch/snowballstem/arabic"
	"github.com/blevesearch/snowballstem/danish"
	"github.com/blevesearch/snowballstem/finnish"
	"github.com/blevesearch/snowballstem/hungarian"
	"github.com/blevesearch/snowballstem/irish"
	"github.com/blevesearch/snowballstem/norwegian"
	"github.com/blevesearch/snowballstem/romanian"
	"github.com/blevesearch/snowballstem/swedish"
	"github.com/blevesearch/snowballstem/tamil"
	"github.com/blevesearch/snowballstem/turkish"
	"golang.org/x/text/language"
)

// stemmers are the Snowball stemmers (snowballstem 0.9.0) of the languages whose
// inflection is not described in inflect/<lang>.yaml. A stem finds a term in a form
// that nobody listed; it does not prove that the form is one of the term.
var stemmers = map[string]func(*snowballstem.Env) bool{
	"ar": arabic.Stem, "da": danish.Stem, "fi": finnish.Stem, "ga": irish.Stem, "hu": hungarian.Stem,
	"nb": norwegian.Stem, "nn": norwegian.Stem, "no": norwegian.Stem, "ro": romanian.Stem, "sv": swedish.Stem,
	"ta": tamil.Stem, "tr": turkish.Stem,
}

// shortestStem is how many bytes a word has at least to be stemmed: the stems of
// shorter ones say little.
const shortestStem = 5

// stemming finds words by their stems.
type stemming struct {
	stem  func(*snowballstem.Env) bool // nil: the language has no stemmer, or needs none
	stems map[string]lexeme
}

func newStemming(lang language.Tag) stemming {
	base, _ := lang.Base()
	if grammarOf(lang).Noun != nil {
		return stemming{}
	}
	return stemming{stem: stemmers[base.String()], stems: map[string]lexeme{}}
}

// of returns the stem of a folded word, "" where it has none to be found by.
func (s *stemming) of(word string) string {
	if s.stem == nil || len(word) < shortestStem {
		return ""
	}
	env := snowballstem.NewEnv(word)
	s.stem(env)
	return env.Current()
}

// learn lets the tokens of l be found by their stems. Where two words share a stem,
// nobody can tell which is meant, and it finds neither.
func (s *stemming) learn(l *lexicon) {
	if s.stem == nil {
		return
	}
	shared := map[string]bool{}
	for token, x := range l.tokens {
		stem := s.of(token)
		if other, taken := s.stems[stem]; taken && other != x {
			shared[stem] = true
		}
		s.stems[stem] = x
	}
	for stem := range shared {
		delete(s.stems, stem)
	}
	delete(s.stems, "")
}
