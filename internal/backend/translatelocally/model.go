package translatelocally

import (
	"cmp"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"slices"

	"golang.org/x/text/language"

	"exonym/internal/backend"
)

// listed is a model as the program lists it.
type listed struct {
	ID         string            `json:"id"`
	Short      string            `json:"shortname"`
	Source     string            `json:"src"`
	Target     string            `json:"trg"`
	SourceTags map[string]string `json:"srcTags"` // tag to name
	TargetTag  string            `json:"trgTag"`
	Local      *bool             `json:"local"`
	Version    json.RawMessage   `json:"version"`
}

// model translates from some languages into one.
type model struct {
	id, short string
	from      []language.Tag
	to        language.Tag
	version   string
}

// models are those that are installed, by id.
type models []model

// readModels takes what is installed and whose languages are known.
func readModels(list []listed) models {
	var all models
	for _, l := range list {
		m := model{id: l.ID, short: l.Short, version: string(l.Version)}
		for code := range l.SourceTags {
			m.add(code)
		}
		if len(m.from) == 0 {
			m.add(l.Source)
		}
		to, err := language.Parse(cmp.Or(l.TargetTag, l.Target))
		if m.id == "" || err != nil || len(m.from) == 0 || l.Local != nil && !*l.Local {
			continue
		}
		m.to = to
		slices.SortFunc(m.from, func(a, b language.Tag) int { return cmp.Compare(a.String(), b.String()) })
		all = append(all, m)
	}
	slices.SortStableFunc(all, func(a, b model) int { return cmp.Compare(a.id, b.id) })
	return all
}

func (m *model) add(code string) {
	if tag, err := language.Parse(code); err == nil {
		m.from = append(m.from, tag)
	}
}

// name is what people call a model.
func (m *model) name() string { return cmp.Or(m.short, m.id) }

// mark changes when any model does.
func (all models) mark() string {
	sum := sha256.New()
	for _, m := range all {
		fmt.Fprintf(sum, "%q %q\n", m.id, m.version)
	}
	return fmt.Sprintf("%x", sum.Sum(nil)[:8])
}

// route is one model, or two.
type route struct{ first, second *model }

// String names the route: "fr-en-tiny > en-es-tiny".
func (r route) String() string {
	if r.second == nil {
		return r.first.name()
	}
	return r.first.name() + " > " + r.second.name()
}

// find returns the best way, which is the first of those that fit best: one model before
// two, and the very tag before its bare language. Where only is a name, that model must be
// the way. The error is a *backend.PairError.
func (all models) find(from, to language.Tag, only string) (route, error) {
	var best route
	most := 0
	for i := range all {
		first := &all[i]
		heard := first.hears(from)
		if only != "" && only != first.id && only != first.short || heard == 0 {
			continue
		}
		if n := 10 * (heard + fit(first.to, to)); fit(first.to, to) > 0 && n > most {
			best, most = route{first: first}, n
		}
		for k := range all {
			second := &all[k]
			if n := heard + fit(second.to, to); only == "" && fit(first.to, to) == 0 && fit(second.to, to) > 0 && second.hears(first.to) > 0 && n > most {
				best, most = route{first, second}, n
			}
		}
	}
	if most == 0 {
		return route{}, &backend.PairError{From: from, To: to, Routes: all.pairs(), Engine: true}
	}
	return best, nil
}

// hears is how well a model understands a language.
func (m *model) hears(tag language.Tag) int {
	best := 0
	for _, from := range m.from {
		best = max(best, fit(from, tag))
	}
	return best
}

// fit is 2 where tags are the same, 1 where have is the bare language of want or both
// have the same language and script, else 0.
func fit(have, want language.Tag) int {
	haveBase, _ := have.Base()
	wantBase, _ := want.Base()
	haveScript, _ := have.Script()
	wantScript, _ := want.Script()
	switch {
	case want == language.Und || haveBase != wantBase || haveScript != wantScript:
		return 0
	case have == want:
		return 2
	}
	return 1
}

// pairs lists what is served, in ISO 639-3, directly and over a third language.
func (all models) pairs() []string {
	var list []string
	add := func(from []language.Tag, to language.Tag) {
		for _, tag := range from {
			if a, b := iso(tag), iso(to); a != b {
				list = append(list, a+"-"+b)
			}
		}
	}
	for i := range all {
		add(all[i].from, all[i].to)
		for k := range all {
			if all[k].hears(all[i].to) > 0 {
				add(all[i].from, all[k].to)
			}
		}
	}
	slices.Sort(list)
	return slices.Compact(list)
}

func iso(tag language.Tag) string {
	base, _ := tag.Base()
	return base.ISO3()
}
