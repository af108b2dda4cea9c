package markdown

import (
	"bytes"
	"slices"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"
)

// yaml makes blocks of the wanted values in src[start:end). The YAML parser says
// what is where; the text itself is read from the source.
func (f *front) yaml(start, end int) {
	var root yaml.Node
	if err := yaml.Unmarshal(f.src[start:end], &root); err != nil {
		return
	}
	y := yamlReader{front: f, end: end, lines: []int{start}}
	for i := start; i < end; i++ {
		if f.src[i] == '\n' {
			y.lines = append(y.lines, i+1)
		}
	}
	y.walk(&root, false)
}

type yamlReader struct {
	*front
	end   int
	lines []int // offsets of the lines
}

func (y *yamlReader) walk(n *yaml.Node, flow bool) {
	flow = flow || n.Style&yaml.FlowStyle != 0
	if n.Kind != yaml.MappingNode {
		for _, c := range n.Content {
			y.walk(c, flow)
		}
		return
	}
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := n.Content[i], n.Content[i+1]
		if value.Kind == yaml.ScalarNode && value.Tag == "!!str" && value.Anchor == "" && y.wants(key.Value) {
			y.scalar(value, flow)
			continue
		}
		y.walk(value, flow)
	}
}

// offset returns the source offset of a node, -1 if its line is not known: YAML
// counts characters and knows line breaks that nobody else does.
func (y *yamlReader) offset(n *yaml.Node) int {
	if n.Line < 1 || n.Line > len(y.lines) {
		return -1
	}
	at := y.lines[n.Line-1]
	for i := 1; i < n.Column && at < y.end; i++ {
		_, size := utf8.DecodeRune(y.src[at:y.end])
		at += size
	}
	return at
}

func (y *yamlReader) scalar(n *yaml.Node, flow bool) {
	at := y.offset(n)
	if at < 0 || at >= y.end {
		return
	}
	switch {
	case n.Style&yaml.DoubleQuotedStyle != 0 && y.src[at] == '"':
		y.quoted(at+1, y.closing(at+1, `"`), doubleStyle, n.Value)
	case n.Style&yaml.SingleQuotedStyle != 0 && y.src[at] == '\'':
		y.quoted(at+1, y.closing(at+1, "'"), singleStyle, n.Value)
	case n.Style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0:
		y.blockScalar(at, n.Value)
	case n.Style&^yaml.FlowStyle == 0:
		y.plain(at, n.Value, flow)
	}
}

// closing returns the offset of the quote that ends the string at offset at.
func (y *yamlReader) closing(at int, quote string) int {
	for i := at; i < y.end; i++ {
		switch {
		case quote == `"` && y.src[i] == '\\':
			i++
		case y.src[i] != quote[0]:
		case quote == "'" && i+1 < y.end && y.src[i+1] == '\'':
			i++
		default:
			return i
		}
	}
	return at
}

// plain reads a value without quotes, which may be folded over several lines.
// Values with white space of other kinds at an edge are left alone.
func (y *yamlReader) plain(at int, value string, flow bool) {
	if strings.TrimSpace(value) != value || strings.ContainsFunc(value, isToken) {
		return
	}
	style := plainStyle
	if flow {
		style = flowStyle
	}
	y.begin(at, style)
	for len(value) > 0 {
		line := bytes.TrimRight(y.src[at:y.lineEnd(at)], "\r\n")
		n := 0
		for n < len(line) && n < len(value) && line[n] == value[n] {
			n++
		}
		if n == 0 {
			y.b.Drop()
			return
		}
		y.b.Raw(at, at+n)
		at, value = at+n, value[n:]
		if len(value) > 0 {
			space := len(y.src[at:y.end]) - len(bytes.TrimLeft(y.src[at:y.end], " \t\r\n"))
			if space == 0 || value[0] != ' ' {
				y.b.Drop()
				return
			}
			y.b.Decoded(at, at+space, " ")
			at, value = at+space, value[1:]
		}
	}
	y.b.End()
}

func (y *yamlReader) lineEnd(at int) int {
	if n := bytes.IndexByte(y.src[at:y.end], '\n'); n >= 0 {
		return at + n + 1
	}
	return y.end
}

// blockScalar reads the paragraphs of a | or > value: the lines below its header,
// as far as value reaches.
func (y *yamlReader) blockScalar(at int, value string) {
	left := len(strings.Fields(value))
	behind := 0 // end of the last line of the paragraph under way
	for at = y.lineEnd(at); left > 0 && at < y.end; at = y.lineEnd(at) {
		line := y.src[at:y.lineEnd(at)]
		start := at + len(line) - len(bytes.TrimLeft(line, " \t\r\n"))
		end := at + len(bytes.TrimRight(line, " \t\r\n"))
		if start >= end {
			y.b.End()
			continue
		}
		left -= len(bytes.Fields(line))
		if y.b.Begun() {
			y.b.Decoded(behind, start, " ")
		} else {
			y.begin(start, blockStyle)
		}
		y.b.Raw(start, end)
		behind = end
	}
	y.b.End()
}

// words are truth values to readers of YAML 1.1 (its type repository, "bool").
var words = []string{"y", "n", "yes", "no", "on", "off"}

// isPlain reports whether text may stand in YAML without quotes.
func isPlain(text string, flow bool) bool {
	if flow && strings.ContainsAny(text, ",[]{}") || slices.Contains(words, strings.ToLower(text)) {
		return false
	}
	var root yaml.Node
	if err := yaml.Unmarshal([]byte("k: "+text+"\n"), &root); err != nil || len(root.Content) != 1 {
		return false
	}
	m := root.Content[0]
	if m.Kind != yaml.MappingNode || len(m.Content) != 2 {
		return false
	}
	v := m.Content[1]
	return v.Kind == yaml.ScalarNode && v.Style == 0 && v.Tag == "!!str" && v.Anchor == "" && v.Value == text &&
		v.LineComment == ""
}
