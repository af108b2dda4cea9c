package xliff

import (
	"cmp"
	"strconv"

	"exonym/internal/article"
	"exonym/internal/bitext"
	"exonym/internal/term/exchange/markup"
)

// content gathers the text of a <source> or <target> of any version.
type content struct {
	bitext.Inline
	data map[string]string // original data of version 2, by id
}

// read adds what n holds; preserve says that white space counts.
func (c *content) read(n *markup.Node, preserve bool) {
	for _, child := range n.Children {
		switch {
		case child.Name == "" && preserve:
			c.Verbatim(child.Content())
		case child.Name == "":
			c.Text(child.Content())
		default:
			c.element(child, preserve)
		}
	}
}

// element adds an inline element. Names are those of version 1.2 (section 2.4) and
// of version 2.1 (section 4.2.3); where both have one it means the same.
func (c *content) element(n *markup.Node, preserve bool) {
	id := n.Attr("id")
	switch n.Name {
	case "g", "pc":
		c.Code(article.Open, id, id, c.data[n.Attr("dataRefStart")])
		c.read(n, preserve)
		c.Code(article.Close, id, id, c.data[n.Attr("dataRefEnd")])
	case "bpt", "bx", "sc":
		c.Code(article.Open, id, cmp.Or(n.Attr("rid"), id), c.raw(n))
	case "ept", "ex", "ec":
		name := cmp.Or(n.Attr("startRef"), id)
		c.Code(article.Close, name, cmp.Or(n.Attr("rid"), name), c.raw(n))
	case "ph", "x":
		c.Code(article.Single, id, "", c.raw(n))
	case "it":
		kind := article.Open
		if n.Attr("pos") == "close" {
			kind = article.Close
		}
		c.Code(kind, id, "", c.raw(n))
	case "cp":
		if r, err := strconv.ParseUint(n.Attr("hex"), 16, 32); err == nil {
			c.Verbatim(string(rune(r)))
		}
	default: // <mrk>, <sub> outside of codes, and what nobody knows hold text
		c.read(n, preserve)
	}
}

// raw returns what a code stands for.
func (c *content) raw(n *markup.Node) string {
	if data, known := c.data[n.Attr("dataRef")]; known {
		return data
	}
	return n.Text("sub")
}
