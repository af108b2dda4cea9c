package term

import (
	"strings"
	"testing"

	"golang.org/x/text/language"
)

// usages reads "fr Kyslytsya 3, de Kyslyzja".
func usages(list string) []Usage {
	var used []Usage
	for entry := range strings.SplitSeq(list, ",") {
		tag, name, _ := strings.Cut(strings.TrimSpace(entry), " ")
		count := 1
		if last := len(name) - 1; last > 0 && name[last] >= '0' && name[last] <= '9' {
			count, name = int(name[last]-'0'), strings.TrimSpace(name[:last])
		}
		used = append(used, Usage{name, language.Make(tag), count})
	}
	return used
}

func TestSpellings(t *testing.T) {
	for _, test := range []struct{ used, lang, want string }{
		{"fr Kyslytsya 2, fr Kyslyzja, fr Kislitsa", "en", "Kyslytsya, Kyslyzja, Kislitsa: Kyslytsya"},
		{"fr Kyslytsya 2, fr Kyslyzja, fr Kislitsa", "de", "Kyslytsya, Kyslyzja, Kislitsa: Kyslyzja"},
		{"en Sergiy Kyslytsya, en Kyslytsya 3, en Kyslyzja", "en", "Kyslytsya, Sergiy Kyslytsya, Kyslyzja: Sergiy Kyslytsya"},
		{"de Wolodymyr Selenskyj, fr Volodymyr Zelensky, es Volodímir Zelenski", "nl", "Wolodymyr Selenskyj, Volodymyr Zelensky, Volodímir Zelenski: Volodymyr Zelensky"},
		{"en Dmitry Shcherbakov, en Dmitrij Schtscherbakow, en Dmitri Chtcherbakov", "fr", "Dmitry Shcherbakov, Dmitrij Schtscherbakow, Dmitri Chtcherbakov: Dmitri Chtcherbakov"},
		{"en Dmitry Shcherbakov, en Dmitrij Schtscherbakow", "es", "Dmitry Shcherbakov, Dmitrij Schtscherbakow: Dmitri Shcherbakov"},
		{"ru Мария Захарченко, fr Maria Zakhartchenko, fr Marija Sachartschenko", "fr", "Мария Захарченко, Maria Zakhartchenko, Marija Sachartschenko: Maria Zakhartchenko"},
		{"hr Milanka Kovačević, de Milanka Kovacevic 2", "de", "Milanka Kovacevic, Milanka Kovačević: Milanka Kovacevic"},
		// One spelling, or several persons.
		{"fr Kyslytsya 4, fr Sergiy Kyslytsya", "fr", ""},
		{"de Anna Hansen, de Anna Hanson", "de", ""},
		{"en Zhang Wei, en Chang Wei, en Jang Wei", "en", ""},
		{"en Chen, en Shen", "en", ""},
		{"fr Jean Martin, fr Jeanne Martin", "fr", ""},
		{"ru Иванов, ru Иванова", "en", ""},
		{"en Vitali Klitschko, en Wladimir Klitschko, en Klitschko", "en", ""},
		{"en Mario Lopez, en Maria Lopez", "en", ""},
		{"en Petersen, en Peterson", "en", ""},
		{"ja 安倍, zh 毛泽东, en Mao", "en", ""},
	} {
		var got []string
		for _, c := range Spellings(usages(test.used), language.Make(test.lang)) {
			var names []string
			for _, u := range c.Used {
				names = append(names, u.Text)
			}
			got = append(got, strings.Join(names, ", ")+": "+c.Use)
		}
		if strings.Join(got, "; ") != test.want {
			t.Errorf("%s in %s: %q, want %q", test.used, test.lang, got, test.want)
		}
	}
}

func TestSpellingsSayWhy(t *testing.T) {
	clusters := Spellings(usages("fr Kyslytsya, fr Kyslyzja"), language.German)
	if len(clusters) != 1 {
		t.Fatal(clusters)
	}
	why := map[Clue]string{}
	for _, e := range clusters[0].Why {
		why[e.Clue] += e.Text + " "
	}
	if why[Original] != "Кислиця " || !strings.Contains(why[Convention], "de") {
		t.Errorf("%v", clusters[0].Why)
	}
}

// FuzzSpellings: nothing panics, a cluster has two spellings and a proposal, and a name
// is never suggested for itself.
func FuzzSpellings(f *testing.F) {
	f.Add("Kyslytsya", "Sergiy Kyslyzja", "Кислиця")
	f.Add("\xff’ ə", "A B", "İi ßß")
	base := testBase(f)
	f.Fuzz(func(t *testing.T, a, b, c string) {
		if len(a)+len(b)+len(c) > 120 {
			return
		}
		used := []Usage{{a, language.French, 1}, {b, language.German, 2}, {c, language.Russian, 1}}
		for _, cluster := range Spellings(used, language.French) {
			if len(cluster.Used) < 2 || cluster.Use == "" {
				t.Errorf("%+v", cluster)
			}
		}
		for _, s := range base.NearMiss(a+" "+b, c, language.French) {
			if s.Term == a+" "+b || s.Score < Threshold {
				t.Errorf("%+v", s)
			}
		}
	})
}
