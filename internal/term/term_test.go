package term

import (
	"fmt"
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/language"

	"exonym/internal/article"
)

// testBase returns the base of testdata/base.yaml.
func testBase(t testing.TB) *Base {
	t.Helper()
	b, err := LoadFile("testdata/base.yaml")
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// cases reads the lines "language: rest" of a table in testdata.
func cases(t testing.TB, name string, visit func(where string, lang language.Tag, rest string)) {
	t.Helper()
	text, err := os.ReadFile("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	for n, line := range strings.Split(string(text), "\n") {
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		tag, rest, _ := strings.Cut(line, ": ")
		visit(fmt.Sprintf("%s:%d", name, n+1), language.MustParse(tag), rest)
	}
}

var (
	marked = regexp.MustCompile(`\[([^\]=]+)=[^\]]+\]`)
	tag    = regexp.MustCompile(`</?b>`)
)

// bracket writes hits as the tables do.
func bracket(text string, hits []Hit) string {
	var out strings.Builder
	at := 0
	for _, hit := range hits {
		out.WriteString(text[at:hit.Span.Start] + "[" + text[hit.Span.Start:hit.Span.End] + "=")
		if !hit.Wanted {
			out.WriteString("!")
		}
		out.WriteString(hit.Concept.ID)
		switch hit.Role {
		case Adjective:
			out.WriteString("/a")
		case Inhabitant:
			out.WriteString("/i")
		}
		out.WriteString("]")
		at = hit.Span.End
	}
	return out.String() + text[at:]
}

func TestFind(t *testing.T) {
	b := testBase(t)
	cases(t, "find.txt", func(where string, lang language.Tag, rest string) {
		token := string(article.Token(0))
		want := tag.ReplaceAllString(rest, token)
		text := marked.ReplaceAllString(want, "$1")
		if diff := cmp.Diff(want, bracket(text, b.Find(text, lang))); diff != "" {
			t.Errorf("%s:\n%s", where, diff)
		}
	})
}
