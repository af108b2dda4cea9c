package markdown_test

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	gtext "github.com/yuin/goldmark/text"

	"exonym/internal/article"
	"exonym/internal/format"
	"exonym/internal/format/formattest"
	"exonym/internal/format/markdown"
	"exonym/internal/testkit"
)

var samples = []string{
	"# A title {#top}\n\nSome *soft* text with **bold\nwords**, a [link](http://x.y/ \"Its title\") and ![alt *text*](a.png 'T').\nHard  \nbreak\\\nhere.\n",
	"> Quoted \\*text\\* with &amp; and `code`\n> over two lines\n\n- [ ] task one\n- [x] task *two*\n  more\n\n1. first\n2. second\n",
	"| a | b \\| c |\n|---|:-:|\n| **x** | y ~~z~~ |\n\nTerm\n: definition text\n\nnote[^1] and http://example.com/a_b here\n\n[^1]: the note\n",
	"See [foo], [Foo][], [*foo* bar][foo] and ![foo] or ![foo][].\n\n[foo]: /url 'title'\n",
	"{{< figure src=\"a\" >}}\n\nText {{% ref \"b\" %}} and {{ x }} more **{{< a >}}** [l]({{< ref \"a b\" >}}).\n\n{: .class}\n",
	"<div>\nhtml *block*\n</div>\n\nInline <b class=x>bold *em*</b> <kbd>Ctrl</kbd> <br> <!-- c --> end\n",
	"    code block\n\n```\nfence {{< x\n```\n\nafter ***both*** `` a`b `` __x__ *a***b** **a *b***\n",
	"Setext\nheading\n===\n\n***a*\n\n*a***\n\n~~~a~~\n\n![a ![b](c \"d\") e](f \"g\")\n\n[![alt](i)](l \"t\")\n",
	"\uFEFF# Mark\n\ntoken \U000F0000 &#xF0000; end\n", "", "\n", "*", "[", "![](x)", "\\", "&", "a\\", "-", "a\n- b\n    c\n",
	"<https://a.b> <a@b.de> www.example.com", "`a\nb` [a\nb](c\n\"d\ne\") <b\nc>x</b>", "> [a\n> b](c\n> 'd\n> e')\n> x",
}

func TestSuite(t *testing.T) { formattest.Run(t, markdown.Format{}, samples) }

func FuzzIdentity(f *testing.F) { formattest.Fuzz(f, markdown.Format{}, samples) }

func TestBlocks(t *testing.T) {
	formattest.Blocks(t, markdown.Format{}, samples[0], []string{
		`heading1 "A title"`,
		`paragraph "Some {*}soft{*} text with {**}bold words{**}, a {[}link{](http://x.y/ \"Its title\")} and {![alt *text*](a.png 'T')}. Hard{  \n}break{\\\n}here."`,
		`attribute "Its title"`,
		`attribute "alt {*}text{*}"`,
		`attribute "T"`,
	})
	formattest.Blocks(t, markdown.Format{}, samples[1], []string{
		"quote \"Quoted *text* with & and {`code`} over two lines\"",
		`item "{[ ] }task one"`, `item "{[x] }task {*}two{*} more"`, `item "first"`, `item "second"`,
	})
	formattest.Blocks(t, markdown.Format{}, samples[2], []string{
		`cell "a"`, `cell "b | c"`, `cell "{**}x{**}"`, `cell "y {~~}z{~~}"`, `item "Term"`, `item "definition text"`,
		`paragraph "note{[^1]} and {http://example.com/a_b} here"`, `paragraph "the note"`,
	})
	formattest.Blocks(t, markdown.Format{}, samples[4], []string{
		`paragraph "Text {{{% ref \"b\" %}}} and {{{ x }}} more {**}{{{< a >}}}{**} {[}l{]({{< ref \"a b\" >}})}."`,
	})
	formattest.Blocks(t, markdown.Format{}, samples[5], []string{
		`paragraph "Inline {<b class=x>}bold {*}em{*}{</b>} {<kbd>Ctrl</kbd>} {<br>} {<!-- c -->} end"`,
	})
}

// translate writes src with every segment put through f.
func translate(t *testing.T, name, src string, f func(string) string) string {
	t.Helper()
	doc, err := markdown.Format{}.Read([]byte(src), format.Options{Name: name})
	if err != nil {
		t.Fatal(err)
	}
	drafts := article.Drafts{}
	for i := range doc.Blocks {
		formattest.Cut(&doc.Blocks[i])
		for _, s := range doc.Blocks[i].Segments {
			drafts[s.ID] = &article.Draft{Text: f(s.Text), State: article.Checked}
		}
	}
	out, err := markdown.Format{}.Write(doc, drafts)
	if err != nil {
		t.Fatal(err)
	}
	return string(out)
}

