package number

import (
	"embed"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"unicode"

	"golang.org/x/text/language"

	"exonym/internal/article"
	"exonym/internal/check"
)

//go:embed data units.txt
var files embed.FS

// numbers are the numbers of one text: figures, and the values that its words,
// Roman numerals and month names may stand for.
type numbers struct {
	figures []figure
	words   func() map[float64]bool
}

// figure is a number written in digits with every value it may have.
type figure struct {
	text   string
	run    string // the digits and signs that text was cut from
	span   article.Span
	values []float64
	clock  int  // minutes of a twelve-hour clock from 1, where it may be a time; else 0
	timed  bool // it is a time for sure
	// imperial: an imperial unit stands behind it.
	imperial bool
}

func (f figure) equal(other figure) bool {
	if f.clock > 0 && f.clock == other.clock && (f.timed || other.timed) {
		return true
	}
	for _, v := range f.values {
		for _, w := range other.values {
			if v == w || decade(v, w) {
				return true
			}
		}
	}
	return false
}

// joins reports whether part, of the source, was cut from the very signs that are
// one number in the target: 2.0 is two numbers in French and one in Spanish.
func (f figure) joins(part figure) bool {
	return f.run == part.run && f.text == f.run && part.text != part.run
}

func (f figure) joinedBy(whole figure) bool { return whole.joins(f) }

// decade reports whether one is the short form of the other: '90s, 1990s; the
// second half of 2019/20.
func decade(a, b float64) bool {
	short, long := min(a, b), max(a, b)
	return short >= 1 && short < 100 && long >= 1000 && long < 2100 && int(long)%100 == int(short)
}

// says reports whether the words of n may stand for f.
func (n numbers) says(f figure) bool {
	words := n.words()
	for _, v := range f.values {
		// The thirties may be 1930.
		if words[v] || v >= 1800 && v < 2000 && int(v)%10 == 0 && int(v)%100 > 0 && words[float64(int(v)%100)] {
			return true
		}
	}
	return false
}

// figurePattern matches digits with single separators between them; a time has
// ":" or "h" between. Addresses were blanked before.
var figurePattern = regexp.MustCompile(`\d+(?:[:h]\d{2}\b|[ \x{a0}\x{202f}]h[ \x{a0}\x{202f}]\d{2}\b|(?:[.,'’ \x{a0}\x{202f}\x{2009}]\d+)*)`)

var address = regexp.MustCompile(`(?i)\b(?:https?://|www\.)\S+|\S+@\S+\.\S+`)

// read finds the numbers of text.
func read(text string, lang language.Tag) numbers {
	text, moved := western(text)
	if check.MayHoldAddress(text) {
		text = address.ReplaceAllStringFunc(text, func(s string) string { return strings.Repeat("_", len(s)) })
	}
	base, _ := lang.Base()
	marks := separators()[base.String()]
	found := numbers{words: sync.OnceValue(func() map[float64]bool { return spelled(text, base.String()) })}
	if !hasDigit(text) {
		return found
	}
	for _, at := range figurePattern.FindAllStringIndex(text, -1) {
		found.figures = append(found.figures, cut(text, at[0], at[1], marks)...)
	}
	scale(text, base.String(), found.figures)
	clock(text, found.figures)
	for i := range found.figures {
		f := &found.figures[i]
		f.imperial = unit.MatchString(text[f.span.End:]) && imperial()[strings.ToLower(unit.FindStringSubmatch(text[f.span.End:])[1])]
		if moved {
			f.span = article.Span{}
		}
	}
	return found
}

func hasDigit(text string) bool { return strings.IndexFunc(text, unicode.IsDigit) >= 0 }

// unit matches the word behind a number.
var unit = regexp.MustCompile(`^(?:[ \x{a0}\x{202f}-]|°)*(\p{L}+)`)

var imperial = sync.OnceValue(func() map[string]bool {
	units := map[string]bool{"f": true}
	for _, line := range lines("units.txt") {
		for _, w := range strings.Fields(line)[1:] {
			units[w] = true
		}
	}
	return units
})

