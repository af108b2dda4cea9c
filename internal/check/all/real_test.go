package all

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"sort"
	"strings"
	"testing"

	"golang.org/x/text/language"

	"exonym/glossary"
	"exonym/internal/article"
	"exonym/internal/check"
	"exonym/internal/term"
	"exonym/internal/testkit"
)

// rows reads the objects of a file of evaluation data.
func rows[T any](t *testing.T, name string) []T {
	t.Helper()
	file, err := os.Open(testkit.Data(t, name))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	var all []T
	lines := bufio.NewScanner(file)
	lines.Buffer(nil, 1<<22)
	for lines.Scan() {
		var row T
		if err := json.Unmarshal(lines.Bytes(), &row); err != nil {
			t.Fatal(err)
		}
		all = append(all, row)
	}
	return all
}

// unit makes a unit of its own block, with the names of both sides.
func unit(n int, source, target string, text *check.Text) check.Unit {
	return check.Unit{
		ID: article.ID{Block: n}, Kind: article.Paragraph, Source: source, Target: target,
		Names: text.Base.Find(source, text.From), Hits: text.Base.Find(target, text.To),
	}
}

func starter(t *testing.T) *term.Base {
	t.Helper()
	base, err := term.LoadFS(glossary.FS)
	if err != nil {
		t.Fatal(err)
	}
	return base
}

// tally counts findings by check and shows some in verbose runs.
type tally struct {
	units   int
	count   map[string]int
	samples map[string][]string
}

func (c *tally) add(text *check.Text, found []check.Finding) {
	c.units += len(text.Units)
	for _, f := range found {
		key := fmt.Sprintf("%-22s %s", f.Check, f.Severity)
		c.count[key]++
		if len(c.samples[key]) < 12 {
			u := text.Units[f.At.Unit.Block]
			c.samples[key] = append(c.samples[key], fmt.Sprintf("%s>%s %+v\n      %s\n      %s", text.From, text.To, f.Message.Data, u.Source, u.Target))
		}
	}
}

// lowering returns how many findings lower a score. Typography is left out: the
// data was never set for print, so that what it says there is right.
func (c *tally) lowering() int {
	n := 0
	for key, k := range c.count {
		if !strings.HasSuffix(key, check.Info.String()) && !strings.HasPrefix(key, "typography.") {
			n += k
		}
	}
	return n
}

func (c *tally) log(t *testing.T) {
	keys := make([]string, 0, len(c.count))
	for k := range c.count {
		keys = append(keys, k)
	}
	sort.Strings(keys)
	for _, k := range keys {
		t.Logf("%s %d (%.2f in 100)", k, c.count[k], 100*float64(c.count[k])/float64(c.units))
		if testing.Verbose() {
			for _, s := range c.samples[k] {
				t.Log("   ", s)
			}
		}
	}
	t.Logf("minor and worse: %.2f in 100 of %d segments", 100*float64(c.lowering())/float64(c.units), c.units)
}

func newTally() *tally { return &tally{count: map[string]int{}, samples: map[string][]string{}} }

// TestHumanTranslations runs all checks on good translations by people.
func TestHumanTranslations(t *testing.T) {
	base := starter(t)
	total := newTally()
	for _, pair := range []string{"de-en", "en-de", "en-es", "en-fr", "es-en", "fr-en"} {
		from, to, _ := strings.Cut(pair, "-")
		text := &check.Text{From: language.Make(from), To: language.Make(to), Base: base}
		for i, row := range rows[struct{ Src, Ref string }](t, "02-mt/translation/"+pair+".jsonl") {
			text.Units = append(text.Units, unit(i, row.Src, row.Ref, text))
		}
		total.add(text, check.Run(Checks(), text))
	}
	total.log(t)
	// What is left are nearly all true differences: another year, 13,435 in
	// French, a full stop that the source lacks.
	if 100*total.lowering() > 3*total.units {
		t.Errorf("%d false alarms in %d segments", total.lowering(), total.units)
	}
}

// TestParallelLines runs all checks on FLORES lines, in pairs that were not
// translated from each other.
func TestParallelLines(t *testing.T) {
	base := starter(t)
	total := newTally()
	for _, pair := range []string{"en-it", "en-pt", "en-nl", "de-fr", "es-pt", "fr-es", "it-de", "en-ca"} {
		from, to, _ := strings.Cut(pair, "-")
		text := &check.Text{From: language.Make(from), To: language.Make(to), Base: base}
		sources, targets := flores(t, from), flores(t, to)
		for i := 0; i < len(sources) && i < 300; i++ {
			text.Units = append(text.Units, unit(i, sources[i], targets[i], text))
		}
		total.add(text, check.Run(Checks(), text))
	}
	total.log(t)
	if 100*total.lowering() > 5*total.units {
		t.Errorf("%d false alarms in %d segments", total.lowering(), total.units)
	}
}

func flores(t testing.TB, lang string) []string {
	t.Helper()
	data, err := os.ReadFile(testkit.Data(t, filepath.Join("02-mt", "flores", "flores-dev."+lang+".txt")))
	if err != nil {
		t.Fatal(err)
	}
	return strings.Split(strings.TrimSpace(string(data)), "\n")
}

// TestRawEntities finds the character references that an engine left in.
func TestRawEntities(t *testing.T) {
	type row struct {
		Pair, Src string
		Good      struct {
			Text string
			Raw  string `json:"raw_with_entities"`
		}
	}
	seen, found := 0, 0
	for _, r := range rows[row](t, "02-mt/quality_good_bad.jsonl") {
		if !strings.Contains(r.Good.Raw, "&") || strings.Contains(r.Src, "&") {
			continue
		}
		from, to, _ := strings.Cut(r.Pair, "-")
		text := &check.Text{From: language.Make(from), To: language.Make(to), Base: &term.Base{}}
		text.Units = []check.Unit{unit(0, r.Src, r.Good.Raw, text)}
		seen++
		for _, f := range check.Run(Checks(), text) {
			if f.Check == "engine.mark" {
				found++
				break
			}
		}
	}
	t.Logf("%d of %d defects found", found, seen)
	if seen == 0 || found*100 < seen*99 {
		t.Errorf("only %d of %d", found, seen)
	}
}
