package pipeline

import (
	"slices"
	"testing"

	"golang.org/x/text/language"

	"exonym/internal/backend/echo"
	"exonym/internal/format"
	"exonym/internal/format/text"
	"exonym/internal/term"
)

// Progress grows with every segment up to all of them.
func TestProgressCountsSegments(t *testing.T) {
	doc, err := text.Format{}.Read([]byte("Il part. Elle reste. Nous verrons.\n"), format.Options{Name: "a.txt"})
	if err != nil {
		t.Fatal(err)
	}
	source, err := Open(doc, text.Format{}, language.French, &term.Base{}, nil)
	if err != nil {
		t.Fatal(err)
	}
	var told []int
	job := Job{Backend: echo.New(""), To: language.Spanish, Progress: func(done, of int) { told = append(told, done*10+of) }}
	if _, err := job.Run(t.Context(), source); err != nil {
		t.Fatal(err)
	}
	if want := []int{13, 23, 33}; !slices.Equal(told, want) {
		t.Errorf("told %v, want %v", told, want)
	}
}
