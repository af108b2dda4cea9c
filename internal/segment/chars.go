package segment

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"exonym/internal/article"
)

// brackets pairs openers with closers. A full stop between the two does not end
// the sentence when they stand close together.
var brackets = map[rune]rune{
	'(': ')', '[': ']', '{': '}', '（': '）', '「': '」', '『': '』', '《': '》', '〈': '〉', '【': '】',
	')': 0, ']': 0, '}': 0, '）': 0, '」': 0, '』': 0, '》': 0, '〉': 0, '】': 0,
}

// isTerminator: UAX 29 SATerm, the ellipsis, and what the language adds.
func (s *Splitter) isTerminator(r rune) bool {
	switch {
	case r == '.' || r == '!' || r == '?' || r == '…' || r == '．':
		return true
	case r < utf8.RuneSelf:
		return s.extra != "" && strings.ContainsRune(s.extra, r)
	}
	return unicode.Is(unicode.STerm, r) || s.extra != "" && strings.ContainsRune(s.extra, r)
}

// isFull: terminators of scripts that set no space after a sentence (UAX 29 SB11
// asks for none).
func isFull(r rune) bool { return r >= utf8.RuneSelf && r != '…' && r != '．' }

// isDot: UAX 29 ATerm, the terminators that may also mark an abbreviation.
func isDot(r rune) bool { return r == '.' || r == '．' }

// isContinue: UAX 29 SContinue and the slash, without the dashes, which open
// speech in some languages.
func isContinue(r rune) bool { return strings.ContainsRune("/,;:،؛、，；：·﹐﹑﹔﹕", r) }

func isDash(r rune) bool { return r == '-' || r == '–' || r == '—' || r == '―' }

// isCloser: UAX 29 Close as far as it can end a quotation or a bracket.
func isCloser(r rune) bool {
	if r < utf8.RuneSelf {
		return strings.ContainsRune(`"')]}`+"`", r)
	}
	return unicode.In(r, unicode.Pe, unicode.Pf, unicode.Pi)
}

// isOpener: what may stand between the space and the first word of a sentence.
func isOpener(r rune) bool {
	if r < utf8.RuneSelf {
		return strings.ContainsRune(`"'([{*_`+"`", r)
	}
	return r == '¿' || r == '¡' || unicode.In(r, unicode.Ps, unicode.Pi, unicode.Pf)
}

// isSilent: characters without width or meaning here: format controls, combining
// marks and the tokens of inline codes (UAX 29 SB5).
func isSilent(r rune) bool {
	if r < 0xAD {
		return false
	}
	if _, ok := article.TokenIndex(r); ok {
		return true
	}
	return unicode.In(r, unicode.Cf, unicode.Mn)
}

func isSpace(r rune) bool { return r == ' ' || unicode.IsSpace(r) }

func isLower(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r && r <= 'z'
	}
	return unicode.IsLower(r)
}

// isWide: scripts that set no space between sentences.
func isWide(r rune) bool {
	return r > 0x2E80 && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana)
}

func isRoman(word []byte) bool {
	for _, b := range word {
		if strings.IndexByte("IVXLCDM", b) < 0 {
			return false
		}
	}
	return len(word) > 0
}

func allDigits(word []byte) bool {
	for _, b := range word {
		if b < '0' || b > '9' {
			return false
		}
	}
	return len(word) > 0
}

// isDotted reports whether word is letters with dots between, such as "U.S",
// "a.m", "J.-C" or "Ph.D": parts of one or two letters, one of them single.
func isDotted(word []byte) bool {
	part, single, dots := 0, false, 0
	for i := 0; i < len(word); {
		r, size := utf8.DecodeRune(word[i:])
		i += size
		switch {
		case r == '.':
			single = single || part == 1
			part, dots = 0, dots+1
		case r == '-' && part == 0 && i > 1:
		case unicode.IsLetter(r):
			part++
		case unicode.IsMark(r):
		default:
			return false
		}
		if part > 2 {
			return false
		}
	}
	return dots > 0 && (single || part == 1)
}
