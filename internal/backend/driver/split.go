package driver

import (
	"unicode/utf8"

	"exonym/internal/backend"
)

// split cuts units into runs of indices, each within limits; a unit that is too large
// by itself stands alone.
func split(units []backend.Unit, limits backend.Limits) [][]int {
	var parts [][]int
	var part []int
	bytes, runes := 0, 0
	for i, u := range units {
		b, r := len(u.Text), utf8.RuneCountInString(u.Text)
		full := over(len(part)+1, limits.Units) || over(bytes+b, limits.Bytes) || over(runes+r, limits.Runes)
		if full && len(part) > 0 {
			parts = append(parts, part)
			part, bytes, runes = nil, 0, 0
		}
		part = append(part, i)
		bytes, runes = bytes+b, runes+r
	}
	if len(part) > 0 {
		parts = append(parts, part)
	}
	return parts
}

// over reports whether n is beyond a limit; 0 is none.
func over(n, limit int) bool { return limit > 0 && n > limit }
