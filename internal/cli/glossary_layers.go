package cli

import (
	"os"
	"path/filepath"
	"strings"

	cli "github.com/urfave/cli/v2"

	"exonym/glossary"
	"exonym/internal/locale"
	"exonym/internal/term"
	"exonym/internal/term/store"
)

// builtinTier is the name of the built-in glossary as --layer and --json have it.
const builtinTier = "builtin"

// tier is one layer of a glossary that can be named.
type tier struct {
	name  string // builtin, user, project, or the path that was given
	path  string // folder or file, absolute; "" for the built-in one
	layer term.Layer
}

// stack is the glossary of a run with the layers that it is made of, the weakest
// first.
type stack struct {
	tiers []tier
	base  *term.Base
	lower map[int]*term.Base // of the first so many tiers, as asked for
}

// layerFlags are the flags of commands that read the whole glossary.
func (p *program) layerFlags() []cli.Flag {
	return []cli.Flag{
		&cli.StringSliceFlag{Name: "glossary", Aliases: []string{"g"}, Usage: p.text(sayGlossaryFlag)},
		&cli.BoolFlag{Name: "no-builtin", Usage: p.text(sayNoBuiltinFlag)},
		p.jsonFlag(),
	}
}

// loadStack loads the layers that the flags of c name.
func loadStack(c *cli.Context) (*stack, error) {
	conf, err := loadSettings(c, forTexts)
	if err != nil {
		return nil, err
	}
	var tiers []tier
	if conf.Value("builtin").On() {
		tiers = append(tiers, tier{name: builtinTier, layer: term.Files(glossary.FS)})
		own, err := ownLayers()
		if err != nil {
			return nil, err
		}
		for _, layer := range own {
			if layer.Exists {
				tiers = append(tiers, tier{string(layer.Owner), layer.Dir, term.Folder(layer.Dir)})
			}
		}
	}
	for _, file := range paths(conf.Value("glossary")) {
		tiers = append(tiers, tier{file, absolute(file), term.File(file)})
	}
	return newStack(tiers)
}

func newStack(tiers []tier) (*stack, error) {
	base, err := baseOf(tiers)
	return &stack{tiers: tiers, base: base, lower: map[int]*term.Base{}}, err
}

// upTo returns the base of the weakest n layers.
func (s *stack) upTo(n int) (*term.Base, error) {
	if n == len(s.tiers) {
		return s.base, nil
	}
	if s.lower[n] == nil {
		base, err := baseOf(s.tiers[:n])
		if err != nil {
			return nil, err
		}
		s.lower[n] = base
	}
	return s.lower[n], nil
}

// baseOf merges layers.
func baseOf(tiers []tier) (*term.Base, error) {
	layers := make([]term.Layer, len(tiers))
	for i, t := range tiers {
		layers[i] = t.layer
	}
	base, err := term.Load(layers...)
	if err != nil {
		return nil, &fault{says: locale.Say(sayGlossaryFailure, struct{ Cause glossaryFaults }{glossaryFaults{err}}), code: exitFailure, cause: err}
	}
	return base, nil
}

// index returns which tier a file belongs to.
func (s *stack) index(file string) int {
	for i, t := range s.tiers {
		if t.path != "" && within(absolute(file), t.path) {
			return i
		}
	}
	return 0
}

// within reports whether path is folder or lies in it.
func within(path, folder string) bool {
	return path == folder || strings.HasPrefix(path, folder+string(filepath.Separator))
}

// with returns the stack with what stands at t on top, unless it is in the stack
// already, and its index.
func (s *stack) with(t target) (*stack, int, error) {
	for i, known := range s.tiers {
		if known.path != "" && within(t.path, known.path) {
			return s, i, nil
		}
	}
	info, err := os.Stat(t.path)
	switch {
	case err != nil: // a new one; the change will make it
		empty := tier{t.name, t.path, term.Bytes("new.yaml", []byte("\n"))}
		return &stack{append(s.tiers[:len(s.tiers):len(s.tiers)], empty), s.base, map[int]*term.Base{}}, len(s.tiers), nil
	case info.IsDir():
		s, err = newStack(append(s.tiers[:len(s.tiers):len(s.tiers)], tier{t.name, t.path, term.Folder(t.path)}))
	default:
		s, err = newStack(append(s.tiers[:len(s.tiers):len(s.tiers)], tier{t.name, t.path, term.File(t.path)}))
	}
	return s, len(s.tiers) - 1, err
}

// including returns the stack with the layer that --to names on top, so that what
// stands there is found.
func (s *stack) including(to string) (*stack, error) {
	if to == "" {
		return s, nil
	}
	t, err := pickTarget(to)
	if err != nil {
		return nil, err
	}
	s, _, err = s.with(t)
	return s, err
}

// switchedOff returns the entry that takes a concept out, if one does.
func (s *stack) switchedOff(id string) (store.Entry, bool) {
	for i := len(s.tiers) - 1; i > 0; i-- {
		shelf, err := store.Open(s.tiers[i].path)
		if err != nil {
			continue
		}
		for _, entry := range shelf.Entries() {
			if entry.ID == id && entry.Off {
				return entry, true
			}
		}
	}
	return store.Entry{}, false
}

// shown returns a path as people read it: relative where it lies below the folder
// that the program runs in.
func shown(path string) string {
	here, err := os.Getwd()
	if err != nil || !filepath.IsAbs(path) {
		return path
	}
	if real, err := filepath.EvalSymlinks(here); err == nil && within(path, real) {
		here = real
	}
	if relative, err := filepath.Rel(here, path); err == nil && filepath.IsLocal(relative) {
		return relative
	}
	return path
}

// shellWord quotes text for a shell where that is needed.
func shellWord(text string) string {
	plain := func(r rune) bool {
		return strings.ContainsRune("._-/=:,@+", r) || r >= '0' && r <= '9' || r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z' || r > 0x7f
	}
	if text != "" && strings.IndexFunc(text, func(r rune) bool { return !plain(r) }) < 0 {
		return text
	}
	return "'" + strings.ReplaceAll(text, "'", `'\''`) + "'"
}
