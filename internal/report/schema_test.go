package report

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"exonym/internal/testkit"
)

func TestGoldenFollowsSchema(t *testing.T) {
	golden, err := os.ReadFile(filepath.Join("testdata", "report.json"))
	if err != nil {
		t.Fatal(err)
	}
	validate(t, golden)
}

func TestSchemaRefuses(t *testing.T) {
	golden, err := os.ReadFile(filepath.Join("testdata", "report.json"))
	if err != nil {
		t.Fatal(err)
	}
	for _, change := range [][2]string{
		{`"schema": "exonym-report/1"`, `"schema": "exonym-report/2"`},
		{`"check": "name.missing",`, ``},
		{`"penalty": 38`, `"penalty": "38"`},
		{`"ruling": "stop"`, `"ruling": "go"`},
		{`"to": "es"`, `"to": "es", "extra": 1`},
	} {
		bad := strings.Replace(string(golden), change[0], change[1], 1)
		if bad == string(golden) {
			t.Errorf("the golden does not hold %s", change[0])
		}
		if len(violations(t, []byte(bad))) == 0 {
			t.Errorf("the schema accepts %s", change[1])
		}
	}
}

func validate(t *testing.T, data []byte) {
	t.Helper()
	for _, v := range violations(t, data) {
		t.Error(v)
	}
}

// violations checks data against the published schema, as far as the schema uses
// the keywords const, enum, type, required, properties, items, minimum, maximum,
// anyOf and $ref into $defs. It is stricter than the schema in one thing: what we
// write must be documented.
func violations(t *testing.T, data []byte) []string {
	t.Helper()
	raw, err := os.ReadFile(filepath.Join(testkit.Root(t), "docs", "schema", "report-1.json"))
	if err != nil {
		t.Fatal(err)
	}
	var s struct {
		node
		Defs map[string]*node `json:"$defs"`
	}
	if err := json.Unmarshal(raw, &s); err != nil {
		t.Fatal(err)
	}
	var value any
	if err := json.Unmarshal(data, &value); err != nil {
		return []string{err.Error()}
	}
	var found []string
	s.node.check(s.Defs, "$", value, &found)
	return found
}

type node struct {
	Ref        string           `json:"$ref"`
	Const      any              `json:"const"`
	Enum       []any            `json:"enum"`
	Type       any              `json:"type"`
	Required   []string         `json:"required"`
	Properties map[string]*node `json:"properties"`
	Items      *node            `json:"items"`
	Minimum    *float64         `json:"minimum"`
	Maximum    *float64         `json:"maximum"`
	AnyOf      []*node          `json:"anyOf"`
}

func (n *node) check(defs map[string]*node, at string, value any, found *[]string) {
	say := func(format string, args ...any) { *found = append(*found, at+": "+fmt.Sprintf(format, args...)) }
	if n.Ref != "" {
		def, ok := defs[strings.TrimPrefix(n.Ref, "#/$defs/")]
		if !ok {
			say("no definition %s", n.Ref)
			return
		}
		def.check(defs, at, value, found)
	}
	if n.Const != nil && n.Const != value {
		say("%v is not %v", value, n.Const)
	}
	if n.Enum != nil && !slices.Contains(n.Enum, value) {
		say("%v is none of %v", value, n.Enum)
	}
	if n.Type != nil && !fits(n.Type, value) {
		say("%v is no %v", value, n.Type)
	}
	if len(n.AnyOf) > 0 && !slices.ContainsFunc(n.AnyOf, func(m *node) bool {
		var inner []string
		m.check(defs, at, value, &inner)
		return len(inner) == 0
	}) {
		say("fits none of the choices")
	}
	switch v := value.(type) {
	case float64:
		if (n.Minimum != nil && v < *n.Minimum) || (n.Maximum != nil && v > *n.Maximum) {
			say("%v is out of range", v)
		}
	case []any:
		for i, item := range v {
			if n.Items != nil {
				n.Items.check(defs, fmt.Sprintf("%s[%d]", at, i), item, found)
			}
		}
	case map[string]any:
		n.checkObject(defs, at, v, found)
	}
}

func (n *node) checkObject(defs map[string]*node, at string, object map[string]any, found *[]string) {
	for _, key := range n.Required {
		if _, ok := object[key]; !ok {
			*found = append(*found, at+": no "+key)
		}
	}
	for key, value := range object {
		if p, ok := n.Properties[key]; ok {
			p.check(defs, at+"."+key, value, found)
		} else if n.Properties != nil {
			*found = append(*found, at+": "+key+" is not in the schema")
		}
	}
}

func fits(kind, value any) bool {
	if kinds, ok := kind.([]any); ok {
		return slices.ContainsFunc(kinds, func(k any) bool { return fits(k, value) })
	}
	switch v := value.(type) {
	case nil:
		return kind == "null"
	case bool:
		return kind == "boolean"
	case string:
		return kind == "string"
	case float64:
		return kind == "number" || (kind == "integer" && v == float64(int(v)))
	case []any:
		return kind == "array"
	}
	return kind == "object"
}
