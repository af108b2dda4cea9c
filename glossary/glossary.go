// Package glossary is the starter termbase: places, languages, organisations and
// people of the news with their names in ten languages. It is data for linguists;
// internal/term reads it.
//
// Files load in the order of their names, and a concept of a later file overlays
// the concept with the same id of an earlier one, language by language. So the
// generated files (*.cldr.yaml) give every name, and the files written by hand
// correct them and add grammar:
//
//	10-territories.cldr.yaml  11-cities.cldr.yaml  12-languages.cldr.yaml
//	15-capitals.yaml  20-countries.yaml  25-languages.yaml  30-cities.yaml
//	35-regions.yaml  40-organisations.yaml  45-times.yaml  50-people.yaml
//
// Of two concepts with the same name the one of the later file comes first.
//
// Lists of adjectives and inhabitants in French and Spanish always have four
// forms: masculine and feminine singular, masculine and feminine plural. German
// adjectives are stems; German inhabitants are the singular man, the singular
// woman, the dative plural and the plural of women.
package glossary

import "embed"

// The generator reads the npm packages cldr-localenames-full and cldr-dates-full,
// version 48.2.0, unpacked in the folders of the same names below $CLDR; and the same of
// version 47.0.0 below $CLDR_BEFORE. gen/zones.yaml says which cities are called after a
// country, gen/everyday.yaml which names are everyday words.
//
//go:generate go run ./gen -cldr ${CLDR} -before ${CLDR_BEFORE} -out .

// FS holds the glossary files.
//
//go:embed *.yaml
var FS embed.FS
