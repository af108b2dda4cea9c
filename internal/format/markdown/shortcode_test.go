package markdown

import (
	"strings"
	"testing"

	"exonym/internal/format"
)

func TestCodeOfShortcodesIsNoText(t *testing.T) {
	for _, src := range []string{
		"Before.\n\n{{< code-toggle file=hugo >}}\nbaseURL = 'https://example.org/'\n\n[languages.en]\n title = 'My Site'\n{{< /code-toggle >}}\n\nAfter.\n",
		"Before.\n\n  {{< highlight go \"linenos=table\" >}}\nfmt.Println(\"My Site\")\n  {{< / highlight >}}\n\nAfter.\n",
		"Before.\n\n{% highlight ruby %}\nputs 'My Site'\n\n# Site\n{% endhighlight %}\nAfter.\n",
		"Before.\r\n\r\n{{% mermaid %}}\r\ngraph My Site\r\n{{% /mermaid %}}\r\n\r\nAfter.\r\n",
	} {
		got := texts(t, src)
		if strings.Contains(got, "Site") || !strings.Contains(got, "Before.") || !strings.Contains(got, "After.") {
			t.Errorf("%q: texts %q", src, got)
		}
	}
	for _, src := range []string{
		"{{< note >}}\nMy Site is new.\n{{< /note >}}\n",
		"{{< highlight go >}}\nMy Site is new.\n",
		"{{< code file=\"a.go\" />}}\n\nMy Site is new.\n\n{{< code >}}\nx\n{{< /code >}}\n",
	} {
		if got := texts(t, src); !strings.Contains(got, "Site") {
			t.Errorf("%q: texts %q", src, got)
		}
	}
}

func texts(t *testing.T, src string) string {
	t.Helper()
	doc, err := Format{}.Read([]byte(src), format.Options{Name: "a.md"})
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	for _, b := range doc.Blocks {
		all = append(all, b.Text)
	}
	return strings.Join(all, "|")
}
