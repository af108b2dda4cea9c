package term

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/language"
)

// Usage is one spelling of a name in texts of one language.
type Usage struct {
	Text  string
	Lang  language.Tag // of the texts
	Count int          // how often they have it
}

// Cluster is several spellings that mean one person.
type Cluster struct {
	Used []Usage // the most used first
	// Use is the proposal: what the convention of the asked language makes of the Cyrillic
	// name behind the spellings, or the most used spelling of that language where no such
	// name explains two of them.
	Use string
	Why []Evidence // Original and Convention, where Use was made from a Cyrillic name
}

// Spellings finds the names (mostly Mentions that no list knows, of one article or
// of a folder) that are spelled in several ways, and proposes which to use in lang:
// Kyslytsya, Kyslyzja and Kislitsa are one person. Two names are one when some reading
// of both gives the same last name, and the given names, where both have one,
// also sound alike; short names are left alone. A last name without given name is counted
// to a full one only where there is just one. Clusters are in the order of used.
func Spellings(used []Usage, lang language.Tag) []Cluster {
	var clusters []Cluster
	for _, members := range gather(spelledNames(used)) {
		if c, ok := members.cluster(lang); ok {
			clusters = append(clusters, c)
		}
	}
	return clusters
}

// spelledName is a Usage in parts.
type spelledName struct {
	Usage
	fullName
}

// spelledNames adds up the usages of each text, in the order of used. Abbreviations
// before a name (WNED Buffalo) make it no person's.
func spelledNames(used []Usage) []*spelledName {
	var names []*spelledName
	byText := map[string]*spelledName{}
	for _, u := range used {
		u.Text = clean(strings.TrimSpace(u.Text))
		if same := byText[u.Text]; same != nil {
			same.Count += u.Count
			continue
		}
		name := &spelledName{u, split(u.Text)}
		if utf8.RuneCountInString(name.last.text) < shortest || len(name.last.sounds) == 0 || abbreviated(name.given.text) {
			continue
		}
		byText[u.Text] = name
		names = append(names, name)
	}
	return names
}

// abbreviated reports whether text is written in capitals.
func abbreviated(text string) bool {
	return utf8.RuneCountInString(text) > 1 && text == strings.ToUpper(text)
}

// spellings are names of one person.
type spellings []*spelledName

// gather puts together the names that sound alike: first those with given names, then
// last names alone, to the one person of that name or to each other.
func gather(names []*spelledName) []spellings {
	bySound := map[string][]int{} // clusters by the sound of a last name in them
	var clusters []spellings
	join := func(name *spelledName, at int) {
		clusters[at] = append(clusters[at], name)
		for _, sound := range name.last.sounds {
			if key := string(sound.sounds); !slices.Contains(bySound[key], at) {
				bySound[key] = append(bySound[key], at)
			}
		}
	}
	for _, alone := range []bool{false, true} {
		for _, name := range names {
			if (name.given.text == "") != alone {
				continue
			}
			fitting := clustersOf(name, clusters, bySound)
			if len(fitting) != 1 {
				fitting = []int{len(clusters)}
				clusters = append(clusters, nil)
			}
			join(name, fitting[0])
		}
	}
	return clusters
}

// clustersOf returns the clusters whose every name may be the person of name.
func clustersOf(name *spelledName, clusters []spellings, bySound map[string][]int) []int {
	var fitting []int
	for _, sound := range name.last.sounds {
		for _, at := range bySound[string(sound.sounds)] {
			if !slices.Contains(fitting, at) && !slices.ContainsFunc(clusters[at], func(other *spelledName) bool { return !name.means(other) }) {
				fitting = append(fitting, at)
			}
		}
	}
	return fitting
}

// Sounds that two names share at least to be one: in a last name alone, in a last name
// beside a given name, and in both together.
const (
	sharedAlone = 6
	sharedLast  = 4
	sharedBoth  = 9
)

// means reports whether n and other may be one person. In Cyrillic letters a name has one
// spelling; what sounds alike there is another case of it.
func (n *spelledName) means(other *spelledName) bool {
	if isCyrillic(n.Text) && isCyrillic(other.Text) && n.last.text != other.last.text {
		return false
	}
	last := common(n.last, other.last)
	if n.given.text == "" || other.given.text == "" {
		return last >= sharedAlone || (last >= sharedLast && n.last.text == other.last.text)
	}
	if strings.HasSuffix(n.given.text, "e") != strings.HasSuffix(other.given.text, "e") {
		return false // Jean, Jeanne
	}
	given := common(n.given, other.given)
	return given > 0 && last >= sharedLast && (last+given >= sharedBoth || n.last.text == other.last.text)
}

// common returns the length of the longest sound that both words have, 0 when none.
func common(a, b word) int {
	longest := 0
	for _, x := range a.sounds {
		for _, y := range b.sounds {
			if string(x.sounds) == string(y.sounds) {
				longest = max(longest, len(x.sounds))
			}
		}
	}
	return longest
}

// cluster makes the report of one person; ok is false when there is one spelling of
// each part.
func (s spellings) cluster(lang language.Tag) (c Cluster, ok bool) {
	if len(s.parts(lastPart)) < 2 && len(s.parts(givenPart)) < 2 {
		return c, false
	}
	for _, name := range s {
		c.Used = append(c.Used, name.Usage)
	}
	slices.SortStableFunc(c.Used, func(x, y Usage) int { return cmp.Compare(y.Count, x.Count) })
	if o, ok := s.original(); ok {
		c.Use, c.Why = s.propose(o, lang), o.why()
	}
	if c.Use == "" {
		c.Use = mostUsed(c.Used, lang)
	}
	return c, true
}

// mostUsed returns the first of used in lang, or the first at all; of both the full
// name comes first.
func mostUsed(used []Usage, lang language.Tag) string {
	best := used[0]
	rank := func(u Usage) int {
		n := 0
		if sameLanguage(u.Lang, lang) {
			n += 2
		}
		if strings.Contains(u.Text, " ") {
			n++
		}
		return n
	}
	for _, u := range used {
		if rank(u) > rank(best) {
			best = u
		}
	}
	return best.Text
}

func lastPart(n *spelledName) string  { return n.last.text }
func givenPart(n *spelledName) string { return n.given.text }

// parts returns the different spellings of one part, in order.
func (s spellings) parts(of func(*spelledName) string) []string {
	var list []string
	for _, name := range s {
		if text := of(name); text != "" && !slices.Contains(list, text) {
			list = append(list, text)
		}
	}
	return list
}
