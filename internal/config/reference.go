package config

import (
	"regexp"
	"strings"
)

// reference says where a key lies.
type reference struct{ scheme, service, name string }

// Schemes of references.
const (
	fromEnv     = "env"
	fromFile    = "file"
	fromKeyring = "keyring"
)

// envName is in capitals: what has small letters may be a key, put in the wrong place.
var envName = regexp.MustCompile(`^[A-Z_][A-Z0-9_]*$`)

// parseReference reads env:NAME, file:PATH and keyring:SERVICE/NAME.
func parseReference(text string) (reference, *mistake) {
	scheme, rest, _ := strings.Cut(text, ":")
	switch scheme {
	case fromEnv:
		if envName.MatchString(rest) {
			return reference{scheme: scheme, name: rest}, nil
		}
	case fromFile:
		if rest != "" {
			return reference{scheme: scheme, name: rest}, nil
		}
	case fromKeyring:
		if service, name, ok := strings.Cut(rest, "/"); ok && service != "" && name != "" {
			return reference{scheme, service, name}, nil
		}
	default:
		return reference{}, &mistake{sayLiteralKey, nil}
	}
	return reference{}, &mistake{sayBadReference, nil}
}
