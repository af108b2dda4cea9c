package markup

import (
	"bufio"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"regexp"
	"slices"
	"strings"

	"github.com/nicksnyder/go-i18n/v2/i18n"

	"exonym/internal/term/exchange"
)

// Node is one element with what it holds, or a piece of text. Names are without
// namespace.
type Node struct {
	Name     string // "" for text
	Children []*Node
	Line     int
	Column   int // in bytes
	text     string
	attrs    []xml.Attr
	parent   *Node
}

// Text returns the text of n and of all that it holds but elements named in
// without, in order.
func (n *Node) Text(without ...string) string {
	var b strings.Builder
	n.write(&b, without)
	return b.String()
}

// Content returns the characters of a piece of text, "" for an element.
func (n *Node) Content() string { return n.text }

func (n *Node) write(b *strings.Builder, without []string) {
	b.WriteString(n.text)
	for _, child := range n.Children {
		if !slices.Contains(without, child.Name) {
			child.write(b, without)
		}
	}
}

// Attr returns the attribute of that local name, "" for none: "lang" is xml:lang.
func (n *Node) Attr(name string) string {
	for _, a := range n.attrs {
		if a.Name.Local == name {
			return strings.TrimSpace(a.Value)
		}
	}
	return ""
}

// Near returns the attribute of that local name that n or the nearest element
// around it has, "" for none.
func (n *Node) Near(name string) string {
	for ; n != nil; n = n.parent {
		if value := n.Attr(name); value != "" {
			return value
		}
	}
	return ""
}

// All returns the children of these names.
func (n *Node) All(names ...string) []*Node {
	var found []*Node
	for _, child := range n.Children {
		if slices.Contains(names, child.Name) {
			found = append(found, child)
		}
	}
	return found
}

// First returns the first descendant of that name, or nil.
func (n *Node) First(name string) *Node {
	for _, child := range n.Children {
		if child.Name == name {
			return child
		}
		if found := child.First(name); found != nil {
			return found
		}
	}
	return nil
}

// maxDepth is how deep elements may be nested; real files need about ten.
const maxDepth = 100

var (
	faultXML = &i18n.Message{
		ID:    "exchange.fault.xml",
		Other: "this is no well-formed XML: {{.Reason}}",
	}
	faultEntity = &i18n.Message{
		ID:    "exchange.fault.entity",
		Other: "the document type defines entities: they are neither fetched nor expanded; write the text out",
	}
	faultDepth = &i18n.Message{
		ID:    "exchange.fault.depth",
		Other: "elements are nested more than {{.Most}} deep",
	}
	faultEntry = &i18n.Message{
		ID:    "exchange.fault.entry",
		Other: "an entry is longer than {{.Most}} MiB",
	}
	faultRoot = &i18n.Message{
		ID:    "exchange.fault.root",
		Other: "the file begins with <{{.Root}}>, not with {{.Want}}",
	}
)

// declared is the encoding that an XML declaration names.
var declared = regexp.MustCompile(`^\s*<\?xml[^>]*?\sencoding\s*=\s*["']([A-Za-z0-9._:-]+)["']`)

// maxDeclaration is how far into a file the XML declaration is looked for, in bytes.
const maxDeclaration = 4 << 10

// maxEntry is how long one entry may be, and what stands between two, in bytes:
// nobody wrote such a one, and a file without end must not fill the memory.
const maxEntry = 64 << 20

var errLong = errors.New("entry too long")

// bounded reads text, and no entry that is longer than left. err is an error of the
// file itself.
type bounded struct {
	from io.Reader
	left int
	err  error
}

func (b *bounded) Read(p []byte) (int, error) {
	if b.left <= 0 {
		return 0, errLong
	}
	n, err := b.from.Read(p)
	b.left -= n
	var fault *exchange.Fault
	if err != nil && !errors.Is(err, io.EOF) && !errors.As(err, &fault) {
		b.err = err
	}
	return n, err
}

// walker reads one file.
type walker struct {
	c     *exchange.Collector
	d     *xml.Decoder
	in    *bounded
	names []string
	visit func(*Node) bool
	roots []string
	open  []*Node // elements around the reader, outermost first
	whole int     // index in open of the element being gathered, -1 for none
}

// Walk reads src and calls visit for every element called one of names, at any
// depth but never inside another such. roots are the names that the outermost
// element may have. It ends when visit returns false or at a mistake, which goes
// to c.
func Walk(c *exchange.Collector, src []byte, roots, names []string, visit func(*Node) bool) {
	text, fault := exchange.Decode(c.File, src, encodingOf(c, src))
	if fault != nil {
		c.Fail(fault.At, fault.Message, fault.Data)
		return
	}
	walk(c, bytes.NewReader(text), roots, names, visit)
}

