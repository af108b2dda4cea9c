package native

import (
	"bufio"
	"bytes"
	"encoding/json"
	"io"
	"slices"

	"golang.org/x/text/language"

	"exonym/internal/term"
	"exonym/internal/term/exchange"
)

// Schema names the version of the format.
const Schema = "exonym-glossary/1"

// Format is exonym's own JSON.
var Format = &exchange.Format{
	Name: "json", Extensions: []string{".json"}, Lossless: true,
	Import: read,
	Export: write,
}

// write writes one concept a line, so that versions of a file can be compared.
func write(w io.Writer, concepts []*term.Concept, o exchange.Options) (exchange.Lost, error) {
	out := bufio.NewWriter(w)
	out.WriteString(`{"schema": "` + Schema + `", "concepts": [`)
	for i, c := range concepts {
		if i > 0 {
			out.WriteString(",")
		}
		out.WriteString("\n  ")
		out.Write(object(append(said(c, exchange.ConceptFields(), "id", c.ID), member{"terms", terms(c, o.Languages)})))
	}
	out.WriteString("\n]}\n")
	return exchange.Lost{}, out.Flush()
}

// terms returns the terms of c by language: those of wanted, or all.
func terms(c *term.Concept, wanted []language.Tag) json.RawMessage {
	var members []member
	for _, tag := range c.Languages() {
		lang := language.Make(tag)
		if len(wanted) > 0 && !slices.Contains(wanted, lang) {
			continue
		}
		var list []json.RawMessage
		for _, t := range c.OwnTerms(lang) {
			list = append(list, object(said(&t, exchange.TermFields(), "term", t.Text)))
		}
		members = append(members, member{tag, encode(list)})
	}
	return object(members)
}

// member is one name of an object with its value.
type member struct {
	name  string
	value json.RawMessage
}

// said returns what v says, after its name.
func said[T any](v *T, fields []exchange.Field[T], name, text string) []member {
	members := []member{{name, encode(text)}}
	for _, f := range fields {
		texts := f.Get(v)
		switch {
		case len(texts) == 0:
		case f.List:
			members = append(members, member{f.Name, encode(texts)})
		case isFlag(f):
			members = append(members, member{f.Name, json.RawMessage(texts[0])})
		default:
			members = append(members, member{f.Name, encode(texts[0])})
		}
	}
	return members
}

// isFlag reports a field that is true or false.
func isFlag[T any](f exchange.Field[T]) bool { return slices.Contains(f.Choices, "true") }

func object(members []member) json.RawMessage {
	var b bytes.Buffer
	b.WriteByte('{')
	for i, m := range members {
		if i > 0 {
			b.WriteString(", ")
		}
		b.Write(encode(m.name))
		b.WriteString(": ")
		b.Write(m.value)
	}
	b.WriteByte('}')
	return b.Bytes()
}

// encode writes a text or a list as JSON, with < and & as they are. Neither can
// fail.
func encode(v any) json.RawMessage {
	var b bytes.Buffer
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(v); err != nil {
		return json.RawMessage("null")
	}
	return bytes.TrimSpace(b.Bytes())
}
