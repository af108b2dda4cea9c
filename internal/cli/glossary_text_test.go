package cli

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"golang.org/x/text/language"

	"exonym/internal/testkit"
)

// taskRow is a line of the terminology tasks.
type taskRow struct {
	Pair, Src, Ref string
	Terms, Random  []taskTerm
}

type taskTerm struct {
	Src string
	Tgt []string
}

// tasks are the sets that hold terms with the sentences they stand in.
var tasks = []string{"wmt21_en-fr.jsonl", "wmt25_track1.jsonl", "newstest2017_en-de_iate_wikt.jsonl"}

func taskRows(t *testing.T, name string) (rows []taskRow) {
	t.Helper()
	data, err := os.ReadFile(testkit.Data(t, "05-terminology/"+name))
	if err != nil {
		t.Fatal(err)
	}
	for _, text := range bytes.Split(bytes.TrimSpace(data), []byte("\n")) {
		var row struct {
			taskRow
			Random []taskTerm `json:"random_terms"`
		}
		if err := json.Unmarshal(text, &row); err != nil {
			t.Fatal(err)
		}
		row.Terms = append(row.Terms, row.Random...)
		rows = append(rows, row.taskRow)
	}
	return rows
}

// pipe runs exonym with lines on its standard input and returns the lines it writes.
func pipe(t *testing.T, wantCode int, input []byte, args ...string) [][]byte {
	t.Helper()
	run := exec.Command(os.Args[0], args...)
	run.Env = append(os.Environ(), asProgram+"=1", "EXONYM_CACHE="+t.TempDir(), "EXONYM_CONFIG="+t.TempDir())
	run.Dir = t.TempDir()
	run.Stdin = bytes.NewReader(input)
	var errors bytes.Buffer
	run.Stderr = &errors
	out, _ := run.Output()
	if code := run.ProcessState.ExitCode(); code != wantCode {
		t.Fatalf("%v ends with %d, want %d: %s", args, code, wantCode, errors.String())
	}
	return bytes.Split(bytes.TrimSuffix(out, []byte("\n")), []byte("\n"))
}

// jsonLines writes values as lines of JSON.
func jsonLines[T any](t *testing.T, values []T) []byte {
	t.Helper()
	var out bytes.Buffer
	encoder := json.NewEncoder(&out)
	for _, value := range values {
		if err := encoder.Encode(value); err != nil {
			t.Fatal(err)
		}
	}
	return out.Bytes()
}

// answers reads lines of JSON.
func answers[T any](t *testing.T, lines [][]byte) []T {
	t.Helper()
	list := make([]T, len(lines))
	for i, text := range lines {
		if err := json.Unmarshal(text, &list[i]); err != nil {
			t.Fatalf("line %d is no JSON: %v: %q", i+1, err, text)
		}
	}
	return list
}

type askedMatch struct {
	ID    int      `json:"id"`
	Lang  string   `json:"lang"`
	Text  string   `json:"text"`
	Terms []string `json:"terms"`
}

type foundMatch struct {
	ID   int
	Hits []struct {
		Term       string
		Start, End int
	}
	Error string
	Line  int
}

type askedVerify struct {
	ID         int           `json:"id"`
	Source     string        `json:"source"`
	Target     string        `json:"target"`
	SourceLang string        `json:"source_lang"`
	TargetLang string        `json:"target_lang"`
	Terms      []askedWanted `json:"terms"`
}

type askedWanted struct {
	Source string   `json:"source"`
	Target []string `json:"target"`
}

type foundVerify struct {
	ID    int
	Terms []struct {
		Source, Status string
		Found          []string
	}
}

// asWord returns the places of form in text between characters that make no words,
// whatever its capitals.
func asWord(text, form string) [][]int {
	if form == "" {
		return nil
	}
	pattern := regexp.MustCompile(`(?i)(?:^|[^\pL\pM\pN_])(` + regexp.QuoteMeta(form) + `)(?:$|[^\pL\pM\pN_])`)
	return pattern.FindAllStringSubmatchIndex(text, -1)
}

// inWord matches two characters of one word.
var inWord = regexp.MustCompile(`^[\pL\pM\pN_]{2}$`)

