package tmx_test

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/text/language"

	"exonym/internal/bitext"
	"exonym/internal/bitext/bitexttest"
	"exonym/internal/bitext/tmx"
	"exonym/internal/memory"
	"exonym/internal/term/exchange"
	"exonym/internal/testkit"
)

var loses = bitexttest.Loses{}

func TestSuite(t *testing.T) { bitexttest.Run(t, tmx.Format, loses) }

func FuzzRead(f *testing.F) {
	bitexttest.Fuzz(f, tmx.Format, loses,
		`<tmx version="1.4"><header srclang="en"/><body><tu><tuv xml:lang="en"><seg>a <bpt i="1" x="2">&lt;b></bpt>b<ept i="1"/><it pos="end"/><hi>c</hi></seg></tuv><tuv lang="fr"><seg>c <ph x="3"/></seg></tuv></tu></body></tmx>`)
}

// lines reads a memory and shows every unit in a line.
func lines(t *testing.T, src string, o exchange.Options) (units []string, notes string) {
	t.Helper()
	list, remarks := bitexttest.Read(t, tmx.Format, []byte(src), o)
	for _, u := range list {
		units = append(units, fmt.Sprintf("%s %s = %s %s", u.From, bitext.Mark(u.Source, u.Codes), u.To, bitext.Mark(u.Target, u.Codes)))
	}
	return units, fmt.Sprint(remarks)
}

// TestTolerant reads what programs write, whatever the specification says.
func TestTolerant(t *testing.T) {
	const head, foot = `<?xml version="1.0"?><!DOCTYPE tmx SYSTEM "tmx14.dtd"><tmx version="1.4"><header srclang="EN-us"/><body>`, `</body></tmx>`
	tu := func(segs ...string) string {
		var b strings.Builder
		for i, seg := range segs {
			fmt.Fprintf(&b, `<tuv %s><seg>%s</seg></tuv>`, []string{`xml:lang="en-US"`, `lang="FR"`, `xml:lang="de"`}[i], seg)
		}
		return "<tu>" + b.String() + "</tu>"
	}
	for name, c := range map[string]struct{ src, want, note string }{
		"level 1":            {tu("a &lt;b&gt;", "un"), "en-US a <b> = fr un", ""},
		"several languages":  {tu("one", "un", "eins"), "en-US one = fr un|en-US one = de eins", ""},
		"nested markup":      {tu(`Click <ph x="3">&lt;IMG ALT="<sub>Start</sub>"></ph> to <hi>start</hi>.`, `Cliquez <ph x="3">&lt;IMG ALT="<sub>Début</sub>"></ph> pour <hi>commencer</hi>.`), "en-US Click <1/> to start. = fr Cliquez <1/> pour commencer.", ""},
		"codes change order": {tu(`<bpt i="1" x="1"/>big<ept i="1"/> <bpt i="2" x="2"/>cat<ept i="2"/>`, `<bpt i="1" x="2"/>chat<ept i="1"/> <bpt i="2" x="1"/>gros<ept i="2"/>`), "en-US <1>big</1> <3>cat</3> = fr <3>chat</3> <1>gros</1>", ""},
		"no names, same raw": {tu(`<bpt i="7">B</bpt>x<ept i="7">/B</ept> <ut>{</ut>`, `<ut>{</ut> <bpt i="1">B</bpt>y<ept i="1">/B</ept>`), "en-US <1>x</1> <3/> = fr <3/> <1>y</1>", ""},
		"a line break":       {tu("two\n      lines", "deux  lignes\t"), "en-US two lines = fr deux  lignes", ""},
		"a code is missing":  {tu(`<ph x="1"/>a`, "un"), "en-US <1/>a = fr un", "the inline codes of 1 unit differ"},
		"an empty side":      {tu("a", " "), "", "1 unit left out: one of its sides is empty"},
		"one language":       {tu("a"), "", "no translation"},
		"no tag":             {`<tu><tuv><seg>a</seg></tuv><tuv xml:lang="fr"><seg>b</seg></tuv></tu>`, "", "does not say its language"},
	} {
		units, notes := lines(t, head+c.src+foot, exchange.Options{File: "m.tmx"})
		if strings.Join(units, "|") != c.want || !strings.Contains(notes, c.note) || c.note == "" && notes != "[]" {
			t.Errorf("%s: %q, want %q; %s", name, strings.Join(units, "|"), c.want, notes)
		}
	}
}

// TestWanted reads the languages that are asked for, in that direction.
func TestWanted(t *testing.T) {
	src := `<tmx version="1.4"><header srclang="*all*"/><body><tu><tuv xml:lang="en"><seg>one</seg></tuv><tuv xml:lang="pt-BR"><seg>um</seg></tuv><tuv xml:lang="de"><seg>eins</seg></tuv></tu></body></tmx>`
	for _, c := range []struct{ from, to, want string }{
		{"und", "und", "en one = pt-BR um|en one = de eins"}, {"de", "en", "de eins = en one"}, {"en", "pt", "en one = pt-BR um"}, {"fr", "und", ""},
	} {
		units, _ := lines(t, src, exchange.Options{Source: language.MustParse(c.from), Target: language.MustParse(c.to)})
		if strings.Join(units, "|") != c.want {
			t.Errorf("%s to %s: %q, want %q", c.from, c.to, units, c.want)
		}
	}
}

