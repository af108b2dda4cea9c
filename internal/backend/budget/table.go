package budget

import (
	"bytes"
	_ "embed" // the prices
	"errors"
	"fmt"
	"io"
	"regexp"
	"strings"
	"time"

	"go.yaml.in/yaml/v3"

	"exonym/internal/backend"
)

//go:embed prices.yaml
var builtin []byte

// The units that are billed.
const (
	Characters = "characters"
	Tokens     = "tokens"
)

// Price is what an engine bills for a million units, as of a date.
type Price struct {
	Engine   string   `yaml:"engine"`
	Model    string   `yaml:"model"` // a pattern with * for any letters; "" is any
	Unit     string   `yaml:"unit"`
	In       float64  `yaml:"in"`
	Out      float64  `yaml:"out"`
	Read     *float64 `yaml:"read"` // from a cache and into it; nil is In
	Write    *float64 `yaml:"write"`
	Markup   bool     `yaml:"markup"` // tags are billed too
	Currency string   `yaml:"currency"`
	AsOf     string   `yaml:"as_of"`
	Source   string   `yaml:"source"`
}

// Table is a list of prices; the first that fits counts.
type Table []Price

// Builtin returns the table that exonym comes with.
func Builtin() Table {
	table, err := Read(builtin)
	if err != nil {
		panic(err) // a test reads it
	}
	return table
}

// Read reads a table. The error names the entry that is wrong.
func Read(text []byte) (Table, error) {
	decoder := yaml.NewDecoder(bytes.NewReader(text))
	decoder.KnownFields(true)
	var table Table
	if err := decoder.Decode(&table); err != nil && !errors.Is(err, io.EOF) {
		return nil, err
	}
	for i := range table {
		if err := table[i].complete(); err != nil {
			return nil, fmt.Errorf("entry %d: %w", i+1, err)
		}
	}
	return table, nil
}

// complete fills in the defaults and says what is wrong.
func (p *Price) complete() error {
	if p.Currency == "" {
		p.Currency = "USD"
	}
	_, date := time.Parse(time.DateOnly, p.AsOf)
	switch {
	case p.Engine == "":
		return errors.New("it names no engine")
	case p.Unit != Characters && p.Unit != Tokens:
		return fmt.Errorf("the unit of %s is neither characters nor tokens", p.Engine)
	case !(p.In >= 0) || !(p.Out >= 0) || p.Read != nil && !(*p.Read >= 0) || p.Write != nil && !(*p.Write >= 0):
		return fmt.Errorf("a price of %s is no amount", p.Engine)
	case date != nil:
		return fmt.Errorf("as_of of %s is no date like 2026-11-23", p.Engine)
	}
	return nil
}

// Find returns the price of an engine and its model. What runs on this computer, or on
// a server of one's own, costs nothing unless the table says otherwise.
func (t Table) Find(info backend.Info, model string) (Price, bool) {
	for _, p := range t {
		if p.Engine == info.Name && (p.Model == "" || matches(p.Model, model)) {
			return p, true
		}
	}
	if info.Local || info.Free {
		return Price{Engine: info.Name, Unit: Characters, Currency: "USD"}, true
	}
	return Price{}, false
}

// matches reports whether a model is one of a pattern, or none of one after "!".
func matches(pattern, model string) bool {
	if but, not := strings.CutPrefix(pattern, "!"); not {
		return !matches(but, model)
	}
	parts := strings.Split(pattern, "*")
	for i := range parts {
		parts[i] = regexp.QuoteMeta(parts[i])
	}
	fits, _ := regexp.MatchString("^(?s:"+strings.Join(parts, ".*")+")$", model)
	return fits
}

// Free reports whether the price is nothing.
func (p Price) Free() bool {
	return p.In == 0 && p.Out == 0 && (p.Read == nil || *p.Read == 0) && (p.Write == nil || *p.Write == 0)
}

// Cost is what a usage comes to, in the price's currency.
func (p Price) Cost(u backend.Usage) float64 {
	if p.Unit == Characters {
		return p.In * float64(u.Characters) / 1e6
	}
	read, write := p.In, p.In
	if p.Read != nil {
		read = *p.Read
	}
	if p.Write != nil {
		write = *p.Write
	}
	return (p.In*float64(u.Input) + read*float64(u.CacheRead) + write*float64(u.CacheWrite) + p.Out*float64(u.Output)) / 1e6
}
