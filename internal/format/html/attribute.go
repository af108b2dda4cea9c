package html

import (
	"bytes"
	"strings"
)

// attribute is one attribute of a tag; start and end are offsets of its value.
type attribute struct {
	name       string // lower case
	start, end int
	quote      byte // '"', '\'' or 0
}

func isSpace(c byte) bool {
	return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f'
}

// attributes finds the attributes in tag, which begins with "<"; offsets count
// from at. It follows the states of the HTML standard, 13.2.5.32 to 39.
func attributes(tag []byte, at int) []attribute {
	var found []attribute
	i := bytes.IndexAny(tag, " \t\n\r\f/")
	if i < 0 {
		return nil
	}
	end := len(tag) - 1 // the ">"
	for i < end {
		if isSpace(tag[i]) || tag[i] == '/' {
			i++
			continue
		}
		name := i
		for i++; i < end && !isSpace(tag[i]) && tag[i] != '/' && tag[i] != '='; {
			i++
		}
		a := attribute{name: strings.ToLower(string(tag[name:i]))}
		if eq := skipSpace(tag, i, end); eq < end && tag[eq] == '=' {
			i = a.value(tag, skipSpace(tag, eq+1, end), end)
			a.start, a.end = a.start+at, a.end+at
		}
		found = append(found, a)
	}
	return found
}

func skipSpace(tag []byte, i, end int) int {
	for i < end && isSpace(tag[i]) {
		i++
	}
	return i
}

// value sets the place of the value that begins at i and returns what follows it.
func (a *attribute) value(tag []byte, i, end int) int {
	if i < end && (tag[i] == '"' || tag[i] == '\'') {
		a.quote = tag[i]
		n := bytes.IndexByte(tag[i+1:end], a.quote)
		if n < 0 {
			n = end - i - 1
		}
		a.start, a.end = i+1, i+1+n
		return a.end + 1
	}
	a.start = i
	for i < end && !isSpace(tag[i]) {
		i++
	}
	a.end = i
	return i
}

func find(attrs []attribute, name string) (attribute, bool) {
	for _, a := range attrs {
		if a.name == name {
			return a, true
		}
	}
	return attribute{}, false
}
