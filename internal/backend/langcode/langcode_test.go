package langcode

import (
	"errors"
	"testing"

	"golang.org/x/text/language"

	"exonym/internal/backend"
)

const text = `# tag source target
en EN EN-US
en-001 EN EN-GB
zh zh-CN
zh-Hant zh-TW
pt pt
ber - ber
`

func TestPair(t *testing.T) {
	table := Read(text)
	for _, c := range []struct{ from, to, want string }{
		{"pt-BR", "en", "pt > EN-US"}, {"en-AU", "zh-HK", "EN > zh-TW"}, {"zh-Hans-SG", "en-GB", "zh-CN > EN-GB"},
		{"und", "pt", "? > pt"}, {"en", "ber", "EN > ber"},
		{"ber", "en", ""}, {"tlh", "en", ""}, {"en", "tlh", ""}, {"en", "und", ""},
	} {
		got, err := table.Pair(language.MustParse(c.from), language.MustParse(c.to))
		if c.want == "" {
			if !errors.Is(err, backend.ErrPair) {
				t.Errorf("%s to %s: %v, %v", c.from, c.to, got, err)
			}
			continue
		}
		if err != nil || got.String() != c.want {
			t.Errorf("%s to %s: %v, %v", c.from, c.to, got, err)
		}
	}
}
