package term

import (
	"errors"
	"regexp"
	"strconv"
	"strings"

	"github.com/nicksnyder/go-i18n/v2/i18n"
	"go.yaml.in/yaml/v3"
	"golang.org/x/text/language"
	"golang.org/x/text/unicode/norm"
)

// partial is a concept as one file gives it, before layers are merged.
type partial struct {
	Concept
	off bool
}

// reader decodes one YAML file and gathers what is wrong with it.
type reader struct {
	file string
	errs []error
}

// maxErrors is how many mistakes of one file are told at once.
const maxErrors = 20

// readYAML decodes a glossary file: a list of concepts.
func readYAML(file string, data []byte) ([]*partial, error) {
	var root yaml.Node
	if err := yaml.Unmarshal(data, &root); err != nil {
		return nil, syntaxError(file, err)
	}
	if len(root.Content) == 0 {
		return nil, nil
	}
	r := &reader{file: file}
	list := resolve(root.Content[0])
	if list.Kind != yaml.SequenceNode {
		r.fail(list, sayNoList, nil)
		return nil, errors.Join(r.errs...)
	}
	concepts := make([]*partial, 0, len(list.Content))
	seen := map[string]int{}
	for _, node := range list.Content {
		p := r.concept(resolve(node))
		if line, twice := seen[p.ID]; twice && p.ID != "" {
			r.fail(node, saySameID, struct {
				Text string
				Line int
			}{p.ID, line})
		}
		seen[p.ID] = node.Line
		concepts = append(concepts, p)
	}
	return concepts, errors.Join(r.errs...)
}

var yamlLine = regexp.MustCompile(`line (\d+): (.*)`)

// syntaxError gives a YAML error the shape file:line:column: reason.
func syntaxError(file string, err error) error {
	if m := yamlLine.FindStringSubmatch(err.Error()); m != nil {
		line, _ := strconv.Atoi(m[1])
		return &Fault{file, max(line, 1), 1, sayNotYAML, aText{m[2]}}
	}
	return &Fault{file, 1, 1, sayNotYAML, aText{strings.TrimPrefix(err.Error(), "yaml: ")}}
}

func (r *reader) fail(at *yaml.Node, m *i18n.Message, data any) {
	if len(r.errs) < maxErrors {
		r.errs = append(r.errs, &Fault{r.file, at.Line, at.Column, m, data})
	}
}

// resolve follows an alias.
func resolve(node *yaml.Node) *yaml.Node {
	for node.Kind == yaml.AliasNode {
		node = node.Alias
	}
	return node
}

// pairs calls visit for every key of a mapping and reports double keys.
func (r *reader) pairs(node *yaml.Node, visit func(key, value *yaml.Node)) {
	if node.Kind != yaml.MappingNode {
		r.fail(node, sayNoMapping, nil)
		return
	}
	seen := map[string]bool{}
	for i := 0; i+1 < len(node.Content); i += 2 {
		key, value := node.Content[i], resolve(node.Content[i+1])
		if seen[key.Value] {
			r.fail(key, sayTwice, aText{key.Value})
		}
		seen[key.Value] = true
		visit(key, value)
	}
}

func (r *reader) concept(node *yaml.Node) *partial {
	p := &partial{Concept: *NewConcept("", "")}
	r.pairs(node, func(key, value *yaml.Node) {
		if list := p.relation(key.Value); list != nil {
			*list = r.texts(value)
			return
		}
		if word := p.word(key.Value); word != nil {
			*word = r.text(value)
			return
		}
		switch key.Value {
		case "kind":
			p.Kind = r.kind(value)
		case "off":
			p.off = r.flag(value)
		default:
			r.language(p, key, value)
		}
	})
	if p.ID == "" {
		r.fail(node, sayNoID, nil)
	}
	p.places = []Location{{r.file, node.Line}}
	return p
}

func (r *reader) kind(node *yaml.Node) Kind {
	kind, ok := kindOf(r.text(node))
	if !ok {
		r.fail(node, sayNoKind, aChoice{Text: string(kind), Choices: kindNames})
	}
	return kind
}

