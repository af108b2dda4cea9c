package html_test

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	nethtml "golang.org/x/net/html"
	"golang.org/x/text/language"

	"exonym/internal/article"
	"exonym/internal/format"
	"exonym/internal/format/formattest"
	"exonym/internal/format/html"
	"exonym/internal/testkit"
)

var samples = []string{
	"<!DOCTYPE html>\n<html lang=\"fr-CA\"><head><title>Titre &amp; nom</title>\n<meta name=\"description\" content=\"Une &quot;page&quot;\">\n<style>p{}</style></head>\n<body><h1>Titre</h1>\n<p>Un  <b>mot</b>\n gras, <a href=\"x\" title='Lien'>lien <img src=a alt=\"Photo d&#39;un chat\"></a><br>fin.</p>\n</body></html>\n",
	"<ul><li>one<li>two <code>x &lt; y</code> three</ul><table><tr><td>a<td>5&nbsp;%</table>",
	"<p translate=no>Left <b>alone</b> <span translate=yes>not me</span></p><p>By <span class=\"x notranslate\">Foo&amp;Co</span> here</p>",
	"<p>unclosed <code>code</p><p>next</p><pre>raw <b>x</b></pre>after<textarea placeholder=bare>inside</textarea>",
	"<p>a<!-- c -->b<script>if (a<b) x()</script>c</p><svg><title>no</title></svg><input placeholder=Suche value=x>",
	"<b><i>mis</b>nested</i> &copy 2020 &notit; &#0; &#x1F600; a&b AT&T <a title=x>y",
	"<p>token \U000F0000 &#xF0000; end</p>", "<p", "<", "a < b", "<![CDATA[x]]>", "", "</p></b>", "<p alt=\"x", "<title>", "<title>a\n b",
	"<plaintext><p>x", "\uFEFF<p>mark</p>", "<p title=&semi;>x<p title='a&copy=b&copy;'>y", "<a id=x/>t", "<p><code translate=yes>c</code> d",
}

func TestSuite(t *testing.T) { formattest.Run(t, html.Format{}, samples) }

func FuzzIdentity(f *testing.F) { formattest.Fuzz(f, html.Format{}, samples) }

func TestBlocks(t *testing.T) {
	formattest.Blocks(t, html.Format{}, samples[0], []string{
		`meta "Titre & nom"`,
		`meta "Une \"page\""`,
		`heading1 "Titre"`,
		`paragraph "Un {<b>}mot{</b>} gras, {<a href=\"x\" title='Lien'>}lien {<img src=a alt=\"Photo d&#39;un chat\">}{</a>}{<br>}fin."`,
		`attribute "Lien"`,
		`attribute "Photo d'un chat"`,
	})
	formattest.Blocks(t, html.Format{}, samples[1], []string{
		`item "one"`, `item "two {<code>x &lt; y</code>} three"`, `cell "a"`, `cell "5\u00a0%"`,
	})
	formattest.Blocks(t, html.Format{}, samples[2], []string{
		`paragraph "{<span translate=yes>}not me{</span>}"`, `paragraph "By {<span class=\"x notranslate\">Foo&amp;Co</span>} here"`,
	})
	formattest.Blocks(t, html.Format{}, samples[3], []string{
		`paragraph "unclosed {<code>code}"`, `paragraph "next"`, `paragraph "after{<textarea placeholder=bare>inside</textarea>}"`,
		`attribute "bare"`,
	})
}

func TestReads(t *testing.T) {
	doc, err := html.Format{}.Read([]byte(samples[0]), format.Options{Name: "a.html"})
	if err != nil || doc.Name != "a.html" || doc.Lang != language.MustParse("fr-CA") {
		t.Errorf("%v, %v, %v", doc.Name, doc.Lang, err)
	}
	codes := doc.Blocks[3].Codes
	if codes[0].Pair != 1 || codes[1].Pair != 0 || codes[2].Pair != 4 || codes[5].Text != "\n" {
		t.Errorf("codes: %+v", codes)
	}
	doc, _ = html.Format{}.Read([]byte(samples[2]), format.Options{})
	if got := doc.Blocks[1].Codes[0].Text; got != "Foo&Co" {
		t.Errorf("a reader sees %q", got)
	}
}

