package translit

import (
	"cmp"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/language"
	"golang.org/x/text/unicode/norm"
)

// Back returns the names in language from that Name or Variants may have written
// as the spelling in language to, those that follow the convention most closely
// first, of them the shortest: Selenskyj in German stands for Зеленський in Ukrainian. At most MaxVariants; nil
// when there are none or no rules. It turns the tables around and knows no more
// than they do: most of what it returns is nobody's name.
func Back(spelling string, from, to language.Tag) []string {
	t := tableOf(from, to)
	if t == nil || len(spelling) > maxName {
		return nil
	}
	found := []string{""}
	for _, word := range words(oneApostrophe.Replace(norm.NFC.String(spelling))) {
		ways := []string{word}
		if unicode.IsLetter([]rune(word)[0]) && !roman(word) {
			ways = backWord(strings.ToLower(word), t, from, to)
			if word != strings.ToLower(word) {
				ways = titles(ways)
			}
		}
		found = join(found, ways)
	}
	if len(found) == 1 && found[0] == "" {
		return nil
	}
	return found
}

func titles(words []string) []string {
	changed := make([]string, 0, len(words))
	for _, word := range words {
		changed = append(changed, title(word))
	}
	return changed
}

// join continues every beginning with every way, the nearest to the front first.
func join(beginnings, ways []string) []string {
	var joined []string
	for n := 0; n < len(beginnings)+len(ways); n++ {
		for i := max(0, n-len(ways)+1); i <= min(n, len(beginnings)-1) && len(joined) < MaxVariants; i++ {
			joined = append(joined, beginnings[i]+ways[n-i])
		}
	}
	return joined
}

func backWord(word string, t *table, from, to language.Tag) []string {
	ways := slices.Clone(back(word, from, to))
	if utf8.RuneCountInString(word) > maxLetters {
		return ways
	}
	b := &backward{table: t, word: word, left: maxSteps}
	for cost := 0; cost <= maxChanges; cost++ {
		known := len(b.found)
		b.search(0, cost, nil, nil)
		slices.SortStableFunc(b.found[known:], func(x, y string) int { return cmp.Compare(len(x), len(y)) })
	}
	for _, way := range b.found {
		if !slices.Contains(ways, way) {
			ways = append(ways, way)
		}
	}
	return ways
}

// maxSteps bounds the work of Back for one word; longer words than maxLetters are
// nobody's name.
const (
	maxSteps   = 5_000
	maxLetters = 32
)

// backward searches the words that a table writes as word.
type backward struct {
	*table
	word  string
	found []string
	left  int // steps that may still be taken
}

// search continues the letters so far, which steps wrote as word[:at]. Exactly cost
// of the steps to come depart from the convention or write nothing.
func (b *backward) search(at, cost int, letters []rune, steps []step) {
	if b.left--; b.left < 0 || len(b.found) >= MaxVariants {
		return
	}
	if at == len(b.word) && cost == 0 {
		if again, ok := b.derive(letters); ok && slices.Equal(again, steps) && !slices.Contains(b.found, string(letters)) {
			b.found = append(b.found, string(letters))
		}
		return
	}
	ways := b.reverse()
	if at < len(b.word) {
		for _, w := range ways[b.word[at]] {
			b.take(w, at, cost, letters, steps)
		}
	}
	if at > 0 && steps[len(steps)-1].to[0] != "" {
		for _, w := range ways[silent] {
			b.take(w, at, cost, letters, steps)
		}
	}
}

// take goes the way w, when it leads on.
func (b *backward) take(w wayBack, at, cost int, letters []rune, steps []step) {
	if w.price > cost || !strings.HasPrefix(b.word[at:], w.text) {
		return
	}
	next := append(letters[:len(letters):len(letters)], w.rule.from...)
	if wellFormed(next, len(letters)) && b.mayFollow(w.rule, next) {
		b.search(at+len(w.text), cost-w.price, next, append(steps[:len(steps):len(steps)], w.rule))
	}
}

// mayFollow reports whether the letters before r fit one of its contexts.
func (b *backward) mayFollow(r *rule, letters []rune) bool {
	end := len(letters) - len(r.from)
	for _, c := range r.where {
		before := context{before: c.before}
		if before.fits(letters, end, len(letters), b.sets) {
			return true
		}
	}
	return len(r.where) == 0
}

// wellFormed reports whether the letters from start on may follow those before, in
// Russian and Ukrainian: й only begins a word or follows a vowel, a sign only follows
// a consonant. Other letters may stand anywhere.
func wellFormed(letters []rune, start int) bool {
	for i := start; i < len(letters); i++ {
		afterVowel := i > 0 && strings.ContainsRune("аеёєиіїоуыэюяйьъ’", letters[i-1])
		switch letters[i] {
		case 'й':
			if i > 0 && (!afterVowel || letters[i-1] == 'й') {
				return false
			}
		case 'ь', 'ъ', '’':
			if i == 0 || afterVowel {
				return false
			}
		}
	}
	return true
}

// wayBack is one of the ways in which a rule writes its letters.
type wayBack struct {
	rule  *rule
	text  string
	price int // 1 for a way that departs from the convention or shows fewer letters
}

// silent is the key of the ways that write nothing.
const silent = 0

// reverse returns all ways by their first byte, the longest first: sch is rather one
// sound than three.
func (t *table) reverse() map[byte][]wayBack {
	t.once.Do(func() {
		t.ways = map[byte][]wayBack{}
		for _, rules := range t.rules {
			for _, r := range rules {
				t.turn(r)
			}
		}
		for _, ways := range t.ways {
			slices.SortStableFunc(ways, func(x, y wayBack) int {
				return cmp.Or(cmp.Compare(len(y.text), len(x.text)), slices.Compare(x.rule.from, y.rule.from))
			})
		}
	})
	return t.ways
}

// turn enters the ways of one rule.
func (t *table) turn(r *rule) {
	for n, text := range r.to {
		w := wayBack{r, text, min(n, 1)}
		if utf8.RuneCountInString(text) < len(r.from) {
			w.price = 1
		}
		key := byte(silent)
		if text != "" {
			key = text[0]
		}
		t.ways[key] = append(t.ways[key], w)
	}
}

// turned are the names of given.tsv by the form that a language gives them.
var turned = sync.OnceValue(func() map[[3]string][]string {
	names := map[[3]string][]string{}
	for from, list := range givenNames() {
		for name, targets := range list {
			for to, forms := range targets {
				for _, form := range forms {
					key := [3]string{from, to, strings.ToLower(form)}
					names[key] = append(names[key], name)
					slices.Sort(names[key])
				}
			}
		}
	}
	return names
})

// back returns the given names that have the form word in language to.
func back(word string, from, to language.Tag) []string {
	source, _ := from.Base()
	target, _ := to.Base()
	return turned()[[3]string{source.String(), target.String(), word}]
}
