package chat

import (
	"encoding/json"
	"regexp"
	"strconv"
	"strings"

	"exonym/internal/backend"
)

var (
	// list is where the segments of an answer begin, whatever is written round them.
	list = regexp.MustCompile(`\[\s*\{\s*"(?:id|text)"\s*:`)
	// thought is where the thoughts end that some models write before their answer.
	thought = regexp.MustCompile(`(?s)^.*</think(?:ing)?>`)
)

// flaw says why an answer or a segment of it cannot be used, in words for the model,
// without text of the article.
type flaw struct {
	class backend.Class
	say   string
}

func bad(say string) *flaw { return &flaw{backend.BadOutput, say} }

// parse finds the texts of an answer to a question of n segments: texts[i] belongs to id
// i+1 and is nil where it is missing. Words and code fences round the JSON are passed
// over, and of an answer that was cut off all whole segments are taken. A number that was
// not asked makes the whole answer worthless: the others may be shifted too.
func parse(a Answer, n int) (texts []*string, wrong *flaw) {
	texts = make([]*string, n)
	if a.Finish == Refused {
		return texts, &flaw{backend.Refused, "it was refused"}
	}
	text := thought.ReplaceAllString(a.Text, "")
	starts := list.FindAllStringIndex(text, -1)
	if len(starts) == 0 {
		return texts, wordless(a, text)
	}
	d := json.NewDecoder(strings.NewReader(text[starts[len(starts)-1][0]:]))
	d.Token() // the bracket
	twice := map[int]bool{}
	for d.More() {
		var s struct {
			ID   json.RawMessage `json:"id"`
			Text *string         `json:"text"`
		}
		if d.Decode(&s) != nil {
			break
		}
		id, err := strconv.Atoi(strings.Trim(string(s.ID), `"`))
		if err != nil || id < 1 || id > n {
			return make([]*string, n), bad("it has ids that were not asked")
		}
		twice[id] = twice[id] || texts[id-1] != nil
		texts[id-1] = s.Text
	}
	for id := range twice {
		if twice[id] {
			texts[id-1] = nil
		}
	}
	if a.Finish == Cut {
		return texts, &flaw{backend.Truncated, "it was cut off"}
	}
	return texts, bad("it lacks segments")
}

// wordless is the flaw of an answer without any segment.
func wordless(a Answer, text string) *flaw {
	switch {
	case a.Finish == Cut:
		return &flaw{backend.Truncated, "it was cut off"}
	case excuse.MatchString(text):
		return &flaw{backend.Refused, "it was refused"}
	}
	return bad("it is not the JSON that was asked for")
}
