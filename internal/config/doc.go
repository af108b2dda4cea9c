// Package config reads exonym.yaml: the settings of a project and of its user, the
// engines by name, and which engine is asked for which languages.
//
// A Key is a setting that stands by itself; it is a flag and a variable too. An Engine is
// a type of engine with its options. A Route says who translates from one language to
// another. An Origin says where a value comes from.
//
// The law: a flag beats a variable, a variable the project's file, that one the user's,
// and each value knows its origin. A file is wholly understood or refused, with the place
// of every mistake. No key of an engine stands in a file, in a fault or in an Origin:
// files name where it lies (env:, file:, keyring:), and Settings alone fetches it.
//
//	c, err := config.Load(config.Sources{Here: here, Dir: "articles", Kinds: all.Kinds()})
//	steps, origin := c.Route(language.French, language.Spanish)
package config
