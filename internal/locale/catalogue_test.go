package locale

import (
	"encoding/json"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"sort"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/text/language"

	"exonym/internal/testkit"
	"exonym/locales"
)

// inCode is one i18n.Message literal of the code.
type inCode struct {
	at    string            // file:line
	forms map[string]string // "other", "one", ...; fields as the catalogues call them
}

// messagesInCode collects every i18n.Message literal below internal and cmd.
func messagesInCode(t *testing.T) map[string][]inCode {
	found := map[string][]inCode{}
	root := testkit.Root(t)
	for _, dir := range []string{"internal", "cmd"} {
		err := filepath.WalkDir(filepath.Join(root, dir), func(path string, entry fs.DirEntry, err error) error {
			if err != nil || entry.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
				return err
			}
			files := token.NewFileSet()
			file, err := parser.ParseFile(files, path, nil, parser.SkipObjectResolution)
			if err != nil {
				return err
			}
			ast.Inspect(file, func(n ast.Node) bool {
				lit, ok := n.(*ast.CompositeLit)
				if !ok || !isMessage(lit.Type) {
					return true
				}
				m := inCode{forms: map[string]string{}}
				at, _ := filepath.Rel(root, path)
				m.at = fmt.Sprintf("%s:%d", filepath.ToSlash(at), files.Position(lit.Pos()).Line)
				for _, e := range lit.Elts {
					field, ok := e.(*ast.KeyValueExpr)
					if !ok {
						t.Errorf("%s: message without field names", m.at)
						continue
					}
					name := fmt.Sprint(field.Key)
					text, ok := constant(field.Value)
					if !ok {
						t.Errorf("%s: %s is no string literal", m.at, name)
					}
					m.forms[strings.ToLower(name)] = text
				}
				id := m.forms["id"]
				delete(m.forms, "id")
				delete(m.forms, "description")
				found[id] = append(found[id], m)
				return true
			})
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return found
}

func isMessage(e ast.Expr) bool {
	s, ok := e.(*ast.SelectorExpr)
	return ok && s.Sel.Name == "Message" && fmt.Sprint(s.X) == "i18n"
}

// constant returns the value of a string literal or a sum of them.
func constant(e ast.Expr) (string, bool) {
	switch e := e.(type) {
	case *ast.BasicLit:
		s, err := strconv.Unquote(e.Value)
		return s, err == nil
	case *ast.BinaryExpr:
		a, ok := constant(e.X)
		b, also := constant(e.Y)
		return a + b, ok && also && e.Op == token.ADD
	}
	return "", false
}

// TestMessagesInCode holds the English side to its rules.
func TestMessagesInCode(t *testing.T) {
	for id, all := range messagesInCode(t) {
		switch m := all[0]; {
		case id == "":
			t.Errorf("%s: message without ID", m.at)
		case len(all) > 1:
			t.Errorf("%s: the ID %s is taken at %s", all[1].at, id, m.at)
		case strings.TrimSpace(m.forms["other"]) == "":
			t.Errorf("%s: %s says nothing", m.at, id)
		}
	}
}

// plurals are CLDR 48's cardinal categories.
var plurals = map[string][]string{"fr": {"many", "one", "other"}, "es": {"many", "one", "other"}, "de": {"one", "other"}}

// TestCatalogues holds every translation to the message in the code.
func TestCatalogues(t *testing.T) {
	code := messagesInCode(t)
	for tag, categories := range plurals {
		t.Run(tag, func(t *testing.T) {
			known := catalogueOf(t, tag)
			var missing []string
			for id, all := range code {
				if forms, ok := known[id]; ok {
					compare(t, tag, id, all[0], forms, categories)
				} else {
					missing = append(missing, id+" ("+all[0].at+")")
				}
			}
			sort.Strings(missing)
			if len(missing) > 0 {
				t.Errorf("%d messages without translation:\n  %s", len(missing), strings.Join(missing, "\n  "))
			}
			for id := range known {
				if code[id] == nil {
					t.Errorf("%s: nothing says %s", known[id]["file"], id)
				}
			}
		})
	}
}

// catalogueOf reads all catalogues of one language: ID to form to text, and
// "file" to where it stands.
func catalogueOf(t *testing.T, tag string) map[string]map[string]string {
	names, _ := fs.Glob(locales.FS, "*."+tag+".json")
	all := map[string]map[string]string{}
	for _, name := range names {
		data, err := locales.FS.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		noDoubles(t, name, data)
		var raw map[string]any
		if err := json.Unmarshal(data, &raw); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		for id, value := range raw {
			if all[id] != nil {
				t.Errorf("%s stands in %s and in %s", id, all[id]["file"], name)
			}
			all[id] = map[string]string{"file": name}
			switch value := value.(type) {
			case string:
				all[id]["other"] = value
			case map[string]any:
				for form, text := range value {
					all[id][form] = fmt.Sprint(text)
				}
			default:
				t.Errorf("%s: %s is neither text nor forms", name, id)
			}
		}
	}
	return all
}

// noDoubles reports keys that stand twice: a JSON decoder takes the last.
func noDoubles(t *testing.T, name string, data []byte) {
	d := json.NewDecoder(strings.NewReader(string(data)))
	depth, key, seen := 0, true, map[string]bool{}
	for {
		tok, err := d.Token()
		if err != nil {
			return
		}
		switch v := tok.(type) {
		case json.Delim:
			if v == '{' {
				depth++
				key = true
			} else if depth--; depth == 1 {
				key = true
			}
		case string:
			if depth == 1 && key && seen[v] {
				t.Errorf("%s: %s stands twice", name, v)
			}
			if depth == 1 && key {
				seen[v] = true
			}
			key = depth != 1 || !key
		}
	}
}

var field = regexp.MustCompile(`\{\{[^}]*\}\}`)

// argument is a quoted argument as the shell wants it.
var argument = regexp.MustCompile(`--[a-z-]+[ =](?:'[^']*'|"[^"]*")`)

// fields lists the template fields of a text.
func fields(text string) []string {
	found := field.FindAllString(text, -1)
	sort.Strings(found)
	return slices.Compact(found)
}

func compare(t *testing.T, tag, id string, m inCode, forms map[string]string, categories []string) {
	want := []string{"other"}
	if len(m.forms) > 1 {
		want = categories
	}
	var got []string
	for form, text := range forms {
		if form == "file" {
			continue
		}
		got = append(got, form)
		english := m.forms["other"]
		if form == "one" && m.forms["one"] != "" && reflect.DeepEqual(fields(text), fields(m.forms["one"])) {
			english = m.forms["one"]
		}
		switch {
		case strings.TrimSpace(text) == "":
			t.Errorf("%s: %s (%s) is empty", forms["file"], id, form)
		case !reflect.DeepEqual(fields(text), fields(english)):
			t.Errorf("%s: %s (%s) has the fields %v, the code %v", forms["file"], id, form, fields(text), fields(english))
		case strings.ContainsAny(argument.ReplaceAllString(field.ReplaceAllString(text, ""), ""), `'"`) && (tag == "fr" || tag == "de"):
			t.Errorf("%s: %s (%s) has a straight quote: %s", forms["file"], id, form, text)
		}
	}
	sort.Strings(got)
	if !reflect.DeepEqual(got, want) {
		t.Errorf("%s: %s has the forms %v, wants %v", forms["file"], id, got, want)
	}
}

// TestCatalogueTypography holds translations to the profiles of their language.
func TestCatalogueTypography(t *testing.T) {
	for tag := range plurals {
		for id, forms := range catalogueOf(t, tag) {
			for form, text := range forms {
				if form == "file" {
					continue
				}
				p := Typography(language.MustParse(tag))
				shape := field.ReplaceAllString(text, "X")
				if set := p.Localize(shape, shape, p.Tag, p.Tag); set != shape {
					t.Errorf("%s: %s (%s) should be set\n  %s\n  is\n  %s", forms["file"], id, form, hidden.Replace(set), hidden.Replace(shape))
				}
			}
		}
	}
}