func TestReferenceLinksKeepTheirLabel(t *testing.T) {
	got := translate(t, "a.md", samples[3], strings.ToUpper)
	want := "SEE [FOO][foo], [FOO][Foo], [*FOO* BAR][foo] AND ![FOO][foo] OR ![FOO][foo].\n\n[foo]: /url 'title'\n"
	if got != want {
		t.Errorf("got %q", got)
	}
	if got := translate(t, "a.md", "[foo]\n\n[foo]: /x\n", strings.ToUpper); got != "[FOO][foo]\n\n[foo]: /x\n" {
		t.Errorf("a link alone: %q", got)
	}
}

// Whatever a draft says, it is text: the output has the same tree, and read again
// the same text.
func TestDraftsMakeNoMarkup(t *testing.T) {
	frames := []string{"%s\n", "# %s\n", "Setext %s\n===\n", "- %s\n- b\n", "> %s\n", "| a %s | b |\n|--|--|\n| c | %s |\n",
		"**%s** x\n", "[%s](u)\n", "![%s](u \"%s\")\n", "two\n%s\nlines\n", "Term\n: %s\n", "a [%s] b\n\n[a]: x\n"}
	drafts := []string{"*a* _b_ **c**", "# x", "1. x", "2) y", "- x", "+ x", "* x", "> x", "[a](b)", "[a]", "![a](b)", "<b>x</b>",
		"a | b", "`x`", "~~x~~", "&amp; &lt;", "a \\* b\\", "C #", "### ###", "{#id}", "a_b_c snake_case", "x: y", ": y", "===",
		"---", "```", "~~~", "a <!-- b", "5 * 3 * 2", "\"q\" 'r' (s)", "a]", "[^1]", "100%", "Wow!", "12. Mai", "a ](b) c", "\\", "| --- |"}
	for _, frame := range frames {
		n := strings.Count(frame, "%s")
		src := fmt.Sprintf(frame, fill(n, "word")...)
		for _, draft := range drafts {
			out := translate(t, "a.md", src, func(s string) string { return strings.ReplaceAll(s, "word", draft) })
			if diff := cmp.Diff(tree([]byte(src)), tree([]byte(out))); diff != "" {
				t.Errorf("%q with %q: %q\n%s", frame, draft, out, diff)
			}
			doc, _ := markdown.Format{}.Read([]byte(out), format.Options{})
			var seen []string
			for _, b := range doc.Blocks {
				seen = append(seen, article.Plain(b.Text, nil))
			}
			if strings.Count(strings.Join(seen, "\n"), draft) != n {
				t.Errorf("%q with %q is read as %q", frame, draft, seen)
			}
		}
	}
}

func fill(n int, s string) []any {
	all := make([]any, n)
	for i := range all {
		all[i] = s
	}
	return all
}

func TestEmphasisThatWouldNotWork(t *testing.T) {
	for draft, want := range map[string]string{
		"a \U000F0000 b \U000F0001c":   "a  *b* c",
		"a\U000F0000b\U000F0001c":      "a*b*c",
		"a\U000F0000(b)\U000F0001c":    "a<em>(b)</em>c",
		"\U000F0000„b“\U000F0001 c":    "*„b“* c",
		"l\U000F0000„ami“\U000F0001 c": "l<em>„ami“</em> c",
	} {
		got := translate(t, "a.md", "x *y* z", func(string) string { return draft })
		if got != want {
			t.Errorf("%q: got %q, want %q", draft, got, want)
		}
	}
}

func TestMDX(t *testing.T) {
	src := "import A from './a'\nimport B from 'b'\n\n# Title {name}\n\n<Aside type=\"tip\" x={{a: 1}}>\nText *here*.\n</Aside>\n\nA {1 + 2} b <B c=\"d\">e</B>.\n\nexport const x = {\n  a: 1\n}\n"
	doc, err := markdown.Format{}.Read([]byte(src), format.Options{Name: "a.mdx"})
	if err != nil {
		t.Fatal(err)
	}
	want := []string{
		`heading1 "Title {{name}}"`,
		`paragraph "Text {*}here{*}."`,
		`paragraph "A {{1 + 2}} b {<B c=\"d\">}e{</B>}."`,
	}
	if diff := cmp.Diff(want, formattest.Show(doc)); diff != "" {
		t.Error(diff)
	}
	formattest.Blocks(t, markdown.Format{}, ":::note[Have *one*?]\nBody.\n:::\n", []string{
		`paragraph "{:::note[}Have {*}one{*}?{]}"`, `paragraph "Body."`,
	})
	if got := translate(t, "a.mdx", "word\n", func(string) string { return "a {b} <c" }); got != "a \\{b\\} \\<c\n" {
		t.Errorf("got %q", got)
	}
}

