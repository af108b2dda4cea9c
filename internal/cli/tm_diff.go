package cli

import (
	"strings"
	"unicode"

	"exonym/internal/ui"
)

// edit is a piece of text that both have ("same"), that only the first has
// ("removed"), or only the second ("added").
type edit struct {
	How  string `json:"how"`
	Text string `json:"text"`
}

const (
	same    = "same"
	removed = "removed"
	added   = "added"
)

// mostPieces bounds the time that a comparison takes; longer texts differ as wholes.
const mostPieces = 2000

// diff compares two texts word by word.
func diff(from, to string) []edit {
	a, b := splitPieces(from), splitPieces(to)
	if len(a) > mostPieces || len(b) > mostPieces {
		return joinEdits([]edit{{removed, from}, {added, to}})
	}
	// common[i][j] is how many pieces a[i:] and b[j:] have in common, in order.
	common := make([][]int, len(a)+1)
	for i := range common {
		common[i] = make([]int, len(b)+1)
	}
	for i := len(a) - 1; i >= 0; i-- {
		for j := len(b) - 1; j >= 0; j-- {
			if common[i][j] = max(common[i+1][j], common[i][j+1]); a[i] == b[j] {
				common[i][j] = max(common[i][j], common[i+1][j+1]+1)
			}
		}
	}
	var edits []edit
	for i, j := 0, 0; i < len(a) || j < len(b); {
		switch {
		case i < len(a) && j < len(b) && a[i] == b[j] && common[i][j] == common[i+1][j+1]+1:
			edits = append(edits, edit{same, a[i]})
			i, j = i+1, j+1
		case i < len(a) && (j == len(b) || common[i+1][j] >= common[i][j+1]):
			edits = append(edits, edit{removed, a[i]})
			i++
		default:
			edits = append(edits, edit{added, b[j]})
			j++
		}
	}
	return joinEdits(edits)
}

// splitPieces cuts text into words and single other characters.
func splitPieces(text string) []string {
	var pieces []string
	start := -1
	for i, r := range text {
		word := (unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r)) && !unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai)
		switch {
		case word && start < 0:
			start = i
		case !word:
			if start >= 0 {
				pieces = append(pieces, text[start:i])
				start = -1
			}
			pieces = append(pieces, string(r))
		}
	}
	if start >= 0 {
		pieces = append(pieces, text[start:])
	}
	return pieces
}

// joinEdits joins what follows one another and is of one kind. A lone space between
// two changes belongs to both: word by word reads worse than a phrase.
func joinEdits(edits []edit) []edit {
	for i := 1; i+1 < len(edits); i++ {
		if edits[i].How == same && edits[i].Text == " " && edits[i-1].How != same && edits[i+1].How != same {
			edits[i].How = removed + added
		}
	}
	joined := []edit{}
	var gone, come strings.Builder
	flush := func() {
		for _, e := range []edit{{removed, gone.String()}, {added, come.String()}} {
			if e.Text != "" {
				joined = append(joined, e)
			}
		}
		gone.Reset()
		come.Reset()
	}
	for _, e := range edits {
		switch {
		case e.How == same:
			flush()
			if n := len(joined); n > 0 && joined[n-1].How == same {
				joined[n-1].Text += e.Text
				continue
			}
			joined = append(joined, e)
		default:
			if strings.HasPrefix(e.How, removed) {
				gone.WriteString(e.Text)
			}
			if strings.HasSuffix(e.How, added) {
				come.WriteString(e.Text)
			}
		}
	}
	flush()
	return joined
}

// marked shows what differs: in colours, else as [-removed-] and {+added+}.
func (p *program) marked(edits []edit) string {
	signs := map[string][2]string{removed: {"[-", "-]"}, added: {"{+", "+}"}}
	if p.out.Color {
		signs = map[string][2]string{removed: {"\x1b[31;9m", "\x1b[0m"}, added: {"\x1b[32m", "\x1b[0m"}}
	}
	var b strings.Builder
	for _, e := range edits {
		b.WriteString(signs[e.How][0] + ui.Clean(e.Text) + signs[e.How][1])
	}
	return b.String()
}
