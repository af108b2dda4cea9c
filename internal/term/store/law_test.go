package store

import (
	"hash/fnv"
	"math/rand/v2"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/text/language"

	"exonym/internal/term"
)

// pieces are texts that a YAML reader could take for something else.
var pieces = []string{"Corée du Nord", "no", "n", "Y", "on", "~", "null", "1", "0x1F", "1_000", "1:30", "1e3", ".5", ".inf", "2026-11-25", "2026-11",
	"a: b", "a:", ":a", "?a", "- a", "-a", "-", "a #b", "#b", "a, b", "[a]", "{a}", "a]", "'a'", `"a"`, `a\b`, "l'Ukraine", `d'"Oc"`, "%a", "@a", "`a`", "&a", "*a",
	"!a", "|", ">", "=", "<<", "...", "---", "a\nb", "a\tb", "a\u00a0b", "a\u2028b", "a\u0085b", "\ufeffa", "a\x01b", "КНДР", "朝鲜", "e\u0301", " a ", "true", "off", "\U000E0001a"}

// dice draws from the bytes of a fuzz input, then from a seed.
type dice struct {
	data []byte
	rand *rand.Rand
}

func newDice(data []byte) *dice {
	seed := fnv.New64()
	seed.Write(data)
	return &dice{data, rand.New(rand.NewPCG(1, seed.Sum64()))}
}

func (d *dice) roll(n int) int {
	if len(d.data) == 0 {
		return d.rand.IntN(n)
	}
	b := d.data[0]
	d.data = d.data[1:]
	return int(b) % n
}

func (d *dice) text() string { return pieces[d.roll(len(pieces))] }

func (d *dice) list() []string {
	switch n := d.roll(6); n {
	case 0:
		return []string{}
	case 1, 2:
		list := make([]string, n)
		for i := range list {
			list[i] = d.text()
		}
		return list
	}
	return nil
}

func (d *dice) term() term.Term {
	t := term.Term{Text: d.text()}
	if d.roll(2) == 0 {
		return t
	}
	t.Status = term.Status(d.roll(4))
	t.Gender = []byte{0, 'm', 'f', 'n'}[d.roll(4)]
	t.Plural, t.Definite, t.Bare, t.Keep = d.roll(3) == 0, d.roll(3) == 0, d.roll(3) == 0, d.roll(5) == 0
	t.Case = term.Case(d.roll(4))
	t.PartOfSpeech = []string{"", "noun", "proper"}[d.roll(3)]
	if d.roll(3) == 0 {
		t.Paradigm, t.Transliteration, t.Note = d.text(), d.text(), d.text()
	}
	t.Forms, t.Also, t.Deprecated, t.Forbidden = d.list(), d.list(), d.list(), d.list()
	t.Abbreviation, t.Adjective, t.Inhabitant = d.list(), d.list(), d.list()
	return t
}

func (d *dice) concept(id string) *term.Concept {
	c := term.NewConcept(id, []term.Kind{"", term.Place, term.Person, term.Organisation, term.Product, term.Title, term.General}[d.roll(7)])
	if d.roll(2) == 0 {
		c.Subject, c.MemberOf = d.list(), d.list()
	}
	if d.roll(3) == 0 {
		c.Definition, c.Note, c.Source, c.Date = d.text(), d.text(), d.text(), d.text()
		c.CapitalOf, c.PartOf = "c"+strconv.Itoa(d.roll(8)), "c"+strconv.Itoa(d.roll(8))
	}
	for range d.roll(4) {
		tag := language.MustParse([]string{"en", "fr", "de", "no", "id", "de-AT", "zh-Hant", "pt-BR", "x-a"}[d.roll(9)])
		terms := []term.Term{d.term()}
		if d.roll(4) == 0 {
			terms = append(terms, d.term())
		}
		c.SetTerms(tag, terms...)
	}
	return c
}

// load reads text as the program does.
func load(t *testing.T, text string) *term.Base {
	t.Helper()
	base, err := term.Load(term.Bytes("a.yaml", []byte(text)))
	if err != nil {
		t.Fatalf("%v\n%s", err, text)
	}
	return base
}

// FuzzEncode: reading the lines of a concept gives the concept, and those of what
// was read are the same lines.
func FuzzEncode(f *testing.F) {
	for seed := range 200 {
		f.Add([]byte(strconv.Itoa(seed)), pieces[seed%len(pieces)])
	}
	f.Fuzz(func(t *testing.T, data []byte, text string) {
		d := newDice(data)
		c := d.concept("id " + d.text())
		c.Note, c.Subject = text, []string{"x", text}
		c.SetTerms(language.Spanish, term.Term{Text: "x" + text, Also: []string{text}})
		lines := Encode(c)
		read := load(t, lines).Concepts()
		if len(read) != 1 || !same(normal(read[0]), normal(c)) {
			t.Fatalf("reads differently:\n%s", lines)
		}
		if !same(read[0], normal(read[0])) {
			t.Fatalf("what is read is not normal:\n%s", lines)
		}
		if c.Kind != "" && Encode(read[0]) != lines {
			t.Fatalf("two encodings:\n%s%s", lines, Encode(read[0]))
		}
	})
}

