package cli

import (
	"exonym/internal/term/intake"
)

// listedImport is an import as --json writes it.
type listedImport struct {
	DryRun    bool             `json:"dry_run"`
	Into      string           `json:"into"`
	Sources   []listedSource   `json:"sources"`
	New       []string         `json:"new"`
	Changed   []listedChange   `json:"changed"`
	Equal     int              `json:"equal"`
	Skipped   []listedSkip     `json:"skipped"`
	Conflicts []listedConflict `json:"conflicts"`
	Hidden    []listedChange   `json:"hidden"`
	Doubtful  []listedTwins    `json:"doubtful"`
	Written   []string         `json:"written"`
	Undo      string           `json:"undo,omitempty"`
}

type listedSource struct {
	File     string   `json:"file"`
	Format   string   `json:"format"`
	Concepts int      `json:"concepts"`
	Remarks  []remark `json:"remarks"`
}

type listedChange struct {
	ID     string   `json:"id"`
	Fields []string `json:"fields"`
}

type listedTwins struct {
	ID    string       `json:"id"`
	Twins []listedTwin `json:"twins"`
}

type listedTwin struct {
	Language string `json:"language"`
	Text     string `json:"text"`
	ID       string `json:"id"`
	Place    string `json:"place"`
}

type listedSkip struct {
	ID     string        `json:"id"`
	Reason intake.Reason `json:"reason"`
	Place  string        `json:"place"`
}

type listedConflict struct {
	ID       string        `json:"id"`
	Language string        `json:"language"`
	Present  string        `json:"present"`
	Place    string        `json:"place,omitempty"`
	Incoming string        `json:"incoming"`
	File     string        `json:"file"`
	Choice   intake.Choice `json:"choice"`
}

func (p *program) listArrival(a *arrival) listedImport {
	l := listedImport{
		DryRun: a.options.dryRun, Into: a.into.path, Equal: a.equal, Undo: a.undo, Written: append([]string{}, a.files...),
		New: []string{}, Changed: []listedChange{}, Skipped: []listedSkip{}, Conflicts: []listedConflict{}, Hidden: []listedChange{},
		Doubtful: []listedTwins{},
	}
	for _, b := range a.batches {
		l.Sources = append(l.Sources, listedSource{b.file, b.format.Name, len(b.imported.Concepts), p.remarks(b.imported.Notes)})
	}
	for _, o := range a.added {
		l.New = append(l.New, o.ID)
	}
	for _, o := range a.changed {
		l.Changed = append(l.Changed, listedChange{o.ID, o.Fields})
	}
	for _, o := range a.skipped {
		l.Skipped = append(l.Skipped, listedSkip{o.ID, o.Reason, located(o.At.File, o.At.Line)})
	}
	for _, c := range a.conflicts {
		l.Conflicts = append(l.Conflicts, listedConflict{
			c.ID, c.Language.String(), c.Present, p.standsAt(c.At, a), c.Incoming, c.File, c.Choice})
	}
	for _, o := range a.hidden {
		hidden := listedChange{ID: o.ID}
		for _, lang := range o.Hidden {
			hidden.Fields = append(hidden.Fields, lang.String())
		}
		l.Hidden = append(l.Hidden, hidden)
	}
	for _, o := range a.doubtful {
		twins := listedTwins{ID: o.ID}
		for _, twin := range o.Twins {
			twins.Twins = append(twins.Twins, listedTwin{twin.Language.String(), twin.Text, twin.ID, p.standsAt(twin.At, a)})
		}
		l.Doubtful = append(l.Doubtful, twins)
	}
	return l
}
