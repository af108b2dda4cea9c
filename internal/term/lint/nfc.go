package lint

import (
	"github.com/nicksnyder/go-i18n/v2/i18n"
	"golang.org/x/text/unicode/norm"
)

// NFC finds letters in pieces.
var NFC = &Rule{
	ID:    "lint.nfc",
	Title: &i18n.Message{ID: "lint.nfc.title", Other: "Letters in pieces"},
	Doc:   "A text is not in Unicode normalization form C (UAX #15): é may stand there as e and an accent. exonym composes what it reads, so this is info; programs that compare bytes do not find such a form.",
	run:   nfc,
}

var sayNFC = &i18n.Message{
	ID:    "lint.nfc",
	Other: "“{{.Form}}” has letters in pieces (not Unicode NFC): other programs may not find it.",
}

func nfc(p *pass) {
	for _, f := range p.forms {
		if whole := norm.NFC.String(f.text); whole != f.text {
			p.say(Info, f, sayNFC, struct{ Form string }{whole}, &Edit{f.text, whole})
		}
	}
	for _, s := range p.scalars {
		if whole := norm.NFC.String(s.text); whole != s.text {
			p.sayRaw(s, sayNFC, struct{ Form string }{whole}, whole)
		}
	}
}