// TestEveryField: no field of the model is forgotten in writing.
func TestEveryField(t *testing.T) {
	var full term.Term
	fill(reflect.ValueOf(&full).Elem())
	full.Gender, full.Status, full.Case, full.PartOfSpeech, full.Bare = 'f', term.Forbidden, term.Fold, "noun", false
	c := term.NewConcept("x", term.Title)
	fill(reflect.ValueOf(c).Elem())
	c.Kind = term.Title
	c.SetTerms(language.French, full)
	read := load(t, Encode(c)).Concepts()[0]
	if got := read.OwnTerms(language.French)[0]; !reflect.DeepEqual(got, full) {
		t.Errorf("got  %+v\nwant %+v", got, full)
	}
	got, want := reflect.ValueOf(*read), reflect.ValueOf(*c)
	for i := range got.NumField() {
		if field := got.Type().Field(i); field.IsExported() && !reflect.DeepEqual(got.Field(i).Interface(), want.Field(i).Interface()) {
			t.Errorf("%s: got %v, want %v", field.Name, got.Field(i), want.Field(i))
		}
	}
	bare := term.Term{Text: full.Text, Status: full.Status}
	if united := bare.Completed(full, union); !reflect.DeepEqual(united, full) {
		t.Errorf("completed: %+v", united)
	}
}

// fill gives every exported field of a struct a value.
func fill(v reflect.Value) {
	for i := range v.NumField() {
		field := v.Field(i)
		switch field.Kind() {
		case reflect.String:
			if field.CanSet() {
				field.SetString("x" + strconv.Itoa(i))
			}
		case reflect.Bool:
			field.SetBool(true)
		case reflect.Slice:
			if field.CanSet() && field.Type().Elem().Kind() == reflect.String {
				field.Set(reflect.ValueOf([]string{"a" + strconv.Itoa(i)}))
			}
		}
	}
}

// TestScalar: quotes stand where YAML 1.1 or 1.2 wants them and nowhere else.
func TestScalar(t *testing.T) {
	for _, test := range []struct{ text, block, flow string }{
		{"Corée du Nord", "Corée du Nord", "Corée du Nord"},
		{"l'Ukraine", "l'Ukraine", "l'Ukraine"},
		{"Beulah, North Dakota", "Beulah, North Dakota", `"Beulah, North Dakota"`},
		{"n", `"n"`, `"n"`}, {"no", `"no"`, `"no"`}, {"On", `"On"`, `"On"`}, {"oN", "oN", "oN"}, {"nein", "nein", "nein"},
		{"1", `"1"`, `"1"`}, {"1a", "1a", "1a"}, {"2026-11-25", `"2026-11-25"`, `"2026-11-25"`}, {"2026-11", "2026-11", "2026-11"},
		{"12:30", `"12:30"`, `"12:30"`}, {"0o17", `"0o17"`, `"0o17"`}, {"1e3", `"1e3"`, `"1e3"`}, {"e3", "e3", "e3"},
		{"a: b", `"a: b"`, `"a: b"`}, {"a:b", "a:b", "a:b"}, {"http://a.b", "http://a.b", "http://a.b"}, {"C#", "C#", "C#"},
		{"- a", `"- a"`, `"- a"`}, {"-a", "-a", "-a"}, {"?a", "?a", `"?a"`}, {`a "b"`, `a "b"`, `a "b"`}, {`"a" b`, `'"a" b'`, `'"a" b'`},
		{"a\tb", `"a\tb"`, `"a\tb"`}, {"a\u00a0b", "a\u00a0b", "a\u00a0b"}, {"", `""`, `""`}, {"quoi?", "quoi?", `"quoi?"`},
	} {
		if block, flow := scalar(test.text, false), scalar(test.text, true); block != test.block || flow != test.flow {
			t.Errorf("%q is written %s and %s, want %s and %s", test.text, block, flow, test.block, test.flow)
		}
	}
}

