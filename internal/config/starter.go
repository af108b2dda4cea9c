package config

import (
	"fmt"
	"strings"
)

const starterHead = `# Settings of exonym. All are optional: take the # away from those you need.
# "exonym config" shows what is in force and where it comes from. A flag (--to) or a
# variable (EXONYM_TO) beats this file, and this file the user's own.

`

const starterTail = `# Engines by name. Their types and options: "exonym backends", and docs/engines.md.
# A key is never written here; say where it lies: env:NAME, file:PATH (chmod 600) or
# keyring:SERVICE/NAME.
#backends:
#  team:
#    type: deepl
#    key: keyring:deepl/team
#    formality: prefer_more

# Which engine translates what: the first that serves the languages, and those that
# follow where it fails; or two engines over a third language.
#routes:
#  fr-es: [apertium, team]
#  en-*: team
#  "*": [{via: en, first: apertium, then: team}, team]
`

// Starter returns a file in which every setting is explained and none is set.
func Starter() []byte {
	var b strings.Builder
	b.WriteString(starterHead)
	for _, k := range Keys() {
		fmt.Fprintf(&b, "# %s", strings.ReplaceAll(k.Doc, "`", ""))
		if k.Choices != nil {
			fmt.Fprintf(&b, " One of: %s.", strings.Join(k.Choices, ", "))
		}
		fmt.Fprintf(&b, "\n#%s: %s\n\n", k.Name, k.Example)
	}
	b.WriteString(starterTail)
	return []byte(b.String())
}
