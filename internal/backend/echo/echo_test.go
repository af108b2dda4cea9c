package echo

import (
	"testing"

	"golang.org/x/text/language"

	"exonym/internal/backend"
	"exonym/internal/backend/backendtest"
)

func TestSuite(t *testing.T) {
	backendtest.Run(t, func() backend.Backend { return New("") }, backendtest.Options{
		From: language.French, To: language.Spanish,
	})
}

func TestPrefix(t *testing.T) {
	units := []backend.Unit{{Text: "Bonjour"}}
	replies, err := New("» ").Translate(t.Context(), backend.Batch{Units: units})
	if err != nil || replies[0].Text != "» Bonjour" {
		t.Errorf("got %+v, %v", replies, err)
	}
}
