package config

import (
	"bytes"
	"errors"
	"io"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/nicksnyder/go-i18n/v2/i18n"
	"go.yaml.in/yaml/v3"

	"exonym/internal/backend"
)

const (
	// maxFile is how many bytes a file may have: settings are short.
	maxFile = 256 << 10
	// maxFaults is how many mistakes of one file are told at once.
	maxFaults = 20
)

// layer is what one file says.
type layer struct {
	file    string
	level   Level
	values  map[string]Value
	engines []engineText
	routes  []Route
}

// engineText is an engine as one file describes it.
type engineText struct {
	name    Text
	kind    Text // its text is "" where the file does not say
	options []option
}

type option struct {
	name  Text
	value Text
}

// reader decodes one file and gathers what is wrong with it.
type reader struct {
	layer
	dir   string
	kinds []backend.Kind
	errs  []error
}

// parse decodes a file and checks all that can be checked without the other one.
func parse(file, dir string, level Level, data []byte, kinds []backend.Kind) (layer, error) {
	r := &reader{layer: layer{file: file, level: level, values: map[string]Value{}}, dir: dir, kinds: kinds}
	root, err := r.document(data)
	if err != nil || root == nil {
		return r.layer, err
	}
	r.pairs(root, func(key, value *yaml.Node) {
		switch key.Value {
		case "backends":
			r.allEngines(value)
		case "routes":
			r.allRoutes(value)
		default:
			r.key(key, value)
		}
	})
	return r.layer, errors.Join(r.errs...)
}

// document returns the root of the only document, nil where there is none.
func (r *reader) document(data []byte) (*yaml.Node, error) {
	if len(data) > maxFile {
		return nil, r.fault(1, 1, sayTooLarge, aText{strconv.Itoa(maxFile >> 10)})
	}
	if !utf8.Valid(data) {
		return nil, r.fault(1, 1, sayNotUTF8, nil)
	}
	decoder := yaml.NewDecoder(bytes.NewReader(data))
	var root, second yaml.Node
	if err := decoder.Decode(&root); err != nil {
		if errors.Is(err, io.EOF) {
			return nil, nil
		}
		return nil, r.syntax(data, err)
	}
	switch err := decoder.Decode(&second); {
	case err == nil:
		return nil, r.fault(second.Line, max(second.Column, 1), sayTwoDocuments, nil)
	case !errors.Is(err, io.EOF):
		return nil, r.syntax(data, err)
	}
	if len(root.Content) == 0 || isNull(root.Content[0]) {
		return nil, nil
	}
	return root.Content[0], nil
}

var yamlLine = regexp.MustCompile(`line (\d+): (.*)`)

// syntax words a mistake of YAML. The library quotes names of anchors at the most.
func (r *reader) syntax(data []byte, err error) error {
	line, text := 1, strings.TrimPrefix(err.Error(), "yaml: ")
	if m := yamlLine.FindStringSubmatch(err.Error()); m != nil {
		line, _ = strconv.Atoi(m[1])
		line, text = max(line, 1), m[2]
	}
	lines := strings.Split(string(data), "\n")
	// The library counts some mistakes one line too early.
	for _, n := range []int{line, line + 1} {
		if n > len(lines) {
			break
		}
		indent := len(lines[n-1]) - len(strings.TrimLeft(lines[n-1], " \t"))
		switch rest := lines[n-1]; {
		case strings.Contains(rest[:indent], "\t"):
			return r.fault(n, strings.Index(rest, "\t")+1, sayTab, nil)
		case strings.HasPrefix(rest[indent:], "*"):
			return r.fault(n, indent+1, sayStar, aText{`"*"`})
		}
	}
	if strings.Contains(text, "anchor") {
		return r.fault(line, 1, sayAlias, nil)
	}
	return r.fault(line, 1, sayNotYAML, aText{text})
}

func (r *reader) origin(line, column int) Origin {
	return Origin{Level: r.level, File: r.file, Line: line, Column: column}
}

func (r *reader) at(node *yaml.Node) Origin { return r.origin(node.Line, node.Column) }

func (r *reader) fault(line, column int, m *i18n.Message, data any) error {
	return &Fault{r.origin(line, column), m, data}
}

func (r *reader) fail(at *yaml.Node, m *i18n.Message, data any) {
	r.tell(r.fault(at.Line, at.Column, m, data))
}

func (r *reader) tell(fault error) {
	if len(r.errs) < maxFaults {
		r.errs = append(r.errs, fault)
	}
}

