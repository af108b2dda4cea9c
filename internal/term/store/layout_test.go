package store

import (
	"strings"
	"testing"

	"golang.org/x/text/language"

	"exonym/internal/term"
)

// byHand is a file as people write them, with every layout at once.
const byHand = `# Our names.
# Ask Ana before you change one.

# --- Korea ---
- id: place.kp # the north
  # as in the style guide
  kind: place
  subject:   [country]   # always
  member-of:
    - org.un   # since 1991
    - org.nam
  note: >-
    Seat of
    # no comment
    the Kims
  en: {term: North Korea, also: [DPRK], # the short one
       article: none}
  # checked by Léa
  fr:
    # the usual
    term: Corée du Nord   # not: RPDC
    gender: f
    # the rest
    also: [RPDC, "Corée: Nord"]
    # end of French
  de: 'Nordkorea'
  "no": Nord-Korea # Norwegian
  ru:
  - {term: КНДР}
  - term: Северная Корея # long
    status: admitted
# --- others ---

- {id: org.un, kind: organisation, en: {term: UN}, fr: ONU} # one line

-   fr: Nations unies
    id: org.nam
    kind: organisation
    date: "2026-11-25"
- fr: Deux # d
  # about English
  en: Two
  id: two
# the end
`

func TestEditByHand(t *testing.T) {
	fr, en, ru, no := language.French, language.English, language.Russian, language.Norwegian
	set := func(id string, lang language.Tag, terms ...term.Term) func(*Shelf) error {
		return func(s *Shelf) error { return s.SetTerms(id, lang, terms...) }
	}
	put := func(id string, change func(c *term.Concept)) func(*Shelf) error {
		return func(s *Shelf) error {
			for _, e := range s.Entries() {
				if e.ID == id {
					c := e.Concept.Clone()
					change(c)
					return s.Put(c, "")
				}
			}
			return missing(id)
		}
	}
	french := term.Term{Text: "Corée du Nord", Gender: 'f', Also: []string{"RPDC", "Corée: Nord"}}
	article := french
	article.Definite = true
	noGender := french
	noGender.Gender = 0
	other := french
	other.Text = "RPDC"
	for _, test := range []struct {
		name string
		edit func(*Shelf) error
		want []string
	}{
		{"nothing", set("place.kp", fr, french), nil},
		{"field in block", set("place.kp", fr, other), []string{
			"-    term: Corée du Nord   # not: RPDC", "+    term: RPDC   # not: RPDC"}},
		{"new field in block", set("place.kp", fr, article), []string{"+    article: definite"}},
		{"field away in block", set("place.kp", fr, noGender), []string{"-    gender: f"}},
		{"block replaced", set("place.kp", fr, term.Term{Text: "A"}, term.Term{Text: "B", Status: term.Admitted}), []string{
			"-    # the usual", "-    term: Corée du Nord   # not: RPDC", "-    gender: f", "-    # the rest", `-    also: [RPDC, "Corée: Nord"]`,
			"+  # the usual", "+  # not: RPDC", "+  # the rest", "+    - A", "+    - {term: B, status: admitted}"}},
		{"language away", func(s *Shelf) error { return s.SetTerms("place.kp", fr) }, []string{
			"-  fr:", "-    # the usual", "-    term: Corée du Nord   # not: RPDC", "-    gender: f", "-    # the rest",
			`-    also: [RPDC, "Corée: Nord"]`, "-    # end of French"}},
		{"in braces over two lines", set("place.kp", en, term.Term{Text: "North Korea", Bare: true}), []string{
			"-  en: {term: North Korea, also: [DPRK], # the short one", "-       article: none}", "+  # the short one", "+  en: {term: North Korea, article: none}"}},
		{"scalar", set("place.kp", no, term.Term{Text: "on"}), []string{
			`-  "no": Nord-Korea # Norwegian`, `+  "no": "on" # Norwegian`}},
		{"scalar to list", set("place.kp", no, term.Term{Text: "A"}, term.Term{Text: "B"}), []string{
			`-  "no": Nord-Korea # Norwegian`, `+  "no": # Norwegian`, "+    - A", "+    - B"}},
		{"list longer", set("place.kp", ru, term.Term{Text: "КНДР"}, term.Term{Text: "Северная Корея"}, term.Term{Text: "СК"}), []string{
			"-    status: admitted", "+  - СК"}},
		{"item of list", put("place.kp", func(c *term.Concept) { c.MemberOf = []string{"org.eu", "org.nam"} }), []string{
			"-    - org.un   # since 1991", "+    - org.eu   # since 1991"}},
		{"list longer, block", put("place.kp", func(c *term.Concept) { c.MemberOf = []string{"org.un", "org.nam", "org.x"} }), []string{"+    - org.x"}},
		{"folded text", put("place.kp", func(c *term.Concept) { c.Note = "Kims" }), []string{
			"-  note: >-", "-    Seat of", "-    # no comment", "-    the Kims", "+  note: Kims"}},
		{"kept space", put("place.kp", func(c *term.Concept) { c.Subject = []string{"state", "country"} }), []string{
			"-  subject:   [country]   # always", "+  subject:   [state, country]   # always"}},
		{"new keys", put("place.kp", func(c *term.Concept) { c.Source = "AFP"; c.SetTerms(language.Italian, term.Term{Text: "Corea"}) }), []string{
			"+  source: AFP", "+  it: Corea"}},
		{"one line", set("org.un", fr, term.Term{Text: "ONU", Gender: 'f'}), []string{
			"-- {id: org.un, kind: organisation, en: {term: UN}, fr: ONU} # one line",
			"+- {id: org.un, kind: organisation, en: {term: UN}, fr: {term: ONU, gender: f}} # one line"}},
		{"one line shorter", put("org.un", func(c *term.Concept) { c.Kind = ""; c.SetTerms(fr); c.SetTerms(en) }), []string{
			"-- {id: org.un, kind: organisation, en: {term: UN}, fr: ONU} # one line", "+- {id: org.un} # one line"}},
		{"one line longer", put("org.un", func(c *term.Concept) { c.PartOf = "x, y"; c.SetTerms(en) }), []string{
			"-- {id: org.un, kind: organisation, en: {term: UN}, fr: ONU} # one line",
			`+- {id: org.un, kind: organisation, part-of: "x, y", fr: ONU} # one line`}},
		{"first key away", func(s *Shelf) error { return s.SetTerms("org.nam", fr) }, []string{
			"--   fr: Nations unies", "-    id: org.nam", "+-   id: org.nam"}},
		{"first keys away", put("two", func(c *term.Concept) { c.SetTerms(fr); c.SetTerms(en) }), []string{
			"-- fr: Deux # d", "-  # about English", "-  en: Two", "-  id: two", "+- id: two", "+    # about English"}},
		{"id is not the first key", func(s *Shelf) error { return s.Rename("org.nam", "org.non") }, []string{
			"-    - org.nam", "-    id: org.nam", "+    - org.non", "+    id: org.non"}},
		{"remove", func(s *Shelf) error { return s.Remove("org.un") }, []string{
			"-- {id: org.un, kind: organisation, en: {term: UN}, fr: ONU} # one line", "-"}},
		{"item away", put("place.kp", func(c *term.Concept) { c.MemberOf = []string{"org.nam"} }), []string{"-    - org.un   # since 1991"}},
		{"item before", put("place.kp", func(c *term.Concept) { c.MemberOf = []string{"org.eu", "org.un", "org.nam"} }), []string{"+    - org.eu"}},
		{"list shorter", set("place.kp", ru, term.Term{Text: "КНДР"}), []string{"-  - term: Северная Корея # long", "-    status: admitted"}},
		{"switch off", func(s *Shelf) error { return s.Switch("org.nam", "") }, []string{"+    off: true"}},
		{"merge", func(s *Shelf) error { return s.Merge("org.un", "org.nam") }, []string{
			"-    - org.nam",
			"-- {id: org.un, kind: organisation, en: {term: UN}, fr: ONU} # one line",
			"--   fr: Nations unies", "-    id: org.nam", "-    kind: organisation", `-    date: "2026-11-25"`,
			`+- {id: org.un, kind: organisation, date: "2026-11-25", en: {term: UN}, fr: {term: ONU, also: [Nations unies]}} # one line`}},
	} {
		for _, style := range []struct{ name, text string }{
			{"", byHand}, {" crlf", strings.ReplaceAll(byHand, "\n", "\r\n")}, {" bom", byteOrderMark + byHand},
			{" open", strings.TrimSuffix(byHand, "\n")}, {" marked", "---\n" + byHand}, {" indented", indented(byHand)},
		} {
			t.Run(test.name+style.name, func(t *testing.T) {
				s := shelfOf(t, "a.yaml", style.text)
				must(t, test.edit(s))
				want := test.want
				if style.name == " indented" {
					want = nil
					for _, line := range test.want {
						if line != "-" {
							line = line[:1] + "  " + line[1:]
						}
						want = append(want, line)
					}
				}
				after := text(t, s, "a.yaml")
				if got := changed(style.text, after); strings.Join(sorted(got), "\n") != strings.Join(sorted(want), "\n") {
					t.Errorf("changed:\n%s\nwant:\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
				}
				if strings.Contains(style.name, "crlf") && strings.Count(after, "\n") != strings.Count(after, "\r\n") {
					t.Error("mixed line breaks")
				}
				if test.want == nil {
					return
				}
				_, err := s.Undo()
				must(t, err)
				if text(t, s, "a.yaml") != style.text {
					t.Errorf("undo: %q", changed(style.text, text(t, s, "a.yaml")))
				}
			})
		}
	}
}

// indented moves a list two spaces in.
func indented(text string) string {
	lines := strings.Split(strings.TrimSuffix(text, "\n"), "\n")
	for i, line := range lines {
		if line != "" {
			lines[i] = "  " + line
		}
	}
	return strings.Join(lines, "\n") + "\n"
}

// TestRefuse: what cannot be edited line by line is refused with its place, and
// nothing is written.
func TestRefuse(t *testing.T) {
	for name, text := range map[string]string{
		"brackets": "[{id: a, fr: A}, {id: b, fr: B}]\n",
		"anchor":   "- id: b\n  fr: &x B\n- id: a\n  fr: *x\n",
		"anchored": "- id: a\n  fr: &x A\n- id: b\n  fr: *x\n",
		"question": "- ? id\n  : a\n  fr: X\n",
	} {
		t.Run(name, func(t *testing.T) {
			s := shelfOf(t, "a.yaml", text)
			e := wantReason(t, s.SetTerms("a", language.French, term.Term{Text: "Neu"}), Bracketed)
			if e.Line == 0 || e.File == "" || read(t, s) != text {
				t.Errorf("%v\n%s", e, read(t, s))
			}
		})
	}
}

func read(t *testing.T, s *Shelf) string { return text(t, s, "a.yaml") }

// TestInsert: a new concept stands at its place in a sorted file, else at the end.
func TestInsert(t *testing.T) {
	for _, test := range []struct{ name, before, id, after string }{
		{"middle", "- id: a\n  fr: A\n- id: c\n", "b", "- id: a\n  fr: A\n- id: b\n- id: c\n"},
		{"first", "# head\n\n# about c\n- id: c\n", "b", "# head\n\n- id: b\n# about c\n- id: c\n"},
		{"first, all head", "# head\n- id: c\n", "b", "# head\n- id: b\n- id: c\n"},
		{"last", "- id: a\n# end\n", "b", "- id: a\n- id: b\n# end\n"},
		{"unsorted", "- id: c\n- id: a\n", "b", "- id: c\n- id: a\n- id: b\n"},
		{"apart", "- id: a\n\n# c\n- id: c\n", "b", "- id: a\n\n- id: b\n\n# c\n- id: c\n"},
		{"apart last", "- id: a\n\n- id: b\n", "c", "- id: a\n\n- id: b\n\n- id: c\n"},
		{"open", "- id: a", "b", "- id: a\n- id: b"},
		{"open crlf", "- id: a\r\n- id: b", "c", "- id: a\r\n- id: b\r\n- id: c"},
		{"empty", "", "b", "- id: b\n"},
		{"comments only", "# head\n", "b", "# head\n- id: b\n"},
		{"deeper comment", "- id: a\n  # more\n- id: c\n", "b", "- id: a\n  # more\n- id: b\n- id: c\n"},
	} {
		t.Run(test.name, func(t *testing.T) {
			s := shelfOf(t, "a.yaml", test.before)
			must(t, s.Put(term.NewConcept(test.id, ""), "a.yaml"))
			if got := read(t, s); got != test.after {
				t.Errorf("got  %q\nwant %q", got, test.after)
			}
			_, err := s.Undo()
			must(t, err)
			if got := read(t, s); got != test.before {
				t.Errorf("undone %q", got)
			}
		})
	}
}
