package check

import (
	"fmt"
	"regexp"
)

// family.name, both of small letters; a name may have hyphens.
var idForm = regexp.MustCompile(`^[a-z]+\.[a-z]+(-[a-z]+)*$`)

// Validate says what a list of checks lacks: an ID of the form family.name, a
// title, a documentation, a Run function; or which ID stands twice.
func Validate(checks []*Check) error {
	seen := map[string]bool{}
	for _, c := range checks {
		switch {
		case !idForm.MatchString(c.ID):
			return fmt.Errorf("check %q: the ID is not of the form family.name", c.ID)
		case seen[c.ID]:
			return fmt.Errorf("check %s: the ID stands twice", c.ID)
		case c.Title == nil || c.Title.ID == "" || c.Title.Other == "":
			return fmt.Errorf("check %s: no title", c.ID)
		case c.Doc == "":
			return fmt.Errorf("check %s: no documentation", c.ID)
		case c.Run == nil:
			return fmt.Errorf("check %s: nothing to run", c.ID)
		}
		seen[c.ID] = true
	}
	return nil
}
