package ui

import (
	"bytes"
	"context"
	"errors"
	"io"
	"strings"
	"testing"
)

func TestConsole(t *testing.T) {
	var out bytes.Buffer
	c := NewConsole(strings.NewReader(" Kyjiw \n\nJa\n\nn"), &out, "ja", "j")
	ctx := context.Background()
	for _, want := range []string{"Kyjiw", "Kiew"} {
		if got, err := c.Ask(ctx, "Name", "Kiew"); got != want || err != nil {
			t.Errorf("%q, %v, want %q", got, err, want)
		}
	}
	for _, want := range []bool{true, false} {
		if got, err := c.Confirm(ctx, "?"); got != want || err != nil {
			t.Errorf("%v, %v, want %v", got, err, want)
		}
	}
	if _, err := c.Confirm(ctx, "?"); !errors.Is(err, context.Canceled) {
		t.Errorf("the end of the input is no answer: %v", err)
	}
	if want := "Name [Kiew] > Name [Kiew] > ? ? ? \n"; out.String() != want {
		t.Errorf("asked %q, want %q", out.String(), want)
	}
}

// An interrupt ends a question that nobody answers.
func TestConsoleInterrupted(t *testing.T) {
	in, _ := io.Pipe()
	ctx, stop := context.WithCancel(context.Background())
	stop()
	if _, err := NewConsole(in, io.Discard).Ask(ctx, "Name", ""); !errors.Is(err, context.Canceled) {
		t.Errorf("%v", err)
	}
}
