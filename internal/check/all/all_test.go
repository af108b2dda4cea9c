package all

import (
	"fmt"
	"os"
	"path/filepath"
	"sort"
	"strings"
	"testing"

	"exonym/internal/check"
	"exonym/internal/check/checktest"
	"exonym/internal/testkit"
)

func TestChecksAreComplete(t *testing.T) {
	checks := Checks()
	if err := check.Validate(checks); err != nil {
		t.Fatal(err)
	}
	if !sort.SliceIsSorted(checks, func(i, j int) bool { return checks[i].ID < checks[j].ID }) {
		t.Error("the list is not sorted by ID")
	}
	for _, c := range checks {
		family, _, _ := strings.Cut(c.ID, ".")
		if _, err := os.Stat(filepath.Join(testkit.Root(t), "testdata", "check", family)); err != nil {
			t.Errorf("%s has no cases", c.ID)
		}
	}
}

func TestValidateRefuses(t *testing.T) {
	good := *Checks()[0]
	for name, change := range map[string]func(*check.Check){
		"ID without family": func(c *check.Check) { c.ID = "start" },
		"no title":          func(c *check.Check) { c.Title = nil },
		"no documentation":  func(c *check.Check) { c.Doc = "" },
		"nothing to run":    func(c *check.Check) { c.Run = nil },
	} {
		bad := good
		change(&bad)
		if check.Validate([]*check.Check{&bad}) == nil {
			t.Errorf("accepted: %s", name)
		}
	}
	if check.Validate([]*check.Check{&good, &good}) == nil {
		t.Error("accepted: the same ID twice")
	}
}

// TestCases runs the files of testdata/check; those of typography also hold the
// text as it shall be, and are run by its own package.
func TestCases(t *testing.T) {
	families := map[string]bool{}
	for _, c := range Checks() {
		family, _, _ := strings.Cut(c.ID, ".")
		families[family] = true
	}
	delete(families, "typography")
	for family := range families {
		t.Run(family, func(t *testing.T) { checktest.Run(t, family, Checks()) })
	}
}

// TestDocs keeps docs/checks.md equal to what the checks say of themselves.
func TestDocs(t *testing.T) {
	var out strings.Builder
	out.WriteString("# Quality checks\n\nWritten by the checks themselves: `UPDATE=1 go test ./internal/check/all` renews this page.\n\n")
	out.WriteString("Scopes: *audit* looks at the source before translation, or at a text that is checked alone; *target* looks at the translation; *pair* compares both sides; *each* looks at either side.\n")
	scopes := map[check.Scope]string{check.Audit: "audit", check.Target: "target", check.Pair: "pair", check.Each: "each"}
	for _, c := range Checks() {
		fmt.Fprintf(&out, "\n## %s\n\n%s · %s · %s\n\n%s\n", c.ID, c.Title.Other, c.Severity, scopes[c.Scope], c.Doc)
	}
	testkit.Golden(t, filepath.Join(testkit.Root(t), "docs", "checks.md"), []byte(out.String()))
}
