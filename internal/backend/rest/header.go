package rest

import (
	"net/http"
	"strconv"
	"strings"
	"time"
)

// maxPause bounds what a server may ask for.
const maxPause = 24 * time.Hour

// After is how long a server wants not to be asked: retry-after-ms in milliseconds, else
// Retry-After in seconds or as a date (RFC 9110, section 10.2.3). 0 is not at all.
func After(h http.Header) time.Duration { return after(h, time.Now()) }

func after(h http.Header, now time.Time) time.Duration {
	if wait := number(h.Get("Retry-After-Ms"), time.Millisecond); wait > 0 {
		return wait
	}
	value := strings.TrimSpace(h.Get("Retry-After"))
	if at, err := http.ParseTime(value); err == nil {
		return min(max(at.Sub(now), 0), maxPause)
	}
	return number(value, time.Second)
}

// number reads a positive number of units; anything else is 0.
func number(value string, unit time.Duration) time.Duration {
	count, err := strconv.ParseFloat(strings.TrimSpace(value), 64)
	if err != nil || !(count > 0) {
		return 0
	}
	return time.Duration(min(count*float64(unit), float64(maxPause)))
}

// maxWord is the longest code that a fault repeats.
const maxWord = 64

// Word returns a machine's code from an answer, such as INVALID_ARGUMENT or
// "insufficient_quota", and "" for anything that could be prose or a key: a code has
// letters and digits in words of at most 30, set apart by "_", "-" or ".".
func Word(code string) string {
	if len(code) > maxWord {
		return ""
	}
	long := 0
	for _, r := range code {
		switch {
		case r == '_' || r == '-' || r == '.':
			long = 0
		case r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9':
			long++
		default:
			return ""
		}
		if long > 30 {
			return ""
		}
	}
	return code
}
