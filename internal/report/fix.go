package report

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"exonym/internal/locale"

	"github.com/nicksnyder/go-i18n/v2/i18n"
)

// shownFix is how many cells a side of a proposal may take.
const shownFix = 60

// fix says a proposal for text: Replace “Koursk” with “Kursk”. A change of a few
// signs is shown with the word it is in, and invisible characters are made
// visible.
func (v voice) fix(text string, f Fix) string {
	was, is := visible(f.Old), visible(f.New)
	if before, after, ok := f.around(text); ok {
		every := strings.NewReplacer(" ", "␣")
		was, is = before+every.Replace(was)+after, before+every.Replace(is)+after
	}
	switch {
	case is == "":
		return v.Text(locale.Say(&i18n.Message{ID: "report.fix-delete", Other: "Delete “{{.N}}”"}, one{was}))
	case was == "":
		return v.Text(locale.Say(&i18n.Message{ID: "report.fix-insert", Other: "Insert “{{.N}}”"}, one{is}))
	}
	return v.Text(locale.Say(&i18n.Message{ID: "report.fix-replace", Other: "Replace “{{.A}}” with “{{.B}}”"}, pairOf{was, is}))
}

// around returns the rest of the words that a change of a few signs stands in;
// ok is false for a larger change.
func (f Fix) around(text string) (before, after string, ok bool) {
	letters := 0
	for _, r := range f.Old {
		if unicode.IsLetter(r) || unicode.IsNumber(r) {
			letters++
		}
	}
	if letters > 2 || f.Span.End > len(text) {
		return "", "", false
	}
	return wordBefore(text, f.Span.Start), wordAfter(text, f.Span.End), true
}

// longWord is the length in bytes from which a word is not one: a text without
// spaces, an address.
const longWord = 40

// wordBefore returns what stands before byte at up to a space.
func wordBefore(text string, at int) string {
	start := at
	for start > 0 {
		r, size := utf8.DecodeLastRuneInString(text[:start])
		if unicode.IsSpace(r) {
			break
		}
		if start -= size; at-start > longWord {
			return ""
		}
	}
	return text[start:at]
}

// wordAfter returns what stands from byte at up to a space.
func wordAfter(text string, at int) string {
	for i, r := range text[at:] {
		if unicode.IsSpace(r) {
			return text[at : at+i]
		}
		if i > longWord {
			return ""
		}
	}
	return text[at:]
}

// visible shortens text in the middle, and shows spaces at the edges and no-break spaces anywhere.
func visible(text string) string {
	if start, cut := head(text, shownFix*2/3); cut && locale.Cells(text) > shownFix {
		end, _ := tail(text, shownFix/3)
		text = start + "…" + end
	}
	edge := strings.NewReplacer(" ", "␣", "\n", "⏎", "\t", "⇥")
	left := len(text) - len(strings.TrimLeft(text, " \n\t"))
	right := len(strings.TrimRight(text, " \n\t"))
	if left < right {
		text = edge.Replace(text[:left]) + text[left:right] + edge.Replace(text[right:])
	} else {
		text = edge.Replace(text)
	}
	return strings.NewReplacer("\u00A0", "⍽", "\u202F", "▫", "\u2060", "·", "\u200B", "·").Replace(text)
}
