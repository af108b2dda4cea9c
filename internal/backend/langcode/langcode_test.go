package langcode

import (
	"context"
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

func TestOf(t *testing.T) {
	table := Of([]string{"en", "fr", "pt", "pb", "zh", "zt", "nb", "not a code", "sr-Latn", "fr-CA"})
	for _, c := range []struct{ from, to, want string }{
		{"en", "pt-BR", "en > pb"}, {"pt-PT", "en-GB", "pt > en"}, {"en", "zh-TW", "en > zt"}, {"en", "zh-CN", "en > zh"}, {"en", "zh-Hans", "en > zh"},
		{"no", "fr-CA", "nb > fr-CA"}, {"nb", "fr-BE", "nb > fr"}, {"en", "sr-Latn", "en > sr-Latn"}, {"und", "fr", "? > fr"}, {"en", "sr", ""}, {"en", "und", ""},
	} {
		got, err := table.Pair(language.MustParse(c.from), language.MustParse(c.to))
		if c.want == "" && !errors.Is(err, backend.ErrPair) || c.want != "" && got.String() != c.want {
			t.Errorf("%s to %s: %v, %v; want %q", c.from, c.to, got, err, c.want)
		}
	}
	if mmt := Of([]string{"zh-CN", "zh-TW", "en-US", "en"}); mmt[language.Chinese].Target != "zh-CN" || mmt[language.TraditionalChinese].Target != "zh-TW" {
		t.Error(mmt)
	}
}

// TestServed: the server is asked only for what the table lacks, and once.
func TestServed(t *testing.T) {
	asked, fails := 0, errors.New("down")
	s := NewServed(func() Table { return Read(text) }, func(context.Context) ([]string, error) {
		asked++
		return []string{"en", "tlh", "zh-TW"}, fails
	})
	pair := func(from, to string) (Pair, error) {
		return s.Pair(t.Context(), language.MustParse(from), language.MustParse(to))
	}
	if p, err := pair("en", "zh"); err != nil || p.Target != "zh-CN" || asked != 0 {
		t.Errorf("in the table: %v, %v, asked %d times", p, err, asked)
	}
	if _, err := pair("en", "tlh"); !errors.Is(err, fails) {
		t.Errorf("the server is down: %v", err)
	}
	fails = nil
	for range 2 {
		if p, err := pair("zh-Hant", "tlh"); err != nil || p.String() != "zh-TW > tlh" {
			t.Errorf("listed: %v, %v", p, err)
		}
	}
	if _, err := pair("en", "vo"); !errors.Is(err, backend.ErrPair) {
		t.Errorf("nowhere: %v", err)
	}
	if asked != 2 {
		t.Errorf("asked %d times", asked)
	}
}
