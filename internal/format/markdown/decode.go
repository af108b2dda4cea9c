package markdown

import (
	"bytes"
	"html"

	"github.com/yuin/goldmark/util"

	"exonym/internal/article"
	"exonym/internal/format"
)

// plain adds the text in [start, end) to b: escapes and entities decoded, masked
// bytes as codes. The cursor moves behind a mask that reaches beyond end.
func (w *walker) plain(b *format.Builder, start, end int) {
	for w.mask < len(w.masks) && w.masks[w.mask].End <= start {
		w.mask++
	}
	for m := w.mask; m < len(w.masks) && w.masks[m].Start < end; m++ {
		mask := w.masks[m]
		if mask.Start > start {
			decode(b, start, mask.Start)
		}
		from := max(mask.Start, start)
		b.Code(article.Single, from, mask.End, "")
		start = mask.End
		w.at = max(w.at, start)
	}
	if start < end {
		decode(b, start, end)
	}
}

// decode adds source bytes with backslash escapes and entities decoded.
func decode(b *format.Builder, start, end int) {
	from := start
	for i := start; i < end; {
		n := bytes.IndexAny(b.Source[i:end], "\\&")
		if n < 0 {
			break
		}
		i += n
		size, text := escape(b.Source[i:end])
		if size > 0 {
			b.Raw(from, i)
			b.Decoded(i, i+size, text)
			from = i + size
		}
		i += max(size, 1)
	}
	b.Raw(from, end)
}

// escape decodes the backslash escape or entity that s begins with and returns
// its length, 0 if there is none (CommonMark 0.31, sections 2.4 and 2.5).
func escape(s []byte) (int, string) {
	if s[0] == '\\' {
		if len(s) > 1 && util.IsPunct(s[1]) {
			return 2, string(s[1:2])
		}
		return 0, ""
	}
	n := bytes.IndexByte(s[:min(len(s), longestEntity)], ';')
	if n < 2 {
		return 0, ""
	}
	if s[1] == '#' {
		name := string(s[:n+1])
		if text := html.UnescapeString(name); text != name && isNumber(s[2:n]) {
			return n + 1, text
		}
		return 0, ""
	}
	if entity, ok := util.LookUpHTML5EntityByName(string(s[1:n])); ok {
		return n + 1, string(entity.Characters)
	}
	return 0, ""
}

// longestEntity is longer than "&CounterClockwiseContourIntegral;".
const longestEntity = 40

func isNumber(s []byte) bool {
	if len(s) > 1 && (s[0] == 'x' || s[0] == 'X') {
		return len(bytes.Trim(s[1:], "0123456789abcdefABCDEF")) == 0
	}
	return len(s) > 0 && len(bytes.Trim(s, "0123456789")) == 0
}

// across adds text that may run over several lines of the block, such as a title.
func (w *walker) across(b *format.Builder, start, end int) {
	for _, line := range w.lines {
		if line.End <= start || line.Start >= end {
			continue
		}
		stop := min(line.End, end)
		stop = start + len(bytes.TrimRight(w.src[start:stop], "\r\n"))
		decode(b, start, stop)
		start = stop
		if line.End < end {
			if next := w.after(line.End); next > start && next <= end {
				b.Decoded(start, next, " ")
				start = next
			}
		}
	}
}

// after returns where the first line of the block at or behind offset at begins,
// or -1.
func (w *walker) after(at int) int {
	for _, line := range w.lines {
		if line.Start >= at {
			return line.Start
		}
	}
	return -1
}
