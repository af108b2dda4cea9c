package cli

import (
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"

	cli "github.com/urfave/cli/v2"
)

// candidates lists what can stand behind a flag.
type candidates func() []string

// words are candidates that never change.
func words(list ...string) candidates { return func() []string { return list } }

// completeExchange completes the value of a flag where the flag stands last on the
// line, else the flags of the command. (os.Args ends with the word by which a shell
// asks.)
func (p *program) completeExchange(byFlag map[string]candidates) cli.BashCompleteFunc {
	return func(c *cli.Context) {
		if n := len(os.Args); n >= 2 {
			if list := byFlag[strings.TrimLeft(os.Args[n-2], "-")]; list != nil && strings.HasPrefix(os.Args[n-2], "--") {
				fmt.Fprintln(p.out, strings.Join(list(), "\n"))
				return
			}
		}
		cli.DefaultCompleteWithFlags(c.Command)(c)
	}
}

// knownLanguages lists the languages of the glossary, none where it cannot be read.
func (p *program) knownLanguages() []string {
	base, err := loadBase(true, nil)
	if err != nil {
		return nil
	}
	seen := map[string]bool{}
	for _, c := range base.Concepts() {
		for _, tag := range c.Languages() {
			seen[tag] = true
		}
	}
	return slices.Sorted(maps.Keys(seen))
}

func kindNames() []string {
	names := make([]string, len(kinds))
	for i, kind := range kinds {
		names[i] = string(kind)
	}
	return names
}
