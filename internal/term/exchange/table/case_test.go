package table_test

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/language"

	"exonym/internal/term"
	"exonym/internal/term/exchange"
	"exonym/internal/term/exchange/table"
)

// show writes concepts on one line: id kind en=... fr=...
func show(concepts []*term.Concept) string {
	var b strings.Builder
	for _, c := range concepts {
		fmt.Fprintf(&b, "%s %s", c.ID, c.Kind)
		for _, tag := range c.Languages() {
			for _, t := range c.OwnTerms(language.Make(tag)) {
				fmt.Fprintf(&b, " %s=%s", tag, strings.Join(append([]string{t.Text}, t.Also...), "+"))
			}
		}
		if c.Note != "" {
			fmt.Fprintf(&b, " note=%q", c.Note)
		}
		b.WriteString("\n")
	}
	return strings.TrimSuffix(b.String(), "\n")
}

func TestImport(t *testing.T) {
	utf16, _ := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().String("en\tfr\nKyiv\tKiev\n")
	latin, _ := charmap.Windows1252.NewEncoder().String("de;fr\nElfenbeinküste;Côte d’Ivoire\n")
	cyrillic, _ := charmap.Windows1251.NewEncoder().String("en;ru\nRussia;Россия\n")
	pair := exchange.Options{Source: language.English, Target: language.French}
	cases := []struct {
		name, src string
		o         exchange.Options
		want      string
		note      string // part of the notes, "" for none but made-up ids
	}{
		{"Excel", "\ufeffid;en;fr\r\nnk;North Korea | DPRK;Corée du Nord\r\n", exchange.Options{}, "nk term en=North Korea+DPRK fr=Corée du Nord", ""},
		{"tabs in a .csv", "id\ten\nk\tKyiv, city\n", exchange.Options{}, "k term en=Kyiv, city", ""},
		{"sep directive", "sep=;\nid;en\nk;Kyiv\n", exchange.Options{}, "k term en=Kyiv", ""},
		{"old Mac", "id,en\rk,Kyiv\rl,Lviv", exchange.Options{}, "k term en=Kyiv\nl term en=Lviv", ""},
		{"quotes", "id,en\nk,\"a \"\"b\"\", c\"\n", exchange.Options{}, "k term en=a \"b\", c", ""},
		{"quotation mark in TSV", "id\ten\nk\t\"A\" team\nl\t5\" disk\n", exchange.Options{}, "k term en=\"A\" team\nl term en=5\" disk", ""},
		{"UTF-16", utf16, exchange.Options{}, "term.kyiv term en=Kyiv fr=Kiev", ""},
		{"Windows-1252 found out", latin, exchange.Options{}, "term.elfenbeinkuste term de=Elfenbeinküste fr=Côte d’Ivoire", "read as windows-1252"},
		{"Windows-1251 declared", cyrillic, exchange.Options{Encoding: "windows-1251"}, "term.russia term en=Russia ru=Россия", ""},
		{"no header", "Kyiv\tKiev\nthe\tle\n", pair, "term.kyiv term en=Kyiv fr=Kiev\nterm.the term en=the fr=le", ""},
		{"columns", "Deutsch;Englisch;x\na;b;c\n", exchange.Options{Columns: map[string]string{"deutsch": "de", "Englisch": "en", "x": ""}}, "term.b term de=a en=b", ""},
		{"unknown column", "id,en,Redakteur\nk,Kyiv,Anna\n", exchange.Options{}, "k term en=Kyiv note=\"Redakteur: Anna\"", "no place for “Redakteur”"},
		{"empty row", "id,en,fr\nk,,\nl,,Lviv\n", exchange.Options{}, "l term fr=Lviv", "1 concept left out"},
		{"formula", "id,en\nk,=1+1\nl,'=2\nm,'tis\n", exchange.Options{}, "k term en==1+1\nl term en==2\nm term en='tis", "1 cell begins like a formula"},
		{"ids", "en,fr\nNice,a\nnice,b\nNICE!,c\n", exchange.Options{}, "term.nice term en=Nice fr=a\nterm.nice-2 term en=nice fr=b\nterm.nice-3 term en=NICE! fr=c", "3 concepts have no id"},
		{"Indonesian", "id,ind,id:2\nk,Kiev,Kyiv\n", exchange.Options{}, "k term id=Kiev id=Kyiv", ""},
		{"control", "id,en\nk,Ky\viv\n", exchange.Options{}, "k term en=Kyiv", "control character"},
	}
	for _, c := range cases {
		in, err := table.CSV.Import([]byte(c.src), c.o)
		if got := show(in.Concepts); err != nil || got != c.want {
			t.Errorf("%s: %v\n got %s\nwant %s", c.name, err, got, c.want)
		}
		if notes := fmt.Sprint(in.Notes); !strings.Contains(notes, c.note) || c.note == "" && strings.Count(notes, "left out") > 0 {
			t.Errorf("%s: notes %s", c.name, notes)
		}
	}
}

