package suggest

import (
	"strings"
	"testing"

	"github.com/nicksnyder/go-i18n/v2/i18n"
	"golang.org/x/text/language"
)

// TestEvidence holds every clue to words that its data fill.
func TestEvidence(t *testing.T) {
	speaker := i18n.NewLocalizer(i18n.NewBundle(language.English))
	for clue := AfterTitle; clue <= Differs; clue++ {
		e := Evidence{Clue: clue, Text: "Text", Count: 7}
		text, err := speaker.Localize(&i18n.LocalizeConfig{DefaultMessage: e.Message(), TemplateData: e})
		if err != nil || text == "" || strings.Contains(text, "<no value>") || e.Message().ID != "suggest."+clue.String() {
			t.Errorf("%s says %q: %v", clue, text, err)
		}
	}
}
