package tbx_test

import (
	"bytes"
	"fmt"
	"runtime"
	"strings"
	"testing"

	"golang.org/x/text/language"

	"exonym/internal/term"
	"exonym/internal/term/exchange"
	"exonym/internal/term/exchange/exchangetest"
	"exonym/internal/term/exchange/tbx"
)

const dca = `<?xml version="1.0"?>
<tbx style="dca" type="TBX-Basic" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2"><text><body>
<conceptEntry id="c1">
  <descrip type="subjectField">press</descrip>
  <descripGrp><descrip type="definition">A text that is
      sent to newsrooms.</descrip><admin type="source">AP</admin></descripGrp>
  <note>Ours.</note>
  <langSec xml:lang="en">
    <termSec><term>press release</term><termNote type="partOfSpeech">noun</termNote><termNote type="administrativeStatus">preferredTerm-admn-sts</termNote></termSec>
    <termSec><term>PR</term><termNote type="termType">abbreviation</termNote></termSec>
    <termSec><term>handout</term><termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote></termSec>
  </langSec>
  <langSec xml:lang="fr">
    <termSec><term>communiqué</term><termNote type="grammaticalGender">masculine</termNote><termNote type="geographicalUsage">CA</termNote></termSec>
    <termSec><term>dépêche</term><descrip type="context">La dépêche est tombée.</descrip></termSec>
  </langSec>
</conceptEntry></body></text></tbx>`

const dct = `<?xml version="1.0"?>
<tbx style="dct" type="TBX-Basic" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2" xmlns:min="http://www.tbxinfo.net/ns/min" xmlns:basic="http://www.tbxinfo.net/ns/basic"><text><body>
<conceptEntry id="c1">
  <min:subjectField>press</min:subjectField>
  <descripGrp><basic:definition>A text that is sent to newsrooms.</basic:definition><basic:source>AP</basic:source></descripGrp>
  <note>Ours.</note>
  <langSec xml:lang="en">
    <termSec><term>press release</term><min:partOfSpeech>noun</min:partOfSpeech><min:administrativeStatus>preferredTerm-admn-sts</min:administrativeStatus></termSec>
    <termSec><term>PR</term><basic:termType>abbreviation</basic:termType></termSec>
    <termSec><term>handout</term><min:administrativeStatus>deprecatedTerm-admn-sts</min:administrativeStatus></termSec>
  </langSec>
  <langSec xml:lang="fr">
    <termSec><term>communiqué</term><basic:grammaticalGender>masculine</basic:grammaticalGender><basic:geographicalUsage>CA</basic:geographicalUsage></termSec>
    <termSec><term>dépêche</term><basic:context>La dépêche est tombée.</basic:context></termSec>
  </langSec>
</conceptEntry></body></text></tbx>`

const martif = `<?xml version="1.0"?>
<!DOCTYPE martif SYSTEM "TBXBasiccoreStructV02.dtd">
<martif type="TBX-Basic" xml:lang="en"><text><body>
<termEntry id="c1">
  <descrip type="subjectField">press</descrip>
  <note>Ours.</note>
  <langSet xml:lang="en">
    <descripGrp><descrip type="definition">A text that is sent to newsrooms.</descrip><admin type="source">AP</admin></descripGrp>
    <tig><term>press release</term><termNote type="partOfSpeech">noun</termNote></tig>
    <ntig><termGrp><term>PR</term><termNote type="termType">acronym</termNote></termGrp></ntig>
    <tig><term>handout</term><termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote></tig>
  </langSet>
  <langSet xml:lang="fr-ca"><tig><term>communiqué</term><termNote type="grammaticalGender">masculine</termNote></tig></langSet>
  <langSet xml:lang="fr"><tig><term>dépêche</term><descrip type="context">La dépêche est tombée.</descrip></tig></langSet>
</termEntry></body></text></martif>`

func pressRelease() *term.Concept {
	c := term.NewConcept("c1", term.General)
	c.Subject, c.Definition, c.Source, c.Note = []string{"press"}, "A text that is sent to newsrooms.", "AP", "Ours."
	c.SetTerms(language.English,
		term.Term{Text: "press release", PartOfSpeech: "noun", Abbreviation: []string{"PR"}},
		term.Term{Text: "handout", Status: term.Forbidden})
	c.SetTerms(language.CanadianFrench, term.Term{Text: "communiqué", Gender: 'm'})
	c.SetTerms(language.French, term.Term{Text: "dépêche", Note: "context: La dépêche est tombée."})
	return c
}

// TestDialects reads one concept in both versions and both styles.
func TestDialects(t *testing.T) {
	for name, src := range map[string]string{"dca": dca, "dct": dct, "martif": martif} {
		in, err := tbx.Format.Import([]byte(src), exchange.Options{File: "t.tbx"})
		if diff := exchangetest.Diff([]*term.Concept{pressRelease()}, in.Concepts); err != nil || diff != "" {
			t.Errorf("%s: %v\n%s", name, err, diff)
		}
		if notes := fmt.Sprint(in.Notes); !strings.Contains(notes, "no place for “context”: 1 value") || len(in.Notes) != 1 {
			t.Errorf("%s: notes %s", name, notes)
		}
	}
}

