package number

import (
	"slices"

	"github.com/nicksnyder/go-i18n/v2/i18n"

	"exonym/internal/check"
	"exonym/internal/locale"
)

// Mismatch finds figures that were lost, added or changed.
var Mismatch = &check.Check{
	ID:       "number.mismatch",
	Title:    &i18n.Message{ID: "check.number.mismatch.title", Other: "Number differs"},
	Doc:      "The numbers of source and translation are compared by value: 10 000, 10,000 and 10.000 are one number where the language writes it so, 2:30 pm is 14h30, 1.5 billion is 1500 millones. A number may be spelled out on one side, stand as Roman numeral or month name, or be converted from imperial to metric units. Numbers written as words on both sides are not compared. A number up to twelve that only one side has is an information, because words can hide it (both, once).",
	Scope:    check.Pair,
	Severity: check.Major,
	Run:      mismatch,
}

var sayMismatchChanged = &i18n.Message{
	ID:    "check.number.mismatch.changed",
	Other: "The source says {{.Source}}, the translation {{.Target}}.",
}

var sayMismatchMissing = &i18n.Message{
	ID:    "check.number.mismatch.missing",
	Other: "The number {{.Number}} of the source is not in the translation.",
}

var sayMismatchExtra = &i18n.Message{
	ID:    "check.number.mismatch.extra",
	Other: "The number {{.Number}} is not in the source.",
}

func mismatch(p *check.Pass) {
	for i := range p.Units {
		u := &p.Units[i]
		if u.Target == "" || !hasDigit(u.Source) && !hasDigit(u.Target) {
			continue
		}
		missing, extra := compare(read(u.Source, p.From), read(u.Target, p.To))
		missing, extra = written(p, u, missing, extra)
		if len(missing) == 1 && len(extra) == 1 {
			p.Report(u, extra[0].span, locale.Say(sayMismatchChanged, struct{ Source, Target string }{missing[0].text, extra[0].text}))
			continue
		}
		for _, n := range distinct(missing) {
			p.ReportAs(severity(n, p), check.Place{Unit: u.ID, Side: check.Translation}, locale.Say(sayMismatchMissing, struct{ Number string }{n.text}))
		}
		for _, n := range distinct(extra) {
			p.ReportAs(severity(n, p), check.Place{Unit: u.ID, Side: check.Translation, Span: n.span}, locale.Say(sayMismatchExtra, struct{ Number string }{n.text}))
		}
	}
}

var sayMismatchWritten = &i18n.Message{
	ID:    "check.number.mismatch.written",
	Other: "{{.Number}} is written as in the language of the source: here it reads as another number.",
}

// written reports the figures that were copied sign by sign though the target
// language reads them otherwise, and returns the others.
func written(p *check.Pass, u *check.Unit, missing, extra []figure) (left, right []figure) {
	copied := map[string]bool{}
	for _, f := range missing {
		copied[f.text] = true
	}
	told := map[string]bool{}
	for _, f := range extra {
		if !copied[f.text] {
			right = append(right, f)
			continue
		}
		told[f.text] = true
		p.ReportAs(check.Minor, check.Place{Unit: u.ID, Side: check.Translation, Span: f.span}, locale.Say(sayMismatchWritten, struct{ Number string }{f.text}))
	}
	for _, f := range missing {
		if !told[f.text] {
			left = append(left, f)
		}
	}
	return left, right
}

// small is the largest number that may hide in a word of its own: both, once,
// a dozen, the first of the month.
const small = 12

// severity of a number that only one side has.
func severity(f figure, p *check.Pass) check.Severity {
	if len(f.values) > 0 && f.values[0] <= small {
		return check.Info
	}
	return p.Check.Severity
}

// distinct drops the figures that were there before: 4x4 is told once.
func distinct(figures []figure) []figure {
	var kept []figure
	for _, f := range figures {
		if !repeated(f, kept) {
			kept = append(kept, f)
		}
	}
	return kept
}

// compare pairs the figures of two texts and returns those without partner.
func compare(source, target numbers) (missing, extra []figure) {
	taken := make([]bool, len(target.figures))
	for _, f := range source.figures {
		if at := partner(f, target.figures, taken); at >= 0 {
			taken[at] = true
			continue
		}
		missing = append(missing, f)
	}
	for i, f := range target.figures {
		if !taken[i] && !source.says(f) && !repeated(f, source.figures) && !slices.ContainsFunc(source.figures, f.joins) {
			extra = append(extra, f)
		}
	}
	kept := missing[:0]
	for _, f := range missing {
		if !target.says(f) && !repeated(f, target.figures) && !slices.ContainsFunc(target.figures, f.joinedBy) {
			kept = append(kept, f)
		}
	}
	missing, extra = unconverted(kept, extra)
	return without(missing, source.figures), without(extra, target.figures)
}

// without drops the figures that say another figure of their own side in a
// different unit: 645 miles (1040 km) may be 1040 km in the translation.
func without(figures, own []figure) []figure {
	var kept []figure
	for _, f := range figures {
		twin := false
		for _, other := range own {
			twin = twin || f.span != other.span && converts(f, other)
		}
		if !twin {
			kept = append(kept, f)
		}
	}
	return kept
}

// partner returns the index of the first free figure of equal value, or -1.
func partner(f figure, among []figure, taken []bool) int {
	for i, other := range among {
		if !taken[i] && f.equal(other) {
			return i
		}
	}
	return -1
}

// repeated reports whether f is on the other side, though less often: a sentence
// may name a year once where the other names it twice.
func repeated(f figure, among []figure) bool {
	for _, other := range among {
		if f.equal(other) {
			return true
		}
	}
	return false
}

// unconverted drops the pairs that are one measure in two units: 30 miles and
// 48 km. The factors are those of the international yard and pound (1959).
func unconverted(missing, extra []figure) (left, right []figure) {
	used := make([]bool, len(extra))
	for _, m := range missing {
		at := -1
		for i, e := range extra {
			if !used[i] && converts(m, e) {
				at = i
				break
			}
		}
		if at < 0 {
			left = append(left, m)
			continue
		}
		used[at] = true
	}
	for i, e := range extra {
		if !used[i] {
			right = append(right, e)
		}
	}
	return left, right
}

var factors = []float64{1.609344, 0.3048, 0.45359237, 2.54, 0.9144, 3.785411784, 28.349523125, 0.40468564224, 2.589988}

// converts reports whether one figure is the other in a different unit; one of
// them must have an imperial unit behind it.
func converts(a, b figure) bool {
	if a.imperial == b.imperial {
		return false
	}
	for _, x := range a.values {
		for _, y := range b.values {
			for _, f := range factors {
				if near(x*f, y) || near(y*f, x) || near(x, y*1.8+32) || near(y, x*1.8+32) {
					return true
				}
			}
		}
	}
	return false
}

// near allows for the rounding of a conversion, three in a hundred.
func near(a, b float64) bool { return a > 1 && b > 1 && a/b < 1.03 && b/a < 1.03 }
