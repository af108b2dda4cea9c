package apertium

import (
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/language"
)

// Words that the second or third leg does not know stay in the language between,
// and nobody would hear of them.
func TestWordsLeftOnTheWay(t *testing.T) {
	e := realEngine(t)
	replies, err := e.Translate(t.Context(), batchOf(language.French, language.English, []string{
		"Les soldats nord-coréens seraient stationnés à Tcheliabinsk.", "Le chat dort.",
	}))
	if err != nil {
		t.Fatal(err)
	}
	if !slices.Contains(replies[0].Left, "estacionados") || slices.Contains(replies[0].Left, "Tcheliabinsk") {
		t.Errorf("%q left %q", replies[0].Text, replies[0].Left)
	}
	if len(replies[1].Left) > 0 {
		t.Errorf("%q left %q", replies[1].Text, replies[1].Left)
	}
}

// What is left stands in the text as it is said, and never in the source.
func TestLeftIsInTheTextAlone(t *testing.T) {
	e := realEngine(t)
	source := lines(t, "02-mt/flores/flores-dev.fr.txt")[:150]
	replies, err := e.Translate(t.Context(), batchOf(language.French, language.English, source))
	if err != nil {
		t.Fatal(err)
	}
	count := 0
	for i, r := range replies {
		for _, word := range r.Left {
			count++
			if !strings.Contains(r.Text, word) || wordsOf(source[i])[strings.ToLower(word)] != "" {
				t.Errorf("%q of %q, from %q", word, r.Text, source[i])
			}
		}
	}
	t.Logf("%d words left in %d segments", count, len(source))
	if count == 0 {
		t.Error("nothing was left")
	}
}
