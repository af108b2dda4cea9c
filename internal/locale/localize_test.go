package locale

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/text/language"

	"exonym/internal/article"
	"exonym/locales"
)

// shown makes the firm spaces of the data files real.
var shown = strings.NewReplacer("␣", "\u00A0", "⎵", "\u202F")
var hidden = strings.NewReplacer("\u00A0", "␣", "\u202F", "⎵")

type sample struct {
	place                string
	from, to             language.Tag
	source, text, wanted string
}

// samples reads testdata/*.txt.
func samples(t testing.TB) []sample {
	names, err := filepath.Glob("testdata/*.txt")
	if err != nil || len(names) == 0 {
		t.Fatal("no samples", err)
	}
	var all []sample
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		to, _ := language.Parse(strings.TrimSuffix(filepath.Base(name), ".txt"))
		from := to
		for _, line := range strings.Split(string(data), "\n") {
			switch {
			case line == "" || strings.HasPrefix(line, "# "):
				continue
			case strings.HasPrefix(line, "to: "):
				to = language.MustParse(line[4:])
				from = to
				continue
			case strings.HasPrefix(line, "from: "):
				from = language.MustParse(line[6:])
				continue
			}
			text, wanted, ok := strings.Cut(line, " => ")
			if !ok {
				t.Fatalf("%s: no => in %q", name, line)
			}
			source := text
			if s, rest, two := strings.Cut(text, " >> "); two {
				source, text = s, rest
			}
			all = append(all, sample{name, from, to, shown.Replace(source), shown.Replace(text), shown.Replace(wanted)})
		}
	}
	return all
}

func TestLocalize(t *testing.T) {
	for _, s := range samples(t) {
		p := Typography(s.to)
		got := p.Localize(s.source, s.text, s.from, s.to)
		if got != s.wanted {
			t.Errorf("%s %v to %v\n text %s\n  got %s\n want %s", s.place, s.from, s.to, s.text, hidden.Replace(got), hidden.Replace(s.wanted))
		}
		if again := p.Localize(s.source, got, s.from, s.to); again != got {
			t.Errorf("%s: second time differs: %s", s.place, hidden.Replace(again))
		}
	}
}

func TestTokensAreSeenThrough(t *testing.T) {
	a, b := string(article.Token(0)), string(article.Token(1))
	fr := Typography(language.French)
	for text, wanted := range map[string]string{
		a + `"Oui` + b + `!"`:                  a + "«\u202FOui" + b + "\u202F!\u202F»",
		`"` + a + `Oui` + b + `"`:              "«\u202F" + a + "Oui" + b + "\u202F»",
		`« ` + a + `Oui` + b + ` »`:            "«\u202F" + a + "Oui" + b + "\u202F»",
		`l` + a + `'` + b + `eau`:              `l` + a + `’` + b + `eau`,
		`10` + a + ` 000 hommes`:               `10` + a + ` 000 hommes`,
		`Oui ` + a + `!` + b:                   `Oui` + a + "\u202F!" + b,
		`"` + a + `"` + ` et ` + `"` + b + `"`: `"` + a + `" et "` + b + `"`,
	} {
		if got := fr.Localize(text, text, language.French, language.French); got != wanted {
			t.Errorf("%q: got %q, want %q", text, got, wanted)
		}
	}
}

func TestProfilesReadStrictly(t *testing.T) {
	names, _ := fs.Glob(locales.FS, "typography/*.yaml")
	if len(names) < 19 {
		t.Fatalf("only %d profiles", len(names))
	}
	for _, name := range names {
		data, err := locales.FS.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if !strings.HasPrefix(string(data), "# Typography profile: ") {
			t.Errorf("%s: no header", name)
		}
		if err := decode(data, &Profile{}); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		tag := strings.TrimSuffix(strings.TrimPrefix(name, "typography/"), ".yaml")
		if tag != "root" && Typography(language.MustParse(tag)).Tag.String() != tag {
			t.Errorf("%s: profile says %v", name, Typography(language.MustParse(tag)).Tag)
		}
	}
}

func TestFallback(t *testing.T) {
	for asked, got := range map[string]string{"fr-BE": "fr", "fr-CA": "fr-CA", "es-AR": "es", "pt-PT": "pt", "sv": "und", "und": "und", "en-US": "en", "de-LI": "de"} {
		if p := Typography(language.MustParse(asked)); p.Tag.String() != got {
			t.Errorf("%s: profile of %v, want %s", asked, p.Tag, got)
		}
	}
	if ca, fr := Typography(language.MustParse("fr-CA")), Typography(language.French); fr.Before["!"] == ca.Before["!"] {
		t.Error("fr-CA changed fr, or is it")
	}
}

// skeleton is what typography may not change: letters, figures, tokens.
func skeleton(text string) string {
	return strings.Map(func(r rune) rune {
		if _, token := article.TokenIndex(r); token || unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) {
			return r
		}
		return -1
	}, text)
}

func FuzzLocalize(f *testing.F) {
	tags := []language.Tag{language.French, language.English, language.Spanish, language.German, language.Polish, language.Make("de-CH"), language.Make("fr-CA"), language.Russian, language.Italian}
	for i, s := range samples(f) {
		f.Add(s.source, s.text, uint8(i%len(tags)), uint8(i/2%len(tags)))
	}
	f.Add("", "\U000F0000\"a\U000F0001 !\"", uint8(0), uint8(0))
	f.Fuzz(func(t *testing.T, source, text string, a, b uint8) {
		if strings.ToValidUTF8(text, "") != text {
			t.Skip()
		}
		from, to := tags[int(a)%len(tags)], tags[int(b)%len(tags)]
		p := Typography(to)
		once := p.Localize(source, text, from, to)
		if skeleton(once) != skeleton(text) {
			t.Errorf("%v to %v: %q became %q", from, to, text, once)
		}
		if twice := p.Localize(source, once, from, to); twice != once {
			t.Errorf("%v to %v: %q, then %q, then %q", from, to, text, once, twice)
		}
	})
}
