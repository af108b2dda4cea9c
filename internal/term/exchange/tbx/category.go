package tbx

import (
	"slices"
	"strings"

	"exonym/internal/term/exchange/markup"
)

// urn begins the target of references that hold what TBX has no category for.
const urn = "urn:exonym:"

// reference is the data category of such references.
const reference = "externalCrossReference"

// word pairs a picklist value of TBX with ours.
type word struct{ theirs, ours string }

// The picklists of TBX-Basic (LTAC Global, TBX-Basic dialect, 2019, and LISA,
// TBX-Basic 2009). Among several values for one of ours the first is written.
var (
	statusWords = []word{
		{"preferredTerm-admn-sts", "preferred"}, {"admittedTerm-admn-sts", "admitted"},
		{"supersededTerm-admn-sts", "deprecated"}, {"deprecatedTerm-admn-sts", "forbidden"},
		{"preferredTerm", "preferred"}, {"admittedTerm", "admitted"}, {"supersededTerm", "deprecated"}, {"deprecatedTerm", "forbidden"},
		{"preferred", "preferred"}, {"admitted", "admitted"}, {"superseded", "deprecated"}, {"deprecated", "forbidden"},
	}
	speechWords = []word{
		{"noun", "noun"}, {"properNoun", "proper"}, {"adjective", "adjective"}, {"verb", "verb"}, {"adverb", "adverb"}, {"other", "other"},
	}
	genderWords = []word{{"masculine", "m"}, {"feminine", "f"}, {"neuter", "n"}}
	numberWords = []word{{"plural", "p"}, {"singular", "s"}}
)

// shortTypes are the values of termType that say a short form.
var shortTypes = []string{"abbreviation", "acronym", "initialism", "shortForm", "shortform"}

// secondTypes are those that say a term beside the main one.
var secondTypes = []string{"synonym", "variant", "fullForm", "internationalism"}

func ours(words []word, theirs string) (string, bool) {
	i := slices.IndexFunc(words, func(w word) bool { return strings.EqualFold(w.theirs, theirs) })
	if i < 0 {
		return "", false
	}
	return words[i].ours, true
}

func theirs(words []word, ours string) string {
	i := slices.IndexFunc(words, func(w word) bool { return w.ours == ours })
	if i < 0 {
		return ""
	}
	return words[i].theirs
}

// datum is one thing that a TBX element says.
type datum struct {
	node     *markup.Node
	category string // data category: "partOfSpeech", "note", ...
	text     string
	target   string
}

// groups are the elements that hold one datum and what is said about it.
var groups = []string{"descripGrp", "adminGrp", "termNoteGrp", "termGrp", "transacGrp", "refGrp"}

// levels are the elements that are read on their own.
var levels = []string{"", "langSet", "langSec", "tig", "ntig", "termSec", "term"}

// data lists what n says at its own level, groups opened. In style dca the
// category is an attribute of a meta element, in style dct the element itself.
func data(n *markup.Node) []datum {
	var all []datum
	for _, child := range n.Children {
		switch {
		case slices.Contains(groups, child.Name):
			all = append(all, data(child)...)
		case slices.Contains(levels, child.Name):
		default:
			category := child.Attr("type")
			if category == "" {
				category = child.Name
			}
			all = append(all, datum{child, category, child.Text(), child.Attr("target")})
		}
	}
	return all
}

// cutURN returns the name of the field that a reference of ours holds.
func cutURN(target string) (string, bool) { return strings.CutPrefix(target, urn) }
