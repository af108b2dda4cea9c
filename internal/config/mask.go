package config

import "regexp"

// What may hold a key although no key belongs there: an argument of a command, a part of
// an address.
var (
	keyArgument = regexp.MustCompile(`(?i)((?:key|token|secret|password|passwd|bearer|authorization)["']?(?:=|:|\s)\s*)(\S+)`)
	keyInURL    = regexp.MustCompile(`(://)[^/@\s]+@`)
)

// Masked returns a value as it may be shown: what looks like a key in a command or an
// address is left out.
func Masked(text string) string {
	if _, m := parseReference(text); m == nil {
		return text
	}
	return keyInURL.ReplaceAllString(keyArgument.ReplaceAllString(text, "$1…"), "$1…@")
}
