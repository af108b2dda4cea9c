package parcel

import (
	"context"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"exonym/internal/article"
	"exonym/internal/backend"
	"exonym/internal/backend/markup"
)

// echo gives back what it is asked, with white space of its own, and keeps the requests.
func echo(asked *[][]string, l backend.Limits) Way {
	return Way{
		Engine: "echo", Limits: l,
		Write: func(u *backend.Unit) string { return markup.XML.Encode(u.Text, u) },
		Read:  func(text string, u *backend.Unit) (string, error) { return markup.XML.Decode(text, u.Text, u) },
		Ask: func(_ context.Context, p Parcel) (out []string, err error) {
			*asked = append(*asked, p.Texts)
			for _, text := range p.Texts {
				out = append(out, " "+text+"\n")
			}
			return out, nil
		},
	}
}

// TestCuts: long units travel in pieces, at the best places there are.
func TestCuts(t *testing.T) {
	for text, want := range map[string][]string{
		"Un mot. Deux mots. Trois.":    {"Un mot.", "Deux mots.", "Trois."},
		"Un 3.5 sans fin ni pause ici": {"Un 3.5 sans", "fin ni", "pause ici"},
		strings.Repeat("a", 30):        {"aaaaaaaaaaa", "aaaaaaaaaaa", "aaaaaaaa"},
		"東京は。大阪は。":                     {"東京は。", "大阪は。"},
	} {
		var asked [][]string
		replies, err := Translate(t.Context(), batch(text), echo(&asked, backend.Limits{Bytes: 12}))
		if got := slices.Concat(asked...); err != nil || replies[0].Text != text || !slices.Equal(got, want) {
			t.Errorf("%q, %v, %q", got, err, replies[0].Text)
		}
	}
}

// TestUncuttable: a unit that no request can hold does not keep the others back.
func TestUncuttable(t *testing.T) {
	var asked [][]string
	b := batch("a", "a"+string(article.Token(1000)), "👩‍👩‍👧", "b") // the emoji have no letter
	replies, err := Translate(t.Context(), b, echo(&asked, backend.Limits{Bytes: 8}))
	if err != nil || backend.ClassOf(replies[1].Err) != backend.TooLarge || replies[2].Text != "👩‍👩‍👧" || replies[3].Text != "b" {
		t.Errorf("%+v, %v", replies, err)
	}
}

// TestBrokenPiece: a unit of which a piece fails has no text.
func TestBrokenPiece(t *testing.T) {
	e := &upper{faults: []error{nil, &backend.Fault{Class: backend.BadOutput}}}
	got := texts(t, e, backend.Limits{Bytes: 12, Units: 1}, "Un mot. Deux mots. Trois.", "a")
	if want := []string{"!bad output", "A"}; !slices.Equal(got, want) {
		t.Errorf("got %q", got)
	}
}

// FuzzCut: whatever is cut comes back as it was, and no request is larger than it may be.
func FuzzCut(f *testing.F) {
	f.Add("Un {0}mot{1}. Deux 👩‍👩‍👧 mots e\u0301te\u0301 …", uint8(20))
	f.Fuzz(func(t *testing.T, text string, most uint8) {
		if !utf8.ValidString(text) || strings.ContainsFunc(text, func(r rune) bool { return r < ' ' || r >= 0xFFFE }) {
			return // what XML does not carry as it is
		}
		text = strings.NewReplacer("{0}", string(article.Token(0)), "{1}", string(article.Token(1))).Replace(text)
		b := batch(text)
		b.Units[0].Codes = []article.Code{{Kind: article.Open, Pair: 1}, {Kind: article.Close, Pair: 0}}
		var asked [][]string
		replies, err := Translate(t.Context(), b, echo(&asked, backend.Limits{Bytes: int(most)}))
		if err != nil {
			t.Fatal(err)
		}
		if replies[0].Err == nil && replies[0].Text != text || replies[0].Err != nil && most > 100 {
			t.Fatalf("%q became %q, %v", text, replies[0].Text, replies[0].Err)
		}
		for _, r := range asked {
			if sum := len(strings.Join(r, "")); most > 0 && sum > int(most) {
				t.Fatalf("a request of %d bytes", sum)
			}
		}
	})
}
