package locale

import (
	"slices"
	"strings"
	"unicode"
)

// figure is a written number taken apart.
type figure struct {
	whole, fraction string // digits
	group           string // the sign between thousands as written, "" for none
	decimal         string // as written, "" for none
}

// value identifies the number whatever the language: 10000 or 3.5.
func (f figure) value() string {
	if f.fraction == "" {
		return f.whole
	}
	return f.whole + "." + f.fraction
}

// read reads a run of digits and signs as p's language does. Thousands must be
// whole and alike: 1.2.3, 12 34 and 2020 100 are no numbers. A breakable space
// counts as group sign where the language groups by a space.
func (p *Profile) read(s string) (figure, bool) {
	if p.Numbers.Decimal == "" {
		return figure{}, false
	}
	whole, fraction, found := strings.Cut(s, p.Numbers.Decimal)
	f := figure{whole: whole, fraction: fraction}
	if found {
		f.decimal = p.Numbers.Decimal
		if !figures(fraction) {
			return figure{}, false
		}
	}
	if figures(whole) {
		return f, true
	}
	at := strings.IndexFunc(whole, func(r rune) bool { return !digit(r) })
	if at < 1 || at > 3 || whole[0] == '0' {
		return figure{}, false
	}
	f.group = string([]rune(whole[at:])[0])
	if !p.groups(f.group) {
		return figure{}, false
	}
	parts := strings.Split(whole, f.group)
	for _, part := range parts[1:] {
		if len(part) != 3 || !figures(part) {
			return figure{}, false
		}
	}
	f.whole = strings.Join(parts, "")
	return f, true
}

func figures(s string) bool {
	return s != "" && strings.IndexFunc(s, func(r rune) bool { return !digit(r) }) < 0
}

// groups reports whether sign parts thousands in p's language.
func (p *Profile) groups(sign string) bool {
	if sign == p.Numbers.Group || slices.Contains(p.Numbers.Also, sign) {
		return true
	}
	return one(sign, blank) && p.spaceGroup() != ""
}

// spaceGroup returns the space that may part thousands, or "".
func (p *Profile) spaceGroup() string {
	for _, sign := range append([]string{p.Numbers.Group}, p.Numbers.Also...) {
		if one(sign, blank) {
			return sign
		}
	}
	return ""
}

// write writes f as p's language does; thousands are parted only if they were.
func (p *Profile) write(f figure) string {
	out := f.whole
	if f.group != "" && p.Numbers.Group != "" {
		out = parted(f.whole, p.Numbers.Group, p.Numbers.Least)
	}
	if f.fraction != "" {
		out += p.Numbers.Decimal + f.fraction
	}
	return out
}

// parted sets sign between thousands if at least least figures precede the first.
func parted(digits, sign string, least int) string {
	if len(digits) < 3+max(least, 1) {
		return digits
	}
	var out strings.Builder
	for i, r := range digits {
		if i > 0 && (len(digits)-i)%3 == 0 {
			out.WriteString(sign)
		}
		out.WriteRune(r)
	}
	return out.String()
}

// run is a stretch of digits with single signs between them.
type run struct{ from, to int }

// runs returns the stretches of l that may be numbers: not part of a word, an
// address, a date with slashes or a phone number with +, not behind a label.
func (l *line) runs(labels []string) []run {
	var found []run
	for i := 0; i < len(l.runes); i++ {
		if !digit(l.runes[i]) || l.shut[i] {
			continue
		}
		end := i + 1
		for end < len(l.runes) && (digit(l.runes[end]) || numberSign(l.runes[end]) && digit(l.at(end+1))) {
			end++
		}
		if l.free(i, end) && !slices.Contains(labels, strings.ToLower(l.wordBefore(i))) {
			found = append(found, run{i, end})
		}
		i = end
	}
	return found
}

func numberSign(r rune) bool { return strings.ContainsRune(".,'’", r) || blank(r) }

// free reports whether the run [i, end) stands for itself.
func (l *line) free(i, end int) bool {
	for k := i; k < end; k++ {
		if l.shut[k] {
			return false
		}
	}
	prev, next := l.at(i-1), l.at(end)
	if letter(prev) || prev != 0 && strings.ContainsRune("+:/\\_#.,@=*^", prev) {
		return false
	}
	if prev == '-' && !gap(l.at(i-2)) {
		return false
	}
	if letter(next) || next != 0 && strings.ContainsRune("/\\_@=*^#", next) {
		return false
	}
	return !(next == ':' && !gap(l.at(end+1)))
}

