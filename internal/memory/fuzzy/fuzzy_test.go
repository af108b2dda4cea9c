package fuzzy

import (
	"math"
	"strings"
	"testing"

	"exonym/internal/article"
)

func token(n int) string { return string(article.Token(n)) }

func TestCompare(t *testing.T) {
	bold := []article.Code{{Kind: article.Open, Pair: 1}, {Kind: article.Close, Pair: 0}, {Kind: article.Single, Pair: -1}}
	for _, test := range []struct {
		name, a, b string
		want       float64
	}{
		{"the same", "Page 3.", "Page 3.", 1},
		{"white space", "Page\n 3. ", "Page 3.", 1},
		{"composed or not", "café", "cafe\u0301", 1},
		{"codes of other documents", token(0) + "a" + token(1) + " b", token(0) + "a" + token(1) + " b", 1},
		{"number", "Page 3.", "Page 4.", 0.98},
		{"case", "Page 3.", "page 3.", 0.99},
		{"marks", "Page 3.", "Page 3!", 0.99},
		{"number, case and marks", "Page 3 of 10.", "page 4 of 10", 0.96},
		{"a code more", "a b", "a b" + token(2), 0.98},
		{"a code elsewhere", token(2) + "a b", "a" + token(2) + " b", 0.99},
		{"a letter of ten", "abcdefghij", "abcdefghix", 0.9},
		{"nothing in common", "abc", "xyz", 0},
		{"marks alone", "***", "***", 1},
		{"other marks alone", "***", "---", 0},
		{"a soft hyphen", "wonderful", "wonder\u00adful", 0.99},
		{"Japanese", "東京は日本の首都です", "京都は日本の首都です", 0.8},
	} {
		a, b := New(test.a, bold), New(test.b, bold)
		if got := Compare(a, b); math.Abs(got-test.want) > 1e-9 {
			t.Errorf("%s: %v, want %v", test.name, got, test.want)
		}
		if Compare(a, b) != Compare(b, a) {
			t.Errorf("%s: %v one way, %v the other", test.name, Compare(a, b), Compare(b, a))
		}
	}
}

// longest is the most bytes that are tried: the reference takes the product.
const longest = 2000

// slow is the textbook's distance, against which the fast one is held.
func slow(a, b []rune) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range a {
		diagonal := row[0]
		row[0] = i + 1
		for j := range b {
			cost := diagonal
			if a[i] != b[j] {
				cost++
			}
			diagonal = row[j+1]
			row[j+1] = min(cost, row[j]+1, row[j+1]+1)
		}
	}
	return row[len(b)]
}

func FuzzDistance(f *testing.F) {
	f.Add("kitten", "sitting", 7)
	f.Add("", "abc", 1)
	f.Add(strings.Repeat("ab c", 40), strings.Repeat("abc ", 43), 200)
	f.Add("東京は日本の首都です", "京都は日本の首都です", 3)
	f.Fuzz(func(t *testing.T, a, b string, most int) {
		if len(a)+len(b) > longest {
			return
		}
		x, y := []rune(a), []rune(b)
		want, got := slow(x, y), newBits(x).distance(y, most)
		if got != want && (want <= most || got <= most) {
			t.Errorf("%q, %q: %d edits, want %d (at most %d)", a, b, got, want, most)
		}
	})
}

// FuzzCompare holds the law of the package: symmetric, from 0 to 1, and 1 for the same
// alone.
func FuzzCompare(f *testing.F) {
	f.Add("Page 3 of 10.", "page 4 of 10")
	f.Add("a"+token(0), token(0)+"a")
	f.Add("1,5 ‘x’", "1.5\u00a0x")
	f.Fuzz(func(t *testing.T, a, b string) {
		if len(a)+len(b) > longest {
			return
		}
		x, y := New(a, nil), New(b, nil)
		score := Compare(x, y)
		if score < 0 || score > 1 || score != Compare(y, x) {
			t.Errorf("%q, %q: %v and %v", a, b, score, Compare(y, x))
		}
		if (score == 1) != (x.Identity() == y.Identity()) {
			t.Errorf("%q, %q: %v although they are or are not the same", a, b, score)
		}
		for _, floor := range []float64{0.5, 0.7, 0.9} {
			if got := NewPattern(x).Compare(y, floor); score >= floor && got != score || score < floor && got > score {
				t.Errorf("%q, %q: %v with the floor %v, %v without", a, b, got, floor, score)
			}
		}
		features := map[uint16]bool{}
		for _, feature := range x.Features() {
			if features[feature.Bucket] {
				t.Errorf("%q: bucket %d stands twice", a, feature.Bucket)
			}
			features[feature.Bucket] = true
		}
		for _, probe := range x.Probes() {
			if !features[probe.Bucket] && len(features) < mostFeatures {
				t.Errorf("%q is not found by its own probe", a)
			}
		}
	})
}

func TestClassesCoverAllLengths(t *testing.T) {
	last := 0
	for n := range 20_000 {
		if class := Class(n); class < last || class >= Classes {
			t.Fatalf("Class(%d) = %d after %d", n, class, last)
		}
		last = Class(n)
		lowest, highest := Reach(n, 0.7)
		if least, most := Class((n*7+9)/10), Class(n*10/7); lowest > least || highest < most {
			t.Fatalf("Reach(%d) = %d, %d; wants %d, %d", n, lowest, highest, least, most)
		}
		if length := Length(Size(n)); n < 10_000 && math.Abs(length-float64(n)) > float64(n)/10+1 {
			t.Fatalf("Length(Size(%d)) = %v", n, length)
		}
	}
	if last != Classes-1 {
		t.Errorf("the largest class is %d", last)
	}
}

func TestNumbers(t *testing.T) {
	const text = "On 3.5.1914, 1,500 men (12 %) left A4."
	var got []string
	for _, at := range Numbers(text) {
		got = append(got, text[at.Start:at.End])
	}
	if want := "3.5.1914 1,500 12 4"; strings.Join(got, " ") != want {
		t.Errorf("%q, want %q", got, want)
	}
}
