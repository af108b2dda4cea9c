package markdown

import (
	"bytes"
	"strings"
)

// toml makes blocks of the wanted values in src[start:end): key = "text" at the
// beginning of a line, in any table.
func (f *front) toml(start, end int) {
	for at := start; at < end; {
		stop := end
		if n := bytes.IndexByte(f.src[at:end], '\n'); n >= 0 {
			stop = at + n
		}
		key, value, ok := assignment(f.src[at:stop])
		if !ok {
			at = stop + 1
			continue
		}
		at += value
		if quote := f.src[at]; quote == '"' || quote == '\'' {
			at = f.tomlString(at, end, key)
			continue
		}
		at = skipValue(f.src, at, end)
	}
}

// assignment splits a line "key = value" and returns the offset of the value.
func assignment(line []byte) (key string, value int, ok bool) {
	eq := bytes.IndexByte(line, '=')
	if eq < 0 {
		return "", 0, false
	}
	key = strings.Trim(strings.TrimSpace(string(line[:eq])), `"'`)
	value = len(line) - len(bytes.TrimLeft(line[eq+1:], " \t"))
	if key == "" || strings.ContainsAny(key, "#[\"'") || value >= len(line) {
		return "", 0, false
	}
	return key[strings.LastIndexByte(key, '.')+1:], value, true
}

// tomlString reads the string at offset at and returns what follows it.
func (f *front) tomlString(at, end int, key string) int {
	quote := f.src[at : at+1]
	if long := bytes.Repeat(quote, 3); bytes.HasPrefix(f.src[at:end], long) {
		quote = long
	}
	style := rawStyle
	if quote[0] == '"' {
		style = doubleStyle
	}
	start := at + len(quote)
	stop := start
	for stop < end && !bytes.HasPrefix(f.src[stop:end], quote) {
		if f.src[stop] == '\n' && len(quote) == 1 {
			return stop // not closed
		}
		if f.src[stop] == '\\' && style == doubleStyle {
			stop++
		}
		stop++
	}
	if stop >= end {
		return end
	}
	if f.wants(key) {
		f.tomlBlock(start, stop, style)
	}
	return stop + len(quote)
}

func (f *front) tomlBlock(start, end int, style string) {
	if f.fill(start, end, style) {
		f.b.End()
	}
}

// skipValue returns the offset behind the value at offset at: the end of its line,
// or of the line where its brackets are closed. Strings in it are passed over.
func skipValue(src []byte, at, end int) int {
	depth := 0
	for ; at < end; at++ {
		switch c := src[at]; c {
		case '[', '{':
			depth++
		case ']', '}':
			depth--
		case '"', '\'':
			for at++; at < end && src[at] != c && src[at] != '\n'; at++ {
				if src[at] == '\\' && c == '"' {
					at++
				}
			}
		case '\n':
			if depth <= 0 {
				return at
			}
		}
	}
	return end
}
