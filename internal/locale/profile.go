package locale

import (
	"fmt"
	"strings"
	"sync"

	"go.yaml.in/yaml/v3"
	"golang.org/x/text/language"

	"exonym/locales"
)

// Quote is a pair of quotation marks with the space that stands inside them.
type Quote struct {
	Open  string `yaml:"open"`
	Close string `yaml:"close"`
	Space string `yaml:"space"`
}

// Quotes are the pairs of a language: Primary outside, Secondary inside.
// Accepted lists outer pairs ("»«") that are as right as the primary one.
type Quotes struct {
	Primary   Quote    `yaml:"primary"`
	Secondary Quote    `yaml:"secondary"`
	Accepted  []string `yaml:"accepted"`
}

// Dash holds the dash with its spaces: Single for one break in a sentence, Open
// and Close round an inserted clause.
type Dash struct {
	Single string `yaml:"single"`
	Open   string `yaml:"open"`
	Close  string `yaml:"close"`
}

// Numbers says how figures are written. Group parts thousands and Also holds
// other right group signs; Least is CLDR's minimumGroupingDigits: the figures
// before the first group sign (2: 1234, 12.345). Percent is the space before %.
type Numbers struct {
	Group   string   `yaml:"group"`
	Also    []string `yaml:"also"`
	Decimal string   `yaml:"decimal"`
	Least   int      `yaml:"least"`
	Percent string   `yaml:"percent"`
}

// Inverted holds what a language with ¿ and ¡ needs: words that open a question
// within a sentence, tags that follow one, abbreviations that end no sentence.
type Inverted struct {
	Words         []string `yaml:"words"`
	Tags          []string `yaml:"tags"`
	Abbreviations []string `yaml:"abbreviations"`
}

// Vowel lists the beginnings of words before which "and" changes its form.
type Vowel struct {
	Before []string `yaml:"before"`
	Unless []string `yaml:"unless"`
}

// Profile is the typography of one language in one region. The sources of every
// rule stand in the files of locales/typography. An empty field means that the
// language has no rule of that kind, and its text is left as it is.
type Profile struct {
	Tag        language.Tag      `yaml:"-"` // the nearest file's tag; Und for root
	Quotes     Quotes            `yaml:"quotes"`
	Apostrophe string            `yaml:"apostrophe"`
	Elisions   []string          `yaml:"elisions"` // words that begin with an apostrophe
	Dash       Dash              `yaml:"dash"`
	Ellipsis   string            `yaml:"ellipsis"`
	Before     map[string]string `yaml:"before"` // mark to the space before it; "": never one
	Numbers    Numbers           `yaml:"numbers"`
	Unit       string            `yaml:"unit"` // space between a number and its unit
	Units      []string          `yaml:"units"`
	UnitWords  []string          `yaml:"unitwords"`
	Labels     []string          `yaml:"labels"` // words after which digits are a name
	Clock      []string          `yaml:"clock"`  // words that make a time of day of 10.30
	Inverted   *Inverted         `yaml:"inverted"`
	Vowel      Vowel             `yaml:"vowel"`
}

var profiles sync.Map // language.Tag to *Profile

// Typography returns the profile of tag: root, then the base language, then the
// region, each adding to the one before. It never returns nil; a language
// without a file has the root profile, which changes nothing.
func Typography(tag language.Tag) *Profile {
	if known, ok := profiles.Load(tag); ok {
		return known.(*Profile)
	}
	p := &Profile{}
	base, confidence := tag.Base()
	region, sure := tag.Region()
	overlay(p, "root", language.Und)
	if confidence != language.No && tag != language.Und {
		overlay(p, base.String(), language.Make(base.String()))
		if sure == language.Exact {
			name := base.String() + "-" + region.String()
			overlay(p, name, language.Make(name))
		}
	}
	known, _ := profiles.LoadOrStore(tag, p)
	return known.(*Profile)
}

// overlay reads typography/<name>.yaml over p, if there is such a file. A test
// reads every file, so an error here cannot reach a user.
func overlay(p *Profile, name string, tag language.Tag) {
	data, err := locales.FS.ReadFile("typography/" + name + ".yaml")
	if err != nil {
		return
	}
	if err := decode(data, p); err != nil {
		return
	}
	p.Tag = tag
}

// decode reads a profile strictly. What stands in data replaces what p has, part
// by part; of Before, mark by mark.
func decode(data []byte, p *Profile) error {
	d := yaml.NewDecoder(strings.NewReader(string(data)))
	d.KnownFields(true)
	if err := d.Decode(p); err != nil {
		return fmt.Errorf("typography profile: %w", err)
	}
	return nil
}
