package xliff_test

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/text/language"

	"exonym/internal/bitext"
	"exonym/internal/bitext/bitexttest"
	"exonym/internal/bitext/xliff"
	"exonym/internal/memory"
	"exonym/internal/term/exchange"
	"exonym/internal/testkit"
)

var loses = bitexttest.Loses{Context: true, Origin: true}

func TestV12(t *testing.T) { bitexttest.Run(t, xliff.V12, loses) }

func TestV21(t *testing.T) { bitexttest.Run(t, xliff.V21, loses) }

func FuzzRead12(f *testing.F) {
	bitexttest.Fuzz(f, xliff.V12, loses, `<xliff version="1.2"><file source-language="en" target-language="fr"><body><trans-unit id="1"><source>a <g id="1">b</g></source><seg-source><mrk mtype="seg" mid="1">a</mrk></seg-source><target><mrk mtype="seg" mid="1">c</mrk></target></trans-unit></body></file></xliff>`)
}

func FuzzRead21(f *testing.F) {
	bitexttest.Fuzz(f, xliff.V21, loses, `<xliff srcLang="en" trgLang="fr"><file><unit><originalData><data id="d">x</data></originalData><segment><source>a <sc id="1" dataRef="d"/>b<ec startRef="1"/><cp hex="1"/></source><target>b<pc id="1">c</pc></target></segment></unit></file></xliff>`)
}

func TestRead(t *testing.T) {
	v1 := func(unit string) string {
		return `<xliff version="1.2"><file source-language="en" target-language="fr"><body>` + unit + `</body></file></xliff>`
	}
	v2 := func(unit string) string {
		return `<xliff version="2.1" srcLang="en" trgLang="fr"><file id="f">` + unit + `</file></xliff>`
	}
	for name, c := range map[string]struct{ src, want string }{
		"1 states": {v1(`<trans-unit><source>a</source><target state="needs-translation">x</target></trans-unit>` +
			`<trans-unit approved="yes"><source>b</source><target state="needs-review-translation">y</target></trans-unit>` +
			`<trans-unit><source>c</source><target state="needs-review-translation" state-qualifier="mt-suggestion">z</target></trans-unit>` +
			`<trans-unit translate="no"><source>d</source><target>w</target></trans-unit>` +
			`<trans-unit><source>e</source><alt-trans><target>v</target></alt-trans></trans-unit>` +
			`<trans-unit><source>f</source><target state="signed-off">u</target></trans-unit>`),
			"b = y import 2|c = z engine 0|f = u import 1"},
		"1 segments": {v1(`<trans-unit><source>A. B.</source><seg-source><g id="1"><mrk mid="0" mtype="seg">A.</mrk> <mrk mid="1" mtype="seg">B.</mrk></g></seg-source>` +
			`<target><g id="1"><mrk mid="1" mtype="seg">Y.</mrk> <mrk mid="0" mtype="seg">X.</mrk></g></target></trans-unit>`), "A. = X. import 0|B. = Y. import 0"},
		"1 of Trados": {v1(`<trans-unit><source>A. B. C.</source><seg-source><mrk mid="1" mtype="seg">A.</mrk> <mrk mid="2" mtype="seg">B.</mrk> <mrk mid="3" mtype="seg">C.</mrk></seg-source>` +
			`<target><mrk mid="1" mtype="seg">X.</mrk> <mrk mid="2" mtype="seg">Y.</mrk> <mrk mid="3" mtype="seg">Z.</mrk></target>` +
			`<sdl:seg-defs xmlns:sdl="x"><sdl:seg id="1" conf="ApprovedTranslation"/><sdl:seg id="2" conf="Draft"/><sdl:seg id="3" conf="Draft" origin="nmt"/></sdl:seg-defs></trans-unit>`),
			"A. = X. import 1|C. = Z. engine 0"},
		"1 codes": {v1(`<trans-unit><source>a <g id="1">b<x id="2"/></g> <bx id="3"/>c<ex id="3"/></source><target><bx id="3"/>C<ex id="3"/> <g id="1">B<x id="2"/></g></target></trans-unit>`),
			"a <1>b<2/></1> <4>c</4> = <4>C</4> <1>B<2/></1> import 0"},
		"2 states": {v2(`<unit id="1"><segment state="initial"><source>a</source><target>x</target></segment><ignorable><source> </source></ignorable><segment state="final"><source>b</source><target>y</target></segment>` +
			`<segment><source>c</source><target>z</target></segment><segment><source>d</source></segment></unit><group translate="no"><unit id="2"><segment><source>e</source><target>w</target></segment></unit></group>`),
			"b = y import 2|c = z import 0"},
		"2 codes": {v2(`<unit id="1"><segment><source><pc id="1">a <mrk id="m" type="term">b</mrk></pc><ph id="2"/></source><target><ph id="2"/><sc id="1"/>c<ec startRef="1"/></target></segment></unit>`),
			"<1>a b</1><3/> = <3/><1>c</1> import 0"},
	} {
		var units []string
		_, err := xliff.V21.Read(strings.NewReader(c.src), exchange.Options{}, func(u *bitext.Unit) bool {
			units = append(units, fmt.Sprintf("%s = %s %s %d", bitext.Mark(u.Source, u.Codes), bitext.Mark(u.Target, u.Codes), u.Origin.Rank, u.State))
			return true
		})
		if err != nil || strings.Join(units, "|") != c.want {
			t.Errorf("%s: %q, want %q, %v", name, strings.Join(units, "|"), c.want, err)
		}
	}
}

func TestPairIsNeeded(t *testing.T) {
	var faults exchange.Faults
	err := xliff.V12.Write(&strings.Builder{}, func(func(memory.Unit, error) bool) {}, exchange.Options{Source: language.English})
	if !errors.As(err, &faults) || faults[0].Message != bitext.FaultPair {
		t.Errorf("got %v", err)
	}
}

// TestRealFiles reads the files of other programs: every one without a fault.
func TestRealFiles(t *testing.T) {
	total := 0
	for _, pattern := range []string{"07-formats/xliff12", "07-formats/xliff2", "07-formats/xliff2_in_out"} {
		files, err := filepath.Glob(filepath.Join(testkit.Data(t, pattern), "*.xlf"))
		if err != nil {
			t.Fatal(err)
		}
		for _, file := range files {
			in, err := os.Open(file)
			if err != nil {
				t.Fatal(err)
			}
			n := 0
			notes, err := xliff.V21.Read(in, exchange.Options{File: filepath.Base(file)}, func(*bitext.Unit) bool { n++; return true })
			in.Close()
			t.Log(filepath.Base(file), n, notes)
			if err != nil {
				t.Errorf("%s: %v", filepath.Base(file), err)
			}
			total += n
		}
	}
	if total < 40 {
		t.Errorf("%d units in all", total)
	}
}
