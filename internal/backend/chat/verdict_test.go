package chat

import (
	"strings"
	"testing"

	"golang.org/x/text/language"
)

// TestVerdict: what stays as it is may stay; what is no translation is told.
func TestVerdict(t *testing.T) {
	for _, c := range []struct{ from, to, source, target, want string }{
		{"fr", "es", "Paris, Londres, New York, Los Angeles, Mexico", "Paris, Londres, New York, Los Angeles, Mexico", ""},
		{"fr", "es", "Jean-Luc Mélenchon et Marine Le Pen", "Jean-Luc Mélenchon et Marine Le Pen", ""},
		{"fr", "de", "exonym translate article.fr.txt --to es", "exonym translate article.fr.txt --to es", ""},
		{"fr", "en", "Oui.", "Oui.", ""},
		{"fr", "ru", "Volkswagen Golf GTI, Renault Clio RS, Peugeot", "Volkswagen Golf GTI, Renault Clio RS, Peugeot", ""},
		{"en", "en-GB", "The colour of the sea was a deep and quiet blue.", "The colour of the sea was a deep and quiet blue.", ""},
		{"nb", "da", "Hun bor i et lite hus ved sjøen.", "Hun bor i et lite hus ved sjøen.", ""},
		{"zh-Hans", "zh-Hant", "今天早上我和朋友在公司吃早餐。", "今天早上我和朋友在公司吃早餐。", ""},
		{"sr-Cyrl", "sr-Latn", "Она живи у малој кући поред мора.", "Она живи у малој кући поред мора.", "not in"},
		{"fr", "es", "Le ministre a quitté la ville hier soir.", "Le ministre a quitté la ville hier soir !", "not in"},
		{"fr", "ja", "Le ministre a quitté la ville hier soir.", "Le ministre a quitté la ville hier soir.", "not in"},
		{"ja", "en", "大臣は昨日の夜、町を離れました。", "大臣は昨日の夜、町を離れました。", "not in"},
		{"ja", "en", "大臣は昨日の夜、町を離れました。", "The minister left the town last night.", ""},
		{"fr", "ar", "Le ministre a quitté la ville hier soir.", "غادر الوزير المدينة مساء أمس.", ""},
		{"fr", "en", "Je suis désolé, mais je ne peux pas venir.", "I'm sorry, but I can't come.", ""},
		{"fr", "en", "« Désolé, je ne peux pas traduire ce texte », a dit l'IA.", "\"Sorry, I can't translate this text,\" said the AI.", ""},
		{"fr", "en", "Le ministre a quitté la ville hier soir.", "I'm sorry, but I can't translate this.", "you will not"},
		{"fr", "en", "Note : le ministre est parti.", "Translation: the minister has left.", ""},
		{"fr", "en", "Un & deux <b> **gras**", "One & two <b> **bold**", ""},
		{"fr", "en", "Un & deux", "One &amp; two", "words round"},
		{"fr", "en", "Voir https://example.org/a pour plus.", "See https://example.org/a for more.", ""},
		{"fr", "en", "Écrivez-nous.", "Write to us at info@example.org.", "address"},
		{"fr", "en", "Ligne une\nligne deux", "Line one\nline two", ""},
		{"fr", "en", "Bref", "In short, and to say it as plainly as it can be said to anybody here", "longer"},
	} {
		g := judge{language.MustParse(c.from), language.MustParse(c.to), "L"}
		got := ""
		if f := g.verdict(c.source, c.target); f != nil {
			got = f.say
		}
		if c.want == "" && got != "" || !strings.Contains(got, c.want) {
			t.Errorf("%s-%s %q: %q, want %q", c.from, c.to, c.target, got, c.want)
		}
	}
}

func TestTokens(t *testing.T) {
	for text, want := range map[string][2]int{
		"The minister left the town last night.": {8, 14}, "Министр покинул город вчера вечером.": {12, 25}, "大臣は昨日の夜、町を離れました。": {10, 20}, "": {0, 1},
	} {
		if got := tokens(text); got < want[0] || got > want[1] {
			t.Errorf("%q: %d", text, got)
		}
	}
}