// TestOrigin knows machine translation by the marks of several programs.
func TestOrigin(t *testing.T) {
	for attrs, want := range map[string]memory.Origin{
		`>`:                                    {Rank: memory.Import, Name: "m.tmx"},
		`creationid="MT!">`:                    {Rank: memory.Engine, Name: "m.tmx"},
		`><prop type="Origin">MT</prop>`:       {Rank: memory.Engine, Name: "m.tmx"},
		`><prop type="x-exonym-rank">x</prop>`: {Rank: memory.Import, Name: "m.tmx"},
	} {
		src := `<tmx version="1.4"><header/><body><tu><tuv xml:lang="en"><seg>one</seg></tuv><tuv xml:lang="fr" ` + attrs + `<seg>un</seg></tuv></tu></body></tmx>`
		units, _ := bitexttest.Read(t, tmx.Format, []byte(src), exchange.Options{File: "dir/m.tmx"})
		if units[0].Origin != want {
			t.Errorf("%s: %v, want %v", attrs, units[0].Origin, want)
		}
	}
}

// TestHostile refuses what must not be read, and gives the place.
func TestHostile(t *testing.T) {
	for name, c := range map[string]struct{ src, want string }{
		"entities":  {"<?xml version=\"1.0\"?>\n<!DOCTYPE tmx [<!ENTITY lol \"lol\"><!ENTITY x SYSTEM \"file:///etc/passwd\">]><tmx/>", "m.tmx:2:1: the document type defines entities"},
		"cut off":   {`<tmx version="1.4"><body><tu><tuv xml:lang="en"><seg>one`, "m.tmx:1:57: this is no well-formed XML"},
		"another":   {`<html></html>`, "m.tmx:1:1: the file begins with <html>"},
		"a byte":    {"<tmx version=\"1.4\"><body>\n\xFF", "m.tmx:2:1: byte 0xFF at offset 26 is not UTF-8"},
		"no units":  {`<tmx version="1.4"><body></body></tmx>`, "m.tmx: there is no unit in this file"},
		"unescaped": {`<tmx version="1.4"><body><tu><tuv xml:lang="en"><seg>&nbsp;`, "invalid character entity &nbsp;"},
		"deep":      {`<tmx version="1.4"><body><tu><tuv xml:lang="en"><seg>` + strings.Repeat("<hi>", 1000), "more than 100 deep"},
	} {
		_, err := tmx.Format.Read(strings.NewReader(c.src), exchange.Options{File: "m.tmx"}, func(*bitext.Unit) bool { return true })
		var faults exchange.Faults
		if !errors.As(err, &faults) || !strings.Contains(faults.Error(), c.want) {
			t.Errorf("%s: %v, want %s", name, err, c.want)
		}
	}
}

// TestRealFiles reads the memories of other programs.
func TestRealFiles(t *testing.T) {
	want := map[string]int{
		"okapi-compkit-ExportTest2A.tmx": 0, "okapi-compkit-ImportTest1A.tmx": 2, "okapi-leverage-test02.tmx": 1, "okapi-resources-header_with_prop_and_note.tmx": 1,
		"okapi-resources-html_test.tmx": 0, "okapi-resources-mytm.tmx": 3, "okapi-resources-sampleTMX2.tmx": 3, "okapi-website-sample14b.tmx": 0,
	}
	files, err := filepath.Glob(filepath.Join(testkit.Data(t, "07-formats/tmx"), "*.tmx"))
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		in, err := os.Open(file)
		if err != nil {
			t.Fatal(err)
		}
		n, tus := 0, 0
		notes, err := tmx.Format.Read(in, exchange.Options{File: filepath.Base(file)}, func(*bitext.Unit) bool { n++; return true })
		in.Close()
		t.Log(filepath.Base(file), n, tus, notes)
		if err != nil || n < want[filepath.Base(file)] || n == 0 {
			t.Errorf("%s: %d units, %v", filepath.Base(file), n, err)
		}
	}
}

// BenchmarkRead reads a memory of real sentences.
func BenchmarkRead(b *testing.B) {
	var sides [2][]string
	for i, lang := range []string{"en", "fr"} {
		raw, err := os.ReadFile(testkit.Data(b, "02-mt/flores/flores-dev."+lang+".txt"))
		if err != nil {
			b.Fatal(err)
		}
		sides[i] = strings.Split(strings.TrimSpace(string(raw)), "\n")
	}
	var units []memory.Unit
	for i := range 10 * len(sides[0]) {
		n := i % len(sides[0])
		units = append(units, memory.Unit{From: language.English, To: language.French, Source: sides[0][n], Target: sides[1][n]})
	}
	src := bitexttest.Write(b, tmx.Format, units, exchange.Options{})
	b.SetBytes(int64(len(src)))
	for b.Loop() {
		if _, err := tmx.Format.Read(bytes.NewReader(src), exchange.Options{}, func(*bitext.Unit) bool { return true }); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*len(units)), "ns/unit")
}
