package cli

import (
	"context"
	"path/filepath"
	"strings"

	"github.com/nicksnyder/go-i18n/v2/i18n"
	cli "github.com/urfave/cli/v2"
	"golang.org/x/text/language"

	"exonym/internal/bitext"
	"exonym/internal/locale"
	"exonym/internal/memory"
	"exonym/internal/ui"
)

// tmImportOptions is what the flags of `exonym tm import` say.
type tmImportOptions struct {
	files    []string
	align    bool
	format   string
	encoding string
	from, to language.Tag
	columns  map[string]string
	rank     memory.Rank
	ranked   bool // --rank was given
	reviewed bool
	doubtful bool
	dryRun   bool
	json     bool
}

func (p *program) tmImportCommand() *cli.Command {
	return &cli.Command{
		Name:  "import",
		Usage: p.text(sayTMImportUsage),
		UsageText: "exonym tm import FILE... [--from TAG] [--to TAG]\n" +
			"exonym tm import --align SOURCE TRANSLATION --from TAG --to TAG",
		Description: "exonym tm import old.tmx --dry-run\n" +
			"exonym tm import job1.xlf job2.xlf --reviewed\n" +
			"exonym tm import sentences.csv --map 'Original=en' --map 'Übersetzung=de'\n" +
			"exonym tm import --align article.en.md article.fr.md --from en --to fr",
		Flags: []cli.Flag{
			&cli.BoolFlag{Name: "align", Usage: p.text(sayAlignFlag), DisableDefaultText: true},
			&cli.StringFlag{Name: "format", Usage: p.text(sayTMFormatFlag)},
			&cli.StringFlag{Name: "from", Usage: p.text(sayTMReadFromFlag)},
			&cli.StringFlag{Name: "to", Usage: p.text(sayTMReadToFlag)},
			&cli.StringSliceFlag{Name: "map", Usage: p.text(sayTMMapFlag)},
			&cli.StringFlag{Name: "encoding", Usage: p.text(sayImportEncodingFlag)},
			&cli.StringFlag{Name: "rank", Usage: p.text(sayRankFlag)},
			&cli.BoolFlag{Name: "reviewed", Usage: p.text(sayReviewedFlag), DisableDefaultText: true},
			&cli.BoolFlag{Name: "doubtful", Usage: p.text(sayDoubtfulFlag), DisableDefaultText: true},
			&cli.BoolFlag{Name: "dry-run", Usage: p.text(sayDryRunFlag), DisableDefaultText: true},
			p.memoryFlag(), p.jsonFlag(),
		},
		BashComplete: p.completeTM(),
		Action: func(c *cli.Context) error {
			o, err := readTMImport(c)
			if err != nil {
				return err
			}
			return p.tmImport(c, o)
		},
	}
}

func readTMImport(c *cli.Context) (o *tmImportOptions, err error) {
	o = &tmImportOptions{
		files: c.Args().Slice(), align: c.Bool("align"), format: c.String("format"), encoding: c.String("encoding"),
		reviewed: c.Bool("reviewed"), doubtful: c.Bool("doubtful"), dryRun: c.Bool("dry-run"), json: c.Bool("json"),
	}
	switch {
	case len(o.files) == 0:
		return nil, usage(locale.Say(sayNoFile, nil), locale.Say(sayTryCommand, struct{ Command string }{"exonym tm import old.tmx --dry-run"}))
	case o.align && len(o.files) != 2:
		return nil, usage(locale.Say(sayAlignTwo, nil), locale.Say(sayTryCommand, struct{ Command string }{alignExample}))
	}
	if o.from, err = languageFlag(c, "from"); err != nil {
		return nil, err
	}
	if o.to, err = languageFlag(c, "to"); err != nil {
		return nil, err
	}
	if name := c.String("rank"); name != "" {
		o.ranked = true
		if o.rank, err = readRank(name); err != nil {
			return nil, err
		}
	}
	o.columns, err = readMapping(c.StringSlice("map"))
	return o, err
}

const alignExample = "exonym tm import --align article.en.md article.fr.md --from en --to fr"

// tmImport is `exonym tm import`: every file is read once to the end before anything
// is taken, so that a mistake in one leaves the memory as it was.
func (p *program) tmImport(c *cli.Context, o *tmImportOptions) error {
	sources, err := p.bitextSources(c, o)
	if err != nil {
		return err
	}
	defer closeSources(sources)
	p.room.forStream()
	done := importDone{DryRun: o.dryRun}
	if err := p.proveSources(c.Context, o, sources, &done); err != nil {
		return err
	}
	if !o.dryRun {
		m, err := p.tmMemory(c, true)
		if err != nil {
			return err
		}
		defer m.Close()
		if err := p.takeIn(c.Context, m, o, sources, &done); err != nil {
			return err
		}
	}
	if o.json {
		return p.writeJSON(done)
	}
	return p.sayImported(o, &done)
}