// western writes the decimal digits and separators of other scripts in ASCII;
// moved says that offsets are no longer those of text.
func western(text string) (ascii string, moved bool) {
	ascii = strings.Map(func(r rune) rune {
		switch {
		case r == '٫':
			return '.'
		case r == '٬':
			return ','
		case r <= unicode.MaxASCII || !unicode.IsDigit(r):
			return r
		}
		// The digits of a script are ten in a row: count down to its zero.
		n := rune(0)
		for n < 9 && unicode.IsDigit(r-n-1) {
			n++
		}
		return '0' + n
	}, text)
	return ascii, len(ascii) != len(text)
}

// cut makes figures of text[start:end]: one where the separators can be read as
// one number, else one for every run of digits.
func cut(text string, start, end int, marks marks) []figure {
	raw := text[start:end]
	if h, m, ok := strings.Cut(clockSigns.Replace(raw), ":"); ok {
		hours, _ := strconv.Atoi(h)
		minutes, _ := strconv.Atoi(m)
		if hours <= 24 && minutes < 60 {
			return []figure{{text: raw, run: raw, span: article.Span{Start: start, End: end}, clock: twelve(hours, minutes), timed: true}}
		}
	}
	if values := marks.values(raw); len(values) > 0 {
		return []figure{{text: raw, run: raw, span: article.Span{Start: start, End: end}, values: values}}
	}
	if h, m, ok := time(raw); ok && !strings.HasPrefix(text[end:], ".") {
		return []figure{{text: raw, run: raw, span: article.Span{Start: start, End: end}, clock: twelve(h, m), timed: true}}
	}
	// Not one number: try without the last run, "5 2024" or "1.2.3".
	var figures []figure
	for _, at := range digits.FindAllStringIndex(raw, -1) {
		figures = append(figures, figure{
			text: raw[at[0]:at[1]], run: raw, span: article.Span{Start: start + at[0], End: start + at[1]},
			values: []float64{value(raw[at[0]:at[1]])},
		})
	}
	return join(text, figures, marks)
}

// clockSigns turns 14h30 and 14 h 30 into 14:30.
var clockSigns = strings.NewReplacer(" h ", ":", "\u00a0h\u00a0", ":", "\u202fh\u202f", ":", "h", ":")

// join puts neighbouring runs together where they form one number after all:
// "2024 10 000" is a year and ten thousand.
func join(text string, runs []figure, marks marks) []figure {
	var joined []figure
	for i := 0; i < len(runs); {
		end := i + 1
		for j := len(runs); j > i+1; j-- {
			if marks.values(text[runs[i].span.Start:runs[j-1].span.End]) != nil {
				end = j
				break
			}
		}
		span := article.Span{Start: runs[i].span.Start, End: runs[end-1].span.End}
		f := runs[i]
		if end > i+1 {
			f = figure{text: text[span.Start:span.End], run: f.run, span: span, values: marks.values(text[span.Start:span.End])}
		}
		joined = append(joined, f)
		i = end
	}
	return joined
}

var digits = regexp.MustCompile(`\d+`)

func value(s string) float64 {
	v, err := strconv.ParseFloat(s, 64)
	if err != nil {
		return -1
	}
	return v
}

// marks are a language's decimal and grouping marks; empty means any.
type marks struct{ decimal, group string }

var separators = sync.OnceValue(func() map[string]marks {
	all := map[string]marks{}
	for _, line := range lines("data/separators.txt") {
		if f := strings.Fields(line); len(f) == 3 {
			all[f[0]] = marks{f[1], f[2]}
		}
	}
	return all
})

func lines(name string) []string {
	data, err := files.ReadFile(name)
	if err != nil {
		return nil
	}
	var kept []string
	for _, line := range strings.Split(string(data), "\n") {
		if line != "" && !strings.HasPrefix(line, "#") {
			kept = append(kept, line)
		}
	}
	return kept
}

var parts = regexp.MustCompile(`^(\d+)((?:[.,'’ \x{a0}\x{202f}\x{2009}]\d+)*)$`)

