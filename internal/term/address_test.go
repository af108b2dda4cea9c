package term

import (
	"slices"
	"strings"
	"testing"
)

func TestAddresses(t *testing.T) {
	for text, want := range map[string]string{
		"Voir http://nyti.ms/2aAVVjl. Puis www.exemple.fr, ou plus.": "http://nyti.ms/2aAVVjl www.exemple.fr",
		"Écrire à jean.petit@exemple.fr !":                           "jean.petit@exemple.fr",
		"dans /usr/share/apertium et ./a.txt":                        "/usr/share/apertium ./a.txt",
		"« https://exemple.fr/a?b=c » et (https://exemple.fr)":       "https://exemple.fr/a?b=c https://exemple.fr",
		"12/15 personnes, oui/non, km/h, 30 avril 2015.":             "",
		"@fhollande et a @ b":                                        "",
		"rien du tout":                                               "",
	} {
		var got []string
		for _, span := range Addresses(text) {
			got = append(got, text[span.Start:span.End])
		}
		if !slices.Equal(got, strings.Fields(want)) {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}
