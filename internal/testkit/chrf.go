package testkit

import (
	"strings"
	"unicode"
)

// ChrF returns the corpus chrF2 of translations against references, 0 to 100:
// character n-grams up to 6, beta 2, white space left out, one reference, as in
// Popović 2015 and with the averaging of sacreBLEU 2 (effective order).
func ChrF(translations, references []string) float64 {
	const order = 6
	var hyp, ref, match [order]int
	for i := range translations {
		t, r := squeeze(translations[i]), squeeze(references[i])
		for n := 1; n <= order; n++ {
			a, b := grams(t, n), grams(r, n)
			hyp[n-1] += max(0, len(t)-n+1)
			ref[n-1] += max(0, len(r)-n+1)
			for gram, count := range a {
				match[n-1] += min(count, b[gram])
			}
		}
	}
	const beta2 = 4.0
	precision, recall, orders := 0.0, 0.0, 0
	for n := range order {
		if hyp[n] == 0 || ref[n] == 0 {
			continue
		}
		precision += float64(match[n]) / float64(hyp[n])
		recall += float64(match[n]) / float64(ref[n])
		orders++
	}
	if precision+recall == 0 {
		return 0
	}
	precision, recall = precision/float64(orders), recall/float64(orders)
	return 100 * (1 + beta2) * precision * recall / (beta2*precision + recall)
}

func squeeze(s string) []rune {
	return []rune(strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, s))
}

func grams(s []rune, n int) map[string]int {
	out := map[string]int{}
	for i := 0; i+n <= len(s); i++ {
		out[string(s[i:i+n])]++
	}
	return out
}
