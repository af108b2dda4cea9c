package chat

import (
	"slices"
	"strings"
	"unicode"
)

// compare looks at the translations of one question together. Some models fill a gap by
// saying the same twice, some put two segments into one, and some lose count: from one
// segment on, each has the translation of the next, with the numbers and names of that one
// and none of its own; then none of the answer can be trusted. targets[i] is of
// sources[i], "" where there is none; suspects are indices. Alone a segment is never
// suspected.
func compare(sources, targets []string) (suspects []int) {
	first := map[string]int{} // by translation
	texts, answers := make([]set, len(sources)), make([]set, len(sources))
	for i, target := range targets {
		texts[i], answers[i] = anchorsOf(sources[i]), anchorsOf(target)
		said := bare(strings.ToLower(target))
		if len(said) < fewest {
			continue
		}
		if other, seen := first[said]; seen && !strings.EqualFold(bare(sources[i]), bare(sources[other])) {
			suspects = append(suspects, other, i)
		}
		first[said] = i
	}
	suspects = append(suspects, merged(sources, targets)...)
	if !shifted(texts, answers, 1) && !shifted(texts, answers, -1) {
		return suspects
	}
	suspects = nil
	for i := range sources {
		suspects = append(suspects, i)
	}
	return suspects
}

// enough is how many anchors more the neighbours of some segments in a row must share with
// the answers than these segments do.
const enough = 3

// shifted reports whether some answers in a row fit the segments that stand by steps
// further on better than their own.
func shifted(texts, answers []set, by int) bool {
	run := 0
	for i := range answers {
		if k := i + by; k >= 0 && k < len(texts) {
			run = max(0, run+answers[i].meets(texts[k])-answers[i].meets(texts[i]))
		}
		if run >= enough {
			return true
		}
	}
	return false
}

// merged returns the segments that have no translation beside one whose translation is as
// long as that of both would be: it has to go too.
func merged(sources, targets []string) (suspects []int) {
	usual := growth(sources, targets)
	for i, target := range targets {
		for _, k := range []int{i - 1, i + 1} {
			if target == "" || k < 0 || k >= len(targets) || targets[k] != "" || letters(sources[k]) < fewest {
				continue
			}
			alone := usual * letters(sources[i])
			both := alone + usual*letters(sources[k])
			if letters(target)*letters(target) > alone*both { // nearer to both than to one
				suspects = append(suspects, i)
			}
		}
	}
	return suspects
}

// growth is how much longer than their sources translations of one question mostly are.
func growth(sources, targets []string) float64 {
	var all []float64
	for i, target := range targets {
		if target != "" && letters(sources[i]) > fewest {
			all = append(all, letters(target)/letters(sources[i]))
		}
	}
	if len(all) < 3 {
		return 1
	}
	slices.Sort(all)
	return all[len(all)/2]
}

type set map[string]bool

// meets counts what two sets have in common.
func (s set) meets(other set) (n int) {
	for x := range s {
		if other[x] {
			n++
		}
	}
	return n
}

// anchorLetters is how much of a name most languages write alike.
const anchorLetters = 4

// anchorsOf returns what a text and its translation mostly share: numbers, and how words
// in capitals begin.
func anchorsOf(text string) set {
	found := set{}
	for _, n := range numbersIn(text) {
		found[n] = true
	}
	for _, word := range strings.FieldsFunc(text, notLetter) {
		if runes := []rune(word); len(runes) >= anchorLetters && unicode.IsUpper(runes[0]) {
			found[strings.ToLower(string(runes[:anchorLetters]))] = true
		}
	}
	return found
}
