// Package all is the explicit list of checks.
package all

import (
	"exonym/internal/check"
	"exonym/internal/check/casing"
	"exonym/internal/check/completeness"
	"exonym/internal/check/engine"
	"exonym/internal/check/length"
	"exonym/internal/check/link"
	"exonym/internal/check/markup"
	"exonym/internal/check/name"
	"exonym/internal/check/number"
	"exonym/internal/check/punctuation"
	"exonym/internal/check/residue"
	"exonym/internal/check/spacing"
	"exonym/internal/check/structure"
	"exonym/internal/check/typography"
	"exonym/internal/check/word"
)

// Checks returns every check, sorted by ID.
func Checks() []*check.Check {
	return []*check.Check{
		casing.Start,
		completeness.Missing,
		completeness.Same,
		engine.Left,
		engine.Mark,
		engine.Unknown,
		length.Ratio,
		link.Changed,
		markup.Codes,
		name.Changed,
		name.Exonym,
		name.Forbidden,
		name.Missing,
		name.NearMiss,
		name.Unknown,
		name.Variants,
		number.Mismatch,
		punctuation.Brackets,
		punctuation.End,
		punctuation.Quotes,
		residue.Language,
		residue.Script,
		spacing.Double,
		spacing.Glued,
		structure.Duplicate,
		structure.Furniture,
		structure.Heading,
		typography.Profile,
		word.Doubled,
	}
}
