package markup

import (
	"encoding/xml"
	"errors"
	"html"
	"io"
	"strings"
	"testing"

	"exonym/internal/article"
	"exonym/internal/backend"
)

// unitOf makes a unit of a text with the tokens {0}, {1}..., and its codes: s a single
// one, n a name, o and c a pair that opens and closes, in order.
func unitOf(text, kinds string) *backend.Unit {
	u := &backend.Unit{Text: tokens(text)}
	var open []int
	for n, kind := range kinds {
		c := article.Code{Pair: -1}
		switch kind {
		case 'n':
			c.Kind, c.Text = article.Name, "Trinité & Cie"
		case 'o':
			c.Kind = article.Open
			open = append(open, n)
		case 'c':
			c.Kind, c.Pair = article.Close, open[len(open)-1]
			u.Codes[c.Pair].Pair = n
			open = open[:len(open)-1]
		}
		u.Codes = append(u.Codes, c)
	}
	return u
}

// tokens writes the tokens of {0}, {1}...
func tokens(text string) string {
	for n := range 10 {
		text = strings.ReplaceAll(text, "{"+string(rune('0'+n))+"}", string(article.Token(n)))
	}
	return text
}

func TestEncode(t *testing.T) {
	const name = "Trinité &amp; Cie"
	for _, c := range []struct{ kinds, text, xml, html string }{
		{"", "a < b & \"c\" > 'd'", "a &lt; b &amp; \"c\" &gt; 'd'", "a &lt; b &amp; \"c\" &gt; 'd'"},
		{"oc", "{0}a{1}", `<g id="0">a</g>`, `<b id="0">a</b>`},
		{"oocc", "{0}{1}a{2}b{3}", `<g id="0"><g id="1">a</g>b</g>`, `<b id="0"><b id="1">a</b>b</b>`},
		{"oc", "{0}a", `<x id="0"/>a`, `<img id="0">a`},
		{"oc", "a{1}", `a<x id="1"/>`, `a<img id="1">`},
		{"oc", "{1}a{0}", `<x id="1"/>a<x id="0"/>`, `<img id="1">a<img id="0">`},
		{"ococ", "{0}{2}{1}{3}", `<g id="0"><x id="2"/></g><x id="3"/>`, `<b id="0"><img id="2"></b><img id="3">`},
		{"s", "a{0}&lt;", `a<x id="0"/>&amp;lt;`, `a<img id="0">&amp;lt;`},
		{"ocn", "{0}à {2}{1}", `<g id="0">à <x id="2"/></g>`, `<b id="0">à <span translate="no" id="2">` + name + `</span></b>`},
		{"", "a\x00\x1b\xffb", "a\uFFFD\uFFFD\uFFFDb", "a\uFFFD\uFFFD\uFFFDb"},
	} {
		u := unitOf(c.text, c.kinds)
		for d, want := range map[*Dialect]string{&XML: c.xml, &HTML: c.html} {
			got := d.Encode(u.Text, u)
			if got != want {
				t.Errorf("%s: %s, want %s", c.text, got, want)
			}
			back, err := d.Decode(got, u.Text, u)
			if err != nil || back != strings.Map(legal, u.Text) {
				t.Errorf("%s came back as %q, %v", c.text, back, err)
			}
		}
	}
}

// TestRung: a name that was kept badly travels as any other token then, and at last so do
// the ends of a pair.
func TestRung(t *testing.T) {
	for _, c := range []struct {
		dialect Dialect
		rung    int
		want    string
	}{
		{HTML, 1, `<b id="1">à</b> <img id="0">`}, {HTML, 2, `<img id="1">à<img id="2"> <img id="0">`},
		{XML, 0, `<g id="1">à</g> <x id="0"/>`}, {XML, 1, `<x id="1"/>à<x id="2"/> <x id="0"/>`},
	} {
		u := unitOf("{1}à{2} {0}", "noc")
		u.Rung = c.rung
		got := c.dialect.Encode(u.Text, u)
		if back, err := c.dialect.Decode(got, u.Text, u); got != c.want || back != u.Text || err != nil {
			t.Errorf("rung %d: %s, %q, %v", c.rung, got, back, err)
		}
		crossed := strings.NewReplacer(`id="1"`, `id="2"`, `id="2"`, `id="1"`).Replace(got)
		if back, err := c.dialect.Decode(crossed, u.Text, u); err == nil {
			t.Errorf("rung %d: %s was taken for %q", c.rung, crossed, back)
		}
	}
}

// TestDecode: what engines make of tags, all of it sound.
func TestDecode(t *testing.T) {
	u := unitOf("{0}a{1} b{2} {3}", "ocsn")
	const want = "{2} b {0}a < é ' \u00a0{1} {3}"
	for _, c := range []struct {
		dialect Dialect
		answer  string
	}{
		{XML, `<x id="2"></x> b <g id="0">a &lt; é &#39; &#xa0;</g> <x id="3"/>`},
		{XML, "<x id='2'/> b <g id='0'>a &lt; é &apos; \u00a0</g> <x id='3' />"},
		{HTML, `<img id="2"> b <b id="0">a &lt; &eacute; &#39; &nbsp;</b> <span translate="no" id="3">Trinité &amp; Cie</span>`},
		{HTML, `<IMG ID=2 alt=""/> b <B id='0' class=x>a < é ' &nbsp;</B> <span id=3 translate=no> trinité  & cie </span>`},
		{Dialect{Pair: "g", Single: "x"}, `<x id="2"></x> b <g id="0">a &lt; é &#39; &nbsp;</g> <x id="3"/>`},
	} {
		back, err := c.dialect.Decode(c.answer, u.Text, u)
		if back != tokens(want) || err != nil {
			t.Errorf("%s: %q, %v", c.answer, back, err)
		}
	}
}