// takeIn adds the units of all sources.
func (p *program) takeIn(ctx context.Context, m *memory.Memory, o *tmImportOptions, sources []*bitextSource, done *importDone) error {
	progress := ui.NewProgress(p.err)
	defer progress.Clear()
	tally, err := m.Import(ctx, func(yield func(memory.Unit, error) bool) {
		for _, s := range sources {
			more := true
			_, err := s.each(func(u *bitext.Unit) bool {
				if o.takes(u) {
					more = yield(u.Unit, nil)
				}
				return more
			})
			if err != nil {
				yield(memory.Unit{}, err)
				return
			}
			if !more {
				return
			}
		}
	}, func(t memory.Tally) {
		progress.Show(p.count(sayTMProgress, t.Sum()))
	})
	progress.Clear()
	done.Added, done.Replaced, done.Same, done.Outdone, done.Refused = tally.Added, tally.Replaced, tally.Same, tally.Outdone, tally.Refused
	if err != nil && tally.Sum() > 0 {
		p.say(locale.Say(sayImportStopped, struct{ N string }{p.speaker.Number(tally.Sum())}, tally.Sum()))
	}
	if ctx.Err() != nil { // whatever the memory says of it
		return ctx.Err()
	}
	return err
}

// takes reports whether a unit is wanted, and gives it the rank that is asked for.
func (o *tmImportOptions) takes(u *bitext.Unit) bool {
	if o.ranked {
		u.Origin.Rank = o.rank
	}
	return !o.reviewed || u.State != bitext.Translated
}

// importDone is an import as --json writes it.
type importDone struct {
	Files    []importFile `json:"files"`
	Added    int          `json:"added"`
	Replaced int          `json:"replaced"`
	Same     int          `json:"same"`
	Outdone  int          `json:"outdone"` // something better is there
	Refused  int          `json:"refused"`
	DryRun   bool         `json:"dry_run"`
}

// importFile is what was read of one file.
type importFile struct {
	File    string         `json:"file"`
	Format  string         `json:"format"`
	Units   int            `json:"units"`
	Pairs   map[string]int `json:"pairs"` // units by languages: "en > fr"
	Remarks []remark       `json:"remarks"`
	origin  string         // of all units, "" where they have several
}

// sayImported tells what was read, and what became of it.
func (p *program) sayImported(o *tmImportOptions, done *importDone) error {
	for _, f := range done.Files {
		p.sayRemarks(f.Remarks)
		p.writeLine(locale.Say(sayTMRead, struct{ File, Units, Pairs string }{f.File, p.count(sayUnits, f.Units), p.pairList(f.Pairs)}))
	}
	if o.dryRun {
		p.writeLine(locale.Say(sayNothingStored, nil))
		return p.stdout.err
	}
	p.writeLine(locale.Say(sayTMDone, struct{ Counts string }{p.tallied(done)}))
	if origin := done.origin(); done.Added > 0 && origin != "" {
		command := "exonym tm prune --origin " + shellWord(origin)
		for pair := range done.Files[0].Pairs {
			if from, to, ok := strings.Cut(pair, " > "); ok && len(done.Files[0].Pairs) == 1 {
				command += " --from " + from + " --to " + to
			}
		}
		p.say(locale.Say(sayTakeBack, struct{ Command string }{command}))
	}
	return p.stdout.err
}

// origin returns the one origin by which all that came in can be taken out, "" where
// there is none: a file that exonym wrote has those that its units had.
func (done *importDone) origin() string {
	if len(done.Files) != 1 || done.Files[0].origin != filepath.Base(strings.SplitN(done.Files[0].File, " + ", 2)[0]) {
		return ""
	}
	return done.Files[0].origin
}

// tallied lists what became of units.
func (p *program) tallied(done *importDone) string {
	var parts []string
	for _, part := range []struct {
		n       int
		message *i18n.Message
	}{{done.Added, sayAddedUnits}, {done.Replaced, sayReplacedUnits}, {done.Same, saySameUnits}, {done.Outdone, sayOutdone}, {done.Refused, sayRefusedUnits}} {
		if part.n > 0 || part.message == sayAddedUnits {
			parts = append(parts, p.count(part.message, part.n))
		}
	}
	return p.speaker.List(parts)
}

// takesNone reports an import that would take nothing.
func (done *importDone) takesNone() bool {
	for _, f := range done.Files {
		if f.Units > 0 {
			return false
		}
	}
	return true
}
