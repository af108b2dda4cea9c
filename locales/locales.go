// Package locales holds the words and habits of languages as data: catalogues of
// exonym's own messages (<room>.<tag>.json, go-i18n) and typography profiles
// (typography/<tag>.yaml). English messages stand in the code itself.
package locales

import "embed"

// FS holds every catalogue and profile.
//
//go:embed *.json typography
var FS embed.FS
