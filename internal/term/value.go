package term

import (
	"strconv"
	"strings"
)

// This file reads the values of languages in the house style of glossary files: a
// text, {term: ..., also: [...]} on one line, or a list of both in brackets or below
// the key. It
// reads a part of YAML 1.2 in which every text means itself; whatever else a file
// holds is left to the YAML reader.

// decodeValue decodes what wellFormed has seen, and appends it.
func decodeValue(into []Term, text string) []Term {
	v := value{text: text, keep: true}
	terms, _ := v.terms(into)
	return terms
}

// wellFormed reports whether text is the value of a language in the house style.
func wellFormed(text string) bool {
	v := value{text: text}
	_, ok := v.terms(nil)
	return ok
}

// value reads one value. Without keep it only looks whether it is well formed, and
// makes nothing.
type value struct {
	text string
	keep bool
}

// terms reads a text, a mapping, or a list of them, an item a line, and appends them.
func (v *value) terms(terms []Term) (all []Term, ok bool) {
	if first, _, list := strings.Cut(v.text, "\n"); list {
		if strings.TrimSpace(first) != "" {
			return nil, false
		}
		below := v.text[len(first)+1:]
		indent := below[:len(below)-len(strings.TrimLeft(below, " "))] + "- "
		for line := range strings.SplitSeq(below, "\n") {
			item, isItem := strings.CutPrefix(line, indent)
			t, ok := v.term(strings.TrimSpace(item), false)
			if !isItem || !ok {
				return nil, false
			}
			if v.keep {
				terms = append(terms, t)
			}
		}
		return terms, true
	}
	text := strings.TrimSpace(v.text)
	if strings.HasPrefix(text, "[") {
		return v.inBrackets(terms, text)
	}
	t, ok := v.term(text, false)
	if ok && v.keep {
		terms = append(terms, t)
	}
	return terms, ok
}

// inBrackets reads a list of terms on one line, and appends them.
func (v *value) inBrackets(terms []Term, text string) (all []Term, ok bool) {
	rest, ok := strings.CutSuffix(text[1:], "]")
	for ok {
		var item, next string
		if item, next, ok = cutItem(rest); !ok {
			break
		}
		t, ok := v.term(item, true)
		if !ok {
			return nil, false
		}
		if v.keep {
			terms = append(terms, t)
		}
		if next == "" {
			return terms, true
		}
		rest = next[1:]
	}
	return nil, false
}

// term reads a text or a mapping; flow says that it stands in a list in brackets.
func (v *value) term(text string, flow bool) (t Term, ok bool) {
	if !strings.HasPrefix(text, "{") {
		t.Text, ok = scalar(text, flow)
		return t, ok
	}
	body, ok := strings.CutSuffix(text[1:], "}")
	if !ok {
		return t, false
	}
	var seen [24]string
	count := 0
	for rest := body; ; {
		key, after, ok := strings.Cut(rest, ": ")
		key = strings.TrimSpace(key)
		if !ok || count == len(seen) || contains(seen[:count], key) {
			return t, false
		}
		seen[count] = key
		count++
		item, next, ok := cutItem(after)
		if !ok || !v.field(&t, key, item) {
			return t, false
		}
		if next == "" {
			return t, contains(seen[:count], "term")
		}
		rest = next[1:]
	}
}

func contains(list []string, text string) bool {
	for _, item := range list {
		if item == text {
			return true
		}
	}
	return false
}

// cutItem cuts the first item of a flow collection: a text, a list or a mapping.
// rest is "" or begins with the comma behind it.
func cutItem(text string) (item, rest string, ok bool) {
	text = strings.TrimLeft(text, " ")
	end := 0
	switch {
	case text == "":
		return "", "", false
	case text[0] == '[':
		end = endOf(text, ']')
	case text[0] == '{':
		end = endOf(text, '}')
	case text[0] == '"' || text[0] == '\'':
		end = strings.IndexByte(text[1:], text[0]) + 2
		if end == 1 {
			return "", "", false
		}
	default:
		end = strings.IndexByte(text, ',')
		if end < 0 {
			end = len(text)
		}
	}
	if end <= 0 {
		return "", "", false
	}
	item, rest = strings.TrimRight(text[:end], " "), strings.TrimLeft(text[end:], " ")
	return item, rest, rest == "" || rest[0] == ',' && len(rest) > 1 && rest[1] == ' '
}

