package translit

import (
	"slices"
	"testing"
)

func TestSpellingsOfOneNameSoundAlike(t *testing.T) {
	for _, name := range [][]string{
		{"en Khrushchev", "fr Khrouchtchev", "de Chruschtschow", "es Jruschov", "es Jrushchov", "it Chruščëv", "pt Khrushchov", "nl Chroesjtsjov", "pl Chruszczow", "cyrl Хрущов"},
		{"en Kyslytsya", "de Kyslyzja", "en Kislitsa", "es Kislitsia", "it Kyslycja", "pl Kysłycia", "nl Kyslytsja", "cyrl Кислиця", "cyrl Кислица"},
		{"en Zelensky", "de Selenskyj", "es Zelenski", "pl Zełenski", "en Zelenskyy", "fr Zelenskiï", "cyrl Зеленський"},
		{"en Putin", "fr Poutine", "nl Poetin", "cyrl Путин"},
		{"en Gorbachev", "fr Gorbatchev", "de Gorbatschow", "es Gorbachov", "nl Gorbatsjov", "pl Gorbaczow", "cyrl Горбачёв"},
		{"en Prigozhin", "fr Prigojine", "de Prigoschin", "nl Prigozjin", "pl Prigożyn", "cyrl Пригожин"},
		{"en Nebenzya", "fr Nebenzia", "de Nebensja", "pl Niebienzia", "cyrl Небензя"},
		{"en Yeltsin", "fr Eltsine", "de Jelzin", "nl Jeltsin", "pl Jelcyn", "it El’cin", "cyrl Ельцин"},
		{"en Shoigu", "fr Choïgou", "de Schoigu", "nl Sjojgoe", "pl Szojgu", "it Šojgu", "cyrl Шойгу"},
	} {
		want := ReadAs(name[0][3:], "en")
		for _, spelling := range name {
			lang, text := cut(spelling)
			if got := ReadAs(text, lang); got != want {
				t.Errorf("%s is %q, want %q", spelling, got, want)
			}
			if !slices.Contains(Sounds(text), want) {
				t.Errorf("%s: %q is not among %q", spelling, want, Sounds(text))
			}
		}
	}
}

func TestOtherNamesSoundDifferent(t *testing.T) {
	for _, pair := range [][2]string{{"Hansen", "Hanson"}, {"Ivanov", "Ivanova"}, {"Martin", "Morton"}, {"Petrov", "Pavlov"}, {"Merkel", "Markel"}} {
		for _, sound := range Sounds(pair[0]) {
			if slices.Contains(Sounds(pair[1]), sound) {
				t.Errorf("%s and %s both sound %q", pair[0], pair[1], sound)
			}
		}
	}
}

func TestOtherScriptsAreNotRead(t *testing.T) {
	for _, name := range []string{"Νίκος", "محمد", "毛泽东", "김정은", "安倍"} {
		if got := Readings(name); got != nil {
			t.Errorf("%s: %v", name, got)
		}
	}
}

func cut(spelling string) (lang, text string) {
	for i := range spelling {
		if spelling[i] == ' ' {
			return spelling[:i], spelling[i+1:]
		}
	}
	return "", spelling
}
