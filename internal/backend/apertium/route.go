package apertium

import (
	_ "embed"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"

	"go.yaml.in/yaml/v3"
	"golang.org/x/text/language"

	"exonym/internal/backend"
)

//go:embed routes.yaml
var routesFile []byte

// knowledge is what routes.yaml says.
type knowledge struct {
	Routes    map[string][][]string
	Gist      []string
	Broken    []string
	Stateless []string
	Hub       string
	Languages map[string]string
	Packages  map[string][]string
	// Abbreviations by language: words that an analyser reads otherwise with a stop.
	Abbreviations map[string][]string
}

// known reads routes.yaml, which a test keeps readable.
var known = sync.OnceValue(func() *knowledge {
	var k knowledge
	_ = yaml.Unmarshal(routesFile, &k)
	return &k
})

// maxLegs is the longest route that is looked for: every leg loses meaning.
const maxLegs = 3

// mode is one translator of the engine: fra-cat, es-pt_BR.
type mode struct {
	name     string // as its file is called
	path     string // of the mode file; "" when not installed
	from, to string // ISO 639-3
	variant  string // of the target language: BR, valencia
}

var modeName = regexp.MustCompile(`^([a-z]{2,3})-([a-z]{2,3})(?:_([A-Za-z0-9_]+))?$`)

// newMode reads a mode's name; ok is false for names that are no translators
// and for the engine's internal modes.
func newMode(name string) (mode, bool) {
	m := modeName.FindStringSubmatch(name)
	if m == nil {
		return mode{}, false
	}
	from, ok := iso3(m[1])
	to, also := iso3(m[2])
	return mode{name: name, from: from, to: to, variant: m[3]}, ok && also && from != to
}

func iso3(code string) (string, bool) {
	base, err := language.ParseBase(code)
	if err != nil {
		return code, len(code) == 3
	}
	return base.ISO3(), true
}

// dataFolders are the places where modes may be installed.
func dataFolders() []string {
	folders := []string{"/usr/share/apertium", "/usr/local/share/apertium", "/opt/local/share/apertium"}
	if own := os.Getenv("APERTIUM_DATADIR"); own != "" {
		folders = append([]string{own}, folders...)
	}
	return folders
}

// findModes lists the installed modes by name; of two with one name the first
// folder's wins.
func findModes(folders []string) map[string]mode {
	found := map[string]mode{}
	for _, folder := range folders {
		paths, _ := filepath.Glob(filepath.Join(folder, "modes", "*.mode"))
		for _, path := range paths {
			m, ok := newMode(strings.TrimSuffix(filepath.Base(path), ".mode"))
			if _, have := found[m.name]; !ok || have {
				continue
			}
			m.path = path
			found[m.name] = m
		}
	}
	return found
}

// side is a language as modes see it.
type side struct{ lang, variant string }

// sideOf turns a BCP 47 tag into the engine's terms. Only a region or variant
// that the tag names counts: pt is not pt-BR.
func (k *knowledge) sideOf(tag language.Tag) side {
	base, _, region := tag.Raw()
	name := base.String()
	if alias, ok := k.Languages[name]; ok {
		lang, variant, _ := strings.Cut(alias, "_")
		return side{lang, variant}
	}
	s := side{lang: base.ISO3()}
	if region.String() != "ZZ" {
		s.variant = region.String()
	}
	for _, v := range tag.Variants() {
		s.variant = v.String()
	}
	return s
}

// find returns the best route over modes: the first measured one whose legs are
// all there, else the shortest, through the hub where there is a choice.
func (k *knowledge) find(modes map[string]mode, from, to side) []mode {
	for _, names := range k.Routes[from.lang+"-"+to.lang] {
		var route []mode
		for _, name := range names {
			if m, ok := modes[name]; ok {
				route = append(route, m)
			}
		}
		if len(route) == len(names) {
			return withVariant(modes, route, to)
		}
	}
	return withVariant(modes, k.shortest(modes, from.lang, to.lang), to)
}

// shortest searches in breadth, languages in a fixed order, the hub first.
func (k *knowledge) shortest(modes map[string]mode, from, to string) []mode {
	names := slices.SortedFunc(maps.Keys(modes), func(a, b string) int {
		if hubA, hubB := modes[a].to == k.Hub, modes[b].to == k.Hub; hubA != hubB {
			if hubA {
				return -1
			}
			return 1
		}
		return strings.Compare(a, b)
	})
	reached := map[string][]mode{from: {}}
	edge := []string{from}
	for range maxLegs {
		var next []string
		for _, at := range edge {
			for _, name := range names {
				m := modes[name]
				if _, been := reached[m.to]; been || m.from != at || m.variant != "" || slices.Contains(k.Broken, name) {
					continue
				}
				reached[m.to] = append(slices.Clone(reached[at]), m)
				next = append(next, m.to)
			}
		}
		edge = next
	}
	return reached[to]
}

// withVariant takes the last leg in the wanted variant where there is one.
func withVariant(modes map[string]mode, route []mode, to side) []mode {
	if len(route) == 0 || to.variant == "" {
		return route
	}
	last := &route[len(route)-1]
	if m, ok := modes[last.name+"_"+to.variant]; ok {
		*last = m
	}
	return route
}

// published are all modes of all packages, as if everything were installed.
func (k *knowledge) published() map[string]mode {
	all := map[string]mode{}
	for _, names := range k.Packages {
		for _, name := range names {
			if m, ok := newMode(name); ok {
				all[name] = m
			}
		}
	}
	return all
}

// packagesFor returns the packages that would serve a pair, without those whose
// modes are there.
func (k *knowledge) packagesFor(modes map[string]mode, from, to side) []string {
	var need []string
	for _, m := range k.find(k.published(), from, to) {
		if _, have := modes[m.name]; have {
			continue
		}
		for name, inside := range k.Packages {
			if slices.Contains(inside, m.name) && !slices.Contains(need, name) {
				need = append(need, name)
			}
		}
	}
	return need
}

// pairs lists the pairs that modes serve, "fra-spa", sorted.
func (k *knowledge) pairs(modes map[string]mode) []string {
	languages := map[string]bool{}
	for _, m := range modes {
		languages[m.from], languages[m.to] = true, true
	}
	var out []string
	for from := range languages {
		for to := range languages {
			if from != to && len(k.find(modes, side{lang: from}, side{lang: to})) > 0 {
				out = append(out, from+"-"+to)
			}
		}
	}
	slices.Sort(out)
	return out
}

// plan returns the modes from one language to another, or a *backend.PairError.
func (e *Engine) plan(from, to language.Tag) ([]mode, error) {
	source, target := e.know.sideOf(from), e.know.sideOf(to)
	if route := e.know.find(e.modes, source, target); len(route) > 0 {
		return route, nil
	}
	packages := e.know.packagesFor(e.modes, source, target)
	if len(e.modes) == 0 && len(packages) > 0 {
		packages = append([]string{"apertium"}, packages...)
	}
	return nil, &backend.PairError{
		From: from, To: to,
		Packages: packages,
		Routes:   e.know.pairs(e.modes),
		Engine:   len(e.modes) > 0,
	}
}

// routeName is how a route is shown: "fra-cat > cat-spa".
func routeName(route []mode) string {
	names := make([]string, len(route))
	for i, m := range route {
		names[i] = m.name
	}
	return strings.Join(names, " > ")
}
