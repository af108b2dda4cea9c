package length

import (
	"math"
	"unicode/utf8"

	"github.com/nicksnyder/go-i18n/v2/i18n"
	"golang.org/x/text/language"

	"exonym/internal/article"
	"exonym/internal/check"
	"exonym/internal/locale"
)

// Ratio finds translations that are strangely short or long.
var Ratio = &check.Check{
	ID:       "length.ratio",
	Title:    &i18n.Message{ID: "check.length.ratio.title", Other: "Strange length"},
	Doc:      "The translation has far fewer or far more characters than the languages' usual expansion explains. Judged from 20 characters on; the allowance shrinks from a factor of about 3.6 for short sentences to 2 for long ones, because one sentence may be said in many ways. The expansions were measured on the FLORES-101 dev sentences.",
	Scope:    check.Pair,
	Severity: check.Minor,
	Run:      ratio,
}

// characters is how many characters say what English says in 100: means of the
// 997 FLORES-101 dev sentences. Languages that are not here count as 110, and get
// twice the allowance.
var characters = map[string]float64{
	"en": 100, "de": 117, "fr": 119, "es": 119, "it": 118, "pt": 110, "nl": 111,
	"ca": 110, "pl": 108, "ru": 111, "uk": 106, "ro": 115, "sv": 103,
	"zh": 33, "ja": 45, "ko": 52,
}

const shortest = 20 // characters; below that everything can happen

var sayRatioShort = &i18n.Message{
	ID:    "check.length.ratio.short",
	Other: "The translation is much shorter than usual ({{.Percent}} % of the source): is something missing?",
}

var sayRatioLong = &i18n.Message{
	ID:    "check.length.ratio.long",
	Other: "The translation is much longer than usual ({{.Percent}} % of the source): was something added?",
}

func ratio(p *check.Pass) {
	expected, spread := expansion(p.From, p.To)
	for i := range p.Units {
		u := &p.Units[i]
		source := utf8.RuneCountInString(check.Visible(u.Source))
		target := utf8.RuneCountInString(check.Visible(u.Target))
		if source < shortest || target == 0 {
			continue
		}
		off := math.Log(float64(target) / (float64(source) * expected))
		limit := spread * (math.Log(2) + 2.6/math.Sqrt(float64(source)))
		data := struct{ Percent int }{int(math.Round(100 * float64(target) / float64(source)))}
		switch {
		case off < -limit:
			p.Report(u, article.Span{}, locale.Say(sayRatioShort, data))
		case off > limit:
			p.Report(u, article.Span{}, locale.Say(sayRatioLong, data))
		}
	}
}

// expansion returns the usual ratio of target to source characters, and by how
// much the allowance is stretched.
func expansion(from, to language.Tag) (expected, spread float64) {
	of := func(tag language.Tag) (float64, bool) {
		base, _ := tag.Base()
		n, ok := characters[base.String()]
		return n, ok
	}
	f, known := of(from)
	t, also := of(to)
	switch {
	case known && also:
		return t / f, 1
	case known:
		return 110 / f, 2
	case also:
		return t / 110, 2
	}
	return 1, 2
}
