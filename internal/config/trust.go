package config

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// trustFile lists what the user trusts, in the user's configuration: a hash and a path in
// each line.
const trustFile = "trusted"

// Risk is something in a project's file that could do harm where the project is not the
// user's own: an engine for which it names a program, a host, a file or a key, or a path
// that leads out of the project.
type Risk struct {
	Engine string // else
	Key    string
	Text   string // what it would do, as it stands in the file
	Origin Origin
}

// Risks lists all risks of the project's file, engines first. A file that somebody named
// has none.
func (c *Config) Risks() (risks []Risk) {
	for _, e := range c.engines {
		if risk, ok := c.riskOf(e); ok {
			risks = append(risks, risk)
		}
	}
	for _, k := range Keys() {
		if k.leaves == nil {
			continue
		}
		for _, l := range c.layers {
			for _, text := range l.values[k.Name].Texts {
				if c.doubted(l.level) && k.leaves(filepath.Dir(l.file), text) {
					risks = append(risks, Risk{Key: k.Name, Text: text, Origin: l.values[k.Name].Origin})
				}
			}
		}
	}
	return risks
}

// riskOf returns the risk of an engine for which a project's file sets what could do harm.
func (c *Config) riskOf(e Engine) (Risk, bool) {
	risk, found := Risk{Engine: e.Name, Text: "type: " + e.Kind.Name}, false
	for _, o := range e.Kind.Options {
		given, ok := e.Options[o.Name]
		if !ok || o.Safe || !c.doubted(given.Origin.Level) {
			continue
		}
		risk.Text += fmt.Sprintf(", %s: %s", o.Name, given.Text)
		if !found {
			found, risk.Origin = true, given.Origin
		}
	}
	return risk, found
}

// doubted reports whether what stands on a level may be another's: in a project's file
// that nobody named.
func (c *Config) doubted(level Level) bool {
	return level == Project && !c.Nearest().Named
}

// Nearest returns the file that is asked first.
func (c *Config) Nearest() File {
	if len(c.Files) == 0 {
		return File{}
	}
	return c.Files[len(c.Files)-1]
}

// Trusted reports whether the user trusts the project's file as it is now, as far as it
// bears risks.
func (c *Config) Trusted() bool {
	mark := c.mark()
	if mark == "" {
		return true
	}
	path, err := c.sources.Here.User(trustFile)
	if err != nil {
		return false
	}
	list, err := os.ReadFile(path)
	if err != nil {
		return false
	}
	lines := bufio.NewScanner(bytes.NewReader(list))
	for lines.Scan() {
		if lines.Text() == mark {
			return true
		}
	}
	return false
}

// Trust notes that the user trusts the project's file. Trust ends when what bears the
// risks is changed; the rest may change.
func (c *Config) Trust() error {
	mark := c.mark()
	if mark == "" || c.Trusted() {
		return nil
	}
	path, err := c.sources.Here.User(trustFile)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return err
	}
	list, err := os.OpenFile(path, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	_, err = list.WriteString(mark + "\n")
	if closed := list.Close(); err == nil {
		err = closed
	}
	return err
}

// mark is the line of the list that stands for the project's file, "" where it bears no
// risk.
func (c *Config) mark() string {
	risks := c.Risks()
	if len(risks) == 0 {
		return ""
	}
	sum := sha256.New()
	for _, r := range risks {
		fmt.Fprintf(sum, "%q %q %q\n", r.Engine, r.Key, r.Text)
	}
	path := strings.ReplaceAll(c.Nearest().Path, "\n", " ")
	return hex.EncodeToString(sum.Sum(nil)) + " " + path
}

// Allowed returns a *Fault for a path that leads out of a project whose file is not
// trusted, where that path is what one of some keys is set to.
func (c *Config) Allowed(keys ...string) error {
	if c.Trusted() {
		return nil
	}
	for _, r := range c.Risks() {
		if contains(keys, r.Key) && c.Value(r.Key).Origin == r.Origin {
			return &Fault{r.Origin, sayLeaves, aText{r.Key}}
		}
	}
	return nil
}
