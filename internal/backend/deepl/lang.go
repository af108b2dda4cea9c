package deepl

import (
	_ "embed"
	"strings"
	"sync"

	"exonym/internal/backend/langcode"
)

//go:embed languages.txt
var languagesText string

var languages = sync.OnceValue(func() langcode.Table { return langcode.Read(languagesText) })

// bases drops the variant of the target: glossaries know none.
func bases(p langcode.Pair) langcode.Pair {
	p.Target, _, _ = strings.Cut(p.Target, "-")
	return p
}
