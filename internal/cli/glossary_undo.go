package cli

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"time"

	cli "github.com/urfave/cli/v2"

	"exonym/internal/locale"
	"exonym/internal/term/store"
	"exonym/internal/ui"
)

func (p *program) undoCommand() *cli.Command {
	return &cli.Command{
		Name:        "undo",
		Usage:       p.text(sayUndoUsage),
		UsageText:   "exonym glossary undo [--to project|user|FILE|FOLDER]\nexonym glossary undo --list",
		Description: "exonym glossary undo\nexonym glossary undo --list\nexonym glossary undo --to user",
		Flags: []cli.Flag{
			&cli.BoolFlag{Name: "list", Usage: p.text(sayUndoListFlag), DisableDefaultText: true},
			&cli.StringFlag{Name: "to", Usage: p.text(sayUndoToFlag)},
			p.jsonFlag(),
		},
		BashComplete: p.completeWish(nil),
		Action: func(c *cli.Context) error {
			shelves, err := p.shelvesOf(c.String("to"))
			if err != nil {
				return err
			}
			if c.Bool("list") {
				return p.listSteps(shelves, c.Bool("json"))
			}
			return p.undo(shelves, c.Bool("json"))
		},
	}
}

// shelved is a layer on disk that can be changed.
type shelved struct {
	target
	*store.Shelf
}

// shelvesOf returns the layer that --to names, else the project's and the user's.
func (p *program) shelvesOf(to string) ([]shelved, error) {
	names := []string{to}
	if to == "" {
		names = []string{string(store.Project), string(store.User)}
	}
	var shelves []shelved
	for _, name := range names {
		t, err := pickTarget(name)
		if err != nil {
			return nil, err
		}
		shelf, err := store.Open(t.path)
		if err != nil {
			return nil, p.storeFault(err)
		}
		shelves = append(shelves, shelved{t, shelf})
	}
	return shelves, nil
}

// step is a change as --json writes it.
type step struct {
	Time  time.Time `json:"time"`
	Layer string    `json:"layer"`
	Files []string  `json:"files"`
	Deeds []deed    `json:"deeds"`
}

type deed struct {
	Verb     store.Verb `json:"verb"`
	ID       string     `json:"id"`
	To       string     `json:"to,omitempty"` // the new id of a rename, the dropped one of a merge
	Language string     `json:"language,omitempty"`
}

// stepsOf lists the changes of all shelves, the last one first.
func stepsOf(shelves []shelved) []step {
	steps := []step{}
	for _, s := range shelves {
		for _, done := range s.History() {
			steps = append(steps, s.step(done))
		}
	}
	sortByTime(steps)
	return steps
}

func (s shelved) step(done store.Step) step {
	dir := s.path
	if isYAMLName(dir) {
		dir = filepath.Dir(dir)
	}
	var files []string
	for _, file := range done.Files {
		files = append(files, shown(filepath.Join(dir, filepath.FromSlash(file))))
	}
	deeds := make([]deed, len(done.Deeds))
	for i, d := range done.Deeds {
		deeds[i] = deed(d)
	}
	return step{done.Time, s.name, files, deeds}
}

func (p *program) listSteps(shelves []shelved, asJSON bool) error {
	steps := stepsOf(shelves)
	if asJSON {
		return p.writeJSON(steps)
	}
	var rows ui.Rows
	for _, s := range steps {
		rows = append(rows, []string{s.Time.Local().Format("2006-01-02 15:04"), p.layerName(s.Layer), p.deeds(s.Deeds), strings.Join(s.Files, ", ")})
	}
	if len(rows) == 0 {
		p.say(locale.Say(sayNoSteps, nil))
	}
	return p.writeRows(rows)
}

// undo takes the last change back.
func (p *program) undo(shelves []shelved, asJSON bool) error {
	last := shelves[0]
	for _, s := range shelves[1:] {
		if newer(s.History(), last.History()) {
			last = s
		}
	}
	done, err := last.Undo()
	if err != nil {
		return p.storeFault(err)
	}
	undone := last.step(done)
	if asJSON {
		return p.writeJSON(undone)
	}
	_, err = fmt.Fprintln(p.out, p.text(locale.Say(sayUndone, struct{ Deeds, Files string }{p.deeds(undone.Deeds), strings.Join(undone.Files, ", ")})))
	return err
}

func newer(a, b []store.Step) bool {
	return len(a) > 0 && (len(b) == 0 || a[0].Time.After(b[0].Time))
}

// deeds says what a change did.
func (p *program) deeds(deeds []deed) string {
	var list []string
	for _, d := range deeds[:min(len(deeds), mostNamed)] {
		list = append(list, p.text(locale.Say(deedTexts[d.Verb], struct{ ID, To, Language string }{d.ID, d.To, d.Language})))
	}
	if more := len(deeds) - len(list); more > 0 {
		list = append(list, p.text(locale.Say(sayMore, struct{ N string }{p.speaker.Number(more)}, more)))
	}
	return strings.Join(list, "; ")
}

// sortByTime puts the last step first; of two in one second the order stays.
func sortByTime(steps []step) {
	slices.SortStableFunc(steps, func(a, b step) int { return b.Time.Compare(a.Time) })
}
