package check

import (
	"slices"
	"testing"

	"golang.org/x/text/language"

	"exonym/internal/term"
)

// TestSides says on which side a check of each scope looks.
func TestSides(t *testing.T) {
	pair := &Text{From: language.English, To: language.French, Base: &term.Base{}}
	alone := &Text{To: language.French, Base: &term.Base{}}
	for _, c := range []struct {
		scope  Scope
		text   *Text
		wanted []Scope
		want   []Side
	}{
		{Audit, pair, nil, []Side{Source}},
		{Audit, alone, nil, []Side{Translation}},
		{Target, pair, []Scope{Audit}, nil},
		{Pair, alone, nil, nil},
		{Pair, pair, []Scope{Pair}, []Side{Translation}},
		{Each, pair, nil, []Side{Source, Translation}},
		{Each, pair, []Scope{Audit}, []Side{Source}},
		{Each, pair, []Scope{Target, Pair}, []Side{Translation}},
		{Each, alone, nil, []Side{Translation}},
		{Each, alone, []Scope{Audit}, []Side{Translation}},
		{Each, alone, []Scope{Pair}, nil},
	} {
		if got := sides(c.scope, c.text, c.wanted); !slices.Equal(got, c.want) {
			t.Errorf("scope %d, from %v, wanted %v: %v, want %v", c.scope, c.text.From, c.wanted, got, c.want)
		}
	}
}
