package number

import (
	"embed"
	"regexp"
	"strconv"
	"strings"
	"sync"

	"golang.org/x/text/language"

	"exonym/internal/article"
	"exonym/internal/check"
)

//go:embed data
var files embed.FS

// numbers are the numbers of one text: figures, and the values that its words,
// Roman numerals and month names may stand for.
type numbers struct {
	figures []figure
	words   map[float64]bool
}

// figure is a number written in digits with every value it may have.
type figure struct {
	text   string
	span   article.Span
	values []float64
	clock  int // minutes of a twelve-hour clock from 1, where it is a time; else 0
}

func (f figure) equal(other figure) bool {
	if f.clock > 0 && f.clock == other.clock {
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

// decade reports whether one is the short form of the other: '90s, 1990s; the
// second half of 2019/20.
func decade(a, b float64) bool {
	short, long := min(a, b), max(a, b)
	return short >= 1 && short < 100 && long >= 1000 && long < 2100 && int(long)%100 == int(short)
}

// says reports whether the words of n may stand for f.
func (n numbers) says(f figure) bool {
	for _, v := range f.values {
		// The thirties may be 1930.
		if n.words[v] || v >= 1800 && v < 2000 && int(v)%10 == 0 && int(v)%100 > 0 && n.words[float64(int(v)%100)] {
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
	text = address.ReplaceAllStringFunc(text, func(s string) string { return strings.Repeat("_", len(s)) })
	base, _ := lang.Base()
	marks := separators()[base.String()]
	found := numbers{words: spelled(text, base.String())}
	for _, at := range figurePattern.FindAllStringIndex(text, -1) {
		found.figures = append(found.figures, cut(text, at[0], at[1], marks)...)
	}
	scale(text, base.String(), found.figures)
	clock(text, found.figures)
	return found
}

// cut makes figures of text[start:end]: one where the separators can be read as
// one number, else one for every run of digits.
func cut(text string, start, end int, marks marks) []figure {
	raw := text[start:end]
	if h, m, ok := strings.Cut(clockSigns.Replace(raw), ":"); ok {
		hours, _ := strconv.Atoi(h)
		minutes, _ := strconv.Atoi(m)
		if hours <= 24 && minutes < 60 {
			return []figure{{text: raw, span: article.Span{Start: start, End: end}, clock: (hours*60+minutes)%720 + 1}}
		}
	}
	if values := marks.values(raw); len(values) > 0 {
		return []figure{{text: raw, span: article.Span{Start: start, End: end}, values: values}}
	}
	// Not one number: try without the last run, "5 2024" or "1.2.3".
	var figures []figure
	for _, at := range digits.FindAllStringIndex(raw, -1) {
		figures = append(figures, figure{
			text: raw[at[0]:at[1]], span: article.Span{Start: start + at[0], End: start + at[1]},
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
			f = figure{text: text[span.Start:span.End], span: span, values: marks.values(text[span.Start:span.End])}
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
var clockAfter = regexp.MustCompile(`^(?:[.:](\d{2}))?[ \x{a0}\x{202f}]?(?:[ap]\.?m\b|o['’]clock|Uhr\b|h\b|heures?\b)`)

// clock marks the figures that are times: 2 pm, 14 Uhr, 14.30 Uhr, 14 h.
func clock(text string, figures []figure) {
	for i := range figures {
		f := &figures[i]
		if f.clock > 0 || len(f.values) == 0 || !clockAfter.MatchString(text[f.span.End:]) {
			continue
		}
		h, m, _ := strings.Cut(f.text, ".")
		hours, err := strconv.Atoi(h)
		minutes, _ := strconv.Atoi(m)
		if err == nil && hours <= 24 && minutes < 60 {
			f.clock = (hours*60+minutes)%720 + 1
		}
	}
}

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
