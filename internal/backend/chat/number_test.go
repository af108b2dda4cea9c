package chat

import (
	"fmt"
	"testing"
)

func TestNumbers(t *testing.T) {
	for text, want := range map[string]string{
		"10 000 soldats, 1 234,5 km et 3 chiens": "[10000 12345]", "10,000 and 1,234.5": "[10000 12345]", "11:29 or 11.29": "[1129 1129]",
		"en 2008 400 personnes": "[2008 400]", "१२ और ３４": "[12 34]", "3,5 %": "[35]", "1’234’567": "[1234567]", "": "[]",
	} {
		if got := fmt.Sprint(numbersIn(text)); got != want {
			t.Errorf("%q: %s, want %s", text, got, want)
		}
	}
}

// TestNumbersStay: few translations by people write a number as a word.
func TestNumbersStay(t *testing.T) {
	texts := flores(t)
	dropped, all := 0, 0
	for _, from := range floresTags {
		for _, to := range floresTags {
			if from == to {
				continue
			}
			for i := range texts[from] {
				if all++; drops(texts[from][i], texts[to][i]) {
					dropped++
				}
			}
		}
	}
	t.Logf("%d of %d lack a number", dropped, all)
	if dropped*50 > all {
		t.Error("too many")
	}
}
