package locale

import (
	"strings"
	"time"

	"github.com/nicksnyder/go-i18n/v2/i18n"
	"golang.org/x/text/language"
	"golang.org/x/text/message"
	"golang.org/x/text/number"
)

// plainPrinter rounds and groups in the one form that mark reads: 12,345.678.
var plainPrinter = message.NewPrinter(language.English)

// Number returns n (an integer, a float or a decimal as string) as the language
// writes it: 10,000 or 10 000; at most three decimals. The signs are those of
// CLDR 48 in the typography profiles; x/text still carries CLDR 32.
func (s *Speaker) Number(n any) string {
	return s.figures(plainPrinter.Sprint(number.Decimal(n)))
}

// Money returns an amount of a currency (ISO 4217) with two decimals, or as many as show
// two figures of it: 12.50 USD, 0.0012 USD.
func (s *Speaker) Money(amount float64, currency string) string {
	decimals := 2
	for limit := 1.0; amount > 0 && amount < limit && decimals < 6; limit /= 10 {
		if limit < 1 {
			decimals++
		}
	}
	n := plainPrinter.Sprint(number.Decimal(amount, number.MinFractionDigits(2), number.MaxFractionDigits(decimals)))
	return s.figures(n) + "\u00a0" + currency
}

// Percent returns the share (1 is all) as per cent with one decimal at most:
// 3.5% or 3,5 %.
func (s *Speaker) Percent(share float64) string {
	n := plainPrinter.Sprint(number.Decimal(share*100, number.MaxFractionDigits(1)))
	return s.figures(n) + Typography(s.Lang).Numbers.Percent + "%"
}

// figures turns English marks into the language's.
func (s *Speaker) figures(english string) string {
	p := Typography(s.Lang).Numbers
	whole, fraction, found := strings.Cut(strings.ReplaceAll(english, ",", ""), ".")
	digits := strings.TrimLeft(whole, "-")
	sign := whole[:len(whole)-len(digits)]
	if figures(digits) {
		whole = sign + parted(digits, p.Group, p.Least)
	}
	if found {
		whole += p.Decimal + fraction
	}
	return whole
}

// List joins items as the language does: "a, b and c".
func (s *Speaker) List(items []string) string {
	if len(items) == 0 {
		return ""
	}
	last := len(items) - 1
	if last == 0 {
		return items[0]
	}
	out := items[0]
	for _, item := range items[1:last] {
		out = s.Text(Say(&i18n.Message{ID: "locale.list.middle", Other: "{{.A}}, {{.B}}"}, struct{ A, B string }{out, item}))
	}
	end := struct{ A, B string }{out, items[last]}
	switch {
	case s.beforeVowel(items[last]):
		return s.Text(Say(&i18n.Message{ID: "locale.list.vowel", Other: "{{.A}} and {{.B}}"}, end))
	case last == 1:
		return s.Text(Say(&i18n.Message{ID: "locale.list.pair", Other: "{{.A}} and {{.B}}"}, end))
	}
	return s.Text(Say(&i18n.Message{ID: "locale.list.end", Other: "{{.A}} and {{.B}}"}, end))
}

// beforeVowel reports a word before which "and" has another form.
func (s *Speaker) beforeVowel(word string) bool {
	rule := Typography(s.Lang).Vowel
	starts := func(prefixes []string) bool {
		for _, p := range prefixes {
			if strings.HasPrefix(strings.ToLower(word), p) {
				return true
			}
		}
		return false
	}
	return starts(rule.Before) && !starts(rule.Unless)
}

// Duration returns d in the two largest units that matter: "340 ms", "2.3 s",
// "1 min 12 s", "2 h 5 min". The symbols are those of the SI brochure, alike in
// all interface languages.
func (s *Speaker) Duration(d time.Duration) string {
	const firmSpace = string(nbsp)
	switch {
	case d < 0:
		return "-" + s.Duration(max(-d, 0))
	case d < time.Second:
		return s.Number(d.Milliseconds()) + firmSpace + "ms"
	case d.Round(100*time.Millisecond) < time.Minute:
		return s.Number(d.Round(100*time.Millisecond).Seconds()) + firmSpace + "s"
	case d.Round(time.Second) < time.Hour:
		d = d.Round(time.Second)
		return s.two(int64(d/time.Minute), "min", int64(d%time.Minute/time.Second), "s")
	}
	d = d.Round(time.Minute)
	return s.two(int64(d/time.Hour), "h", int64(d%time.Hour/time.Minute), "min")
}

func (s *Speaker) two(a int64, unit string, b int64, small string) string {
	out := s.Number(a) + string(nbsp) + unit
	if b > 0 {
		out += " " + s.Number(b) + string(nbsp) + small
	}
	return out
}

// Bytes returns a size with decimal prefixes (1 kB is 1000 bytes): "512 B",
// "1.2 MB"; French writes "1,2 Mo".
func (s *Speaker) Bytes(n int64) string {
	type size struct{ N string }
	of := func(unit int64) size {
		return size{s.figures(plainPrinter.Sprint(number.Decimal(float64(n)/float64(unit), number.MaxFractionDigits(1))))}
	}
	switch {
	case n < 1000:
		return s.Text(Say(&i18n.Message{ID: "locale.bytes", Other: "{{.N}}\u00A0B"}, of(1)))
	case n < 999_950:
		return s.Text(Say(&i18n.Message{ID: "locale.kilobytes", Other: "{{.N}}\u00A0kB"}, of(1000)))
	case n < 999_950_000:
		return s.Text(Say(&i18n.Message{ID: "locale.megabytes", Other: "{{.N}}\u00A0MB"}, of(1_000_000)))
	}
	return s.Text(Say(&i18n.Message{ID: "locale.gigabytes", Other: "{{.N}}\u00A0GB"}, of(1_000_000_000)))
}
