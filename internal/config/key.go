package config

import (
	"strings"
	"time"

	"golang.org/x/text/language"

	"exonym/internal/backend/budget"
	"exonym/internal/check"
	formats "exonym/internal/format/all"
)

// Key is a setting that stands by itself in a file.
type Key struct {
	Name    string
	Flag    string // without "--", where it is not Name
	Many    bool   // takes a list
	Commas  bool   // the list may be one value that commas part, as in a variable
	Switch  bool   // is on or off
	Option  bool   // goes to every engine that has an option of the name
	Default string
	Choices []string // what it may be; nil for anything
	Doc     string   // English, as docs/configuration.md prints it
	Example string   // as it stands in a file, behind "name: "

	wrong  func(text string) *mistake        // may be nil
	anchor func(dir, text string) string     // makes paths absolute; may be nil
	leaves func(dir, text string) (out bool) // leads out of dir; may be nil
}

// Keys returns every key, in the order in which people meet them.
func Keys() []Key {
	return []Key{
		{Name: "to", Many: true, Commas: true, Doc: "Target languages, as BCP 47.", Example: "[es, pt-BR]", wrong: noLanguage},
		{Name: "from", Doc: "Source language; found out where it is not said.", Example: "fr", wrong: noLanguage},
		{Name: "backend", Many: true, Commas: true, Default: "apertium", Doc: "The engine, and those that follow where it fails: for languages that no route names.", Example: "[apertium, team]"},
		{Name: "formality", Option: true, Choices: []string{"formal", "informal"}, Doc: "How to address readers, for engines that can choose.", Example: "informal"},
		{Name: "style", Option: true, Doc: "What translations should be like, in any words, for engines that can be told.", Example: "short sentences, no anglicisms"},
		{Name: "out", Doc: "Where translations go: a folder, or a template of `{dir}`, `{name}`, `{lang}`, `{ext}`. Beside the article by default.", Example: "out/{lang}/{name}{ext}", anchor: anchorOut, leaves: outside},
		{Name: "format", Choices: formatNames(), Doc: "Format of articles; by the file's ending by default.", Example: "markdown"},
		{Name: "encoding", Doc: "Character encoding of articles; UTF-8, or as they declare, by default.", Example: "windows-1252"},
		{Name: "front-matter", Flag: "key", Many: true, Commas: true, Doc: "Keys of the front matter whose values are translated; title, description and the like by default.", Example: "[title, summary]"},
		{Name: "glossary", Many: true, Doc: "Files with names and terms, on top of the built-in ones, the user's and the project's; the last wins.", Example: "[names.yaml]", anchor: anchorPath, leaves: outside},
		{Name: "builtin", Flag: "no-builtin", Switch: true, Default: "true", Doc: "Whether the built-in glossary, the user's and the project's count.", Example: "true"},
		{Name: "typography", Flag: "no-typography", Switch: true, Default: "true", Doc: "Whether quotes, spaces, dashes and numbers are written as the target language does.", Example: "true"},
		{Name: "report", Many: true, Commas: true, Doc: "Reports, each `FORM` or `FORM=FILE`; the forms are text, json and html.", Example: "[text, html=report.html]", wrong: noReport, anchor: anchorReport, leaves: outsideReport},
		{Name: "fail-on", Choices: severities(), Doc: "Exit with 3 where a finding is at least as bad.", Example: "major"},
		{Name: "memory", Doc: "The file with the translation memory, and with what exonym knows of its own outputs. In the user's cache folder by default (`EXONYM_CACHE` moves that).", Example: "memory.db", anchor: anchorPath, leaves: outside},
		{Name: "max-cost", Doc: "The most that a run may cost, in USD unless a currency follows; at the bound it ends with 4, and the same command goes on later.", Example: "5", wrong: noAmount},
		{Name: "max-chars", Doc: "The most characters that a run may send to engines.", Example: "200000", wrong: noCount},
		{Name: "deadline", Doc: "How long engines that are elsewhere may be asked in a run; what is left then ends it with 5.", Example: "30m", wrong: noTime},
		{Name: "quiet", Switch: true, Default: "false", Doc: "Whether exonym says nothing but errors.", Example: "false"},
	}
}

// Variable names the variable of the environment that sets the key.
func (k Key) Variable() string { return variable(k.Name) }

// FlagName returns the flag of the key: --to, --no-builtin.
func (k Key) FlagName() string {
	if k.Flag != "" {
		return "--" + k.Flag
	}
	return "--" + k.Name
}

// variable makes EXONYM_FAIL_ON of "fail-on".
func variable(parts ...string) string {
	name := "exonym_" + strings.Join(parts, "_")
	return strings.ToUpper(strings.ReplaceAll(name, "-", "_"))
}

func keyOf(name string) (Key, bool) {
	for _, k := range Keys() {
		if k.Name == name {
			return k, true
		}
	}
	return Key{}, false
}

func formatNames() (names []string) {
	for _, f := range formats.All() {
		names = append(names, f.Info().Name)
	}
	return names
}

func severities() (names []string) {
	for s := check.Info; ; s++ {
		if _, ok := check.ParseSeverity(s.String()); !ok || s == check.Critical {
			return append(names, s.String())
		}
		names = append(names, s.String())
	}
}

// switches are the ways to write on and off.
var switches = map[string]bool{"true": true, "false": false, "on": true, "off": false, "yes": true, "no": false}

func noLanguage(text string) *mistake {
	if tag, err := language.Parse(text); err == nil && tag != language.Und {
		if base, confidence := tag.Base(); confidence != language.No && base.String() != "und" {
			return nil
		}
	}
	return &mistake{sayNoLanguage, aText{text}}
}

func noAmount(text string) *mistake {
	if _, _, err := budget.ParseAmount(text); err != nil {
		return &mistake{sayNoAmount, aText{text}}
	}
	return nil
}

func noCount(text string) *mistake {
	if _, err := budget.ParseCount(text); err != nil {
		return &mistake{sayNoCount, aText{text}}
	}
	return nil
}

func noTime(text string) *mistake {
	if d, err := time.ParseDuration(text); err != nil || d <= 0 {
		return &mistake{sayNoTime, aText{text}}
	}
	return nil
}

var reportForms = []string{"text", "json", "html"}

func noReport(text string) *mistake {
	form, _, _ := strings.Cut(text, "=")
	for _, known := range reportForms {
		if form == known {
			return nil
		}
	}
	return &mistake{sayNoChoice, aChoice{form, strings.Join(reportForms, ", ")}}
}
