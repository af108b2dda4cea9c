package bitext

import (
	"strings"

	"exonym/internal/article"
	"exonym/internal/term/exchange"
)

// Inline gathers one side of a unit: text, and codes under the names that the
// file gives them.
type Inline struct {
	text  strings.Builder
	codes []inlineCode
}

// inlineCode is a code as it stands on one side.
type inlineCode struct {
	kind article.CodeKind
	name string // what it is called on both sides, "" for nothing
	pair string // what joins an opening and a closing code of one side, "" for nothing
	raw  string
}

// Text adds text. White space with a line break in it is one space: the breaks of
// a file are those of the program that wrote it. A character that is used as token
// here is left out.
func (in *Inline) Text(text string) { in.Verbatim(unfold(text)) }

// Verbatim adds text whose white space counts.
func (in *Inline) Verbatim(text string) {
	if !mayHaveTokens(text) {
		in.text.WriteString(text)
		return
	}
	for _, r := range text {
		if _, token := article.TokenIndex(r); !token {
			in.text.WriteRune(r)
		}
	}
}

// mayHaveTokens looks for the byte that every token begins with in UTF-8 (U+F0000 to
// U+FFFFD): most texts have none.
func mayHaveTokens(text string) bool { return strings.IndexByte(text, 0xF3) >= 0 }

// Code adds a code. name tells the same code on both sides, pair joins an opening
// code with its closing one; both may be empty.
func (in *Inline) Code(kind article.CodeKind, name, pair, raw string) {
	if len(in.codes) >= article.MaxCodes {
		return
	}
	in.text.WriteRune(article.Token(len(in.codes)))
	in.codes = append(in.codes, inlineCode{kind, name, pair, raw})
}

// Join gives u the texts of both sides, the tokens of the target numbered as those
// of the source: by their names, else by what stands in them, else where one code of
// a kind is left on both sides. A code that only the target has gets a number of its
// own. dropped reports characters that no text may hold.
func (u *Unit) Join(source, target *Inline) (dropped bool) {
	if len(source.codes)+len(target.codes) == 0 {
		return u.put(source.text.String(), target.text.String())
	}
	u.Codes = make([]article.Code, 0, len(source.codes)+len(target.codes))
	for _, c := range source.codes {
		u.Codes = append(u.Codes, article.Code{Kind: c.kind, Pair: -1, Raw: c.raw})
	}
	numbers := match(source.codes, target.codes)
	for i, c := range target.codes {
		if numbers[i] < 0 {
			numbers[i] = len(u.Codes)
			u.Codes = append(u.Codes, article.Code{Kind: c.kind, Pair: -1, Raw: c.raw})
		}
	}
	u.pair(source.codes, identity(len(source.codes)))
	u.pair(target.codes, numbers)
	return u.put(source.text.String(), article.Expand(target.text.String(), func(n int) string { return string(article.Token(numbers[n])) }))
}

// put gives u its texts.
func (u *Unit) put(source, target string) (dropped bool) {
	var cut, too bool
	u.Source, cut = exchange.Clean(source)
	u.Target, too = exchange.Clean(target)
	return cut || too
}

func identity(n int) []int {
	list := make([]int, n)
	for i := range list {
		list[i] = i
	}
	return list
}

// match finds for every code of the target the one of the source, -1 for none. Its
// time is linear in their number: one unit may have many thousands.
func match(source, target []inlineCode) []int {
	numbers := make([]int, len(target))
	for i := range numbers {
		numbers[i] = -1
	}
	taken := make([]bool, len(source))
	named, nameless, all := shelve(source)
	take := func(from shelf, i int, text string) {
		if n, ok := from.take(codeKey{target[i].kind, text}, taken); ok {
			numbers[i], taken[n] = n, true
		}
	}
	for i, c := range target {
		if c.name != "" {
			take(named, i, c.name)
		}
	}
	for i, c := range target {
		switch {
		case numbers[i] >= 0:
		case c.name == "":
			take(all, i, c.raw)
		default:
			take(nameless, i, c.raw)
		}
	}
	for _, kind := range []article.CodeKind{article.Single, article.Open, article.Close} {
		i, one := only(target, kind, func(i int) bool { return numbers[i] < 0 })
		n, other := only(source, kind, func(n int) bool { return !taken[n] })
		if one && other && (source[n].name == "" || target[i].name == "") {
			numbers[i] = n
		}
	}
	return numbers
}

// shelve sorts codes by their names, those without name by what stands in them, and
// all by that.
func shelve(codes []inlineCode) (named, nameless, all shelf) {
	named, nameless, all = shelf{}, shelf{}, shelf{}
	for n, c := range codes {
		if c.name != "" {
			named.put(codeKey{c.kind, c.name}, n)
		} else {
			nameless.put(codeKey{c.kind, c.raw}, n)
		}
		all.put(codeKey{c.kind, c.raw}, n)
	}
	return named, nameless, all
}

// codeKey is what two codes must have in common: their kind, and a name or what
// stands in them.
type codeKey struct {
	kind article.CodeKind
	text string
}

// shelf holds the codes of a key in their order.
type shelf map[codeKey][]int

func (s shelf) put(key codeKey, n int) { s[key] = append(s[key], n) }

// take returns the first code of a key that is not taken.
func (s shelf) take(key codeKey, taken []bool) (n int, ok bool) {
	list := s[key]
	for len(list) > 0 && taken[list[0]] {
		list = list[1:]
	}
	s[key] = list
	if len(list) == 0 {
		return 0, false
	}
	return list[0], true
}

// only returns the one code of a kind that is free.
func only(codes []inlineCode, kind article.CodeKind, free func(int) bool) (at int, one bool) {
	found := 0
	for i, c := range codes {
		if c.kind == kind && free(i) {
			at = i
			found++
		}
	}
	return at, found == 1
}

// pair ties opening codes to closing ones by what joins them.
func (u *Unit) pair(codes []inlineCode, numbers []int) {
	open := map[string]int{}
	for i, c := range codes {
		n := numbers[i]
		switch {
		case c.pair == "" || u.Codes[n].Pair >= 0:
		case c.kind == article.Open:
			open[c.pair] = n
		case c.kind == article.Close:
			if first, ok := open[c.pair]; ok && u.Codes[first].Pair < 0 {
				u.Codes[first].Pair, u.Codes[n].Pair = n, first
				delete(open, c.pair)
			}
		}
	}
}

// unfold makes one space of every run of XML white space that holds a line break.
func unfold(text string) string {
	if !strings.ContainsAny(text, "\r\n") {
		return text
	}
	var b strings.Builder
	for len(text) > 0 {
		n := strings.IndexAny(text, " \t\r\n")
		if n < 0 {
			n = len(text)
		}
		b.WriteString(text[:n])
		text = text[n:]
		rest := strings.TrimLeft(text, " \t\r\n")
		if space := text[:len(text)-len(rest)]; strings.ContainsAny(space, "\r\n") {
			b.WriteString(" ")
		} else {
			b.WriteString(space)
		}
		text = rest
	}
	return b.String()
}
