package all

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"exonym/internal/testkit"
)

// TestPage keeps docs/engines.md equal to what the engines say of themselves.
func TestPage(t *testing.T) {
	var page strings.Builder
	page.WriteString("# Engines\n\nWritten by the engines themselves: `UPDATE=1 go test ./internal/backend/all` renews this page.\n\n" +
		"`exonym translate --backend NAME` chooses one, `exonym backends` lists them with what they still need, and " +
		"`exonym backends test NAME` tries one. An option is set in exonym.yaml or in the environment ([configuration](configuration.md)): the option `key` of `deepl` is `EXONYM_DEEPL_KEY`. " +
		"Options that are secret are never shown or written.\n")
	for _, kind := range Kinds() {
		if kind.Doc == "" {
			t.Errorf("%s says nothing of itself", kind.Name)
		}
		fmt.Fprintf(&page, "\n## %s\n\n%s\n", kind.Name, kind.Doc)
		if len(kind.Options) == 0 {
			continue
		}
		page.WriteString("\n| Option | Default | |\n|---|---|---|\n")
		for _, o := range kind.Options {
			standard := o.Default
			switch {
			case o.Required && o.Default == "":
				standard = "*needed*"
			case standard != "":
				standard = "`" + standard + "`"
			}
			doc := o.Doc
			if o.Secret {
				doc += " Secret."
			}
			fmt.Fprintf(&page, "| `%s` | %s | %s |\n", o.Name, standard, strings.ReplaceAll(doc, "|", `\|`))
		}
	}
	testkit.Golden(t, filepath.Join(testkit.Root(t), "docs", "engines.md"), []byte(page.String()))
}
