package apertium

import (
	_ "embed"
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"

	"exonym/internal/article"
)

//go:embed proxies.yaml
var proxiesFile []byte

// proxyRow is one adjective in the languages of the dictionaries.
type proxyRow map[string][]string

// proxyRows are the rows of proxies.yaml; a test reads them all.
var proxyRows = sync.OnceValue(func() []proxyRow {
	var rows []proxyRow
	if yaml.Unmarshal(proxiesFile, &rows) != nil {
		return nil
	}
	return rows
})

// proxy stands for one code with Agree in one segment.
type proxy struct {
	row  proxyRow
	word string // as it stands between two legs
	many bool   // a word on the way was a plural
}

// single and plural are the forms of one number, as bits.
const (
	single = 0b0011
	plural = 0b1100
)

// forms returns the four forms of a row in lang, those of a noun or an adjective;
// nil where it has none.
func (r proxyRow) forms(lang string, noun bool) []string {
	list := r[lang]
	if len(list) == 2 && noun {
		return []string{list[0], list[0], list[1], list[1]}
	}
	if len(list) == 2 {
		return []string{list[0], list[0], list[0], list[0]}
	}
	return list
}

// bits returns which of forms word may be, whatever its capitals.
func bits(forms []string, word string) uint8 {
	var found uint8
	for i, form := range forms {
		if strings.EqualFold(form, word) {
			found |= 1 << i
		}
	}
	return found
}

// pickProxies finds a proxy for every code with Agree in text: one that is as
// ambiguous as the word it stands for, is unambiguous in the language to, and does
// not stand in text.
func pickProxies(text string, codes []article.Code, from, to string) map[int]proxy {
	var picked map[int]proxy
	words := wordsOf(text)
	for _, n := range article.Tokens(text) {
		if n >= len(codes) || codes[n].Agree == nil {
			continue
		}
		if p, ok := pickProxy(words, codes[n], from, to); ok {
			if picked == nil {
				picked = map[int]proxy{}
			}
			picked[n] = p
		}
	}
	return picked
}

func pickProxy(words map[string]string, code article.Code, from, to string) (proxy, bool) {
	stands := func(form string) bool { return words[form] != "" || words[strings.ToLower(form)] != "" }
	for _, row := range proxyRows() {
		source, target := row.forms(from, code.Agree.Noun), row.forms(to, false)
		if source == nil || target == nil || slices.ContainsFunc(row[from], stands) {
			continue
		}
		for _, form := range source {
			if bits(source, form) != code.Agree.Source {
				continue
			}
			return proxy{row, capitalsOf(code.Raw, form), code.Agree.Source&single == 0}, true
		}
	}
	return proxy{}, false
}

// capitalsOf gives form the capitals of raw: none, the first or all.
func capitalsOf(raw, form string) string {
	if strings.ToUpper(raw) == raw {
		return strings.ToUpper(form)
	}
	if first, _ := utf8.DecodeRuneInString(raw); unicode.IsUpper(first) {
		return upperFirst(form)
	}
	return form
}

var anyWord = regexp.MustCompile(`\pL+`)

// takeProxy puts token n where its proxy stands in text, the words of one mark. A
// mark may have spread to an article; where no form of the proxy is in it the token
// is missing, and the unit fails.
func (f *frame) takeProxy(n int, text string) string {
	p := f.proxies[n]
	for _, at := range anyWord.FindAllStringIndex(text, -1) {
		word := text[at[0]:at[1]]
		if bits(p.row[f.to], word) == 0 {
			continue
		}
		may := bits(p.row.forms(f.to, false), word)
		f.proxies[n] = proxy{p.row, word, may&single == 0 || p.many && may&plural != 0}
		return text[:at[0]] + string(article.Token(n)) + text[at[1]:]
	}
	return text
}

// say returns the forms that the proxies' own in text ask for. Where they do not
// tell it and the source does not either, there is none.
func say(text string, codes []article.Code, proxies map[int]proxy, to string) map[int]string {
	var said map[int]string
	for n, p := range proxies {
		if n >= len(codes) || codes[n].Agree == nil {
			continue
		}
		atStart := strings.HasPrefix(text, string(article.Token(n)))
		if form, ok := p.form(codes[n].Agree, to, atStart); ok {
			if said == nil {
				said = map[int]string{}
			}
			said[n] = form
		}
	}
	return said
}

// form returns the form of a that p's word stands for.
func (p proxy) form(a *article.Agreement, to string, atStart bool) (string, bool) {
	list := p.row[to]
	noun := a.Noun
	switch {
	case len(list) == 2: // only nouns have a plural
		noun = noun || strings.EqualFold(p.word, list[1])
	case !atStart && to == "fra": // only nouns have a capital
		first, _ := utf8.DecodeRuneInString(p.word)
		noun = unicode.IsUpper(first)
	}
	wanted := a.Adjective
	if noun {
		wanted = a.Inhabitant
	}
	may := bits(p.row.forms(to, noun), p.word)
	if len(list) == 2 && noun && p.many {
		may = plural // the engine has "the Hungarian" for several of them
	}
	for _, may := range []uint8{may, may & a.Source} {
		if form, ok := only(wanted, may); ok {
			return form, true
		}
	}
	return "", false
}

// only returns the one form that all bits of may stand for.
func only(forms [4]string, may uint8) (string, bool) {
	found := ""
	for i, form := range forms {
		switch {
		case may&(1<<i) == 0 || form == found:
		case found != "":
			return "", false
		default:
			found = form
		}
	}
	return found, found != ""
}

// soundsVowel is how English words begin that take "an"; "u" mostly sounds as in
// "Ukrainian".
var soundsVowel = regexp.MustCompile(`(?i)^(?:[aio]|e[^u]|uz)`)

// indefinite gives the article before a token the form that the word said wants:
// "an" was right before Israeli.
func indefinite(text string, said map[int]string) string {
	for n, form := range said {
		token := string(article.Token(n))
		at := strings.Index(text, token)
		if at < 0 {
			continue
		}
		before, word := text[:at], "a"
		if soundsVowel.MatchString(form) {
			word = "an"
		}
		start := strings.LastIndexByte(strings.TrimSuffix(before, " "), ' ') + 1
		if found := strings.TrimSpace(before[start:]); strings.EqualFold(found, "a") || strings.EqualFold(found, "an") {
			text = before[:start] + found[:1] + word[1:] + " " + text[at:]
		}
	}
	return text
}