// values returns what raw may be worth as one number, nothing if it is not one.
func (m marks) values(raw string) []float64 {
	match := parts.FindStringSubmatch(raw)
	if match == nil {
		return nil
	}
	if match[2] == "" {
		return []float64{value(raw)}
	}
	runs := digits.FindAllString(raw, -1)
	seps := strings.FieldsFunc(raw, func(r rune) bool { return r >= '0' && r <= '9' })
	var values []float64
	if m.grouped(runs, seps) {
		values = append(values, value(strings.Join(runs, "")))
	}
	last := len(seps) - 1
	if m.isDecimal(seps[last]) && m.grouped(runs[:last+1], seps[:last]) {
		values = append(values, value(strings.Join(runs[:last+1], "")+"."+runs[last+1]))
	}
	return values
}

func (m marks) isDecimal(sep string) bool {
	if m.decimal == "" {
		return sep == "." || sep == ","
	}
	return strings.Contains(m.decimal, sep)
}

// grouped reports whether seps, all alike, group runs by three digits.
func (m marks) grouped(runs, seps []string) bool {
	if len(seps) == 0 {
		return true
	}
	if len(runs[0]) > 3 || runs[0] == "0" {
		return false
	}
	for i, sep := range seps {
		if sep != seps[0] || len(runs[i+1]) != 3 {
			return false
		}
	}
	switch {
	case seps[0] == " " || seps[0] == "\u00a0" || seps[0] == "\u202f" || seps[0] == "\u2009":
		return m.group == "" || strings.Contains(m.group, "_")
	case seps[0] == "’":
		return m.group == "" || strings.Contains(m.group, "'")
	}
	return m.group == "" || strings.Contains(m.group, seps[0])
}

// clockAfter matches what makes the number before it a time of day.
var clockAfter = regexp.MustCompile(`^(?:[.:](\d{2}))?[ \x{a0}\x{202f}]?(?:[ap]\.?m\b|o['’]clock|Uhr\b|uur\b|h\b|heures?\b|UTC\b|GMT\b)`)

// clock marks the figures that are times: 2 pm, 14 Uhr, 14.30 Uhr, 14 h; and those
// that may be: 14.30, 0230.
func clock(text string, figures []figure) {
	for i := range figures {
		f := &figures[i]
		if f.clock > 0 {
			continue
		}
		hours, minutes, ok := time(f.text)
		f.timed = clockAfter.MatchString(text[f.span.End:])
		if ok && (f.timed || len(f.text) > 2) {
			f.clock = twelve(hours, minutes)
		}
	}
}

var timePattern = regexp.MustCompile(`^(\d{1,2})(?:\.(\d{2}))?$|^([012]\d)([0-5]\d)$`)

// time reads 14, 14.30 or 0230.
func time(raw string) (hours, minutes int, ok bool) {
	m := timePattern.FindStringSubmatch(raw)
	if m == nil {
		return 0, 0, false
	}
	hours, _ = strconv.Atoi(m[1] + m[3])
	minutes, _ = strconv.Atoi(m[2] + m[4])
	return hours, minutes, hours <= 24 && minutes < 60
}

// twelve returns the minutes of a twelve-hour clock, from 1.
func twelve(hours, minutes int) int { return (hours*60+minutes)%720 + 1 }

// scale adds to each figure the value it has with the word behind it: million.
func scale(text, base string, figures []figure) {
	for i := range figures {
		rest := text[figures[i].span.End:]
		factor := 1.0
		for n, w := range check.Words(rest) {
			by, ok := vocabulary(base)[strings.ToLower(w.Text)]
			if n > 1 || !ok || by < 1000 || strings.ContainsAny(rest[:w.Span.Start], ".,;:()") {
				break
			}
			factor *= by
		}
		if factor == 1 {
			continue
		}
		for _, v := range figures[i].values {
			figures[i].values = append(figures[i].values, round(v*factor))
		}
	}
}

// round cuts the noise of binary fractions.
func round(v float64) float64 { return float64(int64(v + 0.5)) }
