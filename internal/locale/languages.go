package locale

import (
	_ "embed"
	"slices"
	"strings"
	"sync"

	"golang.org/x/text/language"
)

//go:generate go run gen.go

//go:embed languages.tsv
var languageTable string

// languageNames maps an interface language to tag to name.
var languageNames = sync.OnceValue(func() map[string]map[string]string {
	names := map[string]map[string]string{}
	var columns []string
	for _, line := range strings.Split(strings.TrimSpace(languageTable), "\n") {
		cells := strings.Split(line, "\t")
		switch {
		case strings.HasPrefix(line, "#"):
		case columns == nil:
			columns = cells
		default:
			for i, name := range cells[1:] {
				column := columns[i+1]
				if names[column] == nil {
					names[column] = map[string]string{}
				}
				if name != "" {
					names[column][cells[0]] = name
				}
			}
		}
	}
	return names
})

// Languages lists the languages that have names, the most common ones of the world.
var Languages = sync.OnceValue(func() []language.Tag {
	var tags []language.Tag
	for name := range languageNames()["en"] {
		tags = append(tags, language.Make(name))
	}
	slices.SortFunc(tags, func(a, b language.Tag) int { return strings.Compare(a.String(), b.String()) })
	return tags
})

// LanguageName returns the name of tag in the speaker's language, as it stands
// within a sentence: "Swiss French", "français (Belgique)" becomes "français"
// where the table has no name for the variety. A language that the table does
// not know is given as its tag.
func (s *Speaker) LanguageName(tag language.Tag) string {
	names := languageNames()[s.Lang.String()]
	base, script, region := tag.Raw()
	for _, key := range []string{tag.String(), base.String() + "-" + script.String(), base.String() + "-" + region.String(), base.String()} {
		if name := names[key]; name != "" {
			return name
		}
	}
	return tag.String()
}
