// Package markup reads the XML of glossaries and translation memories, element by
// element, with the line of each: Walk hands every element of a given name to a
// function as a small tree, so that memory grows with one entry and not with the file;
// WalkStream does not hold the file itself either.
//
// Nothing is ever fetched: a document type is passed over, and one that defines
// entities is refused, for what such a file says is not in it.
//
//	markup.Walk(c, src, "termEntry", func(n *markup.Node) bool { fmt.Println(n.Attr("id")); return true })
package markup
