package locale

import (
	"testing"
	"time"

	"golang.org/x/text/language"
)

func speaker(t *testing.T, tag string) *Speaker {
	t.Helper()
	s, err := NewSpeaker(language.MustParse(tag))
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestFigures(t *testing.T) {
	for _, c := range []struct{ lang, number, four, decimal, percent, bytes, list string }{
		{"en", "12,345,678", "1,234", "1,234.5", "3.5%", "1.2 MB", "a, b and c"},
		{"fr", "12⎵345⎵678", "1⎵234", "1⎵234,5", "3,5␣%", "1,2 Mo", "a, b et c"},
		{"de", "12.345.678", "1.234", "1.234,5", "3,5␣%", "1,2 MB", "a, b und c"},
		{"es", "12.345.678", "1234", "1234,5", "3,5␣%", "1,2 MB", "a, b y c"},
	} {
		s := speaker(t, c.lang)
		for got, want := range map[string]string{
			s.Number(12345678):                  c.number,
			s.Number(int64(1234)):               c.four,
			s.Number(-1234):                     "-" + c.four,
			s.Number(1234.5):                    c.decimal,
			s.Percent(0.0349):                   c.percent,
			s.List([]string{"a", "b", "c"}):     c.list,
			s.Duration(2345 * time.Millisecond): s.Number(2.3) + "␣s",
		} {
			if hidden.Replace(got) != want && got != shown.Replace(want) {
				t.Errorf("%s: got %s, want %s", c.lang, hidden.Replace(got), want)
			}
		}
		if got := s.Bytes(1_234_567); got != shown.Replace(c.bytes) && hidden.Replace(got) != replaceSpace(c.bytes) {
			t.Errorf("%s: got %s, want %s", c.lang, hidden.Replace(got), c.bytes)
		}
	}
}

func replaceSpace(s string) string {
	out := []rune(s)
	for i, r := range out {
		if r == ' ' {
			out[i] = '␣'
		}
	}
	return string(out)
}

func TestListKnowsTheVowel(t *testing.T) {
	s := speaker(t, "es")
	for want, items := range map[string][]string{
		"español e inglés":     {"español", "inglés"},
		"agua y hielo":         {"agua", "hielo"},
		"padre e hijo":         {"padre", "hijo"},
		"uno, dos e Ícaro":     {"uno", "dos", "Ícaro"},
		"francés":              {"francés"},
		"":                     nil,
		"alemán, ruso y checo": {"alemán", "ruso", "checo"},
	} {
		if got := s.List(items); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

func TestDuration(t *testing.T) {
	s := speaker(t, "en")
	for d, want := range map[time.Duration]string{
		0:                           "0␣ms",
		340 * time.Millisecond:      "340␣ms",
		59_970 * time.Millisecond:   "1␣min",
		72 * time.Second:            "1␣min 12␣s",
		2*time.Hour + 5*time.Minute: "2␣h 5␣min",
		-2 * time.Second:            "-2␣s",
		time.Duration(-1 << 63):     "-0␣ms",
	} {
		if got := hidden.Replace(s.Duration(d)); got != want {
			t.Errorf("%v: got %s, want %s", int64(d), got, want)
		}
	}
}

func TestLanguageName(t *testing.T) {
	for _, c := range []struct{ lang, tag, want string }{
		{"en", "fr", "French"}, {"fr", "de", "allemand"}, {"de", "uk", "Ukrainisch"}, {"es", "ca", "catalán"},
		{"en", "fr-CH", "Swiss French"}, {"de", "de-AT", "Österreichisches Deutsch"}, {"fr", "fr-BE", "français"},
		{"en", "zh-Hans", "Simplified Chinese"}, {"en", "tlh", "tlh"}, {"de", "en-GB", "Englisch (Vereinigtes Königreich)"},
	} {
		if got := speaker(t, c.lang).LanguageName(language.MustParse(c.tag)); got != c.want {
			t.Errorf("%s in %s: got %q, want %q", c.tag, c.lang, got, c.want)
		}
	}
}

func TestFromEnv(t *testing.T) {
	for _, c := range []struct {
		flag string
		env  map[string]string
		want string
	}{
		{"es", map[string]string{"LC_ALL": "fr_FR.UTF-8"}, "es"},
		{"", map[string]string{"LC_ALL": "fr_FR.UTF-8@euro", "LANG": "de_DE"}, "fr-FR"},
		{"", map[string]string{"LC_MESSAGES": "de_CH.UTF-8", "LANG": "es_ES"}, "de-CH"},
		{"", map[string]string{"LANG": "es_ES.UTF-8"}, "es-ES"},
		{"", map[string]string{"LANG": "C"}, "en"},
		{"", map[string]string{"LC_ALL": "C.UTF-8", "LANG": "fr_FR", "LANGUAGE": "de"}, "en"},
		{"", map[string]string{"LC_ALL": "POSIX"}, "en"},
		{"", map[string]string{}, "en"},
		{"", map[string]string{"LANG": "sv_SE.UTF-8", "LANGUAGE": "fi:sv:de_DE:fr"}, "de-DE"},
		{"", map[string]string{"LANG": "%%%"}, "en"},
		{"xx-!!", map[string]string{"LANG": "fr_FR"}, "fr-FR"},
	} {
		got := FromEnv(func(name string) string { return c.env[name] }, c.flag)
		if got.String() != c.want {
			t.Errorf("%q %v: got %v, want %s", c.flag, c.env, got, c.want)
		}
	}
}
