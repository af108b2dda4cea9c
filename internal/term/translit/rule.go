package translit

import (
	"fmt"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"
)

// Marks of the notation of rules: start and end of the word, place of the letters
// in a context, nothing, doubt.
const (
	wordStart = '^'
	wordEnd   = '$'
	slot      = "_"
	nothing   = "∅"
	doubt     = "?"
)

// rule writes letters of a word as others, where the context fits.
type rule struct {
	from     []rune
	to       []string  // the convention's way first, then others that are met
	where    []context // any of them; none: everywhere
	doubtful bool      // the spelling does not say how it is spoken
}

// context is what stands before and after, rune by rune; a capital letter stands
// for the class of that name.
type context struct{ before, after []rune }

// classes are the sets of letters that capitals stand for.
type classes map[rune]string

// parseRule reads "from > to | other / before_after, before_after ?".
func parseRule(text string) (rule, error) {
	body, doubtful := strings.CutSuffix(text, " "+doubt)
	body, contexts, limited := strings.Cut(body, " / ")
	from, to, ok := strings.Cut(body, " > ")
	if from = strings.TrimSpace(from); !ok || from == "" {
		return rule{}, fmt.Errorf("rule %q: want \"letters > letters / context\"", text)
	}
	r := rule{from: []rune(from), doubtful: doubtful}
	for way := range strings.SplitSeq(to, "|") {
		way = strings.TrimSpace(way)
		if way == "" {
			return rule{}, fmt.Errorf("rule %q: write %s for nothing", text, nothing)
		}
		r.to = append(r.to, strings.ReplaceAll(way, nothing, ""))
	}
	if !limited {
		return r, nil
	}
	for where := range strings.SplitSeq(contexts, ",") {
		before, after, ok := strings.Cut(strings.TrimSpace(where), slot)
		if !ok {
			return rule{}, fmt.Errorf("rule %q: context %q without %s", text, where, slot)
		}
		r.where = append(r.where, context{[]rune(before), []rune(after)})
	}
	return r, nil
}

// fits reports whether r applies to word at rune i.
func (r *rule) fits(word []rune, i int, sets classes) bool {
	if len(word)-i < len(r.from) || !slices.Equal(word[i:i+len(r.from)], r.from) {
		return false
	}
	for _, c := range r.where {
		if c.fits(word, i, i+len(r.from), sets) {
			return true
		}
	}
	return len(r.where) == 0
}

// fits reports whether the letters before start and from end on are those of c.
func (c context) fits(word []rune, start, end int, sets classes) bool {
	for n, want := range c.before {
		if !sets.holds(want, word, start-len(c.before)+n) {
			return false
		}
	}
	for n, want := range c.after {
		if !sets.holds(want, word, end+n) {
			return false
		}
	}
	return true
}

// holds reports whether word has at i what want stands for.
func (sets classes) holds(want rune, word []rune, i int) bool {
	if i < 0 || i >= len(word) {
		return (want == wordStart && i == -1) || (want == wordEnd && i == len(word))
	}
	if set, ok := sets[want]; ok {
		return strings.ContainsRune(set, word[i])
	}
	return word[i] == want
}

// table is one file of rules.
type table struct {
	Source  string            `yaml:"source"`  // the convention that it follows
	Date    string            `yaml:"date"`    // when the table was written
	Classes map[string]string `yaml:"classes"` // sets of letters by a capital
	Rules   []string          `yaml:"rules"`

	sets  classes
	rules map[rune][]*rule // by first letter, in order
	once  sync.Once
	ways  map[byte][]wayBack // see reverse
}

// compile makes the rules ready.
func (t *table) compile() error {
	t.sets, t.rules = classes{}, map[rune][]*rule{}
	for name, set := range t.Classes {
		letter, _ := utf8.DecodeRuneInString(name)
		t.sets[letter] = set
	}
	for _, text := range t.Rules {
		r, err := parseRule(text)
		if err != nil {
			return err
		}
		t.rules[r.from[0]] = append(t.rules[r.from[0]], &r)
	}
	return nil
}

// step is one applied rule.
type step = *rule

// derive returns the rules that write word, which is in small letters; ok is false
// when a letter has none.
func (t *table) derive(word []rune) (steps []step, ok bool) {
	for i := 0; i < len(word); {
		r := t.first(word, i)
		if r == nil {
			return nil, false
		}
		steps = append(steps, r)
		i += len(r.from)
	}
	return steps, true
}

// first returns the first rule that fits at i, or nil.
func (t *table) first(word []rune, i int) *rule {
	for _, r := range t.rules[word[i]] {
		if r.fits(word, i, t.sets) {
			return r
		}
	}
	return nil
}