// endOf returns the offset behind the first mark that stands outside quotes, 0 where
// there is none.
func endOf(text string, mark byte) int {
	end := strings.IndexByte(text, mark) + 1
	if strings.IndexByte(text[:end], '"') < 0 && strings.IndexByte(text[:end], '\'') < 0 {
		return end
	}
	quote := byte(0)
	for i := range len(text) {
		switch c := text[i]; {
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c == '"' || c == '\'':
			quote = c
		case c == mark:
			return i + 1
		}
	}
	return 0
}

// scalar reads a text that means itself: plain, or in quotes without an escape in
// it. ok is false for anything that YAML might read otherwise.
func scalar(text string, flow bool) (string, bool) {
	if text == "" {
		return "", false
	}
	switch text[0] {
	case '"', '\'':
		inner := text[1:]
		end := strings.IndexByte(inner, text[0])
		if end <= 0 || end != len(inner)-1 || strings.IndexByte(inner, '\\') >= 0 {
			return "", false
		}
		inner = inner[:end]
		return inner, strings.TrimSpace(inner) == inner
	case '-', '?', ':', ',', '[', ']', '{', '}', '#', '&', '*', '!', '|', '>', '%', '@', '`', '~', '=', '<':
		return "", false
	}
	for i := range len(text) {
		switch text[i] {
		case ',', '[', ']', '{', '}':
			if flow {
				return "", false
			}
		case ':':
			if flow || i+1 == len(text) || text[i+1] == ' ' {
				return "", false
			}
		case '#':
			if text[i-1] == ' ' {
				return "", false
			}
		}
	}
	return text, strings.TrimSpace(text) == text
}

// texts reads a list in brackets, or one text.
func (v *value) texts(text string, into *[]string) bool {
	if text[0] != '[' {
		one, ok := scalar(text, true)
		if ok && v.keep {
			*into = []string{one}
		}
		return ok
	}
	body, ok := strings.CutSuffix(text[1:], "]")
	for rest := body; ok && strings.TrimSpace(rest) != ""; {
		var item, next, one string
		if item, next, ok = cutItem(rest); !ok {
			return false
		}
		if one, ok = scalar(item, true); ok && v.keep {
			*into = append(*into, one)
		}
		if next == "" {
			break
		}
		rest = next[1:]
	}
	if ok && v.keep && *into == nil {
		*into = []string{}
	}
	return ok
}

// field reads one field of a mapping into t.
func (v *value) field(t *Term, key, text string) bool {
	if list := t.list(key); list != nil {
		return v.texts(text, list)
	}
	word, ok := scalar(text, true)
	if !ok {
		return false
	}
	if into := t.word(key); into != nil {
		*into = word
		return true
	}
	switch key {
	case "status":
		t.Status, ok = statuses[word]
	case "gender":
		t.Gender, ok = genders[word]
	case "number":
		t.Plural, ok = numbers[word]
	case "article":
		t.Definite, ok = articles[word]
		t.Bare = !t.Definite
	case "case":
		t.Case, ok = policies[word]
	case "pos":
		t.PartOfSpeech, ok = speech[word]
	case "keep":
		ok = flag(word, &t.Keep)
	case "common":
		ok = flag(word, &t.Common)
	default:
		return false
	}
	return ok
}

func flag(word string, into *bool) bool {
	on, err := strconv.ParseBool(word)
	*into = on
	return err == nil
}

// word returns the text of t that a field is, or nil.
func (t *Term) word(key string) *string {
	switch key {
	case "term":
		return &t.Text
	case "paradigm":
		return &t.Paradigm
	case "transliteration":
		return &t.Transliteration
	case "note":
		return &t.Note
	}
	return nil
}

// list returns the list of t that a field is, or nil.
func (t *Term) list(key string) *[]string {
	switch key {
	case "forms":
		return &t.Forms
	case "also":
		return &t.Also
	case "deprecated":
		return &t.Deprecated
	case "forbidden":
		return &t.Forbidden
	case "abbreviation":
		return &t.Abbreviation
	case "adjective":
		return &t.Adjective
	case "inhabitant":
		return &t.Inhabitant
	}
	return nil
}