// TestDamaged: what must not be taken for a translation, in both dialects.
func TestDamaged(t *testing.T) {
	u := unitOf("{0} Bonjour {1}a{2}", "nocs")
	const name, pair = `<span translate="no" id="0">Trinité &amp; Cie</span>`, `<b id="1">a</b>`
	for _, c := range []struct {
		dialect Dialect
		answer  string
	}{
		{XML, `Bonjour <g id="1">a</g>`}, {XML, `<x id="0"/><x id="0"/><g id="1">a</g>`}, {XML, `<x id="0"/><x id="7"/><g id="1">a</g>`},
		{XML, `&lt;x id="0"/&gt;<g id="1">a</g>`}, {XML, `<x id="0">a</x><g id="1">a</g>`}, {XML, `<x id="0"/><g id="1"/>a`},
		{XML, `<i><x id="0"/></i><g id="1">a</g>`}, {XML, `<x id="0"/> & <g id="1">a</g>`}, {XML, `<x id="0"/><g id="1">a`},
		{XML, `</r><r><x id="0"/><g id="1">a</g>`}, {XML, `<x id="0"/><!-- a --><g id="1">a</g>`}, {XML, tokens("{0}{1}{2}")},
		{XML, `<x id="0" b="c"/><g id="1">a</g>`}, {XML, `<x id="0"/><g id="1">a</g> L&amp;#39;eau`}, {XML, `<x id="0"/><g id="1">a</g> &amp;lt;`},
		{HTML, pair}, {HTML, name + name + pair}, {HTML, name}, {HTML, name + `<b id="1">a`}, {HTML, name + `a</b>`},
		{HTML, `<span translate="no" id="0">Trinity Trinité &amp; Cie</span>` + pair}, {HTML, `<span id="0"></span>` + pair}, {HTML, `<img id="0">` + pair},
		{HTML, `<span id="0">Trinité ` + pair + `&amp; Cie</span>`}, {HTML, name + `<i>` + pair + `</i>`}, {HTML, name + `<b id="2">a</b>`},
		{HTML, name + pair + `<!-- -->`}, {HTML, name + pair + `<img id="3">`}, {HTML, name + pair + `<script>alert(1)</script>`}, {HTML, name + pair + "&amp;quot;a&amp;quot;"},
		{HTML, name + pair + tokens("{3}")}, {HTML, name + `<b id="99999999999999999999">a</b>`}, {HTML, `<!DOCTYPE html>` + name + pair},
	} {
		back, err := c.dialect.Decode(c.answer, u.Text, u)
		if err == nil || strings.Contains(err.Error(), "Bonjour") {
			t.Errorf("%s was taken for %q, %v", c.answer, back, err)
		}
	}
}

// TestRaw: an engine that unescapes its answers loses no sign of the text.
func TestRaw(t *testing.T) {
	d := HTML
	d.Raw = true
	for text, kinds := range map[string]string{
		"a < b & <c> &lt; \"{0}x{1}\"{2} {3}": "ocsn", "<x y>{0} </b> &amp;": "s", "{3}<b id='0'>": "sssn",
	} {
		u := unitOf(text, kinds)
		sent := d.Encode(u.Text, u)
		back, err := d.Decode(html.UnescapeString(sent), u.Text, u)
		wrong := strings.Contains(text, "b>") || strings.Contains(text, "<b")
		if wrong && err == nil || !wrong && (back != u.Text || err != nil) {
			t.Errorf("%s was sent as %s and read as %q, %v", text, sent, back, err)
		}
	}
}

// FuzzMarkup: what is encoded is well formed and comes back as it was; and nothing that
// comes back breaks the reader.
func FuzzMarkup(f *testing.F) {
	f.Add("a {0}b{1} {2} & <c>", `<g id="0">a</g><x id="2"/>`)
	f.Add("a {3} &amp;lt; \r\n", `<b id="0">a</b><img id="2"><span id=3>x</span>`)
	f.Fuzz(func(t *testing.T, text, answer string) {
		u := unitOf(text, "ocsn")
		want := strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(strings.Map(legal, u.Text)) // XML 1.0, section 2.11
		for _, d := range []Dialect{XML, HTML, {Pair: "g", Single: "x"}} {
			got := d.Encode(u.Text, u)
			if err := wellFormed(got); err != nil && d.Strict {
				t.Fatalf("%q: %v", got, err)
			}
			if back, err := d.Decode(got, u.Text, u); err != nil || back != want {
				t.Fatalf("%q became %q, %v", u.Text, back, err)
			}
			if back, err := d.Decode(answer, u.Text, u); err == nil && article.VerifyCodes(u.Text, back, u.Codes) != nil {
				t.Fatalf("%q was taken for %q", answer, u.Text)
			}
		}
	})
}

func wellFormed(text string) error {
	d := xml.NewDecoder(strings.NewReader("<r>" + text + "</r>"))
	for {
		if _, err := d.Token(); errors.Is(err, io.EOF) {
			return nil
		} else if err != nil {
			return err
		}
	}
}
