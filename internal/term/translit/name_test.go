package translit

import (
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/language"
)

func TestFilesAreRight(t *testing.T) {
	all, err := readTables()
	if err != nil {
		t.Fatal(err)
	}
	if _, err := readGiven(); err != nil {
		t.Fatal(err)
	}
	for name, table := range all {
		if table.Source == "" || table.Date == "" || len(table.Rules) == 0 {
			t.Errorf("%s: no source, date or rules", name)
		}
		for class := range table.Classes {
			if !strings.Contains(strings.Join(table.Rules, " "), class) {
				t.Errorf("%s: no rule uses class %s", name, class)
			}
		}
	}
	for _, pair := range strings.Fields("ru-en ru-fr ru-de ru-es ru-it ru-pt ru-nl ru-pl uk-en uk-fr uk-de uk-es uk-it uk-pt uk-nl uk-pl") {
		for _, letter := range alphabets[pair[:2]] {
			if _, ok := all[pair].derive([]rune{'т', letter}); !ok {
				t.Errorf("%s has no rule for %c", pair, letter)
			}
		}
	}
}

var alphabets = map[string]string{
	"ru": "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
	"uk": "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя’",
}

func TestName(t *testing.T) {
	for _, test := range []struct{ name, from, to, want string }{
		{"Владимир Путин", "ru", "en", "Vladimir Putin"},
		{"Владимир Путин", "ru", "fr", "Vladimir Poutine"},
		{"Владимир Путин", "ru", "de", "Wladimir Putin"},
		{"Владимир Путин", "ru", "nl", "Vladimir Poetin"},
		{"Никита Хрущёв", "ru", "fr", "Nikita Khrouchtchev"},
		{"Никита Хрущёв", "ru", "de", "Nikita Chruschtschow"},
		{"Никита Хрущёв", "ru", "en", "Nikita Khrushchev"},
		{"Борис Ельцин", "ru", "fr", "Boris Eltsine"},
		{"Борис Ельцин", "ru", "de", "Boris Jelzin"},
		{"Борис Ельцин", "ru", "es", "Borís Yeltsin"},
		{"Володимир Зеленський", "uk", "en", "Volodymyr Zelensky"},
		{"Володимир Зеленський", "uk", "de", "Wolodymyr Selenskyj"},
		{"Володимир Зеленський", "uk", "es", "Volodímir Zelenski"},
		{"Володимир Зеленський", "uk", "pl", "Wołodymyr Zełenski"},
		{"Василий Небензя", "ru", "fr", "Vassili Nebenzia"},
		{"Сергей Шойгу", "ru", "fr", "Sergueï Choïgou"},
		{"Фёдор Достоевский", "ru", "fr", "Fiodor Dostoïevski"},
		{"Фёдор Достоевский", "ru", "en", "Fyodor Dostoyevsky"},
		{"Курск", "ru", "fr", "Koursk"},
		{"Київ", "uk", "en", "Kyiv"},
		{"КИЇВ", "uk", "en", "KYIV"},
		{"В'ячеслав", "uk", "en", "Viacheslav"},
		{"Анна-Мария фон Штейн III", "ru", "en", "Anna-Maria fon Shtein III"},
		{"Barack Obama", "en", "uk", "Барак Обама"},
		{"Gerhard Schröder", "de", "ru", "Герхард Шрёдер"},
		{"Emmanuel Macron", "fr", "ru", "Эмманюэль Макрон"},
		{"Nicolás Maduro", "es", "ru", "Николас Мадуро"},
		// No rules, no letters, or no certainty.
		{"毛泽东", "zh", "en", ""},
		{"Νίκος", "el", "en", ""},
		{"Путин", "ru", "ja", ""},
		{"Путин", "ru", "ru", ""},
		{"Πутин", "ru", "en", ""},
		{"Featherstonehaugh", "en", "ru", ""},
		{"Trump", "en", "ru", ""},
		{"Joe Biden", "en", "ru", ""},
		{"", "ru", "en", ""},
		{"  ", "ru", "en", ""},
	} {
		got, ok := Name(test.name, language.Make(test.from), language.Make(test.to))
		if got != test.want || ok != (test.want != "") {
			t.Errorf("%s, %s to %s: %q %v, want %q", test.name, test.from, test.to, got, ok, test.want)
		}
	}
}

func TestVariants(t *testing.T) {
	for _, test := range []struct{ name, from, to, want string }{
		{"Зеленський", "uk", "en", "Zelensky Zelenskyi Zelenskyy"},
		{"Кислиця", "uk", "en", "Kyslytsia Kyslytsya Kislitsya"},
		{"Schwarz", "de", "ru", "Шварц"},
		{"Allen", "en", "ru", "Аллен"},
	} {
		got := Variants(test.name, language.Make(test.from), language.Make(test.to))
		if len(got) > MaxVariants {
			t.Errorf("%s: %d variants", test.name, len(got))
		}
		for _, want := range strings.Fields(test.want) {
			if !slices.Contains(got, want) {
				t.Errorf("%s: %s is not among %q", test.name, want, got)
			}
		}
	}
}

func TestBackFindsWhatNameWrote(t *testing.T) {
	for from, names := range map[string]string{
		"ru": "Путин Небензя Хрущёв Ельцин Лавров Захарова Шойгу Мишустин Курск Прохоренко",
		"uk": "Зеленський Кислиця Порошенко Залужний Кулеба Єрмак Гончаренко Щербак",
	} {
		for _, to := range strings.Fields("en fr de es it pt nl pl") {
			for _, name := range strings.Fields(names) {
				written, ok := Name(name, language.Make(from), language.Make(to))
				if back := Back(written, language.Make(from), language.Make(to)); !ok || !slices.Contains(back, name) {
					t.Errorf("%s-%s: %s is %s, which may be %q", from, to, name, written, back)
				}
			}
		}
	}
}

// FuzzName: nothing panics, the name is the first variant, and no letter of
// another script than the target's is left.
func FuzzName(f *testing.F) {
	for _, name := range []string{"Владимир Путин", "В'ячеслав", "Emmanuel Macron", "ІІ", "İ\xff", "’", "ßǅ", strings.Repeat("Юё-", 40)} {
		f.Add(name)
	}
	f.Fuzz(func(t *testing.T, name string) {
		for _, pair := range [][2]language.Tag{{language.Russian, language.German}, {language.Ukrainian, language.French}, {language.English, language.Russian}} {
			variants := Variants(name, pair[0], pair[1])
			written, ok := Name(name, pair[0], pair[1])
			if len(variants) > MaxVariants || ok && variants[0] != written {
				t.Errorf("%q: %q is not the first of %q", name, written, variants)
			}
		}
		for _, r := range Readings(name) {
			r.Sound.Skeleton()
		}
		Back(name, language.Ukrainian, language.German)
	})
}

// A rule behind one that takes its beginning everywhere never fits.
func TestEveryRuleCanFit(t *testing.T) {
	all, err := readTables()
	if err != nil {
		t.Fatal(err)
	}
	for name, table := range all {
		for _, rules := range table.rules {
			for i, late := range rules {
				for _, early := range rules[:i] {
					if len(early.where) == 0 && strings.HasPrefix(string(late.from), string(early.from)) {
						t.Errorf("%s: %q never fits behind %q", name, string(late.from), string(early.from))
					}
				}
			}
		}
	}
}
