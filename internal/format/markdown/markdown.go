package markdown

import (
	"path"
	"slices"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	gtext "github.com/yuin/goldmark/text"

	"exonym/internal/article"
	"exonym/internal/format"
)

// Format reads Markdown and MDX. A name that ends in .mdx makes it MDX.
type Format struct{}

var _ format.Format = Format{}

// Info names the format.
func (Format) Info() format.Info {
	return format.Info{Name: "markdown", Extensions: []string{".md", ".markdown", ".mdx"}}
}

// Read finds the text of a Markdown document. It never fails: every text is some
// Markdown, and front matter that cannot be read is left alone.
func (Format) Read(src []byte, options format.Options) (*article.Document, error) {
	r := reader{Builder: format.Builder{Source: src}, mdx: isMDX(options.Name)}
	body := r.frontMatter(format.BOM(src), options.Keys)
	var code []article.Span
	r.masks, code = masks(src, body, r.mdx)
	r.parsed = masked(src, body, r.masks, code)
	r.blocks(parse(r.parsed), role{kind: article.Paragraph})
	return r.Document(options.Name), nil
}

// Write puts the drafts in place, escaped.
func (Format) Write(doc *article.Document, drafts article.Drafts) ([]byte, error) {
	e := encoder{source: []byte(doc.Source), mdx: isMDX(doc.Name)}
	return format.Splice(doc, drafts, e.encode)
}

func isMDX(name string) bool { return strings.EqualFold(path.Ext(name), ".mdx") }

// parse returns the tree of a document.
func parse(src []byte) ast.Node {
	md := goldmark.New(
		goldmark.WithExtensions(extension.Table, extension.Strikethrough, extension.Linkify, extension.TaskList,
			extension.Footnote, extension.DefinitionList),
		goldmark.WithParserOptions(parser.WithHeadingAttribute()),
	)
	return md.Parser().Parse(gtext.NewReader(src))
}

// role is the kind of the blocks in a node.
type role struct {
	kind  article.Kind
	level int
}

type reader struct {
	format.Builder
	parsed []byte // the source with masks
	masks  []article.Span
	mdx    bool
}

// blocks makes a block of every node below n that holds inline nodes.
func (r *reader) blocks(n ast.Node, in role) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if c.Type() != ast.TypeBlock {
			continue
		}
		own := roleOf(c, in)
		if first := c.FirstChild(); first != nil && first.Type() == ast.TypeInline {
			r.block(c, own)
			continue
		}
		r.blocks(c, own)
	}
}

func roleOf(n ast.Node, in role) role {
	switch n := n.(type) {
	case *ast.Heading:
		return role{article.Heading, n.Level}
	case *ast.ListItem, *east.DefinitionTerm, *east.DefinitionDescription:
		return role{kind: article.ListItem}
	case *ast.Blockquote:
		return role{kind: article.Quote}
	case *east.TableCell:
		return role{kind: article.Cell}
	}
	return in
}

// block makes the block of one leaf node and those of the text in its codes.
func (r *reader) block(n ast.Node, as role) {
	lines := n.Lines()
	if lines == nil || lines.Len() == 0 {
		return
	}
	note := ""
	switch {
	case as.kind == article.Cell:
		note = noteCell
	case as.kind == article.Heading:
		note = noteHeading
	case lines.Len() > 1:
		note = noteLines
	}
	w, before := r.walker(lines, note), len(r.Blocks)
	r.Begin(as.kind, as.level, w.at)
	r.Note(note)
	if w.children(n, 0) {
		r.End()
		r.Blocks = append(r.Blocks, w.inner...)
		return
	}
	r.Drop()
	r.Blocks = r.Blocks[:before]
	r.Begin(as.kind, as.level, lines.At(0).Start)
	r.Note(note)
	w = r.walker(lines, note)
	w.flat(n)
	r.End()
}

func (r *reader) walker(lines *gtext.Segments, note string) *walker {
	w := &walker{b: &r.Builder, src: r.Source, parsed: r.parsed, masks: r.masks, note: note}
	for i := range lines.Len() {
		w.lines = append(w.lines, article.Span{Start: lines.At(i).Start, End: lines.At(i).Stop})
	}
	w.at = w.lines[0].Start
	w.mask, _ = slices.BinarySearchFunc(r.masks, w.at, func(m article.Span, at int) int { return m.End - at })
	return w
}
