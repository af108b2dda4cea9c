package markdown

import (
	"bytes"
	"encoding/json"
	"slices"
	"strings"

	"exonym/internal/article"
	"exonym/internal/format"
)

// defaultKeys are the front matter keys whose values are text, as Hugo, Jekyll,
// Astro and Docusaurus name them; compared without case, "_" and "-".
var defaultKeys = []string{
	"title", "subtitle", "linktitle", "description", "summary", "caption", "excerpt", "abstract", "tagline",
	"headline", "teaser", "lead", "deck", "seotitle", "metatitle", "metadescription",
}

// The quoting styles in the note of a front matter block.
const (
	plainStyle  = "plain"  // YAML without quotes
	flowStyle   = "flow"   // the same inside [ ] or { }
	doubleStyle = "double" // backslash escapes: YAML, TOML, JSON
	singleStyle = "single" // YAML: '' means '
	rawStyle    = "raw"    // TOML '…': no escapes at all
	blockStyle  = "block"  // YAML | and >
)

// front gathers the blocks of front matter.
type front struct {
	b    *format.Builder
	src  []byte
	keys []string
}

// frontMatter makes blocks of the front matter at offset at and returns where the
// body begins. nil keys are the defaults.
func (r *reader) frontMatter(at int, keys []string) int {
	if keys == nil {
		keys = defaultKeys
	}
	f := front{b: &r.Builder, src: r.Source}
	for _, key := range keys {
		f.keys = append(f.keys, normal(key))
	}
	switch src := r.Source[at:]; {
	case bytes.HasPrefix(src, []byte("---")):
		if start, end, body := fenced(r.Source, at, "---", "..."); body > 0 {
			f.yaml(start, end)
			return body
		}
	case bytes.HasPrefix(src, []byte("+++")):
		if start, end, body := fenced(r.Source, at, "+++", "+++"); body > 0 {
			f.toml(start, end)
			return body
		}
	case bytes.HasPrefix(src, []byte("{")):
		return f.json(at)
	}
	return at
}

func normal(key string) string {
	return strings.NewReplacer("_", "", "-", "").Replace(strings.ToLower(key))
}

func (f *front) wants(key string) bool { return slices.Contains(f.keys, normal(key)) }

// fenced finds the lines between a fence at offset at and its closing one; body is
// where the next line begins, 0 if the fence is not closed.
func fenced(src []byte, at int, fence, other string) (start, end, body int) {
	for i := at; i < len(src); {
		next := len(src)
		if n := bytes.IndexByte(src[i:], '\n'); n >= 0 {
			next = i + n + 1
		}
		line := string(bytes.TrimRight(src[i:next], " \t\r\n"))
		switch {
		case i == at && line != fence:
			return 0, 0, 0
		case i == at:
			start = next
		case line == fence || line == other:
			return start, i, next
		}
		i = next
	}
	return 0, 0, 0
}

// json reads a JSON object at offset at that ends its line, and returns where it
// ends; without one it returns at.
func (f *front) json(at int) int {
	d := json.NewDecoder(bytes.NewReader(f.src[at:]))
	var object map[string]json.RawMessage
	if err := d.Decode(&object); err != nil || len(object) == 0 {
		return at
	}
	end := at + int(d.InputOffset())
	if rest := bytes.TrimLeft(f.src[end:], " \t\r"); len(rest) > 0 && rest[0] != '\n' {
		return at
	}
	d = json.NewDecoder(bytes.NewReader(f.src[at:end]))
	f.object(d, at)
	return end
}

// object walks over the tokens of a JSON text that begins at offset at. Within an
// object every second token on the same level is a value.
func (f *front) object(d *json.Decoder, at int) {
	type level struct {
		object, value bool
		key           string
	}
	stack := []level{{}}
	for {
		from := at + int(d.InputOffset())
		token, err := d.Token()
		if err != nil {
			return
		}
		top := &stack[len(stack)-1]
		if delim, ok := token.(json.Delim); ok {
			if delim == '{' || delim == '[' {
				top.value = false
				stack = append(stack, level{object: delim == '{'})
			} else {
				stack = stack[:len(stack)-1]
			}
			continue
		}
		text, isString := token.(string)
		switch {
		case top.object && !top.value:
			top.key, top.value = text, true
			continue
		case top.object && isString && f.wants(top.key):
			start := from + bytes.IndexByte(f.src[from:], '"') + 1
			f.quoted(start, at+int(d.InputOffset())-1, doubleStyle, text)
		}
		top.value = false
	}
}

// quoted makes a block of the text between two quotes. The text as decoded here
// must be want up to white space, else the block is dropped.
func (f *front) quoted(start, end int, style, want string) {
	if f.fill(start, end, style) {
		f.keep(want)
	}
}

// fill begins a block and reads the value between two quotes into it. A value that
// cannot be read is dropped.
func (f *front) fill(start, end int, style string) bool {
	f.begin(start, style)
	for i := start; i < end; {
		size, text := f.next(i, end, style)
		switch {
		case size == 0:
			f.b.Drop()
			return false
		case text == "":
			f.b.Raw(i, i+size)
		default:
			f.b.Decoded(i, i+size, text)
		}
		i += size
	}
	return true
}

// next returns the length of the next piece of a quoted string and what it means;
// "" if it means itself. Length 0 is an escape that nobody knows.
func (f *front) next(i, end int, style string) (int, string) {
	s := f.src[i:end]
	switch {
	case s[0] == '\n' || s[0] == '\r':
		return len(s) - len(bytes.TrimLeft(s, " \t\r\n")), " "
	case s[0] == '\'' && style == singleStyle:
		return 2, "'"
	case s[0] == '\\' && style == doubleStyle:
		return unescape(s)
	}
	n := bytes.IndexAny(s[1:], "\n\r\\'")
	if n < 0 {
		return len(s), ""
	}
	return n + 1, ""
}

func (f *front) begin(at int, style string) {
	f.b.Begin(article.Meta, 0, at)
	f.b.Whole(noteFront + style)
}

// keep ends the block if its text is want up to white space, else drops it.
func (f *front) keep(want string) {
	before := len(f.b.Blocks)
	f.b.End()
	if len(f.b.Blocks) == before {
		return
	}
	text := f.b.Blocks[before].Text
	if !slices.Equal(strings.Fields(text), strings.Fields(want)) {
		f.b.Blocks = f.b.Blocks[:before]
	}
}
