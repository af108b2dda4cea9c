package locale

import (
	"os"
	"strings"
	"testing"

	"golang.org/x/text/language"

	"exonym/internal/testkit"
)

// TestReferenceLines localizes human translations into themselves: every change
// must mend a mark that the profile calls wrong. EXONYM_SHOW=fr,de prints them.
func TestReferenceLines(t *testing.T) {
	for _, tag := range []string{"ca", "de", "en", "es", "fr", "it", "nl", "pl", "pt", "ru"} {
		data, err := os.ReadFile(testkit.Data(t, "02-mt/flores/flores-dev."+tag+".txt"))
		if err != nil {
			t.Fatal(err)
		}
		lang := language.MustParse(tag)
		p := Typography(lang)
		lines, changed := strings.Split(strings.TrimSpace(string(data)), "\n"), 0
		kinds := map[Kind]int{}
		for i, line := range lines {
			if os.Getenv("EXONYM_SHOW") == "" && i%5 > 0 {
				continue // a fifth is enough to notice
			}
			got := p.Localize(line, line, lang, lang)
			if got == line {
				continue
			}
			changed++
			for _, c := range p.Changes(line, line, lang, lang) {
				kinds[c.Kind]++
				if strings.Contains(os.Getenv("EXONYM_SHOW"), tag+":"+string(c.Kind)) {
					from, to := max(0, c.Span.Start-25), min(len(line), c.Span.End+25)
					t.Logf("%s %d %s: …%s… → %q", tag, i+1, c.Kind, strings.ToValidUTF8(line[from:to], ""), c.New)
				}
			}
			if p.Localize(got, got, lang, lang) != got {
				t.Errorf("%s line %d: not stable: %s", tag, i+1, got)
			}
		}
		t.Logf("%s: %d of %d lines changed: %v", tag, changed, len(lines), kinds)
	}
}