// kindOf returns the kind of a name.
func kindOf(name string) (kind Kind, ok bool) {
	for _, kind := range kinds {
		if string(kind) == name {
			return kind, true
		}
	}
	return Kind(name), false
}

// language reads the value of a language key: a text, a mapping or a list.
func (r *reader) language(p *partial, key, value *yaml.Node) {
	tag, err := language.Parse(key.Value)
	if err != nil {
		r.fail(key, sayNoField, aText{key.Value})
		return
	}
	if value.Kind != yaml.SequenceNode {
		p.terms.set(tag.String(), []Term{r.term(value)})
		return
	}
	var terms []Term
	for _, node := range value.Content {
		terms = append(terms, r.term(resolve(node)))
	}
	p.terms.set(tag.String(), terms)
}

func (r *reader) term(node *yaml.Node) Term {
	if node.Kind == yaml.ScalarNode {
		return Term{Text: r.text(node)}
	}
	var t Term
	r.pairs(node, func(key, value *yaml.Node) { r.field(&t, key, value) })
	if t.Text == "" && len(r.errs) == 0 {
		r.fail(node, sayNoTerm, nil)
	}
	return t
}

// choices are the words that a field accepts.
func choose[T any](r *reader, key, value *yaml.Node, choices map[string]T) (chosen T) {
	chosen, ok := choices[value.Value]
	if !ok {
		r.fail(value, sayNoChoice, aChoice{key.Value, value.Value, strings.Join(sortedKeys(choices), ", ")})
	}
	return chosen
}

var (
	statuses = map[string]Status{"preferred": Preferred, "admitted": Admitted, "deprecated": Deprecated, "forbidden": Forbidden}
	genders  = map[string]byte{"m": 'm', "f": 'f', "n": 'n'}
	numbers  = map[string]bool{"s": false, "p": true}
	articles = map[string]bool{"definite": true, "none": false}
	policies = map[string]Case{"exact": Exact, "fold": Fold, "headline": Headline}
	speech   = map[string]string{"noun": "noun", "proper": "proper", "adjective": "adjective", "verb": "verb", "adverb": "adverb", "other": "other"}
)

func (r *reader) field(t *Term, key, value *yaml.Node) {
	if list := t.list(key.Value); list != nil {
		*list = r.texts(value)
		return
	}
	if word := t.word(key.Value); word != nil {
		*word = r.text(value)
		return
	}
	switch key.Value {
	case "status":
		t.Status = choose(r, key, value, statuses)
	case "gender":
		t.Gender = choose(r, key, value, genders)
	case "number":
		t.Plural = choose(r, key, value, numbers)
	case "article":
		t.Definite = choose(r, key, value, articles)
		t.Bare = !t.Definite
	case "case":
		t.Case = choose(r, key, value, policies)
	case "keep":
		t.Keep = r.flag(value)
	case "common":
		t.Common = r.flag(value)
	case "pos":
		t.PartOfSpeech = choose(r, key, value, speech)
	default:
		r.fail(key, sayNoTermField, aText{key.Value})
	}
}

// text reads a non-empty scalar, NFC.
func (r *reader) text(node *yaml.Node) string {
	text := strings.TrimSpace(norm.NFC.String(node.Value))
	if node.Kind != yaml.ScalarNode || text == "" {
		r.fail(node, sayNoText, nil)
	}
	return text
}

// texts reads a list of texts, or one text.
func (r *reader) texts(node *yaml.Node) []string {
	if node.Kind == yaml.ScalarNode {
		return []string{r.text(node)}
	}
	if node.Kind != yaml.SequenceNode {
		r.fail(node, sayNoTexts, nil)
		return nil
	}
	list := make([]string, 0, len(node.Content))
	for _, item := range node.Content {
		list = append(list, r.text(resolve(item)))
	}
	return list
}

func (r *reader) flag(node *yaml.Node) bool {
	on, err := strconv.ParseBool(node.Value)
	if err != nil {
		r.fail(node, sayNoFlag, nil)
	}
	return on
}
