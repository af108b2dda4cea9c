package cli

import (
	"os"
	"path/filepath"
	"strings"

	cli "github.com/urfave/cli/v2"

	"exonym/internal/home"
	"exonym/internal/locale"
	"exonym/internal/term"
	"exonym/internal/term/store"
)

// target is where a change is written.
type target struct {
	name string // project, user, or the path that was given
	path string // of the shelf: a folder or a file, absolute
	file string // in that folder; "" for the file of the kind
}

// toFlag says where a change is written.
func (p *program) toFlag() cli.Flag {
	return &cli.StringFlag{Name: "to", Usage: p.text(sayToLayerFlag)}
}

// pickTarget reads --to. A file of the user's or the project's glossary belongs to
// that, so that undo finds the change.
func pickTarget(to string) (target, error) {
	here, err := home.Here()
	if err != nil {
		return target{}, err
	}
	user, err := store.UserDir(here)
	if err != nil {
		return target{}, err
	}
	project := store.ProjectDir(here)
	if project == "" {
		project = filepath.Join(here.Dir, store.ProjectFolder)
	}
	path := absolute(to)
	switch {
	case to == "" || to == string(store.Project):
		return target{name: string(store.Project), path: project}, nil
	case to == string(store.User):
		return target{name: string(store.User), path: user}, nil
	case within(path, project):
		return target{string(store.Project), project, inFolder(path, project)}, nil
	case within(path, user):
		return target{string(store.User), user, inFolder(path, user)}, nil
	}
	info, err := os.Stat(path)
	if isFile := err == nil && !info.IsDir(); !isYAMLName(path) && (isFile || filepath.Ext(path) != "" && err != nil) {
		return target{}, usage(locale.Say(sayNoTargetFile, inFile{to}), locale.Say(sayTryCommand, struct{ Command string }{"--to names.yaml"}))
	}
	return target{name: to, path: path}, nil
}

func inFolder(path, folder string) string {
	if relative, err := filepath.Rel(folder, path); err == nil && relative != "." {
		return relative
	}
	return ""
}

func isYAMLName(path string) bool {
	ext := strings.ToLower(filepath.Ext(path))
	return ext == ".yaml" || ext == ".yml"
}

// targetOf says where a change of a concept goes: where --to says, else the strongest
// layer on disk that speaks of it, else the project's.
func (s *stack) targetOf(to string, concepts ...*term.Concept) (target, error) {
	if to != "" {
		return pickTarget(to)
	}
	best := -1
	for _, c := range concepts {
		for _, at := range c.Places() {
			best = max(best, s.index(at.File))
		}
	}
	if best < 0 || s.tiers[best].path == "" {
		return pickTarget("")
	}
	t := s.tiers[best]
	return target{name: t.name, path: t.path}, nil
}

// owned reports whether t is a layer that counts without being named.
func (t target) owned() bool { return t.name == string(store.Project) || t.name == string(store.User) }

// undoCommand is what takes a change at t back.
func (t target) undoCommand() string {
	if t.owned() {
		return "exonym glossary undo"
	}
	return "exonym glossary undo --to " + shellWord(t.name)
}

// changed is what a command has done, as --json writes it.
type changed struct {
	Action string `json:"action"` // added, edited, removed, off, renamed, merged
	ID     string `json:"id"`
	From   string `json:"from,omitempty"` // the old id of a rename, the dropped one of a merge
	Layer  string `json:"layer"`
	File   string `json:"file,omitempty"`
	Line   int    `json:"line,omitempty"`
	Undo   string `json:"undo"`
}

// change makes a change at t and returns where id stands after it.
func (p *program) change(t target, id string, edit func(*store.Edit) error) (changed, error) {
	done := changed{ID: id, Layer: t.name, Undo: t.undoCommand()}
	shelf, err := store.Open(t.path)
	if err != nil {
		return done, p.storeFault(err)
	}
	if err := shelf.Change(edit); err != nil {
		return done, p.storeFault(err)
	}
	for _, entry := range shelf.Entries() {
		if entry.ID == id {
			done.File, done.Line = entry.File, entry.Line
		}
	}
	return done, nil
}

// tell says what was done, where, and how to take it back.
func (p *program) tell(asJSON bool, done changed, says locale.Message) error {
	if asJSON {
		return p.writeJSON(done)
	}
	if _, err := p.out.Write([]byte(p.text(says) + "\n")); err != nil {
		return err
	}
	p.say(locale.Say(sayUndoHint, struct{ Command string }{done.Undo}))
	if !(target{name: done.Layer}).owned() {
		p.say(locale.Say(sayOnlyNamed, struct{ Option string }{"--glossary " + shellWord(done.Layer)}))
	}
	return nil
}

// standing is the data of messages that say where something stands.
type standing struct{ ID, Place, Layer string }

func (p *program) standing(done changed) standing {
	return standing{done.ID, located(done.File, done.Line), p.layerName(done.Layer)}
}
