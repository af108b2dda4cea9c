package locale

import (
	"math"
	"strings"
	"testing"
	"time"

	"golang.org/x/text/language"

	"exonym/internal/testkit"
)

// TestWorkGrowsLinearly compares the best time for a text with that for one four
// times as long, in one run: linear work takes 4 times as long, quadratic 16.
func TestWorkGrowsLinearly(t *testing.T) {
	for _, unit := range []string{
		`"a `, `a" `, `'a `, `a' `, "a! ", "a? ", "¿a", " - a", "1 000 ", "1.", "«a", "a»", "{", "<a", "a:: ", "\"",
		"(a? ", "a, qué ", "%", "a@", "--", "...", "`a", "“a ", "a=\"", "f(", "\U000F0000 !",
	} {
		growth := math.Inf(1)
		for try := 0; try < 3 && growth > 10; try++ { // another program may have had the processor
			short, long := bestTime(strings.Repeat(unit, 1000)), bestTime(strings.Repeat(unit, 4000))
			growth = float64(long) / float64(short)
		}
		if growth > 10 {
			t.Errorf("%q: four times the text took %.1f times as long", unit, growth)
		}
	}
}

func bestTime(text string) time.Duration {
	best := time.Duration(math.MaxInt64)
	for range 5 {
		best = min(best, testkit.WorkTime(func() {
			Typography(language.Spanish).Localize(text, text, language.French, language.Spanish)
		}))
	}
	return best
}
