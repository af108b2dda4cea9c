package chat

import (
	"bufio"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/language"

	"exonym/internal/testkit"
)

// floresTags are the languages that the development set of FLORES-101 is at hand in.
var floresTags = []string{"ca", "de", "en", "es", "fr", "it", "nl", "pl", "pt", "ru"}

// sample is every how many sentences are looked at; 1 gives the figures of the docs.
const sample = 7

func flores(t *testing.T) map[string][]string {
	all := map[string][]string{}
	for _, tag := range floresTags {
		content, err := os.ReadFile(testkit.Data(t, "02-mt/flores/flores-dev."+tag+".txt"))
		if err != nil {
			t.Fatal(err)
		}
		all[tag] = strings.Split(strings.TrimSuffix(string(content), "\n"), "\n")
	}
	return all
}

// TestReferencesPass: no translation by a person is rejected, whatever the pair; the source
// in place of the translation is, and so is a translation into a third language.
func TestReferencesPass(t *testing.T) {
	texts := flores(t)
	references, echoes, strays, echoed, strayed := 0, 0, 0, 0, 0
	for f, from := range floresTags {
		for k, to := range floresTags {
			third := floresTags[(f+k+3)%len(floresTags)]
			if from == to {
				continue
			}
			g := judge{from: language.MustParse(from), to: language.MustParse(to)}
			for i := 0; i < len(texts[from]); i += sample {
				source := texts[from][i]
				references++
				if flaw := g.verdict(source, texts[to][i]); flaw != nil {
					t.Errorf("%s-%s: %s\n%s\n%s", from, to, flaw.say, source, texts[to][i])
				}
				if echoes++; g.verdict(source, source) != nil {
					echoed++
				}
				if third != from && third != to {
					if strays++; g.verdict(source, texts[third][i]) != nil {
						strayed++
					}
				}
			}
		}
	}
	t.Logf("%d references pass; of echoes %d of %d are caught, of third languages %d of %d", references, echoed, echoes, strayed, strays)
	if echoed*100 < echoes*99 || strayed*100 < strays*98 {
		t.Error("too many faults are not caught")
	}
}

// TestNewsPasses: hardly any translation of news by a person is rejected. Those that are
// hold sentences of a third language, or addresses of their own.
func TestNewsPasses(t *testing.T) {
	files, err := filepath.Glob(filepath.Join(filepath.Dir(testkit.Data(t, "02-mt/metrics/index.jsonl")), "*-*.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	all, rejected := 0, 0
	for _, file := range files {
		pair := strings.Split(strings.Split(filepath.Base(file), ".")[0], "-")
		g := judge{from: language.MustParse(pair[0]), to: language.MustParse(pair[1])}
		in, err := os.Open(file)
		if err != nil {
			t.Fatal(err)
		}
		lines := bufio.NewScanner(in)
		lines.Buffer(nil, 1<<20)
		for n := 0; lines.Scan(); n++ {
			var row struct{ Src, Ref string }
			if err := json.Unmarshal(lines.Bytes(), &row); err != nil {
				t.Fatal(err)
			}
			if n%sample != 0 {
				continue
			}
			all++
			if f := g.verdict(row.Src, row.Ref); f != nil {
				rejected++
				t.Logf("%s: %s\n%s\n%s", filepath.Base(file), f.say, row.Src, row.Ref)
			}
		}
		in.Close()
	}
	t.Logf("%d of %d are rejected", rejected, all)
	if rejected*1000 > all {
		t.Error("too many are rejected")
	}
}

// TestShiftsAreCaught: an answer in which each segment has the translation of the next is
// noticed, and one in order never is.
func TestShiftsAreCaught(t *testing.T) {
	texts := flores(t)
	noticed, wronged, questions := 0, 0, 0
	for _, to := range []string{"en", "es", "de", "ru"} {
		for part := range slices.Chunk(seq(len(texts["fr"])), 30) {
			var sources, targets []string
			for _, i := range part {
				sources, targets = append(sources, texts["fr"][i]), append(targets, texts[to][i])
			}
			if suspects := compare(sources, targets); suspects != nil {
				wronged++
			}
			questions++
			shifted := append(slices.Clone(targets[1:]), targets[0])
			if compare(sources, shifted) != nil {
				noticed++
			}
		}
	}
	t.Logf("%d of %d shifted answers are noticed, and %d in order suspected", noticed, questions, wronged)
	if noticed*10 < questions*9 || wronged*50 > questions {
		t.Error("too few")
	}
}

// TestMergersAreCaught: a translation that holds that of the next segment too is noticed
// where the next one is missing, and one that is merely beside a gap hardly ever.
func TestMergersAreCaught(t *testing.T) {
	texts := flores(t)
	noticed, wronged, all := 0, 0, 0
	for _, to := range []string{"en", "es", "de", "ru"} {
		for part := range slices.Chunk(seq(len(texts["fr"])), 30) {
			var sources, targets []string
			for _, i := range part {
				sources, targets = append(sources, texts["fr"][i]), append(targets, texts[to][i])
			}
			for i := 0; i+1 < len(part); i += 3 {
				gap, joined := slices.Clone(targets), slices.Clone(targets)
				gap[i+1] = ""
				joined[i], joined[i+1] = targets[i]+" "+targets[i+1], ""
				all++
				if slices.Contains(compare(sources, gap), i) {
					wronged++
				}
				if slices.Contains(compare(sources, joined), i) {
					noticed++
				}
			}
		}
	}
	t.Logf("%d of %d mergers are noticed, and %d of those beside a gap suspected", noticed, all, wronged)
	if noticed*100 < all*95 || wronged*20 > all {
		t.Error("that is not good enough")
	}
}

func seq(n int) []int {
	all := make([]int, n)
	for i := range all {
		all[i] = i
	}
	return all
}
