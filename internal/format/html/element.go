package html

import "exonym/internal/article"

// sort says how an element takes part in the text round it.
type sort uint8

const (
	inline  sort = iota // a code in the text; the sort of unknown elements
	block               // ends the block before it and the block in it
	void                // inline without content: br, img
	silent              // its content is not seen as text: a code with everything in it
	shown               // its content is seen but not translated: code, kbd
	skipped             // block whose content is left alone: pre
)

// sorts follows the HTML standard: 15.3 (rendering, display: block and its like),
// 13.1.2 (void elements), 4.12 and 4.8 (scripting and embedded content).
var sorts = map[string]sort{
	"address": block, "article": block, "aside": block, "blockquote": block, "body": block, "button": block,
	"caption": block, "center": block, "col": block, "colgroup": block, "dd": block, "details": block,
	"dialog": block, "dir": block, "div": block, "dl": block, "dt": block, "fieldset": block,
	"figcaption": block, "figure": block, "footer": block, "form": block, "frame": block, "frameset": block,
	"h1": block, "h2": block, "h3": block, "h4": block, "h5": block, "h6": block, "head": block,
	"header": block, "hgroup": block, "hr": block, "html": block, "legend": block, "li": block, "link": block,
	"main": block, "menu": block, "meta": block, "base": block, "nav": block, "ol": block, "optgroup": block,
	"option": block, "p": block, "search": block, "section": block, "select": block, "summary": block,
	"table": block, "tbody": block, "td": block, "tfoot": block, "th": block, "thead": block, "title": block,
	"tr": block, "ul": block,
	"area": void, "br": void, "embed": void, "img": void, "input": void, "param": void, "source": void,
	"track": void, "wbr": void,
	"audio": silent, "canvas": silent, "iframe": silent, "math": silent, "noembed": silent, "noframes": silent,
	"noscript": silent, "object": silent, "plaintext": silent, "script": silent, "style": silent, "svg": silent,
	"template": silent, "textarea": silent, "video": silent, "xmp": silent,
	"code": shown, "kbd": shown, "samp": shown, "tt": shown, "var": shown,
	"listing": skipped, "pre": skipped,
}

// rawText elements have content even when their tag ends in "/>".
var rawText = map[string]bool{
	"iframe": true, "noembed": true, "noframes": true, "noscript": true, "plaintext": true, "script": true,
	"style": true, "textarea": true, "xmp": true,
}

// childless are the block elements that never have content.
var childless = map[string]bool{"base": true, "col": true, "frame": true, "hr": true, "link": true, "meta": true}

// role is the kind of the blocks in an element.
type role struct {
	kind  article.Kind
	level int
}

var roles = map[string]role{
	"h1": {article.Heading, 1}, "h2": {article.Heading, 2}, "h3": {article.Heading, 3},
	"h4": {article.Heading, 4}, "h5": {article.Heading, 5}, "h6": {article.Heading, 6},
	"li": {article.ListItem, 0}, "dd": {article.ListItem, 0}, "dt": {article.ListItem, 0},
	"td": {article.Cell, 0}, "th": {article.Cell, 0}, "blockquote": {article.Quote, 0},
	"figcaption": {article.Caption, 0}, "caption": {article.Caption, 0}, "title": {article.Meta, 0},
}

// sectioning elements begin afresh: text in them is a paragraph wherever they are.
var sectioning = map[string]bool{
	"article": true, "aside": true, "body": true, "footer": true, "header": true, "html": true, "main": true,
	"nav": true, "section": true, "table": true, "ul": true, "ol": true, "dl": true, "figure": true, "form": true,
}

// implied lists the elements that a start tag ends, and where the search for them
// stops (HTML standard 13.2.6.4.7, "in body").
var implied = map[string]struct{ ends, stops []string }{
	"li": {[]string{"li"}, []string{"ul", "ol", "menu"}},
	"dt": {[]string{"dt", "dd"}, []string{"dl"}}, "dd": {[]string{"dt", "dd"}, []string{"dl"}},
	"td": {[]string{"td", "th"}, []string{"tr", "table"}}, "th": {[]string{"td", "th"}, []string{"tr", "table"}},
	"tr":     {[]string{"tr"}, []string{"table", "tbody", "thead", "tfoot"}},
	"option": {[]string{"option"}, []string{"select"}},
}

// textAttributes are the attributes whose value is read by people.
var textAttributes = map[string]bool{"alt": true, "title": true, "placeholder": true, "aria-label": true}

// metaNames are the <meta name> and <meta property> whose content is text.
var metaNames = map[string]bool{
	"description": true, "og:title": true, "og:description": true, "og:image:alt": true,
	"twitter:title": true, "twitter:description": true, "twitter:image:alt": true,
}