// cuts reports whether offset at of text lies inside a word.
func cuts(text string, at int) bool {
	_, before := utf8.DecodeLastRuneInString(text[:at])
	_, after := utf8.DecodeRuneInString(text[at:])
	return before > 0 && after > 0 && inWord.MatchString(text[at-before:at+after])
}

// TestMatchTerminology holds `match --jsonl` to finding every term of the terminology
// tasks that stands in its source as a word, and to nothing inside words.
func TestMatchTerminology(t *testing.T) {
	for _, name := range tasks {
		rows := taskRows(t, name)
		asked := make([]askedMatch, len(rows))
		for i, row := range rows {
			from, _, _ := strings.Cut(row.Pair, "-")
			asked[i] = askedMatch{ID: i, Lang: from, Text: row.Src, Terms: []string{}}
			for _, want := range row.Terms {
				asked[i].Terms = append(asked[i].Terms, want.Src)
			}
		}
		found := answers[foundMatch](t, pipe(t, exitOK, jsonLines(t, asked), "glossary", "match", "--jsonl"))
		there, hit := map[string]int{}, map[string]int{}
		for i, row := range rows {
			if found[i].ID != i {
				t.Fatalf("%s: answer %d is for line %d", name, i, found[i].ID)
			}
			for _, h := range found[i].Hits {
				if cuts(row.Src, h.Start) || cuts(row.Src, h.End) {
					t.Errorf("%q is found inside a word of %q", h.Term, row.Src)
				}
			}
			for _, want := range row.Terms {
				for _, at := range asWord(row.Src, want.Src) {
					there[row.Pair]++
					if slices.ContainsFunc(found[i].Hits, func(h struct {
						Term       string
						Start, End int
					}) bool {
						return h.Term == want.Src && h.Start == at[2] && h.End == at[3]
					}) {
						hit[row.Pair]++
					} else {
						t.Logf("not found: %q in %q", want.Src, row.Src)
					}
				}
			}
		}
		for pair, n := range there {
			t.Logf("%s %s: %d of %d uses found", name, pair, hit[pair], n)
			if float64(hit[pair]) < 0.995*float64(n) {
				t.Errorf("%s %s is below its bar", name, pair)
			}
		}
	}
}

// TestVerifyTerminology holds `verify --jsonl` to judging the references of the
// terminology tasks to use their terms, where the listed target stands in them.
func TestVerifyTerminology(t *testing.T) {
	for _, name := range tasks {
		rows := taskRows(t, name)
		asked := make([]askedVerify, len(rows))
		for i, row := range rows {
			from, to, _ := strings.Cut(row.Pair, "-")
			asked[i] = askedVerify{ID: i, Source: row.Src, Target: row.Ref, SourceLang: from, TargetLang: to, Terms: []askedWanted{}}
			for _, want := range row.Terms {
				asked[i].Terms = append(asked[i].Terms, askedWanted{want.Src, want.Tgt})
			}
		}
		found := answers[foundVerify](t, pipe(t, exitOK, jsonLines(t, asked), "glossary", "verify", "--jsonl"))
		listed, used := map[string]int{}, map[string]int{}
		for i, row := range rows {
			if found[i].ID != i || len(found[i].Terms) != len(row.Terms) {
				t.Fatalf("%s: answer %d is %+v", name, i, found[i])
			}
			for n, want := range row.Terms {
				v := found[i].Terms[n]
				for _, form := range v.Found {
					if !strings.Contains(row.Ref, form) {
						t.Errorf("%q, found for %q, does not stand in %q", form, want.Src, row.Ref)
					}
				}
				if (v.Status == statusUsed || v.Status == statusPartly) != (len(v.Found) > 0) {
					t.Errorf("%q is %s, found as %q", want.Src, v.Status, v.Found)
				}
				stands := slices.ContainsFunc(want.Tgt, func(form string) bool {
					return strings.Contains(strings.ToLower(row.Ref), strings.ToLower(form))
				})
				if !stands || v.Status == statusAbsent {
					continue
				}
				listed[row.Pair]++
				if v.Status == statusUsed {
					used[row.Pair]++
				}
			}
		}
		for pair, n := range listed {
			t.Logf("%s %s: %d of %d used (%.2f %%)", name, pair, used[pair], n, 100*float64(used[pair])/float64(n))
			if float64(used[pair]) < 0.97*float64(n) {
				t.Errorf("%s %s is below its bar", name, pair)
			}
		}
	}
}

