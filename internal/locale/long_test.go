package locale

import (
	"strings"
	"testing"
	"time"

	"golang.org/x/text/language"
)

// TestLongLines holds the time for one long line of marks to what grows with its
// length and not with its square.
func TestLongLines(t *testing.T) {
	for _, unit := range []string{`"a `, `a" `, `'a `, `a' `, "a! ", "a? ", "¿a", " - a", "1 000 ", "1.", "«a", "a»", "{", "<a", "a:: ", "\"", "(a? ", "a, qué ", "%", "a@", "--", "...", "`a", "“a ", "a=\"", "f(", "\U000F0000 !"} {
		text := strings.Repeat(unit, 10000)
		start := time.Now()
		Typography(language.Spanish).Localize(text, text, language.French, language.Spanish)
		if took := time.Since(start); took > 3*time.Second {
			t.Errorf("%q: %v", unit, took)
		}
	}
}
