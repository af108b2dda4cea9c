package locale

import (
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"exonym/internal/testkit"
)

// everywhere searches without the short cuts of protected.
var everywhere = regexp.MustCompile(nonProse)

func protectedEverywhere(text string) []bool {
	var shut []bool
	at := 0
	for _, m := range everywhere.FindAllStringIndex(text, -1) {
		shut = append(shut, make([]bool, utf8.RuneCountInString(text[at:m[0]]))...)
		at = m[0] + len(trimAddress(text[m[0]:m[1]]))
		for range text[m[0]:at] {
			shut = append(shut, true)
		}
	}
	return append(shut, make([]bool, utf8.RuneCountInString(text[at:]))...)
}

func sameProtected(t *testing.T, text string) {
	t.Helper()
	text = strings.ToValidUTF8(text, "\uFFFD")
	got, want := protected(text, utf8.RuneCountInString(text)), protectedEverywhere(text)
	if !slices.Equal(got, want) {
		t.Errorf("%q:\ngot  %v\nwant %v", text, got, want)
	}
}

// oddities hold a case for every part of nonProse, and its neighbours.
const oddities = "Run `go test` now|see https://a.b/c?d=e&f=(g). Then|at WWW.Example.org, or|mailto:a@b.c tel:+33 1|me.you@host.de.|" +
	`<![CDATA[x]]>y|<!-- note -->z|a <b class="c d">bold</b> <|&amp; &#39; &x|if a == "d", b|f(); }|foo) ; { bar|a::b::c|x := y|a != b <= c => d -> e|` +
	`a && b || c ?. d ?? e ??= f|key="some value" k='v w'|f("x y").z a['q r']s|"name": "Joe Doe" "n":3 "m": [|%5.2f %s. %d, 5 % des 7 % d %1$s %(name)s 5 %|` +
	`{{.X}} ${x y} {name: b} {0}|C:\dir\file ~/a/b ./x ../y km/h and/or /usr \\srv\x|$PATH $5 \n \alpha \'|at 12:30:15, 3:2 and 10:5|` +
	`file.txt a.tar.gz read.me x.ſh U.S. p.m.|cmd --flag='a b' --other "x y" --z -- so|! "so" !  "x|word="a\nb"|été=“x” É.md|a:b: c|http://|www. x|` +
	"`open and no end|<open and no end|\"x\": y|a.b@c.dd.e|wwww.a.b|x--y-->z|<<a>>|((\"a\"))|%%d%d%s|a\u00a0b.txt\u00a0c:d"

func FuzzProtected(f *testing.F) {
	for _, s := range strings.Split(oddities, "|") {
		f.Add(s)
	}
	f.Add(oddities)
	f.Fuzz(sameProtected)
}

// TestProtected compares on real lines, and on every pair of oddities.
func TestProtected(t *testing.T) {
	all := strings.Split(oddities, "|")
	for _, a := range all {
		for _, b := range all {
			sameProtected(t, a+b)
			sameProtected(t, a+" "+b)
		}
	}
	data, err := os.ReadFile(testkit.Data(t, "06-markdown-html/commonmark_spec.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	for _, line := range strings.Split(string(data), "\n") {
		sameProtected(t, line)
	}
}
