package config

import "fmt"

// Level says how strong a value is.
type Level uint8

// The levels, the weakest first.
const (
	Default  Level = iota
	User           // the user's file
	Project        // the project's file
	Variable       // a variable of the environment
	Flag
)

var levelNames = [...]string{"default", "user", "project", "variable", "flag"}

// String names the level in English.
func (l Level) String() string { return levelNames[l] }

// Origin says where a value comes from.
type Origin struct {
	Level        Level
	File         string // absolute; of User and Project
	Line, Column int    // in File, from 1
	Name         string // of a Variable or a Flag: EXONYM_TO, --to
}

// String returns file:line:column, the name, or "default".
func (o Origin) String() string {
	switch {
	case o.File != "":
		return fmt.Sprintf("%s:%d:%d", o.File, o.Line, o.Column)
	case o.Name != "":
		return o.Name
	}
	return o.Level.String()
}

// Text is a value with where it comes from.
type Text struct {
	Text   string
	Origin Origin
}

// Value is what a Key is set to. One that is not set has no texts.
type Value struct {
	Texts  []string
	Origin Origin
}

// Text returns the last text, "" where there is none.
func (v Value) Text() string {
	if len(v.Texts) == 0 {
		return ""
	}
	return v.Texts[len(v.Texts)-1]
}

// On reports whether a switch is on.
func (v Value) On() bool { return switches[v.Text()] }
