package report

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"slices"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/text/language"

	"exonym/internal/article"
	"exonym/internal/check"
	"exonym/internal/term"
)

// hostile are texts that try to leave their place.
var hostile = []string{
	`</div></main><script>alert(1)</script>`,
	`"><img src=x onerror=alert(1)>`,
	`' onmouseover='alert(1)`,
	`</style></script><!-- <svg onload=alert(1)>`,
	`{{.Script}} ${x} javascript:alert(1)`,
	"مرحبا \u202eevil\u202c עולם",
	"\x1b[31mred\x1b]0;title\a\r\n\x00\u009b31m\x9b31m\xff\xfe",
	string(article.Token(0)) + "a" + string(article.Token(77)) + "b" + string(article.Token(1)),
	strings.Repeat("x", 500) + " 漢字漢字" + strings.Repeat("漢", 300),
	"&amp; &lt; &#0; \ufeff\u2028\u2029",
}

// hostileArticle puts text wherever an article has text.
func hostileArticle(text string) Article {
	id := article.ID{}
	concept := term.NewConcept(text, term.Kind(text))
	all := article.Span{Start: 0, End: len(text)}
	u := check.Unit{
		ID: id, Source: text, Target: text,
		Codes: []article.Code{{Kind: article.Name, Pair: -1, Raw: "<b>" + text, Text: text}, {Text: "\n"}},
		Draft: article.Draft{State: article.Rejected, Doubts: article.NewDoubts([]string{text, "X" + text}, nil), Origin: &article.Origin{Engine: text, Route: text}},
		Names: []term.Hit{{Span: all, Concept: concept}},
	}
	edit := check.Edit{Span: all, New: text}
	return NewArticle(Input{
		Name: text, Output: text, Engine: text, Route: text, UnknownNames: []string{text},
		Text:     &check.Text{From: language.Hebrew, To: language.Arabic, Units: []check.Unit{u}},
		Checks:   []*check.Check{{ID: text}},
		Findings: []check.Finding{found(text, check.Major, id, check.Translation, 1, len(text)-1, "title", edit), found(text, check.Minor, id, check.Source, 0, 0, "title", edit)},
	})
}

var allowed = strings.Fields(`html head meta title style body a header h1 h2 h3 h4 p main section table thead tbody tr th td
	div svg circle text ol ul li span b bdi br code strong mark script fieldset legend input label button`)

func TestHostileHTML(t *testing.T) {
	for _, text := range hostile {
		var out bytes.Buffer
		a := hostileArticle(text)
		if err := HTML(&out, fixtureReport(a, a), speaker(t, "fr")); err != nil {
			t.Fatal(err)
		}
		page, err := html.Parse(&out)
		if err != nil {
			t.Fatal(err)
		}
		count := map[string]int{}
		var policy, style, script string
		for n := range page.Descendants() {
			if n.Type == html.CommentNode {
				t.Errorf("%q: a comment in the page", text)
			}
			if n.Type != html.ElementNode {
				continue
			}
			count[n.Data]++
			if !slices.Contains(allowed, n.Data) {
				t.Errorf("%q: element %s", text, n.Data)
			}
			for _, attr := range n.Attr {
				key := strings.ToLower(attr.Key)
				if strings.HasPrefix(key, "on") || key == "src" || key == "style" || (key == "href" && !strings.HasPrefix(attr.Val, "#")) {
					t.Errorf("%q: attribute %s=%q on %s", text, attr.Key, attr.Val, n.Data)
				}
				if strings.Contains(attr.Val, "default-src") {
					policy = attr.Val
				}
			}
			switch n.Data {
			case "style":
				style = n.FirstChild.Data
			case "script":
				script = n.FirstChild.Data
			}
		}
		if count["script"] != 1 || count["style"] != 1 || count["html"] != 1 {
			t.Errorf("%q: elements %v", text, count)
		}
		for _, code := range []string{style, script} {
			sum := sha256.Sum256([]byte(code))
			if !strings.Contains(policy, base64.StdEncoding.EncodeToString(sum[:])) {
				t.Errorf("%q: the policy %q does not allow what is inlined", text, policy)
			}
		}
	}
}

func TestHostileText(t *testing.T) {
	for _, text := range hostile {
		var out bytes.Buffer
		a := hostileArticle(text)
		if err := Text(&out, fixtureReport(a, a), speaker(t, "de"), TextOptions{Width: 60}); err != nil {
			t.Fatal(err)
		}
		for _, r := range out.String() {
			if (unicode.IsControl(r) && r != '\n') || (r >= 0x202A && r <= 0x202E) {
				t.Errorf("%q: %U reached the terminal", text, r)
			}
		}
	}
}

func TestHostileJSON(t *testing.T) {
	for _, text := range hostile {
		var out bytes.Buffer
		if err := JSON(&out, fixtureReport(hostileArticle(text)), speaker(t, "es")); err != nil {
			t.Fatal(err)
		}
		validate(t, out.Bytes())
	}
}

func TestLangAndDirection(t *testing.T) {
	var out bytes.Buffer
	if err := HTML(&out, fixtureReport(hostileArticle("שלום")), speaker(t, "en")); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{`<html lang="en">`, `lang="he" dir="rtl"`, `lang="ar" dir="rtl"`} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("no %s in the page", want)
		}
	}
	for tag, want := range map[string]string{"fr": "ltr", "fa": "rtl", "az-Arab": "rtl", "ks-Deva": "ltr", "yi": "rtl", "ur": "rtl", "und": "auto", "dv": "rtl"} {
		if got := direction(language.Make(tag)); got != want {
			t.Errorf("direction(%s) = %s, want %s", tag, got, want)
		}
	}
}