// numbers writes numbers as the target language does where their reading is
// certain: the run, read as the source language writes, is a number of the
// source, and read as the target language writes, it is none.
func (e *editor) numbers() {
	if e.to.Numbers.Decimal == "" {
		return
	}
	runs := e.runs(e.to.Labels)
	if len(runs) == 0 {
		return
	}
	values := map[string]bool{}
	if !e.same {
		source := e.source.line
		for _, r := range source.runs(e.to.Labels) {
			if f, ok := e.from.read(string(source.runes[r.from:r.to])); ok && (f.group != "" || f.decimal != "") {
				values[f.value()] = true
			}
		}
	}
	for _, r := range runs {
		text := string(e.runes[r.from:r.to])
		f, right := e.to.read(text)
		if right && (e.same || values[f.value()]) {
			e.regroup(r, f, text)
			continue
		}
		f, ok := e.from.read(text)
		if !e.same && ok && values[f.value()] && !e.clock(r, f) && !e.versioned(r, f) {
			e.put(NumberMark, r.from, r.to, e.to.write(f), refuse)
		}
	}
}

// regroup keeps 10 000 from breaking over two lines, and in a translation gives
// it the group sign that the target language puts first.
func (e *editor) regroup(r run, f figure, text string) {
	switch {
	case !one(f.group, blank):
	case !e.same:
		e.put(NumberMark, r.from, r.to, e.to.write(f), refuse)
	case !one(f.group, firm):
		e.put(NumberMark, r.from, r.to, strings.ReplaceAll(text, f.group, e.to.spaceGroup()), refuse)
	}
}

// clock reports a time of day such as "10.30 Uhr".
func (e *editor) clock(r run, f figure) bool {
	next := strings.ToLower(e.wordFrom(e.forth(r.to)))
	return f.group == "" && len(f.fraction) == 2 && len(f.whole) <= 2 && slices.Contains(e.to.Clock, next)
}

// versioned reports what may be a version: "Python 3.12". A comma never is.
func (e *editor) versioned(r run, f figure) bool {
	if f.decimal != "." || f.group != "" || e.isUnit(e.wordFrom(e.forth(r.to))) {
		return false
	}
	word := []rune(e.wordBefore(r.from))
	return len(word) > 0 && unicode.IsUpper(word[0])
}

func (e *editor) isUnit(word string) bool {
	return word != "" && (slices.Contains(e.to.Units, word) || slices.Contains(e.to.UnitWords, word))
}

// percents sets the space between a number and %.
func (e *editor) percents() {
	if !e.source.used.percent || e.to.Numbers.Decimal == "" {
		return
	}
	for i, r := range e.runes {
		next := e.at(i + 1)
		if r != '%' || letter(next) || digit(next) || next == '-' || next == '_' || next == '%' {
			continue
		}
		start := e.back(i)
		if !digit(e.at(start-1)) || e.isModulo(i) {
			continue
		}
		have := string(e.runes[start:i])
		if e.same && one(have, firm) && one(e.to.Numbers.Percent, firm) || have == e.to.Numbers.Percent {
			continue
		}
		e.put(PercentSpace, start, i+1, e.to.Numbers.Percent+"%", before)
	}
}

// isModulo reports "7 % 3".
func (e *editor) isModulo(i int) bool {
	return blank(e.at(i-1)) && blank(e.at(i+1)) && digit(e.at(e.forth(i+1)))
}

// longest is how many runes a number or a sentence may reach back; it keeps the
// time for a line without end in proportion to its length.
const longest = 400

// counted reports that the digits before i are a number, not the end of a name
// such as Il-76.
func (e *editor) counted(i int) bool {
	for far := i - longest; i > max(far, 0) && (digit(e.runes[i-1]) || numberSign(e.runes[i-1]) && digit(e.at(i-2)) && !e.shut[i-1]); {
		i--
	}
	prev := e.at(i - 1)
	return !letter(prev) && prev != '_' && (!dashes(prev) || !letter(e.at(i-2)))
}

// units keeps a number and its unit on one line.
func (e *editor) units() {
	if e.to.Unit == "" {
		return
	}
	for i, r := range e.runes {
		if r != ' ' || !digit(e.at(i-1)) || e.shut[i-1] || gap(e.at(i+1)) {
			continue
		}
		if !e.counted(i) {
			continue
		}
		word := e.wordFrom(i + 1)
		behind := e.at(i + 1 + len([]rune(word)))
		if e.isUnit(word) && !digit(behind) && behind != '\'' && behind != '’' && behind != '-' {
			e.put(UnitSpace, i, i+1, e.to.Unit, refuse)
		}
	}
}
