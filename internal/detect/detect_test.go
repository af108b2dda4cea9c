package detect

import (
	"bufio"
	"encoding/json"
	"os"
	"testing"

	"golang.org/x/text/language"

	"exonym/internal/testkit"
)

func TestSentences(t *testing.T) {
	for text, want := range map[string]string{
		"The minister said on Monday that talks would go on.":                   "en",
		"Le ministre a déclaré lundi que les négociations se poursuivraient.":   "fr",
		"Der Minister sagte am Montag, die Gespräche würden fortgesetzt.":       "de",
		"El ministro dijo el lunes que las conversaciones continuarían.":        "es",
		"Il ministro ha detto lunedì che i colloqui sarebbero continuati.":      "it",
		"O ministro disse na segunda-feira que as conversas iam continuar.":     "pt",
		"De minister zei maandag dat de gesprekken zouden doorgaan.":            "nl",
		"Minister powiedział w poniedziałek, że rozmowy będą kontynuowane.":     "pl",
		"Министр сказал в понедельник, что переговоры продолжатся.":             "ru",
		"Міністр сказав у понеділок, що переговори триватимуть.":                "uk",
		"El ministre va dir dilluns que les converses continuarien.":            "ca",
		"Ministrul a spus luni că discuțiile vor continua.":                     "ro",
		"Ministern sade på måndagen att samtalen kommer att fortsätta.":         "sv",
		"Am fost ieri la piață și am cumpărat mere, pere și struguri.":          "ro",
		"Hon köpte en ny cykel i går och cyklade hem längs ån.":                 "sv",
		"Вчора ми купили на базарі яблука, груші та виноград.":                  "uk",
		"Casa aceea veche de pe deal aparține unchiului meu.":                   "ro",
		"Vintern var ovanligt kall och sjöarna frös redan i november.":          "sv",
		"Ieri siamo andati al mercato e abbiamo comprato mele, pere e l'uva.":   "it",
		"Ontem fomos ao mercado e compramos maçãs, peras e uvas.":               "pt",
		"Ahir vam anar al mercat i vam comprar pomes, peres i raïm.":            "ca",
		"Ayer fuimos al mercado y compramos manzanas, peras y uvas.":            "es",
		"Wczoraj byliśmy na targu i kupiliśmy jabłka, gruszki oraz winogrona.":  "pl",
		"Gisteren gingen we naar de markt en kochten we appels en druiven.":     "nl",
		"Gestern waren wir auf dem Markt und kauften Äpfel, Birnen und Trauben": "de",
	} {
		if got, confidence := Language(text); got.String() != want || confidence < 0.9 {
			t.Errorf("%q is %s, got %s (%.2f)", text, want, got, confidence)
		}
	}
}

func TestNothingToSay(t *testing.T) {
	for _, text := range []string{"", "12:30", "日本語の文章です。", "— … !"} {
		if got, confidence := Language(text); got != language.Und || confidence != 0 {
			t.Errorf("%q: got %s (%.2f)", text, got, confidence)
		}
	}
}

// TestTreebanks measures on sentences that no table was counted from.
func TestTreebanks(t *testing.T) {
	file, err := os.Open(testkit.Data(t, "01-segmentation/ud_paragraphs.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	right, all := map[string]int{}, map[string]int{}
	lines := bufio.NewScanner(file)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		var row struct {
			Lang, Text string
			Sentences  []string
		}
		if err := json.Unmarshal(lines.Bytes(), &row); err != nil {
			t.Fatal(err)
		}
		if !Supports(language.Make(row.Lang)) {
			continue
		}
		for _, s := range row.Sentences {
			if len([]rune(s)) < 40 {
				continue
			}
			all[row.Lang]++
			if got, _ := Language(s); got.String() == row.Lang {
				right[row.Lang]++
			} else if testing.Verbose() {
				t.Logf("%s taken for %s: %s", row.Lang, got, s)
			}
		}
	}
	sum, total := 0, 0
	for lang, n := range all {
		t.Logf("%s %d of %d", lang, right[lang], n)
		sum, total = sum+right[lang], total+n
	}
	if rate := float64(sum) / float64(total); rate < 0.995 {
		t.Errorf("%.2f %% of %d sentences recognised", 100*rate, total)
	}
}