func TestFaults(t *testing.T) {
	entry := func(id, lang string) string {
		return `<termEntry id="` + id + `"><langSet xml:lang="` + lang + `"><tig><term>a</term></tig></langSet></termEntry>` + "\n"
	}
	bomb := `<!DOCTYPE martif [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>` + "\n<martif>&b;</martif>"
	outside := `<!DOCTYPE martif [<!ENTITY a SYSTEM "file:///etc/passwd">]><martif>&a;</martif>`
	const refused = "the document type defines entities: they are neither fetched nor expanded; write the text out"
	for _, c := range []struct{ name, src, want string }{
		{"empty", "", "t.tbx: there is no entry in this file"},
		{"entities", bomb, "t.tbx:1:1: " + refused},
		{"external entity", outside, "t.tbx:1:1: " + refused},
		{"unknown entity", "<martif>&eacute;</martif>", "t.tbx:1:17: this is no well-formed XML: invalid character entity &eacute;"},
		{"cut off", "<martif>\n<text>", "t.tbx:2:7: this is no well-formed XML: unexpected EOF"},
		{"HTML", "<html></html>", "t.tbx:1:1: the file begins with <html>, not with <martif>, <tbx>"},
		{"depth", "<martif>" + strings.Repeat("<p>", 200), "t.tbx:1:306: elements are nested more than 100 deep"},
		{"twice", "<martif>\n" + entry("c1", "en") + entry("c1", "en") + "</martif>", "t.tbx:3:1: the id “c1” stands already in line 2"},
		{"language", "<martif>\n" + entry("c1", "german") + "</martif>", "t.tbx:2:20: “german” is no language tag (BCP 47, such as fr or pt-BR)"},
	} {
		in, err := tbx.Format.Import([]byte(c.src), exchange.Options{File: "t.tbx"})
		if err == nil || err.Error() != c.want || in.Concepts != nil {
			t.Errorf("%s: %v\nwant %s", c.name, err, c.want)
		}
	}
}

// TestGrowth holds reading to linear work, counted in allocations.
func TestGrowth(t *testing.T) {
	count := func(n int) float64 {
		entry := `<termEntry><langSet xml:lang="en"><tig><term>a</term></tig></langSet></termEntry>`
		src := []byte("<martif>" + strings.Repeat(entry, n) + "</martif>")
		return testing.AllocsPerRun(1, func() {
			if _, err := tbx.Format.Import(src, exchange.Options{}); err != nil {
				t.Fatal(err)
			}
		})
	}
	if small, large := count(500), count(4000); large > 8.5*small {
		t.Errorf("8 times the entries take %.1f times the allocations", large/small)
	}
}

// TestOwnReferences holds what other programs see of a concept: term notes first,
// references within the file as cross references, ids that XML accepts.
func TestOwnReferences(t *testing.T) {
	capital, country := term.NewConcept("1 Kyiv", term.Place), term.NewConcept("ua", term.Place)
	capital.CapitalOf, capital.MemberOf = "ua", []string{"elsewhere"}
	capital.SetTerms(language.English, term.Term{Text: "Kyiv", Keep: true, Gender: 'n'})
	country.SetTerms(language.English, term.Term{Text: "Ukraine"})
	var out bytes.Buffer
	if _, err := tbx.Format.Export(&out, []*term.Concept{capital, country}, exchange.Options{}); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		`<conceptEntry id="concept-1">`, `target="urn:exonym:id">1 Kyiv</xref>`,
		`<ref type="crossReference" target="ua">capital-of</ref>`, `target="urn:exonym:member-of">elsewhere</xref>`,
		`<termNote type="grammaticalGender">neuter</termNote>`,
	} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("no %s in\n%s", want, out.String())
		}
	}
	before, after, _ := strings.Cut(out.String(), "urn:exonym:keep")
	if !strings.Contains(before, "administrativeStatus") || strings.Count(after, "administrativeStatus") != 1 {
		t.Errorf("term notes do not come first:\n%s", out.String())
	}
}

// TestLargeEntry holds one entry with very many notes and forms to linear work,
// counted in bytes.
func TestLargeEntry(t *testing.T) {
	bytesFor := func(n int) uint64 {
		src := []byte(`<martif><termEntry>` + strings.Repeat(`<descrip type="context">a</descrip>`, n) + `<langSet xml:lang="en"><tig><term>a</term>` +
			strings.Repeat(`<note>b</note><xref target="urn:exonym:forms">as</xref>`, n) + `</tig></langSet></termEntry></martif>`)
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		if _, err := tbx.Format.Import(src, exchange.Options{}); err != nil {
			t.Fatal(err)
		}
		runtime.ReadMemStats(&after)
		return after.TotalAlloc - before.TotalAlloc
	}
	if small, large := bytesFor(500), bytesFor(4000); large > 10*small {
		t.Errorf("8 times the notes take %d times the bytes", large/small)
	}
}
