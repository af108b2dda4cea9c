package cli

import (
	"strings"
	"unicode"
	"unicode/utf8"

	cli "github.com/urfave/cli/v2"
	"golang.org/x/text/language"
	"golang.org/x/text/unicode/norm"

	"exonym/internal/locale"
	"exonym/internal/term"
	"exonym/internal/term/exchange"
)

// starterLanguages are those of the built-in glossary, each with a flag of its own.
var starterLanguages = []string{"en", "fr", "de", "es", "it", "pt", "ru", "uk", "nl", "pl"}

// nameField is the field of a term that is its text.
const nameField = "term"

// manner says what a setting does with the texts that are there.
type manner uint8

const (
	replace manner = iota
	join           // put behind those of a list
	unset
)

// setting is one thing that the flags ask of a concept: a field of it, or, with a
// language, a field of its term there.
type setting struct {
	lang   language.Tag // Und: of the concept
	field  string
	texts  []string
	manner manner
}

// wishFlags are the flags that say what a concept is called and what is known of it.
func (p *program) wishFlags() []cli.Flag {
	flags := []cli.Flag{&cli.StringSliceFlag{Name: nameField, Usage: p.text(sayTermFlag)}}
	for _, tag := range starterLanguages {
		name := p.speaker.LanguageName(language.Make(tag))
		flags = append(flags, &cli.StringSliceFlag{Name: tag, Usage: p.text(locale.Say(sayNameFlag, struct{ Language string }{name}))})
	}
	for _, f := range exchange.ConceptFields() {
		flags = append(flags, &cli.StringSliceFlag{Name: f.Name, Usage: p.text(conceptFlags[f.Name])})
	}
	for _, name := range termFlagNames() {
		flags = append(flags, &cli.StringSliceFlag{Name: name, Usage: p.text(termFlags[name])})
	}
	return append(flags, &cli.StringSliceFlag{Name: "plural", Usage: p.text(sayPluralFlag)},
		&cli.BoolFlag{Name: "keep", Usage: p.text(sayKeepFlag), DisableDefaultText: true})
}

// termFlagNames lists the fields of terms that are flags: not those that a flag of
// another shape stands for, and not the note, which is that of the concept.
func termFlagNames() []string {
	var names []string
	for _, f := range exchange.TermFields() {
		if termFlags[f.Name].Message != nil {
			names = append(names, f.Name)
		}
	}
	return names
}

// readWish reads the flags and arguments of c: names first, then what is said of them.
func readWish(c *cli.Context, arguments []string) ([]setting, error) {
	var wish []setting
	for _, text := range append(c.StringSlice(nameField), arguments...) {
		s, err := readTagged(text, nameField, "fr='Corée du Nord'")
		if err != nil {
			return nil, err
		}
		wish = append(wish, s)
	}
	for _, tag := range starterLanguages {
		for _, text := range c.StringSlice(tag) {
			wish = append(wish, setting{lang: language.Make(tag), field: nameField, texts: []string{text}})
		}
	}
	wish = append(firstReplaces(wish), conceptWish(c)...)
	more, err := termWish(c)
	if err != nil {
		return nil, err
	}
	wish = append(wish, more...)
	for i := range wish {
		if err := wish[i].clean(); err != nil {
			return nil, err
		}
	}
	return wish, nil
}

// conceptWish reads the flags for fields of the concept.
func conceptWish(c *cli.Context) (wish []setting) {
	for _, f := range exchange.ConceptFields() {
		for i, text := range c.StringSlice(f.Name) {
			wish = append(wish, setting{field: f.Name, texts: splitField(f.List, text), manner: joining(f.List, i)})
		}
	}
	return wish
}

// termWish reads the flags for fields of names.
func termWish(c *cli.Context) (wish []setting, err error) {
	for _, name := range termFlagNames() {
		f, _ := exchange.Named(exchange.TermFields(), name)
		for _, text := range c.StringSlice(name) {
			s, err := readTagged(text, name, "--"+name+" fr="+exampleOf(f))
			if err != nil {
				return nil, err
			}
			s.manner = joining(f.List, 1)
			wish = append(wish, s)
		}
	}
	for _, tag := range c.StringSlice("plural") {
		lang, err := parseLanguage(tag)
		if err != nil {
			return nil, err
		}
		wish = append(wish, setting{lang: lang, field: "number", texts: []string{"p"}})
	}
	return wish, nil
}

// firstReplaces makes every further name of a language a synonym of the first.
func firstReplaces(wish []setting) []setting {
	seen := map[language.Tag]bool{}
	for i := range wish {
		if seen[wish[i].lang] {
			wish[i].field, wish[i].manner = "also", join
		}
		seen[wish[i].lang] = true
	}
	return wish
}

// readTagged reads TAG=TEXT.
func readTagged(text, field, example string) (setting, error) {
	tag, value, ok := strings.Cut(text, "=")
	if !ok {
		return setting{}, usage(locale.Say(sayNoTag, struct{ Text string }{text}), locale.Say(sayTryCommand, struct{ Command string }{example}))
	}
	lang, err := parseLanguage(strings.TrimSpace(tag))
	return setting{lang: lang, field: field, texts: []string{value}}, err
}

// splitField splits the value of a list field of a concept at commas.
func splitField(list bool, text string) []string {
	if list {
		return commaList([]string{text})
	}
	return []string{text}
}

func joining(list bool, i int) manner {
	if list && i > 0 {
		return join
	}
	return replace
}

func exampleOf(f exchange.Field[term.Term]) string {
	if len(f.Choices) > 0 {
		return f.Choices[0]
	}
	return "TEXT"
}

// longestText is how many characters a field holds at most. A name of a thousand
// is a mistake with a file.
const longestText = 1000

// clean brings texts into the form of glossary files and refuses what cannot be meant.
func (s *setting) clean() error {
	for i, text := range s.texts {
		clean := strings.TrimSpace(norm.NFC.String(text))
		bad := func(r rune) bool {
			return unicode.IsControl(r) || r == utf8.RuneError || r == '\u2028' || r == '\u2029'
		}
		switch {
		case clean == "" && s.manner != unset:
			return usage(locale.Say(sayEmptyValue, struct{ Field string }{s.name()}), locale.Say(sayUnsetHint, nil))
		case strings.IndexFunc(clean, bad) >= 0:
			return usage(locale.Say(sayControl, struct{ Field string }{s.name()}), locale.Message{})
		case utf8.RuneCountInString(clean) > longestText:
			return usage(locale.Say(sayTooLong, struct{ Field string }{s.name()}), locale.Message{})
		}
		s.texts[i] = clean
	}
	return nil
}

// name is how --set and --unset call the field.
func (s setting) name() string {
	switch {
	case s.lang == language.Und:
		return s.field
	case s.field == nameField:
		return s.lang.String()
	}
	return s.lang.String() + "." + s.field
}
