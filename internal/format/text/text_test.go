package text_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"exonym/internal/article"
	"exonym/internal/format"
	"exonym/internal/format/formattest"
	"exonym/internal/format/text"
	"exonym/internal/testkit"
)

var samples = []string{
	"A headline\n\nFirst paragraph, one line. Two sentences.\n\nDetails\nOrtKursk, Russland\n\nComments (0)",
	"This paragraph was wrapped by hand at some seventy columns, as mail is,\nso that its lines have to be joined before anybody looks for sentences\nin it.\n\nShort\nlines\nstay apart.\n",
	"\uFEFFTitle\r\n\r\n- first item\r\n- second item\r\n\r\n1. one\r\n2) two\r\n\t• three\r\n",
	"Old Mac\r\rSecond line of text.\r",
	"token \U000F0000 in \U000FFFFD text\n",
	"", "\n\n", "   \t", "-", "1.", "- ", "\r\n\r\n",
}

func TestSuite(t *testing.T) { formattest.Run(t, text.Format{}, samples) }

func FuzzIdentity(f *testing.F) { formattest.Fuzz(f, text.Format{}, samples) }

func TestBlocks(t *testing.T) {
	formattest.Blocks(t, text.Format{}, samples[0], []string{
		`heading1 "A headline"`,
		`paragraph "First paragraph, one line. Two sentences."`,
		`paragraph "Details"`,
		`paragraph "OrtKursk, Russland"`,
		`heading2 "Comments (0)"`,
	})
	formattest.Blocks(t, text.Format{}, samples[1], []string{
		`paragraph "This paragraph was wrapped by hand at some seventy columns, as mail is, so that its lines have to be joined before anybody looks for sentences in it."`,
		`paragraph "Short"`, `paragraph "lines"`, `paragraph "stay apart."`,
	})
	formattest.Blocks(t, text.Format{}, samples[2], []string{
		`heading1 "Title"`, `item "first item"`, `item "second item"`, `item "one"`, `item "two"`, `item "three"`,
	})
	formattest.Blocks(t, text.Format{}, "2024 was hot.\n\n3.5 percent grew - a lot.\n\n— Oui, dit-il.", []string{
		`paragraph "2024 was hot."`, `paragraph "3.5 percent grew - a lot."`, `item "Oui, dit-il."`,
	})
}

func TestSeedArticle(t *testing.T) {
	src, err := os.ReadFile(filepath.Join(testkit.Root(t), "testdata", "articles", "kursk.fr.txt"))
	if err != nil {
		t.Fatal(err)
	}
	doc := formattest.Law(t, text.Format{}, src)
	shown := formattest.Show(doc)
	if len(shown) != 10 || shown[7] != `paragraph "Details"` || !strings.HasPrefix(shown[0], "heading1") ||
		!strings.HasPrefix(shown[1], "heading2") {
		t.Errorf("%d blocks:\n%s", len(shown), strings.Join(shown, "\n"))
	}
}

func TestDraftStaysOnItsLine(t *testing.T) {
	doc, err := text.Format{}.Read([]byte("Details\nOrt"), format.Options{})
	if err != nil {
		t.Fatal(err)
	}
	formattest.Cut(&doc.Blocks[0])
	id := doc.Blocks[0].Segments[0].ID
	out, err := text.Format{}.Write(doc, article.Drafts{id: {Text: "Fiche\n\ntechnique", State: article.Checked}})
	if err != nil || string(out) != "Fiche  technique\nOrt" {
		t.Errorf("got %q, %v", out, err)
	}
}