// FuzzEdits: a random course of changes keeps the file readable and what it says
// equal to a model in memory; taken back, every step gives the bytes before it.
func FuzzEdits(f *testing.F) {
	for seed := range 20 {
		f.Add([]byte{byte(seed)}, seed%2 == 0)
	}
	f.Fuzz(func(t *testing.T, data []byte, crlf bool) {
		d := newDice(data)
		start := byHand
		if crlf {
			start = strings.ReplaceAll(start, "\n", "\r\n")
		}
		dir := t.TempDir()
		write(t, dir+"/a.yaml", start)
		s := open(t, dir)
		model := modelOf(s)
		var texts []string
		for range 12 {
			before := text(t, s, "a.yaml")
			if err := randomEdit(d, s, model); err != nil {
				t.Fatalf("%v\n%s", err, before)
			}
			after := text(t, s, "a.yaml")
			if after != before {
				texts = append(texts, before)
			}
			compareModel(t, after, model)
		}
		for _, before := range slices.Backward(texts) {
			_, err := s.Undo()
			must(t, err)
			if got := text(t, s, "a.yaml"); got != before {
				t.Fatalf("undo gives\n%q\nwant\n%q", got, before)
			}
		}
	})
}

// modelOf returns what a shelf says, by id.
func modelOf(s *Shelf) map[string]*term.Concept {
	model := map[string]*term.Concept{}
	for _, e := range s.Entries() {
		model[e.ID] = e.Concept
	}
	return model
}

// randomEdit makes one change to a shelf and to its model.
func randomEdit(d *dice, s *Shelf, model map[string]*term.Concept) error {
	ids := make([]string, 0, len(model))
	for id := range model {
		ids = append(ids, id)
	}
	slices.Sort(ids)
	fresh := "c" + strconv.Itoa(d.roll(8))
	if len(ids) < 2 || d.roll(3) == 0 {
		c := d.concept(fresh)
		model[c.ID] = normal(c)
		return s.Put(c, "a.yaml")
	}
	id, other := ids[d.roll(len(ids))], ids[d.roll(len(ids))]
	switch d.roll(6) {
	case 0:
		delete(model, id)
		return s.Remove(id)
	case 1:
		if model[fresh] != nil {
			return nil
		}
		model[fresh] = model[id].Clone()
		model[fresh].ID = fresh
		delete(model, id)
		redirectAll(model, id, fresh)
		return s.Rename(id, fresh)
	case 2:
		if id == other {
			return nil
		}
		model[id] = Unite(model[id], model[other])
		delete(model, other)
		redirectAll(model, other, id)
		return s.Merge(id, other)
	case 3:
		c := model[id].Clone()
		c.Note = d.text()
		model[id] = normal(c)
		return s.Put(c, "")
	}
	terms := []term.Term{d.term(), d.term(), d.term()}[:1+d.roll(3)]
	lang := []language.Tag{language.English, language.Russian, language.French}[d.roll(3)]
	c := model[id].Clone()
	c.SetTerms(lang, terms...)
	model[id] = normal(c)
	return s.SetTerms(id, lang, terms...)
}

func redirectAll(model map[string]*term.Concept, from, to string) {
	for id, c := range model {
		c = c.Clone()
		redirected(c, from, to)
		model[id] = c
	}
}

func compareModel(t *testing.T, text string, model map[string]*term.Concept) {
	t.Helper()
	base := load(t, text)
	if len(base.Concepts()) != len(model) {
		t.Fatalf("%d concepts, want %d\n%s", len(base.Concepts()), len(model), text)
	}
	for id, want := range model {
		if got := base.Concept(id); got == nil || !same(got, want) {
			t.Fatalf("%s is not what it should be:\n%s\nin\n%s", id, Encode(want), text)
		}
	}
}

// FuzzFile: no file makes the reader panic, and one that is read keeps its bytes.
func FuzzFile(f *testing.F) {
	f.Add([]byte(byHand))
	f.Add([]byte("- id: a\n  off: true"))
	f.Add([]byte("- &a\n  id: a\n  note: |+\n\n   # x\n\n"))
	f.Add([]byte("\ufeff- {\"id\":\"a\",fr: [term: x]}\r\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		s, err := newSheet("a.yaml", data)
		if err != nil || s.fixed != "" {
			return
		}
		if got := string(s.bytes()); got != string(data) {
			t.Fatalf("%q became %q", data, got)
		}
		e := &Edit{shelf: &Shelf{}, stock: &stock{where: map[string][]*sheet{}}, step: &step{}}
		for i, entry := range s.entries {
			c := entry.concept.Clone()
			c.SetTerms(language.French, term.Term{Text: "Neuf", Gender: 'm'})
			if e.rewrite(s, i, c, entry.off) != nil {
				continue
			}
			if _, err := s.verify(s.bytes()); err != nil && !strings.ContainsAny(string(data), "&*") {
				t.Logf("refused: %v", err)
			}
		}
	})
}