// WalkStream is Walk for files that are too long to be held. Only an error of r
// itself is returned.
func WalkStream(c *exchange.Collector, r io.Reader, roots, names []string, visit func(*Node) bool) error {
	in := bufio.NewReaderSize(r, maxDeclaration)
	head, err := in.Peek(maxDeclaration)
	if err != nil && !errors.Is(err, io.EOF) {
		return err
	}
	return walk(c, exchange.Stream(c.File, in, encodingOf(c, head)), roots, names, visit)
}

// encodingOf returns the encoding that c asks for, else the one that the XML
// declaration of src names.
func encodingOf(c *exchange.Collector, src []byte) string {
	if m := declared.FindSubmatch(src); m != nil && c.Encoding == "" {
		return string(m[1])
	}
	return c.Encoding
}

func walk(c *exchange.Collector, text io.Reader, roots, names []string, visit func(*Node) bool) error {
	in := &bounded{from: text}
	d := xml.NewDecoder(in)
	d.CharsetReader = func(_ string, in io.Reader) (io.Reader, error) { return in, nil }
	w := &walker{c: c, d: d, in: in, names: names, visit: visit, roots: roots, whole: -1}
	w.run()
	return in.err
}

func (w *walker) run() {
	seen := false
	for {
		if w.whole < 0 {
			w.in.left = maxEntry
		}
		line, column := w.d.InputPos()
		tok, err := w.d.Token()
		if errors.Is(err, io.EOF) {
			if !seen {
				w.c.Fail(w.c.At(0, 0), exchange.FaultEmpty, nil)
			}
			return
		}
		if err != nil {
			w.fail(err)
			return
		}
		_, start := tok.(xml.StartElement)
		if !w.token(tok, line, column, start && !seen) || w.c.Full() {
			return
		}
		seen = seen || start
	}
}

// token takes one token; root says that it is the outermost element. It reports
// false when reading ends.
func (w *walker) token(tok xml.Token, line, column int, root bool) bool {
	switch tok := tok.(type) {
	case xml.Directive:
		return w.directive(tok, line, column)
	case xml.StartElement:
		return w.start(tok, line, column, root)
	case xml.CharData:
		if w.whole >= 0 {
			w.add(&Node{Line: line, Column: column, text: string(tok)})
		}
	case xml.EndElement:
		return w.end()
	}
	return true
}

func (w *walker) fail(err error) {
	var fault *exchange.Fault
	if errors.As(err, &fault) {
		w.c.Fail(fault.At, fault.Message, fault.Data)
		return
	}
	if w.in.err != nil {
		return
	}
	line, column := w.d.InputPos()
	if errors.Is(err, errLong) {
		w.c.Fail(w.c.At(line, column), faultEntry, struct{ Most int }{maxEntry >> 20})
		return
	}
	reason := err.Error()
	var syntax *xml.SyntaxError
	if errors.As(err, &syntax) {
		reason = syntax.Msg
	}
	w.c.Fail(w.c.At(line, column), faultXML, struct{ Reason string }{reason})
}

// directive refuses a document type that defines entities.
func (w *walker) directive(text []byte, line, column int) bool {
	if bytes.Contains(bytes.ToUpper(text), []byte("<!ENTITY")) {
		w.c.Fail(w.c.At(line, column), faultEntity, nil)
		return false
	}
	return true
}

func (w *walker) start(tok xml.StartElement, line, column int, root bool) bool {
	name := tok.Name.Local
	switch {
	case root && !slices.Contains(w.roots, name):
		want := "<" + strings.Join(w.roots, ">, <") + ">"
		w.c.Fail(w.c.At(line, column), faultRoot, struct{ Root, Want string }{name, want})
		return false
	case len(w.open) >= maxDepth:
		w.c.Fail(w.c.At(line, column), faultDepth, struct{ Most int }{maxDepth})
		return false
	}
	n := &Node{Name: name, Line: line, Column: column, attrs: slices.Clone(tok.Attr)}
	if w.whole < 0 && slices.Contains(w.names, name) {
		w.whole = len(w.open)
	} else if w.whole >= 0 {
		w.add(n)
	}
	if len(w.open) > 0 {
		n.parent = w.open[len(w.open)-1]
	}
	w.open = append(w.open, n)
	return true
}

// add puts n into the element around it.
func (w *walker) add(n *Node) {
	parent := w.open[len(w.open)-1]
	parent.Children = append(parent.Children, n)
}

func (w *walker) end() bool {
	last := len(w.open) - 1
	n := w.open[last]
	w.open = w.open[:last]
	if w.whole != last {
		return true
	}
	w.whole = -1
	return w.visit(n)
}
