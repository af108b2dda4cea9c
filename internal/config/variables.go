package config

import (
	"slices"
	"strings"

	"golang.org/x/text/language"

	"exonym/internal/backend"
	"exonym/internal/home"
)

// Variables for what has no key of its own.
const (
	EnginesVariable = "EXONYM_BACKENDS" // team=deepl, home=openai
	RoutesVariable  = "EXONYM_ROUTES"   // fr-es=apertium,team; *=team>en>home
)

// fromVariables reads engines and routes from the environment, as the layer above all
// files.
func fromVariables(env func(string) string, kinds []backend.Kind) (l layer, faults []error) {
	l.level = Variable
	named, routed := Origin{Level: Variable, Name: EnginesVariable}, Origin{Level: Variable, Name: RoutesVariable}
	for part := range fields(env(EnginesVariable), ",") {
		name, kind, m := parseEngine(part, kinds)
		if m != nil {
			faults = append(faults, &Fault{named, m.message, m.data})
			continue
		}
		l.engines = append(l.engines, engineText{name: Text{name, named}, kind: Text{kind, named}})
	}
	for part := range fields(env(RoutesVariable), ";") {
		route, m := parseRoute(part, routed)
		if m != nil {
			faults = append(faults, &Fault{routed, m.message, m.data})
			continue
		}
		l.routes = append(l.routes, route)
	}
	return l, faults
}

// parseEngine reads team=deepl.
func parseEngine(text string, kinds []backend.Kind) (name, kind string, m *mistake) {
	name, kind, ok := strings.Cut(text, "=")
	name, kind = strings.TrimSpace(name), strings.TrimSpace(kind)
	_, known := kindOf(kinds, kind)
	switch {
	case !engineName.MatchString(name):
		m = &mistake{sayNoName, aText{name}}
	case !ok:
		m = &mistake{sayNoType, aChoice{name, kindNames(kinds)}}
	case !known:
		m = &mistake{sayUnknownType, aChoice{kind, kindNames(kinds)}}
	}
	return name, kind, m
}

// parseRoute reads fr-es=apertium,team.
func parseRoute(text string, at Origin) (Route, *mistake) {
	pair, engines, _ := strings.Cut(text, "=")
	route := Route{Pair: strings.TrimSpace(pair), Origin: at}
	var ok bool
	if route.From, route.To, ok = parsePair(route.Pair); !ok {
		return route, &mistake{sayNoPair, aPair{route.Pair, `"*"`}}
	}
	for text := range fields(engines, ",") {
		step, m := parseStep(text)
		if m != nil {
			return route, m
		}
		step.Origin = at
		route.Steps = append(route.Steps, step)
	}
	if len(route.Steps) == 0 {
		return route, &mistake{sayNoStep, nil}
	}
	return route, nil
}

// fields yields the parts of a list that are not empty.
func fields(list, separator string) func(yield func(string) bool) {
	return func(yield func(string) bool) {
		for part := range strings.SplitSeq(list, separator) {
			if part = strings.TrimSpace(part); part != "" && !yield(part) {
				return
			}
		}
	}
}

// parseStep reads what Step.String writes: "deepl", "apertium > en > deepl".
func parseStep(text string) (Step, *mistake) {
	parts := strings.Split(text, ">")
	for i := range parts {
		parts[i] = strings.TrimSpace(parts[i])
	}
	switch len(parts) {
	case 1:
		return Step{Engine: parts[0]}, nil
	case 3:
		return Step{Engine: parts[0], Via: language.Make(parts[1]), Then: parts[2]}, noLanguage(parts[1])
	}
	return Step{}, &mistake{sayNoStep, nil}
}

// Stray is a variable that looks like one of exonym's and is none.
type Stray struct {
	Name  string
	Guess string // the variable that was probably meant, or ""
}

// elsewhere are variables that other packages read.
var elsewhere = []string{home.Variable, FileVariable, EnginesVariable, RoutesVariable, "EXONYM_CACHE"}

// Strays lists the variables of an environment (os.Environ) that begin as exonym's and
// are never read, in the order of their names.
func (c *Config) Strays(environ []string) (strays []Stray) {
	known := slices.Clone(elsewhere)
	for _, k := range Keys() {
		known = append(known, k.Variable())
	}
	for _, name := range c.Names() {
		e, _ := c.Engine(name)
		for _, o := range e.Kind.Options {
			known = append(known, e.Variable(o.Name))
		}
	}
	for _, entry := range slices.Sorted(slices.Values(environ)) {
		name, value, _ := strings.Cut(entry, "=")
		if value != "" && strings.HasPrefix(name, "EXONYM_") && !contains(known, name) {
			strays = append(strays, Stray{name, nearestVariable(name, known)})
		}
	}
	return strays
}

// nearestVariable is nearest for variables.
func nearestVariable(name string, known []string) string {
	words := make([]string, len(known))
	for i, k := range known {
		words[i] = strings.ReplaceAll(strings.ToLower(k), "_", "-")
	}
	return strings.ToUpper(strings.ReplaceAll(nearest(name, words), "-", "_"))
}
