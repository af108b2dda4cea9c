package apy

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/language"

	"exonym/internal/article"
	"exonym/internal/backend"
	"exonym/internal/backend/apertium"
	"exonym/internal/backend/backendtest"
)

func batchOf(from, to string, texts ...string) backend.Batch {
	b := backend.Batch{From: language.Make(from), To: language.Make(to)}
	for i, text := range texts {
		b.Units = append(b.Units, backend.Unit{ID: article.ID{Segment: i}, Text: text})
	}
	return b
}

// TestReal runs the suite and more against the server itself. The pair is one whose
// answers do not depend on what was asked before.
func TestReal(t *testing.T) {
	url := startServer(t)
	t.Run("suite", func(t *testing.T) {
		backendtest.Run(t, func() backend.Backend { return openAt(t, url) }, backendtest.Options{
			From: language.French, To: language.Catalan, Unserved: language.MustParse("tlh"),
		})
	})
	t.Run("route", func(t *testing.T) { goesTheBestWay(t, openAt(t, url)) })
	t.Run("names", func(t *testing.T) { namesTravelAsWords(t, openAt(t, url)) })
	t.Run("signs", func(t *testing.T) { keepsSigns(t, openAt(t, url)) })
	t.Run("long", func(t *testing.T) { keepsLongTexts(t, openAt(t, url)) })
	t.Run("refused", func(t *testing.T) {
		_, err := openAt(t, url).send(t.Context(), pairOf("fra", "deu"), "Bonjour")
		if !errors.Is(err, backend.ErrPair) {
			t.Errorf("ended with %v", err)
		}
	})
}

func goesTheBestWay(t *testing.T, e *Engine) {
	replies, err := e.Translate(t.Context(), batchOf("fr", "en", "Le ministre a zorglubé à Paris.", "Les soldats nord-coréens seraient stationnés à Tcheliabinsk."))
	if err != nil {
		t.Fatal(err)
	}
	if replies[0].Route != "fra-cat > cat-spa > spa-eng" || !slices.Equal(replies[0].Unknown, []string{"zorglubé"}) || strings.Contains(replies[0].Text, "*") {
		t.Errorf("%+v", replies[0])
	}
	if !slices.Contains(replies[1].Left, "estacionados") {
		t.Errorf("%+v", replies[1])
	}
}

func keepsSigns(t *testing.T, e *Engine) {
	for text, want := range map[string]string{
		"*mot* ^ #mot @mot ~mot \\mot $5 mot\ue02a": "*paraula* ^ #paraula @paraula ~paraula \\paraula $5 paraula\ue02a",
		"Un\u00a0mot :\tun\u202fmot  rouge":         "Un\u00a0mot :\tun\u202fmot  vermell",
		"[mot] {mot} <mot> & mot &amp; mot":         "[paraula] {paraula} <paraula> & paraula &amp; paraula",
	} {
		replies, err := e.Translate(t.Context(), batchOf("fr", "ca", text))
		if err != nil || replies[0].Err != nil {
			t.Errorf("%q: %v, %v", text, err, replies)
			continue
		}
		for _, sign := range []string{"*", "^", "#", "@", "~", "\\", "$", "\ue02a", "\u00a0", "\t", "\u202f", "  ", "[", "]", "{", "}", "<", ">", "&"} {
			if strings.Count(replies[0].Text, sign) != strings.Count(want, sign) {
				t.Errorf("%q became %q: %q is lost or doubled", text, replies[0].Text, sign)
			}
		}
	}
}

// keepsLongTexts sends more than the server takes at once, and several at a time, when
// it takes even less.
func keepsLongTexts(t *testing.T, e *Engine) {
	text := strings.TrimSpace(strings.Repeat("Le chat dort sur la table rouge. ", 600))
	replies, err := e.Translate(t.Context(), batchOf("fr", "ca", text))
	if err != nil || replies[0].Err != nil {
		t.Fatal(err, replies[0].Err)
	}
	if got, want := strings.Count(replies[0].Text, "."), strings.Count(text, "."); got != want {
		t.Errorf("%d of %d sentences came back", got, want)
	}
}

func pairOf(from, to string) apertium.Pair { return apertium.Pair{From: from, To: to} }

// namesTravelAsWords: a name that is a blank breaks the sentence round it for the engine.
func namesTravelAsWords(t *testing.T, e *Engine) {
	b := batchOf("fr", "es", "Il parle du \U000F0000.", "Nadal est arrivé avec Zorglub.")
	b.Units[0].Codes = []article.Code{{Kind: article.Name, Pair: -1, Text: "Consejo"}}
	replies, err := e.Translate(t.Context(), b)
	if err != nil || replies[0].Err != nil || !strings.HasSuffix(replies[0].Text, "del \U000F0000.") || len(replies[0].Unknown) > 0 {
		t.Errorf("%+v, %v", replies, err)
	}
	if !strings.Contains(replies[1].Text, "Nadal") || !strings.Contains(replies[1].Text, "Zorglub.") {
		t.Errorf("%+v", replies[1])
	}
	b.Units[0].Rung = 1
	if replies, err := e.Translate(t.Context(), b); err != nil || replies[0].Err != nil || !strings.Contains(replies[0].Text, "\U000F0000") {
		t.Errorf("%+v, %v", replies, err)
	}
}
