package align

import (
	"math"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"exonym/internal/article"
)

// vocabulary numbers the tokens of both texts. A token begins with its kind:
//
//	w word   p beginning of a word   n number   a anchor   s sign of punctuation
type vocabulary struct {
	ids   map[string]int32
	names []string
	count [2][]int32 // sentences that have a token, by text
	side  int
}

func newVocabulary() *vocabulary { return &vocabulary{ids: map[string]int32{}, side: -1} }

// id returns the number of a token.
func (v *vocabulary) id(token string) int32 {
	id, known := v.ids[token]
	if !known {
		id = int32(len(v.names))
		v.ids[token] = id
		v.names = append(v.names, token)
		v.count[0], v.count[1] = append(v.count[0], 0), append(v.count[1], 0)
	}
	return id
}

// read makes the sentences of the next text ready.
func (v *vocabulary) read(list []Sentence) []sentence {
	v.side++
	ready := make([]sentence, len(list))
	for i, s := range list {
		ready[i] = v.sentence(s)
		ready[i].first = i == 0 || s.Paragraph != list[i-1].Paragraph
	}
	return ready
}

func (v *vocabulary) sentence(s Sentence) sentence {
	out := sentence{length: length(s.Text)}
	for _, anchor := range s.Anchors {
		out.tokens = append(out.tokens, v.id("a"+anchor))
	}
	pieces(s.Text, func(kind byte, text string) {
		id := v.id(string(kind) + text)
		out.tokens = append(out.tokens, id)
		if kind != 'w' {
			return
		}
		out.words = append(out.words, id)
		if beginning, ok := begin(text); ok {
			out.tokens = append(out.tokens, v.id("p"+beginning))
		}
	})
	slices.Sort(out.tokens)
	out.tokens = slices.Compact(out.tokens)
	slices.Sort(out.words)
	out.words = slices.Compact(out.words)
	for _, id := range out.tokens {
		v.count[v.side][id]++
	}
	return out
}

// length returns how long a text is, in letters of an alphabet: what says a word or a
// syllable at once counts for as many as translations have of them.
func length(text string) int {
	halves := 0
	for _, r := range text {
		_, code := article.TokenIndex(r)
		switch {
		case code || unicode.IsSpace(r):
		case r < 0x1100: // before Hangul no script has such signs
			halves += 2
		case unicode.Is(unicode.Han, r):
			halves += 5
		case unicode.In(r, unicode.Hangul, unicode.Hiragana, unicode.Katakana):
			halves += 4
		default:
			halves += 2
		}
	}
	return halves / 2
}

// beginLen is how many letters two words must begin with to be taken for cognates
// (Simard, Foster and Isabelle, TMI 1992).
const beginLen = 4

func begin(word string) (string, bool) {
	n := 0
	for i := range word {
		if n == beginLen {
			return word[:i], true
		}
		n++
	}
	return word, n == beginLen
}

// pieces cuts text into words, small and without accents, numbers without the signs
// that part thousands and decimals, and signs that translations keep. What is
// written without spaces is cut into pairs of characters.
func pieces(text string, visit func(kind byte, text string)) {
	folded := fold(text)
	for i := 0; i < len(folded); {
		r := folded[i]
		end := i + 1
		switch {
		case unicode.IsDigit(r):
			for end < len(folded) && (unicode.IsDigit(folded[end]) || inNumber(folded, end)) {
				end++
			}
			visit('n', digits(folded[i:end]))
		case spaceless(r):
			if end < len(folded) && spaceless(folded[end]) {
				visit('w', string(folded[i:end+1]))
			}
		case unicode.IsLetter(r):
			for end < len(folded) && unicode.IsLetter(folded[end]) && !spaceless(folded[end]) {
				end++
			}
			visit('w', string(folded[i:end]))
		case strings.ContainsRune("?!:;()", r):
			visit('s', string(r))
		}
		i = end
	}
}

// fold returns the characters of text small, without accents and tokens of codes;
// wide forms of signs as their plain ones.
func fold(text string) []rune {
	var out []rune
	for _, r := range norm.NFKD.String(text) {
		_, code := article.TokenIndex(r)
		switch {
		case code:
			out = append(out, ' ')
		case !unicode.Is(unicode.Mn, r):
			out = append(out, unicode.ToLower(r))
		}
	}
	return out
}

// inNumber reports a sign between digits that parts a number.
func inNumber(text []rune, i int) bool {
	return strings.ContainsRune(".,’' ", text[i]) && i+1 < len(text) && unicode.IsDigit(text[i+1]) &&
		(text[i] != ' ' || grouped(text[i+1:]))
}

// grouped reports exactly three digits: then a space before them parts thousands.
func grouped(text []rune) bool {
	n := 0
	for n < len(text) && unicode.IsDigit(text[n]) {
		n++
	}
	return n == 3
}

func digits(text []rune) string {
	var b strings.Builder
	for _, r := range text {
		if unicode.IsDigit(r) {
			b.WriteRune(r)
		}
	}
	return b.String()
}

func spaceless(r rune) bool {
	return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar)
}

// What a token means beside a word that is as rare: beginnings of words are the same
// by chance, numbers are not.
const (
	signWeight      = 0.5
	numberWeight    = 1.5
	anchorWeight    = 1.5
	beginningWeight = 0.7
)

// weight says how much it means that a token stands in two sentences: rare ones
// mean more.
func (v *vocabulary) weight(id int32, sentences int) float32 {
	w := math.Log(1 + float64(sentences)/float64(max(v.count[0][id]+v.count[1][id], 1)))
	switch v.names[id][0] {
	case 's':
		w *= signWeight
	case 'n':
		w *= numberWeight
	case 'a':
		w *= anchorWeight
	case 'p':
		w *= beginningWeight
	}
	return float32(w)
}