func TestFaults(t *testing.T) {
	for _, c := range []struct{ name, src, want string }{
		{"empty", "", "t.csv: there is no entry in this file"},
		{"no language", "Deutsch,Notiz\na,b\n", "t.csv:1:1: no column is a language: name the columns by tags (en, fr), or say which column is which"},
		{"twice", "id,en\nk,Kyiv\nl,Lviv\nk,Kiev\n", "t.csv:4:1: the id “k” stands already in line 2"},
		{"choice", "id,en,en:gender\nk,Kyiv,x\n", "t.csv:2:8: gender “x” is none of m, f, n"},
		{"cells", "id,en\nk,Kyiv,x\n", "t.csv:2:8: 3 cells, where 2 are expected: is the separator or a quotation mark wrong?"},
		{"unclosed", "id,en\nk,\"Kyiv\n", "t.csv:2:3: the quotation mark that opens here is never closed"},
		{"after quote", "id,en\nä,\"Kyiv\"x\n", "t.csv:2:3: text follows the closing quotation mark: a quotation mark inside quoted text is doubled"},
		{"encoding", "en;ru\na;\xd0\n", "t.csv:2:3: byte 0xD0 at offset 8 is not UTF-8: name the encoding of the file (Excel in Western Europe writes windows-1252), or save it as UTF-8"},
		{"binary", "en;ru\x00", "t.csv:1:6: NUL byte at offset 5: this is no text, or UTF-16 without a byte order mark, whose encoding must be named"},
		{"half a character", "\xff\xfee\x00n", "t.csv:1:2: byte 0x6E at offset 4 is not UTF-16: name the encoding of the file (Excel in Western Europe writes windows-1252), or save it as UTF-8"},
		{"column twice", "de,DE\na,b\n", "t.csv:1:4: two columns are “DE”"},
	} {
		in, err := table.CSV.Import([]byte(c.src), exchange.Options{File: "t.csv"})
		if err == nil || err.Error() != c.want || in.Concepts != nil {
			t.Errorf("%s: %v\nwant %s", c.name, err, c.want)
		}
	}
}

func TestFaultsAreToldTogether(t *testing.T) {
	src := "id,en,en:gender\n" + strings.Repeat("k,Kyiv,x\n", 30)
	_, err := table.CSV.Import([]byte(src), exchange.Options{File: "t.csv"})
	if faults, ok := err.(exchange.Faults); !ok || len(faults) != exchange.MaxFaults {
		t.Errorf("got %v", err)
	}
}

func TestExport(t *testing.T) {
	c := term.NewConcept("k", term.Place)
	c.SetTerms(language.English, term.Term{Text: "=Kyiv", Also: []string{"a|b"}, Gender: 'f'})
	c.SetTerms(language.French, term.Term{Text: "Kiev, ville"})
	other := term.NewConcept("l", term.Place)
	other.SetTerms(language.French, term.Term{Text: "Lviv"})
	var out bytes.Buffer
	lost, err := table.CSV.Export(&out, []*term.Concept{c, other}, exchange.Options{Languages: []language.Tag{language.English}})
	if want := "id,kind,en,en:gender\nk,place,'=Kyiv | a||b,f\n"; err != nil || out.String() != want {
		t.Errorf("%v: %q, want %q", err, out.String(), want)
	}
	if len(lost.Notes) != 1 || lost.Notes[0].Message != exchange.NoteNoTerm {
		t.Errorf("lost %v", lost)
	}
}

// TestGrowth holds reading to linear work, counted in allocations.
func TestGrowth(t *testing.T) {
	rows := func(n int) []byte {
		var b strings.Builder
		b.WriteString("en;fr\n")
		for i := range n {
			fmt.Fprintf(&b, "same;\"term %d\"\n", i)
		}
		return []byte(b.String())
	}
	count := func(src []byte) float64 {
		return testing.AllocsPerRun(1, func() {
			if _, err := table.CSV.Import(src, exchange.Options{}); err != nil {
				t.Fatal(err)
			}
		})
	}
	small, large := count(rows(1000)), count(rows(8000))
	if large > 8.5*small {
		t.Errorf("8 times the rows take %.1f times the allocations", large/small)
	}
}