// translate writes src with every segment put through f.
func translate(t *testing.T, src string, f func(string) string) string {
	t.Helper()
	doc, err := html.Format{}.Read([]byte(src), format.Options{})
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
	out, err := html.Format{}.Write(doc, drafts)
	if err != nil {
		t.Fatal(err)
	}
	return string(out)
}

func TestEscapes(t *testing.T) {
	nasty := func(string) string { return `<b> & "x" 'y' &amp;` }
	for src, want := range map[string]string{
		`<p>t</p>`:          `<p>&lt;b&gt; &amp; "x" 'y' &amp;amp;</p>`,
		`<img alt="t">`:     `<img alt="&lt;b> &amp; &quot;x&quot; 'y' &amp;amp;">`,
		`<img alt='t'>`:     `<img alt='&lt;b> &amp; "x" &#39;y&#39; &amp;amp;'>`,
		`<img alt=t>`:       `<img alt="&lt;b> &amp; &quot;x&quot; 'y' &amp;amp;">`,
		`<title>t</title>`:  `<title>&lt;b&gt; &amp; "x" 'y' &amp;amp;</title>`,
		"<img alt=\u00a0t>": "<img alt=\u00a0&lt;b&gt;&#32;&amp;&#32;&quot;x&quot;&#32;&#39;y&#39;&#32;&amp;amp;>",
	} {
		if got := translate(t, src, nasty); got != want {
			t.Errorf("%s\n got %s\nwant %s", src, got, want)
		}
	}
}

func TestTextInsideACodeIsWrittenWithIt(t *testing.T) {
	got := translate(t, `<p>See <img alt="a cat" title=T> <b>now</b>.</p>`, strings.ToUpper)
	if want := `<p>SEE <img alt="A CAT" title=T> <b>NOW</b>.</p>`; got != want {
		t.Errorf("got %s", got)
	}
}

func TestRealPages(t *testing.T) {
	pages, err := filepath.Glob(filepath.Join(testkit.Data(t, "06-markdown-html/html"), "*.html"))
	if err != nil || len(pages) == 0 {
		t.Fatal("no pages", err)
	}
	for _, page := range pages {
		src, err := os.ReadFile(page)
		if err != nil {
			t.Fatal(err)
		}
		doc := formattest.Law(t, html.Format{}, src)
		if len(doc.Blocks) == 0 {
			t.Errorf("%s: no text", filepath.Base(page))
		}
		out := formattest.Changed(t, html.Format{}, src)
		if diff := cmp.Diff(tags(src), tags(out)); diff != "" {
			t.Errorf("%s: tags differ:\n%s", filepath.Base(page), diff)
		}
	}
}

// tags lists the tags of a page, without attribute values.
func tags(src []byte) []string {
	var names []string
	z := nethtml.NewTokenizer(bytes.NewReader(src))
	for {
		switch kind := z.Next(); kind {
		case nethtml.ErrorToken:
			return names
		case nethtml.TextToken:
		default:
			token := z.Token()
			name := token.Data
			if kind == nethtml.CommentToken {
				name = "comment"
			}
			for _, a := range token.Attr {
				name += " " + a.Key
			}
			names = append(names, kind.String()+" "+name)
		}
	}
}

func TestHostile(t *testing.T) {
	formattest.Hostile(t, html.Format{}, []string{
		"<b>", "</b>", "<b><p>", "<li>", "<code>", "<p><i></b>", "<a title=x ", "&", "<!--", "<div>", "<ul><b>", "<td><table>",
	})
}
