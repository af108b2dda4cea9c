package testkit

import (
	"bufio"
	"encoding/json"
	"math"
	"os"
	"testing"
)

// The published values are those of sacreBLEU 2.3.1.
func TestChrFIsThePublishedOne(t *testing.T) {
	for name, want := range map[string]float64{
		"fr-en.flores-dev.google.jsonl": 71.604038,
		"en-fr.wmt13.google.jsonl":      58.451798,
	} {
		file, err := os.Open(Data(t, "02-mt/metrics/"+name))
		if err != nil {
			t.Fatal(err)
		}
		defer file.Close()
		var got, ref []string
		lines := bufio.NewScanner(file)
		lines.Buffer(nil, 1<<20)
		for lines.Scan() {
			var line struct{ Hyp, Ref string }
			if err := json.Unmarshal(lines.Bytes(), &line); err != nil {
				t.Fatal(err)
			}
			got, ref = append(got, line.Hyp), append(ref, line.Ref)
		}
		if f := ChrF(got, ref); math.Abs(f-want) > 0.005 {
			t.Errorf("%s: chrF2 %.4f, published %.4f", name, f, want)
		}
	}
}
