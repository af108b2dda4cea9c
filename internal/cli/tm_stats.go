package cli

import (
	"fmt"
	"os"

	cli "github.com/urfave/cli/v2"

	"exonym/internal/locale"
	"exonym/internal/memory"
	"exonym/internal/ui"
)

func (p *program) tmStatsCommand() *cli.Command {
	return &cli.Command{
		Name:         "stats",
		Usage:        p.text(sayTMStatsUsage),
		UsageText:    "exonym tm stats [--json]",
		Description:  "exonym tm stats\nexonym tm stats --json\nexonym tm stats --memory backup.db",
		Flags:        []cli.Flag{p.memoryFlag(), p.jsonFlag()},
		BashComplete: p.completeTM(),
		Action: func(c *cli.Context) error {
			m, err := p.tmMemory(c, false)
			if err != nil {
				return err
			}
			defer m.Close()
			s, err := m.Stats(c.Context)
			if err != nil {
				return err
			}
			if c.Bool("json") {
				return p.writeJSON(statsOf(m, &s))
			}
			return p.sayTMStats(m, &s)
		},
	}
}

// tmStats is what a memory holds, as --json writes it.
type tmStats struct {
	File    string     `json:"file"`
	Bytes   int64      `json:"bytes"`
	Units   int        `json:"units"`
	Answers int        `json:"answers"` // of engines, kept word for word
	Outputs int        `json:"outputs"`
	Groups  []tmGroups `json:"groups"`
}

type tmGroups struct {
	From    string `json:"from"`
	To      string `json:"to"`
	Rank    string `json:"rank"`
	Origin  string `json:"origin,omitempty"`
	Version string `json:"version,omitempty"`
	Units   int    `json:"units"`
	Oldest  string `json:"oldest"`
	Newest  string `json:"newest"`
}

func statsOf(m *memory.Memory, s *memory.Stats) tmStats {
	stats := tmStats{m.Path(), s.Bytes, s.Units, s.Answers, s.Outputs, []tmGroups{}}
	for _, g := range s.Groups {
		stats.Groups = append(stats.Groups, tmGroups{g.From.String(), g.To.String(), g.Origin.Rank.String(), g.Origin.Name, g.Origin.Version,
			g.Units, dayOf(g.Oldest), dayOf(g.Newest)})
	}
	return stats
}

func (p *program) sayTMStats(m *memory.Memory, s *memory.Stats) error {
	p.writeLine(locale.Say(sayTMStatsHead, struct{ File, Size, Units, Answers string }{
		tilde(m.Path()), p.speaker.Bytes(s.Bytes), p.count(sayUnits, s.Units), p.count(sayAnswers, s.Answers)}))
	var rows ui.Rows
	for _, g := range s.Groups {
		span := dayOf(g.Oldest)
		if newest := dayOf(g.Newest); newest != span {
			span += " – " + newest
		}
		rows = append(rows, []string{g.From.String() + " > " + g.To.String(), p.count(sayUnits, g.Units), p.originText(g.Origin), span})
	}
	if len(rows) == 0 {
		p.say(locale.Say(sayTMEmpty, nil))
		return p.stdout.err
	}
	fmt.Fprintln(p.out)
	return p.writeRows(rows)
}

// tilde writes a path below the user's folder as shells do.
func tilde(path string) string {
	home, err := os.UserHomeDir()
	if err != nil || home == "/" || !within(path, home) {
		return shown(path)
	}
	return "~" + path[len(home):]
}
