package memory

import (
	"encoding/json"
	"slices"
	"strings"

	"exonym/internal/article"
)

// renumber gives the tokens of a unit numbers from 0, as they stand in its source,
// then in its target; only codes that stand there are left, with names as they were.
func renumber(source, target string, codes []article.Code) (string, string, []article.Code) {
	order := article.Tokens(source + target)
	if len(order) == 0 {
		return source, target, nil
	}
	place := map[int]int{}
	var kept []article.Code
	for _, n := range order {
		if _, ok := place[n]; ok {
			continue
		}
		place[n] = len(kept)
		code := article.Code{Kind: article.Single, Pair: -1}
		if n < len(codes) {
			code = codes[n]
		}
		kept = append(kept, code)
	}
	for i := range kept {
		if partner, ok := place[kept[i].Pair]; ok {
			kept[i].Pair = partner
		} else {
			kept[i].Pair = -1
		}
	}
	with := func(n int) string { return string(article.Token(place[n])) }
	return article.Expand(source, with), article.Expand(target, with), kept
}

// transfer gives target, whose tokens are numbered as those of its unit's source,
// the tokens of another source with codes of the same kinds in the same order.
func transfer(target string, unit []article.Code, source string, codes []article.Code) (string, bool) {
	tokens := article.Tokens(source)
	wanted := article.Tokens(target)
	slices.Sort(wanted)
	if len(tokens) != len(unit) || len(wanted) != len(tokens) {
		return "", false
	}
	for i, n := range tokens {
		if wanted[i] != i || n >= len(codes) || codes[n].Kind != unit[i].Kind {
			return "", false
		}
	}
	moved := article.Expand(target, func(n int) string { return string(article.Token(tokens[n])) })
	return moved, article.VerifyCodes(source, moved, codes) == nil
}

// storedCode is a code as the file has it.
type storedCode struct {
	Kind article.CodeKind `json:"k,omitempty"`
	Pair int              `json:"p"`
	Raw  string           `json:"r,omitempty"`
	Text string           `json:"t,omitempty"`
}

func encodeCodes(codes []article.Code) (string, error) {
	if len(codes) == 0 {
		return "", nil
	}
	stored := make([]storedCode, len(codes))
	for i, c := range codes {
		stored[i] = storedCode{c.Kind, c.Pair, c.Raw, c.Text}
	}
	text, err := json.Marshal(stored)
	return string(text), err
}

func decodeCodes(text string) ([]article.Code, error) {
	if text == "" {
		return nil, nil
	}
	var stored []storedCode
	if err := json.Unmarshal([]byte(text), &stored); err != nil {
		return nil, err
	}
	codes := make([]article.Code, len(stored))
	for i, c := range stored {
		codes[i] = article.Code{Kind: c.Kind, Pair: c.Pair, Raw: c.Raw, Text: c.Text}
	}
	return codes, nil
}

// plain returns text without its tokens, white space made one: how a neighbour is
// known again.
func plain(text string) string {
	return strings.Join(strings.Fields(article.Expand(text, func(int) string { return "" })), " ")
}
