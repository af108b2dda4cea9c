package formattest

import (
	"fmt"
	"runtime"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"exonym/internal/article"
	"exonym/internal/format"
)

// Run holds f to the law over samples, their CRLF variants, and long input.
func Run(t *testing.T, f format.Format, samples []string) {
	t.Helper()
	for i, sample := range samples {
		for _, variant := range []string{sample, crlf(sample)} {
			t.Run(fmt.Sprintf("%s/%d", f.Info().Name, i), func(t *testing.T) {
				Law(t, f, []byte(variant))
				Changed(t, f, []byte(variant))
			})
		}
	}
	t.Run("linear", func(t *testing.T) { linear(t, f, samples) })
}

// Fuzz looks for input that breaks the law.
func Fuzz(f *testing.F, form format.Format, samples []string) {
	f.Helper()
	for _, sample := range samples {
		f.Add(sample)
		f.Add(crlf(sample))
	}
	f.Fuzz(func(t *testing.T, sample string) {
		if utf8.ValidString(sample) {
			Law(t, form, []byte(sample))
		}
	})
}

func crlf(s string) string {
	return strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\n", "\r\n")
}

// Law checks one input: byte identity without drafts and with drafts that repeat
// their segment, order and bounds of blocks, anchors and spans, codes in place.
// Input that f refuses is passed over. It returns the document, cut.
func Law(t testing.TB, f format.Format, src []byte) *article.Document {
	t.Helper()
	doc, err := f.Read(src, format.Options{Name: "sample"})
	if err != nil {
		return nil
	}
	if doc.Source != string(src) {
		t.Fatalf("source of the document is not the input: %q", src)
	}
	same(t, f, doc, nil)
	drafts := article.Drafts{}
	for i := range doc.Blocks {
		b := &doc.Blocks[i]
		inspect(t, doc, i)
		Cut(b)
		for _, s := range b.Segments {
			drafts[s.ID] = &article.Draft{Text: s.Text, State: article.Drafted}
		}
	}
	same(t, f, doc, drafts)
	return doc
}

// Cut makes one segment of the whole block.
func Cut(b *article.Block) { b.Cut([]article.Span{{Start: 0, End: len(b.Text)}}) }

// sentences cuts b behind every full stop and space: enough to have segments side
// by side, and codes that open in one and close in another.
func sentences(b *article.Block) {
	if b.Whole {
		Cut(b)
		return
	}
	var spans []article.Span
	start := 0
	for start < len(b.Text) {
		end := len(b.Text)
		if n := strings.Index(b.Text[start:], ". "); n >= 0 {
			end = start + n + len(". ")
		}
		spans = append(spans, article.Span{Start: start, End: end})
		start = end
	}
	b.Cut(spans)
}

func same(t testing.TB, f format.Format, doc *article.Document, drafts article.Drafts) {
	t.Helper()
	got, err := f.Write(doc, drafts)
	if err != nil {
		t.Fatalf("Write: %v\ninput %q", err, clip([]byte(doc.Source)))
	}
	if string(got) != doc.Source {
		t.Fatalf("output is not the input\n in %q\nout %q", clip([]byte(doc.Source)), clip(got))
	}
}

func clip(b []byte) []byte { return b[:min(len(b), 4000)] }

// inspect checks the fields of block i.
func inspect(t testing.TB, doc *article.Document, i int) {
	t.Helper()
	b := &doc.Blocks[i]
	if b.Index != i {
		t.Fatalf("block %d has index %d", i, b.Index)
	}
	if len(b.Anchors) == 0 || b.Anchors[0].Text != 0 {
		t.Fatalf("block %d %q: no anchor at its start: %v", i, b.Text, b.Anchors)
	}
	last := b.Anchors[0]
	for _, a := range b.Anchors {
		if a.Text < last.Text || a.Source < last.Source || a.Text > len(b.Text) || a.Source > len(doc.Source) {
			t.Fatalf("block %d %q: anchors out of order or bounds: %v", i, b.Text, b.Anchors)
		}
		last = a
	}
	if last.Text != len(b.Text) {
		t.Fatalf("block %d %q: no anchor at its end: %v", i, b.Text, b.Anchors)
	}
	if i > 0 && b.Anchors[0].Source < doc.Blocks[i-1].Anchors[0].Source {
		t.Fatalf("block %d %q stands before block %d", i, b.Text, i-1)
	}
	inspectCodes(t, b)
}

