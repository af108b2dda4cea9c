package structure

import (
	"strings"
	"unicode"

	"github.com/nicksnyder/go-i18n/v2/i18n"
	"golang.org/x/text/unicode/norm"

	"exonym/internal/article"
	"exonym/internal/check"
	"exonym/internal/locale"
)

// Duplicate finds blocks that say the same.
var Duplicate = &check.Check{
	ID:       "structure.duplicate",
	Title:    &i18n.Message{ID: "check.structure.duplicate.title", Other: "Text stands twice"},
	Doc:      "Two blocks are equal, or nearly so (nine in ten of their runs of three words), as when a page's title and its first paragraph were scraped together. Spaces, capitals and the style of quotes do not count. Blocks under four words, table cells, attributes, metadata, captions and refrains (three times or more, or inside quotes) are left alone.",
	Scope:    check.Audit,
	Severity: check.Major,
	Run:      duplicate,
}

const (
	fewest     = 4   // words of a block that is looked at
	similarity = 0.9 // Jaccard index of the shingles
	shingled   = 12  // words from which near-equal counts
)

// body is a block prepared for comparison.
type body struct {
	units    []*check.Unit
	words    []string
	key      string
	shingles map[string]bool
}

func duplicate(p *check.Pass) {
	var seen []body
	count := map[string]int{}
	bodies := prepare(p)
	for _, b := range bodies {
		count[b.key]++
	}
	for _, b := range bodies {
		if count[b.key] > 2 && len(b.words) < shingled {
			continue // a refrain
		}
		for _, before := range seen {
			if alike(before, b) {
				report(p, before, b)
				break
			}
		}
		seen = append(seen, b)
	}
}

func prepare(p *check.Pass) []body {
	var bodies []body
	for _, block := range p.Blocks() {
		switch block[0].Kind {
		case article.Cell, article.Attribute, article.Meta, article.Caption, article.Line, article.Quote:
			continue
		}
		words := strings.FieldsFunc(strings.ToLower(norm.NFKC.String(check.Visible(join(p, block)))), func(r rune) bool {
			return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r)
		})
		if len(words) >= fewest {
			bodies = append(bodies, body{block, words, strings.Join(words, " "), shingles(words)})
		}
	}
	return bodies
}

func join(p *check.Pass, block []*check.Unit) string {
	var texts []string
	for _, u := range block {
		texts = append(texts, p.Read(u))
	}
	return strings.Join(texts, " ")
}

func shingles(words []string) map[string]bool {
	set := map[string]bool{}
	for i := 0; i+3 <= len(words); i++ {
		set[strings.Join(words[i:i+3], " ")] = true
	}
	return set
}

func alike(a, b body) bool {
	if a.key == b.key {
		return true
	}
	if min(len(a.words), len(b.words)) < shingled {
		return false
	}
	// Most blocks differ: stop at more differences than similarity allows.
	all := len(a.shingles) + len(b.shingles)
	spare := len(a.shingles) - int(similarity*float64(all)/(1+similarity)) + 1
	common := 0
	for s := range a.shingles {
		switch {
		case b.shingles[s]:
			common++
		case spare < 0:
			return false
		default:
			spare--
		}
	}
	return float64(common) >= similarity*float64(all-common)
}

// report puts the finding on the later block. Where that is one unit, deleting it
// is proposed.
func report(p *check.Pass, before, again body) {
	u := again.units[0]
	text := p.Read(u)
	span := article.Span{Start: 0, End: len(text)}
	data := struct{ First, Second int }{before.units[0].ID.Block + 1, u.ID.Block + 1}
	var fixes []check.Edit
	if len(again.units) == 1 {
		fixes = []check.Edit{{Span: span}}
	}
	switch {
	case headline(p, before):
		p.Report(u, span, locale.Say(&i18n.Message{
			ID:    "check.structure.duplicate.headline",
			Other: "The headline stands twice: blocks {{.First}} and {{.Second}} say the same.",
		}, data), fixes...)
	case before.key == again.key:
		p.Report(u, span, locale.Say(&i18n.Message{
			ID:    "check.structure.duplicate.same",
			Other: "Blocks {{.First}} and {{.Second}} say the same.",
		}, data), fixes...)
	default:
		p.Report(u, span, locale.Say(&i18n.Message{
			ID:    "check.structure.duplicate.near",
			Other: "Blocks {{.First}} and {{.Second}} say nearly the same.",
		}, data))
	}
}

// headline reports whether b opens the article or is its first heading.
func headline(p *check.Pass, b body) bool {
	u := b.units[0]
	return u.Level == 1 || u.ID.Block == p.Units[0].ID.Block
}