// TestMatchSpans holds hits to their bytes: terms inside each other, overlapping, with
// combining marks and emoji before them, in scripts without spaces.
func TestMatchSpans(t *testing.T) {
	for _, test := range []struct {
		lang, text string
		terms      []string
		want       []string // term=what stands there
	}{
		{"en", "the clinical trial phase", []string{"clinical trial", "trial phase", "trial", "clinical trial phase"},
			[]string{"clinical trial=clinical trial", "clinical trial phase=clinical trial phase", "trial=trial", "trial phase=trial phase"}},
		{"en", "👩‍🔬🧪 trials 🧪trial", []string{"trial"}, []string{"trial=trials", "trial=trial"}},
		{"fr", "l’e\u0301tude a e\u0301te\u0301 vue", []string{"étude", "vue"}, []string{"étude=e\u0301tude", "vue=vue"}},
		{"fr", "aujourd’hui l'essai", []string{"hui", "essai"}, []string{"essai=essai"}},
		{"de", "Häuser und ein Baumhaus", []string{"Haus"}, []string{"Haus=Häuser"}},
		{"en", "Russia-Ukraine war", []string{"Russia", "Ukraine"}, []string{"Russia=Russia", "Ukraine=Ukraine"}},
		{"en", "no trial\x00 here", []string{"trial"}, []string{"trial=trial"}},
		{"en", "trial trial", []string{"trial", "trial", "", "  "}, []string{"trial=trial", "trial=trial"}},
		{"zh", "北京大学", []string{"北京", "北京大学", "大学"}, []string{"北京=北京", "北京大学=北京大学", "大学=大学"}},
		{"tlh", "trial", []string{"trial"}, []string{"trial=trial"}},
		{"en", "US and us", []string{"US", "us"}, []string{"US=US", "us=US", "us=us"}},
		{"en", "", []string{"trial"}, nil},
		{"en", "trial", []string{}, nil},
	} {
		input := jsonLines(t, []askedMatch{{1, test.lang, test.text, test.terms}})
		found := answers[foundMatch](t, pipe(t, exitOK, input, "glossary", "match", "--jsonl"))[0]
		var got []string
		for _, h := range found.Hits {
			got = append(got, h.Term+"="+test.text[h.Start:h.End])
		}
		if !slices.Equal(got, test.want) {
			t.Errorf("%q in %q: %q, want %q", test.terms, test.text, got, test.want)
		}
	}
}

// TestBrokenLines holds both streams to answering every line in its place, whatever
// stands in the others.
func TestBrokenLines(t *testing.T) {
	for command, good := range map[string]string{
		"match":  `{"id":"ok","lang":"en","text":"a trial","terms":["trial"]}`,
		"verify": `{"id":"ok","source":"a trial","target":"un essai","source_lang":"en","target_lang":"fr","terms":[{"source":"trial","target":["essai"]}]}`,
	} {
		bad := []string{
			"{", "[]", "3", "null", `"text"`, "\x00", good[:len(good)-1], good + good, strings.Replace(good, "trial", "tri\xffal", 1),
			strings.Replace(good, "trial", "tri\x00al", 1), strings.Replace(good, `"en"`, `"not a tag"`, 1), strings.Replace(good, `"en"`, `""`, 1),
			strings.Replace(good, `"en"`, `7`, 1), strings.Replace(good, `["`, `"`, 1), `{"id":"ok"}`,
		}
		input := "\ufeff" + good + "\r\n\n"
		for _, text := range bad {
			input += text + "\n" + good + "\n"
		}
		lines := pipe(t, exitPartly, []byte(input), "glossary", command, "--jsonl")
		if len(lines) != 1+2*len(bad) {
			t.Fatalf("%s: %d answers, want %d", command, len(lines), 1+2*len(bad))
		}
		for i, text := range lines {
			var answer struct {
				ID    any
				Error string
				Line  int
			}
			if err := json.Unmarshal(text, &answer); err != nil {
				t.Fatalf("%s: %v: %q", command, err, text)
			}
			if broken := i%2 == 1; broken != (answer.Error != "") || broken && answer.Line != 2+i || !broken && answer.ID != "ok" {
				t.Errorf("%s: answer %d is %s", command, i, text)
			}
		}
	}
}