func inspectCodes(t testing.TB, b *article.Block) {
	t.Helper()
	tokens := article.Tokens(b.Text)
	for i, n := range tokens {
		if n != i {
			t.Fatalf("block %q: token %d stands at place %d", b.Text, n, i)
		}
	}
	if len(tokens) != len(b.Codes) {
		t.Fatalf("block %q: %d tokens, %d codes", b.Text, len(tokens), len(b.Codes))
	}
	for n, c := range b.Codes {
		if c.Pair >= 0 && (c.Pair >= len(b.Codes) || b.Codes[c.Pair].Pair != n) {
			t.Fatalf("block %q: code %d has no true partner %d", b.Text, n, c.Pair)
		}
		if c.Kind == article.Single && c.Pair >= 0 {
			t.Fatalf("block %q: single code %d has a partner", b.Text, n)
		}
	}
}

// Changed writes src with the letters of every segment turned (ROT13), reads the
// output and wants the same blocks with just that text. It returns the output.
func Changed(t testing.TB, f format.Format, src []byte) []byte {
	t.Helper()
	doc, err := f.Read(src, format.Options{Name: "sample"})
	if err != nil {
		return nil
	}
	drafts := article.Drafts{}
	var want []string
	for i := range doc.Blocks {
		b := &doc.Blocks[i]
		sentences(b)
		for _, s := range b.Segments {
			drafts[s.ID] = &article.Draft{Text: Rot13(s.Text), State: article.Drafted}
			want = append(want, b.Kind.String()+" "+Rot13(article.Plain(s.Text, nil)))
		}
	}
	out, err := f.Write(doc, drafts)
	if err != nil {
		t.Fatalf("Write: %v\ninput %q", err, clip(src))
	}
	again, err := f.Read(out, format.Options{Name: "sample"})
	if err != nil {
		t.Fatalf("the output is refused: %v\n%q", err, clip(out))
	}
	var got []string
	for i := range again.Blocks {
		sentences(&again.Blocks[i])
		for _, s := range again.Blocks[i].Segments {
			got = append(got, again.Blocks[i].Kind.String()+" "+article.Plain(s.Text, nil))
		}
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("changed text reads differently (-want +got):\n%s\n in %q\nout %q", diff, clip(src), clip(out))
	}
	return out
}

// Rot13 turns every ASCII letter by thirteen places.
func Rot13(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case 'a' <= r && r <= 'z':
			return 'a' + (r-'a'+13)%26
		case 'A' <= r && r <= 'Z':
			return 'A' + (r-'A'+13)%26
		}
		return r
	}, s)
}

// Blocks compares the blocks of sample, as `kind "text"`, with want. Codes show
// as {their source}.
func Blocks(t *testing.T, f format.Format, sample string, want []string) {
	t.Helper()
	doc, err := f.Read([]byte(sample), format.Options{Name: "sample"})
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, Show(doc)); diff != "" {
		t.Errorf("blocks of %q (-want +got):\n%s", sample, diff)
	}
}

// Show lists the blocks of doc, one string each, as Blocks wants them.
func Show(doc *article.Document) []string {
	var shown []string
	for i := range doc.Blocks {
		b := &doc.Blocks[i]
		level := ""
		if b.Level > 0 {
			level = fmt.Sprint(b.Level)
		}
		shown = append(shown, fmt.Sprintf("%s%s %q", b.Kind, level,
			article.Expand(b.Text, func(n int) string { return "{" + b.Codes[n].Raw + "}" })))
	}
	return shown
}

// linear reads and writes the samples repeated, and the same twice as long: the
// second shall not need more than thrice the memory.
func linear(t *testing.T, f format.Format, samples []string) {
	unit := strings.Join(samples, "\n\n")
	once := strings.Repeat(unit, 1+200_000/(len(unit)+1))
	small, large := allocated(f, once), allocated(f, once+once)
	if large > 3*small {
		t.Errorf("%d bytes need %d bytes of memory, %d bytes need %d", len(once), small, 2*len(once), large)
	}
}

// allocated returns the bytes allocated for reading and writing src once.
func allocated(f format.Format, src string) uint64 {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	if doc, err := f.Read([]byte(src), format.Options{}); err == nil {
		_, _ = f.Write(doc, nil)
	}
	runtime.ReadMemStats(&after)
	return after.TotalAlloc - before.TotalAlloc
}

// Hostile holds f to the law on long runs of each unit: input on which a parser
// may need time in the square of its length. A format that does hangs here.
func Hostile(t *testing.T, f format.Format, units []string) {
	t.Helper()
	for _, unit := range units {
		Law(t, f, []byte(strings.Repeat(unit, 100_000/len(unit))))
	}
}
