package term

import (
	"fmt"
	"strings"
	"testing"
	"testing/iotest"
)

// TestSheetKeepsRows writes rows of all sizes and reads every cell again.
func TestSheetKeepsRows(t *testing.T) {
	s := &sheet{tags: []string{"de", "fr"}, decode: func(into []Term, text string) []Term { return append(into, Term{Text: text}) }}
	long := strings.Repeat("é", largest/8)
	var rows []uint32
	var texts []string
	for n := range 3000 {
		text := fmt.Sprint(n)
		if n%1000 == 999 {
			text += long
		}
		kept := s.keepText("id " + text)
		at, ok := s.add(record(nil).put(0, text).put(1, "f"+text))
		if !ok || kept != "id "+text {
			t.Fatal(n, ok)
		}
		rows, texts = append(rows, at), append(texts, text)
	}
	if len(s.pages) < 2 {
		t.Fatalf("%d pages are turned", len(s.pages))
	}
	for n, at := range rows {
		w := wordings{sheet: s, row: at}
		if got := w.of("de")[0].Text; got != texts[n] {
			t.Fatalf("row %d holds %.20q", n, got)
		}
		if got := w.peek(nil, "fr")[0].Text; got != "f"+texts[n] || w.peek(nil, "en") != nil {
			t.Fatalf("row %d holds %.20q", n, got)
		}
		if first, second := w.of("de"), w.of("de"); &first[0] != &second[0] {
			t.Fatal("a term moves")
		}
	}
	if _, ok := s.add(record(strings.Repeat("x", largest+1))); ok {
		t.Error("a row larger than a page fits on one")
	}
}

// TestScanOverChunks reads a file of several chunks, given in pieces of all sizes, as
// the YAML reader reads it whole.
func TestScanOverChunks(t *testing.T) {
	var file strings.Builder
	for n := 0; file.Len() < 5*chunkSize/2; n++ {
		fmt.Fprintf(&file, "- id: c%06d\n  subject: [s%d]\n  source: %s\n  de:\n    - eins\n    - {term: zwei, gender: f}\n# remark\n  fr: {term: un, also: [deux, \"%d\"]}\n",
			n, n%7, strings.Repeat("x", n%40+1), n)
	}
	if !sameReading(t, "a.yaml", file.String()) {
		t.Fatal("the file is not read")
	}
	quick, ok := scan("a.yaml", iotest.OneByteReader(strings.NewReader(file.String())))
	if !ok || len(quick) == 0 {
		t.Fatal("the file is not read byte by byte")
	}
	if _, ok := scan("a.yaml", iotest.TimeoutReader(strings.NewReader(file.String()))); ok {
		t.Error("half a file is taken for a whole one")
	}
}
