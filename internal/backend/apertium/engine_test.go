package apertium

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/text/language"

	"exonym/internal/backend"
	"exonym/internal/backend/backendtest"
)

// children counts the processes whose parent is this one, dead ones that nobody
// waited for included.
func children() int {
	stats, _ := filepath.Glob("/proc/[0-9]*/stat")
	count := 0
	for _, path := range stats {
		text, err := os.ReadFile(path)
		if err != nil {
			continue
		}
		_, after, _ := strings.Cut(string(text), ") ")
		fields := strings.Fields(after)
		if len(fields) > 1 && fields[1] == fmt.Sprint(os.Getpid()) {
			count++
		}
	}
	return count
}

func TestSuite(t *testing.T) {
	realEngine(t)
	for _, pair := range [][2]language.Tag{
		{language.French, language.Spanish},
		{language.French, language.English},
		{language.Spanish, language.French},
		{language.English, language.Spanish},
	} {
		t.Run(pair[0].String()+"-"+pair[1].String(), func(t *testing.T) {
			backendtest.Run(t, func() backend.Backend { return New() }, backendtest.Options{
				From: pair[0], To: pair[1], Unserved: language.German, Processes: children,
			})
		})
	}
}

// A short word at the end of a sentence is no abbreviation.
func TestLastWordIsNoAbbreviation(t *testing.T) {
	e := realEngine(t)
	for _, test := range []struct{ from, to, text, want string }{
		{"fr", "es", "« Oui », dit-il.", "dijo."},
		{"en", "es", "The answer is no.", " no."},
		{"es", "en", "Miran el mar.", " sea."},
	} {
		got := translate(t, e, batchOf(language.Make(test.from), language.Make(test.to), []string{test.text}))[0]
		if !strings.HasSuffix(got, test.want) {
			t.Errorf("%s->%s %q: %q, want an end of %q", test.from, test.to, test.text, got, test.want)
		}
	}
}
