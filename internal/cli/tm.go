package cli

import (
	"errors"
	"io/fs"
	"os"
	"regexp"
	"strconv"
	"strings"
	"time"

	cli "github.com/urfave/cli/v2"

	bitexts "exonym/internal/bitext/all"
	"exonym/internal/locale"
	"exonym/internal/memory"
)

// tmCommand is `exonym tm`; each of its commands has a file of its own.
func (p *program) tmCommand() *cli.Command {
	return &cli.Command{
		Name:      "tm",
		Usage:     p.text(sayTMUsage),
		UsageText: "exonym tm COMMAND [...]",
		Description: "exonym tm import old.tmx\n" +
			"exonym tm import --align article.en.md article.fr.md --from en --to fr\n" +
			"exonym tm find 'The talks begin on Monday.' --from en --to fr\n" +
			"exonym tm export --from en --to fr --out memory.tmx",
		Action: p.unknownSubcommand,
		Subcommands: []*cli.Command{
			p.tmImportCommand(), p.tmExportCommand(), p.tmFindCommand(), p.tmStatsCommand(), p.tmPruneCommand(), p.tmVerifyCommand(),
		},
	}
}

// memoryFlag names the memory.
func (p *program) memoryFlag() cli.Flag {
	return &cli.StringFlag{Name: "memory", Usage: p.text(sayMemoryFileFlag)}
}

// tmMemory opens the memory that --memory names, else that of the settings. Only a
// command that adds to it makes a new one where --memory says.
func (p *program) tmMemory(c *cli.Context, adds bool) (*memory.Memory, error) {
	path, err := tmPath(c, adds)
	if err != nil {
		return nil, err
	}
	m, err := memory.Open(path)
	var broken *memory.BrokenError
	if errors.As(err, &broken) {
		p.sayBroken(broken)
		return m, nil
	}
	if err != nil {
		return nil, fileFault(path, err)
	}
	return m, nil
}

// tmPath is where the memory is that the flags or the settings name; one that is named
// is there, unless the command adds to it.
func tmPath(c *cli.Context, adds bool) (string, error) {
	path := c.String("memory")
	if path == "" {
		conf, err := homeSettings(c, forMemory)
		if err != nil {
			return "", err
		}
		return memoryPath(conf)
	}
	if _, err := os.Stat(path); !adds && errors.Is(err, fs.ErrNotExist) {
		return "", &fault{says: locale.Say(sayNoSuchFile, inFile{path}), hint: missingHint(path), code: exitFailure, cause: err}
	}
	return path, nil
}

// filterFlags pick units.
func (p *program) filterFlags() []cli.Flag {
	return []cli.Flag{
		&cli.StringFlag{Name: "from", Usage: p.text(sayTMFromFlag)},
		&cli.StringFlag{Name: "to", Usage: p.text(sayTMToFlag)},
		&cli.StringFlag{Name: "origin", Usage: p.text(sayOriginFlag)},
		&cli.StringSliceFlag{Name: "rank", Usage: p.text(sayRanksFlag)},
		&cli.StringFlag{Name: "document", Usage: p.text(sayDocumentFlag)},
		&cli.StringFlag{Name: "since", Usage: p.text(saySinceFlag)},
		&cli.StringFlag{Name: "before", Usage: p.text(sayBeforeFlag)},
	}
}

// readFilter reads filterFlags.
func readFilter(c *cli.Context) (f memory.Filter, err error) {
	f.Name, f.Document = c.String("origin"), c.String("document")
	if f.From, err = languageFlag(c, "from"); err != nil {
		return f, err
	}
	if f.To, err = languageFlag(c, "to"); err != nil {
		return f, err
	}
	for _, name := range commaList(c.StringSlice("rank")) {
		rank, err := readRank(name)
		if err != nil {
			return f, err
		}
		f.Ranks = append(f.Ranks, rank)
	}
	if f.Since, err = readTime(c, "since"); err != nil {
		return f, err
	}
	f.Before, err = readTime(c, "before")
	return f, err
}

func readRank(name string) (memory.Rank, error) {
	rank, err := memory.ParseRank(name)
	if err != nil {
		return 0, usage(locale.Say(sayNoRank, struct{ Name string }{name}), locale.Message{})
	}
	return rank, nil
}

// age is how long ago: 90d, 12w, 6m, 2y.
var age = regexp.MustCompile(`^([0-9]{1,4})([dwmy])$`)

// readTime reads a flag that holds a day or an age; zero where it is not given.
func readTime(c *cli.Context, flag string) (time.Time, error) {
	text := c.String(flag)
	if text == "" {
		return time.Time{}, nil
	}
	if day, err := time.ParseInLocation(time.DateOnly, text, time.Local); err == nil {
		return day, nil
	}
	found := age.FindStringSubmatch(text)
	if found == nil {
		return time.Time{}, usage(locale.Say(sayFlagValue, struct{ Value, Flag string }{text, "--" + flag}),
			locale.Say(sayTryCommand, struct{ Command string }{"--" + flag + " 2025-01-31, --" + flag + " 90d, 12w, 6m, 2y"}))
	}
	n, _ := strconv.Atoi(found[1])
	switch now := time.Now(); found[2] {
	case "d":
		return now.AddDate(0, 0, -n), nil
	case "w":
		return now.AddDate(0, 0, -7*n), nil
	case "m":
		return now.AddDate(0, -n, 0), nil
	default:
		return now.AddDate(-n, 0, 0), nil
	}
}

// rankNames are the ranks as flags name them.
func rankNames() []string {
	return []string{memory.Person.String(), memory.Import.String(), memory.Engine.String()}
}

// bitextNames are the formats of translated texts as flags name them.
func bitextNames() []string {
	var names []string
	for _, f := range bitexts.All() {
		names = append(names, f.Name)
	}
	return names
}

// completeTM completes the values of flags.
func (p *program) completeTM() cli.BashCompleteFunc {
	return p.completeExchange(map[string]candidates{
		"from": p.knownLanguages, "to": p.knownLanguages, "rank": rankNames, "format": bitextNames,
	})
}

// originText says where a unit came from.
func (p *program) originText(o memory.Origin) string {
	parts := []string{p.rankText(o.Rank)}
	if o.Name != "" {
		parts = append(parts, o.Name)
	}
	if o.Version != "" {
		parts = append(parts, o.Version)
	}
	return strings.Join(parts, " ")
}

func (p *program) rankText(rank memory.Rank) string {
	switch rank {
	case memory.Person:
		return p.text(sayRankPerson)
	case memory.Import:
		return p.text(sayRankImport)
	}
	return p.text(sayRankEngine)
}

// dayOf writes a day; units without date have none.
func dayOf(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Local().Format(time.DateOnly)
}