// pairs calls visit for every key of a mapping that stands there for the first time.
func (r *reader) pairs(node *yaml.Node, visit func(key, value *yaml.Node)) {
	if !r.plain(node) {
		return
	}
	if node.Kind != yaml.MappingNode {
		r.fail(node, sayNoMapping, aText{"name: value"})
		return
	}
	seen := map[string]int{}
	for i := 0; i+1 < len(node.Content); i += 2 {
		key, value := node.Content[i], node.Content[i+1]
		line, twice := seen[key.Value]
		switch {
		case !r.plain(key):
		case key.Kind != yaml.ScalarNode:
			r.fail(key, sayNoMapping, aText{"name: value"})
		case twice:
			r.fail(key, sayTwice, aLine{key.Value, line})
		default:
			seen[key.Value] = key.Line
			visit(key, value)
		}
	}
}

// plain refuses anchors and aliases: they make small files large, or endless.
func (r *reader) plain(node *yaml.Node) bool {
	if node.Kind == yaml.AliasNode || node.Anchor != "" {
		r.fail(node, sayAlias, nil)
		return false
	}
	return true
}

func isNull(node *yaml.Node) bool {
	return node.Kind == yaml.ScalarNode && node.Tag == "!!null"
}

// text reads one value.
func (r *reader) text(node *yaml.Node) (Text, bool) {
	switch {
	case !r.plain(node):
		return Text{}, false
	case node.Kind != yaml.ScalarNode:
		r.fail(node, sayNoText, nil)
		return Text{}, false
	case isNull(node), strings.TrimSpace(node.Value) == "":
		r.fail(node, sayNoValue, nil)
		return Text{}, false
	}
	return Text{strings.TrimSpace(node.Value), r.at(node)}, true
}

// texts reads a list of values, or one.
func (r *reader) texts(node *yaml.Node) []Text {
	if node.Kind != yaml.SequenceNode {
		if node.Kind == yaml.MappingNode {
			r.fail(node, sayNoTexts, nil)
			return nil
		}
		if text, ok := r.text(node); ok {
			return []Text{text}
		}
		return nil
	}
	if !r.plain(node) {
		return nil
	}
	if len(node.Content) == 0 {
		r.fail(node, sayNoValue, nil)
	}
	var list []Text
	for _, item := range node.Content {
		if text, ok := r.text(item); ok {
			list = append(list, text)
		}
	}
	return list
}

// key reads a setting that stands by itself.
func (r *reader) key(key, value *yaml.Node) {
	k, ok := keyOf(key.Value)
	if !ok {
		if guess := nearest(key.Value, topNames()); guess != "" {
			r.fail(key, sayUnknownGuess, aGuess{key.Value, guess})
			return
		}
		r.fail(key, sayUnknown, aText{key.Value})
		return
	}
	var texts []Text
	if k.Many {
		texts = r.texts(value)
		if k.Commas && value.Kind == yaml.ScalarNode && len(texts) > 0 {
			texts = cut(texts[0])
			if len(texts) == 0 {
				r.fail(value, sayNoValue, nil)
			}
		}
	} else if text, ok := r.text(value); ok {
		texts = []Text{text}
	}
	set := Value{Origin: r.at(value)}
	for _, text := range texts {
		if m := k.judge(text.Text); m != nil {
			r.tell(&Fault{text.Origin, m.message, m.data})
			continue
		}
		if k.anchor != nil {
			text.Text = k.anchor(r.dir, text.Text)
		}
		set.Texts = append(set.Texts, text.Text)
	}
	r.values[k.Name] = set
}

// cut parts a value at its commas.
func cut(list Text) (texts []Text) {
	for part := range fields(list.Text, ",") {
		texts = append(texts, Text{part, list.Origin})
	}
	return texts
}

// judge says what is wrong with one text of a key.
func (k Key) judge(text string) *mistake {
	if k.Switch {
		if _, ok := switches[text]; !ok {
			return &mistake{sayNoSwitch, nil}
		}
	}
	if k.Choices != nil && !contains(k.Choices, text) {
		return &mistake{sayNoChoice, aChoice{text, strings.Join(k.Choices, ", ")}}
	}
	if k.wrong != nil {
		return k.wrong(text)
	}
	return nil
}

// topNames are the names that stand at the left margin of a file.
func topNames() []string {
	names := []string{"backends", "routes"}
	for _, k := range Keys() {
		names = append(names, k.Name)
	}
	return names
}