func TestRealDocuments(t *testing.T) {
	files, err := filepath.Glob(filepath.Join(testkit.Data(t, "06-markdown-html/markdown"), "*.md*"))
	if err != nil || len(files) == 0 {
		t.Fatal("no documents", err)
	}
	for _, file := range files {
		src, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if doc := formattest.Law(t, markdown.Format{}, src); len(doc.Blocks) < 10 {
			t.Errorf("%s: %d blocks", filepath.Base(file), len(doc.Blocks))
		}
		if strings.HasSuffix(file, ".md") {
			structure(t, filepath.Base(file), src)
		}
	}
}

func TestSpecExamples(t *testing.T) {
	for _, name := range []string{"commonmark_spec.jsonl", "gfm_extensions.jsonl"} {
		f, err := os.Open(testkit.Data(t, "06-markdown-html/"+name))
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		for scan := bufio.NewScanner(f); scan.Scan(); {
			var example struct {
				Example  int
				Section  string
				Markdown string
			}
			if err := json.Unmarshal(scan.Bytes(), &example); err != nil {
				t.Fatal(err)
			}
			for _, src := range []string{example.Markdown, strings.ReplaceAll(example.Markdown, "\n", "\r\n")} {
				formattest.Law(t, markdown.Format{}, []byte(src))
				structure(t, fmt.Sprint(example.Section, " ", example.Example), []byte(src))
			}
		}
	}
}

// structure wants the tree of src to stay when its letters are turned.
func structure(t *testing.T, name string, src []byte) {
	t.Helper()
	out := formattest.Changed(t, markdown.Format{}, src)
	if diff := cmp.Diff(tree(src), tree(out)); diff != "" {
		t.Errorf("%s: tree differs\n in %q\nout %q\n%s", name, clip(src), clip(out), diff)
	}
}

func clip(b []byte) []byte { return b[:min(len(b), 300)] }

// tree lists the nodes of a document by depth and kind, neighbouring text as one.
func tree(src []byte) []string {
	src = bytes.TrimPrefix(src, []byte("\uFEFF"))
	md := goldmark.New(goldmark.WithExtensions(extension.GFM, extension.Footnote, extension.DefinitionList),
		goldmark.WithParserOptions(parser.WithHeadingAttribute()))
	var nodes []string
	depth := 0
	_ = ast.Walk(md.Parser().Parse(gtext.NewReader(src)), func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			depth--
			return ast.WalkContinue, nil
		}
		depth++
		line := fmt.Sprintf("%*s%s", depth, "", n.Kind())
		if n.Kind() == ast.KindText && (len(nodes) == 0 || nodes[len(nodes)-1] == line) {
			return ast.WalkContinue, nil
		}
		if h, ok := n.(*ast.Heading); ok {
			line += fmt.Sprint(h.Level)
		}
		if l, ok := n.(*ast.Link); ok {
			line += " " + string(l.Destination)
		}
		nodes = append(nodes, line)
		return ast.WalkContinue, nil
	})
	return nodes
}

func TestHostile(t *testing.T) {
	formattest.Hostile(t, markdown.Format{}, []string{
		"[", "![", "*a_ ", "_a*", "<b>", "{{", "`", "`a``", "> ", "- ", "[a](", "&", "<!--", "[a][b] ", "| a", "[^a]", "~a ~~b ",
	})
}

func TestCrowdedParagraphsKeepTheirStructure(t *testing.T) {
	src := strings.Repeat("* item *a* b\n", 3000) + "\nNext *paragraph*.\n"
	structure(t, "crowd", []byte("Next *paragraph*.\n\n> a\n"))
	doc := formattest.Law(t, markdown.Format{}, []byte(src))
	if n := len(doc.Blocks); n != 3001 || doc.Blocks[n-1].Codes[0].Pair != 1 {
		t.Errorf("%d blocks", n)
	}
}
