package table_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"golang.org/x/text/language"

	"exonym/internal/bitext"
	"exonym/internal/bitext/bitexttest"
	"exonym/internal/bitext/table"
	"exonym/internal/term/exchange"
)

var loses = bitexttest.Loses{Raw: true}

func TestCSV(t *testing.T) { bitexttest.Run(t, table.CSV, loses) }

func TestTSV(t *testing.T) { bitexttest.Run(t, table.TSV, loses) }

func FuzzRead(f *testing.F) {
	bitexttest.Fuzz(f, table.CSV, loses, "en,fr,date\n<1>a</1>,\"<1>b</1>\",2026-11-25\n", "source;target;source-language;target-language\na;b;en;fr\n")
}

func TestRead(t *testing.T) {
	english, french := language.English, language.French
	for name, c := range map[string]struct {
		src  string
		o    exchange.Options
		want string
	}{
		"languages":         {"en,fr\none,un\n", exchange.Options{}, "en one = fr un"},
		"the other way":     {"en;fr\none;un\n", exchange.Options{Source: french, Target: english}, "fr un = en one"},
		"three":             {"en\tfr\tde\none\tun\teins\ntwo\t\tzwei\n", exchange.Options{}, "en one = fr un|en one = de eins|en two = de zwei"},
		"named by a map":    {"Anglais,Français,Note\none,un,x\n", exchange.Options{Columns: map[string]string{"anglais": "en", "Français": "fr", "note": ""}}, "en one = fr un"},
		"source and target": {"target,source\nun,one\n", exchange.Options{Source: english, Target: french}, "en one = fr un"},
		"no header":         {"one,un\ntwo,deux\n", exchange.Options{Source: english, Target: french}, "en one = fr un|en two = fr deux"},
		"codes":             {"en,fr\n<1>one</1> \\<2/>,<1>un</1>\n", exchange.Options{}, `en <1>one</1> \<2/> = fr <1>un</1>`},
		"a formula":         {"en,fr\n'=1,'=2\n", exchange.Options{}, "en =1 = fr =2"},
	} {
		list, _ := bitexttest.Read(t, table.CSV, []byte(c.src), c.o)
		var units []string
		for _, u := range list {
			units = append(units, fmt.Sprintf("%s %s = %s %s", u.From, bitext.Mark(u.Source, u.Codes), u.To, bitext.Mark(u.Target, u.Codes)))
		}
		if strings.Join(units, "|") != c.want {
			t.Errorf("%s: %q, want %q", name, strings.Join(units, "|"), c.want)
		}
	}
}

func TestFaults(t *testing.T) {
	for src, want := range map[string]string{
		"a,b\n1,2\n": "t.csv:1:1: no columns are source and target", "en,fr,en\n": "t.csv:1:7: two columns are “en”",
		"en,fr\na,b,c\n": "t.csv:2:5: 3 cells, where 2 are expected", "en,x\n": "t.csv:1:4: column “x” cannot be “blah-blah-blah”",
		"en,fr\n\"a,b\n": "t.csv:2:1: the quotation mark that opens here is never closed",
	} {
		o := exchange.Options{File: "t.csv"}
		if strings.Contains(want, "cannot be") {
			o.Columns = map[string]string{"x": "blah-blah-blah"}
		}
		_, err := table.CSV.Read(strings.NewReader(src), o, func(*bitext.Unit) bool { return true })
		var faults exchange.Faults
		if !errors.As(err, &faults) || !strings.Contains(faults.Error(), want) {
			t.Errorf("%q: %v, want %s", src, err, want)
		}
	}
}
