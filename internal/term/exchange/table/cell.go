package table

import "strings"

// risky are the signs that make a spreadsheet take a cell for a formula (OWASP,
// CSV Injection; the wide ones are taken so in East Asian versions).
const risky = "=+-@\t\r\n＝＋－＠"

// Guard puts an apostrophe before a text that would be taken for a formula, and
// before one that looks guarded.
func Guard(text string) string {
	if isRisky(strings.TrimLeft(text, "'")) {
		return "'" + text
	}
	return text
}

// Unguard takes the apostrophe off.
func Unguard(text string) string {
	if rest, ok := strings.CutPrefix(text, "'"); ok && isRisky(strings.TrimLeft(rest, "'")) {
		return rest
	}
	return text
}

func isRisky(text string) bool {
	for _, r := range text {
		return strings.ContainsRune(risky, r)
	}
	return false
}

// join writes items into one cell.
func join(items []string) string {
	if len(items) == 1 && !strings.Contains(items[0], "|") {
		return items[0]
	}
	doubled := make([]string, len(items))
	for i, item := range items {
		doubled[i] = strings.ReplaceAll(item, "|", "||")
	}
	return strings.Join(doubled, " | ")
}

// split reads the items of a cell, without empty ones.
func split(cell string) []string {
	if !strings.Contains(cell, "|") {
		if cell == "" {
			return nil
		}
		return []string{cell}
	}
	var items []string
	var item strings.Builder
	flush := func() {
		if text := strings.TrimSpace(item.String()); text != "" {
			items = append(items, text)
		}
		item.Reset()
	}
	for i := 0; i < len(cell); i++ {
		switch {
		case cell[i] != '|':
			item.WriteByte(cell[i])
		case i+1 < len(cell) && cell[i+1] == '|':
			item.WriteByte('|')
			i++
		default:
			flush()
		}
	}
	flush()
	return items
}
