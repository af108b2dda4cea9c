package markdown_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"exonym/internal/article"
	"exonym/internal/format"
	"exonym/internal/format/formattest"
	"exonym/internal/format/markdown"
)

var fronts = []string{
	"---\ntitle: A plain title # comment\ndate: 2024-01-01\ndescription: \"Quoted \\\"x\\\" \\u00e9\"\nsummary: 'It''s'\nparams:\n  subtitle: folded\n    value\nexcerpt: >-\n  one\n  two\n\n  three\ntags: [a, b]\nlead: |\n    literal\nimage: {caption: In flow, url: x}\nslug: a\n---\n\n# Body\n",
	"\uFEFF+++\ntitle = \"A \\\"title\\\"\"\ndraft = true\ndescription = 'raw \\ text'\ntags = [\n  \"title = x\",\n]\n[params]\nsummary = \"\"\"\nlong\ntext\"\"\"\nslug = \"x\"\n+++\nBody\n",
	"{\n  \"title\": \"A \\u00fcber \\\"x\\\"\",\n  \"slug\": \"x\",\n  \"params\": {\"summary\": \"sum\", \"n\": [1, {\"caption\": \"cap\"}]}\n}\n\nBody\n",
	"---\n_comment: none\n---\nBody\n", "---\nnot closed\n", "---\n: bad: [yaml\n---\nBody\n", "+++\nx\n", "{\"a\"", "{{ x }}\n",
	"---\ntitle: &a anchored\nsubtitle: *a\ndescription: !!str tagged\ncaption: 12\nsummary: \"a\n  b\"\n---\n",
}

func TestFrontSuite(t *testing.T) { formattest.Run(t, markdown.Format{}, fronts) }

func FuzzFront(f *testing.F) { formattest.Fuzz(f, markdown.Format{}, fronts) }

func TestFrontBlocks(t *testing.T) {
	formattest.Blocks(t, markdown.Format{}, fronts[0], []string{
		`meta "A plain title"`, `meta "Quoted \"x\" é"`, `meta "It's"`, `meta "folded value"`, `meta "one two"`, `meta "three"`,
		`meta "literal"`, `meta "In flow"`, `heading1 "Body"`,
	})
	formattest.Blocks(t, markdown.Format{}, fronts[1], []string{
		`meta "A \"title\""`, `meta "raw \\ text"`, `meta " long text"`, `paragraph "Body"`,
	})
	formattest.Blocks(t, markdown.Format{}, fronts[2], []string{
		`meta "A über \"x\""`, `meta "sum"`, `meta "cap"`, `paragraph "Body"`,
	})
	formattest.Blocks(t, markdown.Format{}, fronts[3], []string{`paragraph "Body"`})
	formattest.Blocks(t, markdown.Format{}, fronts[9], []string{`meta "a b"`})
}

func TestFrontKeys(t *testing.T) {
	doc, err := markdown.Format{}.Read([]byte("---\ntitle: A\nblurb: B\n---\n"), format.Options{Keys: []string{"blurb"}})
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{`meta "B"`}, formattest.Show(doc)); diff != "" {
		t.Error(diff)
	}
}

func TestFrontQuotes(t *testing.T) {
	cases := []struct{ src, draft, want string }{
		{"---\ntitle: T\n---\n", "Kursk: Krieg", "---\ntitle: \"Kursk: Krieg\"\n---\n"},
		{"---\ntitle: T\n---\n", "nur so", "---\ntitle: nur so\n---\n"},
		{"---\ntitle: T\n---\n", "a # b: \"c\" d'e", "---\ntitle: 'a # b: \"c\" d''e'\n---\n"},
		{"---\ntitle: T\n---\n", "1984", "---\ntitle: \"1984\"\n---\n"},
		{"---\ntitle: T\n---\n", "No", "---\ntitle: \"No\"\n---\n"},
		{"---\ntitle: T\n---\n", "*a", "---\ntitle: \"*a\"\n---\n"},
		{"---\nx: {title: T}\n---\n", "a, b", "---\nx: {title: \"a, b\"}\n---\n"},
		{"---\ntitle: \"T\"\n---\n", "a \"b\" \\ c", "---\ntitle: \"a \\\"b\\\" \\\\ c\"\n---\n"},
		{"---\ntitle: 'T'\n---\n", "l'été", "---\ntitle: 'l''été'\n---\n"},
		{"+++\ntitle = 'T'\n+++\n", "l'été", "+++\ntitle = 'l’été'\n+++\n"},
		{"{\"title\": \"T\"}\n", "a \"b\"\nc", "{\"title\": \"a \\\"b\\\"\\nc\"}\n"},
		{"---\nsummary: |\n  T\n---\n", "a: b # c", "---\nsummary: |\n  a: b # c\n---\n"},
	}
	for _, c := range cases {
		if got := translate(t, "a.md", c.src, func(string) string { return c.draft }); got != c.want {
			t.Errorf("%q with %q: got %q, want %q", c.src, c.draft, got, c.want)
			continue
		}
		doc, _ := markdown.Format{}.Read([]byte(c.want), format.Options{})
		if len(doc.Blocks) != 1 || article.Plain(doc.Blocks[0].Text, nil) == "" {
			t.Errorf("%q is read as %q", c.want, formattest.Show(doc))
		}
	}
}