// TestLongLines holds the streams to lines of a megabyte, and to refusing what would
// not fit into memory.
func TestLongLines(t *testing.T) {
	long := strings.Repeat("a clinical trial of words. ", 40000)
	input := jsonLines(t, []askedMatch{{1, "en", long, []string{"trial", "clinical trial"}}})
	input = append(input, bytes.Repeat([]byte("x"), maxLine+1)...)
	input = append(input, "\n"...)
	input = append(input, jsonLines(t, []askedMatch{{3, "en", "a trial", []string{"trial"}}})...)
	found := answers[foundMatch](t, pipe(t, exitPartly, input, "glossary", "match", "--jsonl"))
	if len(found) != 3 || len(found[0].Hits) != 80000 || found[1].Line != 2 || len(found[2].Hits) != 1 {
		t.Errorf("%d answers", len(found))
	}
}

// TestManyLines holds the stream to a hundred thousand lines in seconds, with terms
// that change from line to line, and with one long list.
func TestManyLines(t *testing.T) {
	if testing.Short() {
		t.Skip("takes seconds")
	}
	rows := taskRows(t, tasks[1])
	var every []string
	for _, row := range rows {
		for _, want := range row.Terms {
			every = append(every, want.Src)
		}
	}
	for name, terms := range map[string]func(i int) []string{
		"of each line": func(i int) []string { return []string{every[i%len(every)], every[(i*7+i/997)%len(every)]} },
		"one list":     func(int) []string { return every[:100] },
	} {
		var input bytes.Buffer
		out := bufio.NewWriter(&input)
		for i := range 100000 {
			row := rows[i%len(rows)]
			text, _ := json.Marshal(askedMatch{i, "en", row.Src, terms(i)})
			fmt.Fprintf(out, "%s\n", text)
		}
		out.Flush()
		begun := time.Now()
		if lines := pipe(t, exitOK, input.Bytes(), "glossary", "match", "--jsonl"); len(lines) != 100000 {
			t.Errorf("%d answers", len(lines))
		}
		t.Logf("terms %s: %v", name, time.Since(begun).Round(10*time.Millisecond))
		if took := time.Since(begun); took > 60*time.Second {
			t.Errorf("100,000 lines with terms %s took %v", name, took)
		}
	}
}

// TestLookupHidesNothing holds the one index of a list to finding what each term finds
// alone, on lists and texts of few words, which overlap in every way.
func TestLookupHidesNothing(t *testing.T) {
	words := []string{"data", "trial", "trials", "Data", "co-data", "clinical", "C++", "it", "IT", "a.b", "l'eau", "Häuser", "Haus"}
	random := rand.New(rand.NewPCG(1, 2))
	some := func(most int) string {
		list := make([]string, 1+random.IntN(most))
		for i := range list {
			list[i] = words[random.IntN(len(words))]
		}
		return strings.Join(list, " ")
	}
	for _, lang := range []language.Tag{language.English, language.German, language.French} {
		for range 3000 {
			var terms []string
			for range 1 + random.IntN(6) {
				terms = append(terms, some(3))
			}
			text, list := some(12), newLookup(distinct(terms), lang, nil, language.Und)
			found := list.find(text, lang)
			for i := range list.terms {
				for _, hit := range list.own[i].Find(text, lang) {
					if !slices.ContainsFunc(found, func(u use) bool { return u.term == i && u.hit.Span == hit.Span }) {
						t.Fatalf("%q of %q is hidden in %q at %v", list.terms[i], list.terms, text, hit.Span)
					}
				}
			}
		}
	}
}
