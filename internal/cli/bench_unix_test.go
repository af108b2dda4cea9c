//go:build unix

package cli

import (
	"bufio"
	"encoding/xml"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"exonym/internal/testkit"
)

// BenchmarkMemoryOfAMillion imports a TMX file of a million units with the program itself
// and asks the memory from outside, as a script does: seconds, and kB held at most.
func BenchmarkMemoryOfAMillion(b *testing.B) {
	folder := b.TempDir()
	writeTMX(b, filepath.Join(folder, "million.tmx"), 1_000_000)
	for b.Loop() {
		cache := b.TempDir()
		measure(b, "import", folder, cache, []string{"import", "million.tmx"})
		measure(b, "find", folder, cache, []string{"find", "The committee will meet again on Monday in the capital.", "--from", "en", "--to", "fr", "--least", "1"})
		measure(b, "stats", folder, cache, []string{"stats"})
	}
}

func measure(b *testing.B, name, folder, cache string, args []string) {
	b.Helper()
	run := exec.Command(os.Args[0], append([]string{"tm"}, args...)...)
	run.Dir = folder
	run.Env = append(os.Environ(), asProgram+"=1", "EXONYM_CACHE="+cache, "EXONYM_CONFIG="+cache)
	start := time.Now()
	if said, err := run.CombinedOutput(); err != nil {
		b.Fatalf("%s: %v: %s", name, err, said)
	}
	b.ReportMetric(time.Since(start).Seconds(), "s-"+name)
	b.ReportMetric(float64(run.ProcessState.SysUsage().(*syscall.Rusage).Maxrss), "kB-"+name)
}

// writeTMX writes count units, each the beginning of one sentence of FLORES-101 with the
// end of another.
func writeTMX(b *testing.B, path string, count int) {
	b.Helper()
	english, french := halves(b, "en"), halves(b, "fr")
	file, err := os.Create(path)
	if err != nil {
		b.Fatal(err)
	}
	defer file.Close()
	out := bufio.NewWriter(file)
	fmt.Fprint(out, `<?xml version="1.0"?><tmx version="1.4"><header srclang="en" creationtool="x" creationtoolversion="1" segtype="sentence" o-tmf="x" adminlang="en" datatype="plaintext"/><body>`)
	for n := range count {
		first, second := n%len(english), n/len(english)%len(english)
		fmt.Fprint(out, `<tu><tuv xml:lang="en"><seg>`)
		xml.EscapeText(out, []byte(english[first][0]+" "+english[second][1]))
		fmt.Fprint(out, `</seg></tuv><tuv xml:lang="fr"><seg>`)
		xml.EscapeText(out, []byte(french[first][0]+" "+french[second][1]))
		fmt.Fprint(out, "</seg></tuv></tu>\n")
	}
	fmt.Fprint(out, "</body></tmx>")
	if err := out.Flush(); err != nil {
		b.Fatal(err)
	}
}

// halves cuts each sentence in the middle.
func halves(b *testing.B, lang string) (cut [][2]string) {
	b.Helper()
	text, err := os.ReadFile(testkit.Data(b, "02-mt/flores/flores-dev."+lang+".txt"))
	if err != nil {
		b.Fatal(err)
	}
	for line := range strings.Lines(string(text)) {
		words := strings.Fields(line)
		middle := len(words) / 2
		cut = append(cut, [2]string{strings.Join(words[:middle], " "), strings.Join(words[middle:], " ")})
	}
	return cut
}
