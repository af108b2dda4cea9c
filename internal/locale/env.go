package locale

import (
	"strings"

	"golang.org/x/text/language"
)

// FromEnv returns the language that the person at the screen wants: flag
// (--lang) if it is given, else the environment as gettext and POSIX read it:
// LC_ALL, LC_MESSAGES, LANG, the first that is set; unless that is the C locale,
// the list LANGUAGE goes before it and its first entry that exonym speaks wins.
// C, POSIX and what cannot be read mean English. Whether exonym speaks the
// language is for NewSpeaker to find out.
func FromEnv(lookup func(string) string, flag string) language.Tag {
	if tag, ok := posix(flag); ok {
		return tag
	}
	value := ""
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		if value = lookup(name); value != "" {
			break
		}
	}
	tag, ok := posix(value)
	if !ok {
		tag = language.English
	}
	if neutral(value) {
		return tag
	}
	for _, entry := range strings.Split(lookup("LANGUAGE"), ":") {
		if wanted, ok := posix(entry); ok && speaks(wanted) {
			return wanted
		}
	}
	return tag
}

// posix reads fr_FR.UTF-8@euro, fr-FR or fr.
func posix(value string) (language.Tag, bool) {
	value, _, _ = strings.Cut(value, "@")
	value, _, _ = strings.Cut(value, ".")
	value = strings.TrimSpace(value)
	if value == "" {
		return language.Und, false
	}
	if neutral(value) {
		return language.English, true
	}
	tag, err := language.Parse(value)
	return tag, err == nil && tag != language.Und
}

// neutral reports the locales without language: C, C.UTF-8, POSIX.
func neutral(value string) bool {
	name, _, _ := strings.Cut(value, ".")
	return name == "C" || name == "POSIX"
}

// speaks reports whether tag's language is one of Interface.
func speaks(tag language.Tag) bool {
	base, _ := tag.Base()
	for _, known := range Interface {
		if b, _ := known.Base(); b == base {
			return true
		}
	}
	return false
}
