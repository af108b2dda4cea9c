package xlsx

import (
	"encoding/xml"
	"regexp"
	"strconv"
	"strings"
	"time"
)

// epoch says from which day numbers count days.
type epoch int

const (
	epoch1900 epoch = iota
	epoch1904
)

// isDateFormat reports the number of a built-in format that shows a date or a time
// (ECMA-376, part 1, 18.8.30).
func isDateFormat(id int) bool {
	return id >= 14 && id <= 22 || id >= 27 && id <= 36 || id >= 45 && id <= 47 || id >= 50 && id <= 58
}

// notCode is what is no code in a number format: quoted text, colours and
// conditions, a sign after a backslash, a fill or a space after * or _.
var notCode = regexp.MustCompile(`"[^"]*"|\[[^\]]*\]|\\.|[_*].`)

// readStyles finds out which styles show a number as a date.
func (b *book) readStyles(part string) {
	own := map[int]bool{}
	inCells, n := false, 0
	b.elements(part, func(tok xml.Token) bool {
		switch e := tok.(type) {
		case xml.StartElement:
			switch e.Name.Local {
			case "numFmt":
				id, _ := strconv.Atoi(attr(e, "numFmtId"))
				own[id] = strings.ContainsAny(strings.ToLower(notCode.ReplaceAllString(attr(e, "formatCode"), "")), "ymdh")
			case "cellXfs":
				inCells = true
			case "xf":
				if inCells {
					id, _ := strconv.Atoi(attr(e, "numFmtId"))
					b.dates[strconv.Itoa(n)] = isDateFormat(id) || own[id]
					n++
				}
			}
		case xml.EndElement:
			if e.Name.Local == "cellXfs" {
				inCells = false
			}
		}
		return true
	})
}

// lastDay is 31 December 9999, the last day that a cell can show.
const lastDay = 2958465

// number returns a number as text: 12 and not 12.0, a date by ISO 8601.
func (b *book) number(text, style string) string {
	value, err := strconv.ParseFloat(text, 64)
	if err != nil {
		return text
	}
	if !b.dates[style] || value < 0 || value > lastDay {
		return strconv.FormatFloat(value, 'f', -1, 64)
	}
	// Day 60 of the 1900 system is 29 February 1900, which never was.
	start := time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)
	if b.from == epoch1904 {
		start = time.Date(1904, 1, 1, 0, 0, 0, 0, time.UTC)
	} else if value < 60 {
		value++
	}
	days := int(value)
	at := start.AddDate(0, 0, days).Add(time.Duration((value - float64(days)) * 24 * float64(time.Hour))).Round(time.Second)
	if at.Hour() == 0 && at.Minute() == 0 && at.Second() == 0 {
		return at.Format(time.DateOnly)
	}
	return at.Format("2006-01-02T15:04:05")
}
