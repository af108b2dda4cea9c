package align_test

import (
	"testing"

	"golang.org/x/text/language"

	"exonym/internal/article"
	"exonym/internal/bitext"
	"exonym/internal/bitext/align"
	"exonym/internal/format"
	"exonym/internal/format/markdown"
	"exonym/internal/segment"
)

func read(t *testing.T, name, src string, lang language.Tag) *article.Document {
	t.Helper()
	doc, err := markdown.Format{}.Read([]byte(src), format.Options{Name: name})
	if err != nil {
		t.Fatal(err)
	}
	doc.Lang = lang
	for i := range doc.Blocks {
		doc.Blocks[i].Cut(segment.For(lang).SplitCodes(doc.Blocks[i].Text, doc.Blocks[i].Codes))
	}
	return doc
}

// TestDocuments aligns articles with markup; codes that both have are the same code.
func TestDocuments(t *testing.T) {
	source := read(t, "a/kyiv.en.md", "# Talks in Kyiv\n\nThe **president** met 12 ministers. He said [little](https://example.org). Nobody knows why.\n", language.English)
	target := read(t, "kyiv.de.md", "# Gespräche in Kyiv\n\nDer **Präsident** traf 12 Minister, und er sagte [wenig](https://example.org).\n", language.German)
	r := align.Documents(source, target, nil)
	want := []string{
		"Talks in Kyiv = Gespräche in Kyiv",
		"The <1>president</1> met 12 ministers. He said <3>little</3>. = Der <1>Präsident</1> traf 12 Minister, und er sagte <3>wenig</3>.",
	}
	if len(r.Units) != len(want) || r.Lonely != [2]int{1, 0} {
		t.Fatalf("%d units, %v alone", len(r.Units), r.Lonely)
	}
	for i, u := range r.Units {
		if got := bitext.Mark(u.Source, u.Codes) + " = " + bitext.Mark(u.Target, u.Codes); got != want[i] {
			t.Errorf("%q\nwant %q", got, want[i])
		}
	}
	if c := r.Units[1].Context; c.Before != "Talks in Kyiv" || c.After != "Nobody knows why." || c.Document != "kyiv.en.md" {
		t.Errorf("context %+v", c)
	}
}
