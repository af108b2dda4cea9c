package parcel

import (
	"errors"
	"math"
	"strings"
	"unicode"
	"unicode/utf8"

	"exonym/internal/backend"
)

// piece is a text on its way: a unit, or a part of one that is too large. lead and trail
// are the white space that was round it.
type piece struct {
	unit, part    int
	text, written string
	lead, trail   string
}

// of is the unit that a piece is of, with no more text than the piece's.
func (p piece) of(u *backend.Unit) *backend.Unit {
	part := *u
	part.Text = p.text
	return &part
}

func hasLetter(text string) bool { return strings.ContainsFunc(text, unicode.IsLetter) }

// cut makes the pieces of a unit, each small enough for a request of its own.
func (j *job) cut(unit int, u *backend.Unit) (pieces []piece, err error) {
	if !hasLetter(u.Text) {
		return []piece{{unit: unit, text: u.Text}}, nil
	}
	for rest := u.Text; rest != ""; {
		n := len(rest)
		if most := j.most(); n > most {
			n = place(rest[:most])
		}
		p := j.piece(u, rest[:n])
		for n > 0 && !j.fits(j.add(load{}, p.written)) {
			n = place(rest[:n*3/4])
			p = j.piece(u, rest[:n])
		}
		if n == 0 {
			return nil, j.fault(backend.TooLarge, errors.New("a segment cannot be cut so that it suits a request"))
		}
		p.unit, p.part = unit, len(pieces)
		pieces, rest = append(pieces, p), rest[n:]
	}
	return pieces, nil
}

// most is the most bytes of a text that could suit a request.
func (j *job) most() int {
	most := math.MaxInt
	if j.way.Limits.Bytes > 0 {
		most = j.way.Limits.Bytes
	}
	if j.way.Limits.Runes > 0 {
		most = min(most, j.way.Limits.Runes*utf8.UTFMax)
	}
	return most
}

// piece takes the white space off a text, which engines may drop, and writes the rest.
func (j *job) piece(u *backend.Unit, text string) piece {
	after := strings.TrimLeftFunc(text, unicode.IsSpace)
	p := piece{text: strings.TrimRightFunc(after, unicode.IsSpace), lead: text[:len(text)-len(after)]}
	p.trail = after[len(p.text):]
	if p.text != "" {
		p.written = j.way.Write(p.of(u))
	}
	return p
}

// place finds where to cut a text, not long before its end: after a sentence, else after
// white space, else between two characters as a reader sees them. 0 is nowhere.
func place(text string) int {
	half := len(text) / 2
	if at := strings.LastIndexAny(text, ".!?…。！？\n"); at >= half {
		end := at + size(text[at:])
		if text[at] == '\n' || text[at] >= utf8.RuneSelf || end < len(text) && unicode.IsSpace(first(text[end:])) {
			return end
		}
	}
	if at := strings.LastIndexFunc(text, unicode.IsSpace); at >= half {
		return at + size(text[at:])
	}
	for at := len(text); at > 0; {
		r, n := utf8.DecodeLastRuneInString(text[:at])
		at -= n
		if r == utf8.RuneError && n == 1 || joins(r) {
			continue // the text may end within a character
		}
		if before, _ := utf8.DecodeLastRuneInString(text[:at]); !joins(before) || unicode.Is(unicode.M, before) {
			return at
		}
	}
	return 0
}

// joins reports whether a character is drawn together with those beside it.
func joins(r rune) bool {
	return unicode.Is(unicode.M, r) || r == '\u200d' || r >= 0x1F3FB && r <= 0x1F3FF || r >= 0x1F1E6 && r <= 0x1F1FF
}

func size(s string) int {
	_, n := utf8.DecodeRuneInString(s)
	return n
}

func first(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}
