package apertium

import (
	"strings"

	"golang.org/x/text/language"

	"exonym/internal/backend"
)

// Pair is a pair of languages that somebody else's Apertium translates: ISO 639-3, the
// target with its variant, as "fra" and "por_BR".
type Pair struct{ From, To string }

// Plan returns the best way from one language to another over pairs, as it is measured
// for the modes that are installed here. The error is a *backend.PairError.
func Plan(pairs []Pair, from, to language.Tag) ([]Pair, error) {
	k, modes := known(), modesOf(pairs)
	route := k.find(modes, k.sideOf(from), k.sideOf(to))
	if len(route) == 0 {
		return nil, &backend.PairError{From: from, To: to, Routes: k.pairs(modes), Engine: true}
	}
	legs := make([]Pair, len(route))
	for i, m := range route {
		legs[i] = m.pair()
	}
	return legs, nil
}

// Gist reports whether Apertium translates a pair too badly to be published.
func Gist(from, to language.Tag) bool { return (&Engine{know: known()}).Gist(from, to) }

func (m mode) pair() Pair {
	if m.variant == "" {
		return Pair{m.from, m.to}
	}
	return Pair{m.from, m.to + "_" + m.variant}
}

// modesOf names pairs as the packages do, by which routes.yaml knows them: fra-spa is
// fr-es there.
func modesOf(pairs []Pair) map[string]mode {
	published := map[Pair]string{}
	for name, m := range known().published() {
		published[m.pair()] = name
	}
	modes := map[string]mode{}
	for _, p := range pairs {
		m, ok := newMode(p.From + "-" + p.To)
		if !ok {
			continue
		}
		if name := published[m.pair()]; name != "" {
			m.name = name
		}
		modes[m.name] = m
	}
	return modes
}

// String names the pair: "fra-por_BR".
func (p Pair) String() string { return strings.Join([]string{p.From, p.To}, "-") }
