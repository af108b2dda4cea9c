package report

import (
	"bytes"
	"path/filepath"
	"testing"

	"exonym/internal/testkit"
)

var languages = []string{"en", "fr", "de", "es"}

func TestText(t *testing.T) {
	for _, lang := range languages {
		t.Run(lang, func(t *testing.T) {
			var out bytes.Buffer
			if err := Text(&out, fixtureReport(), speaker(t, lang), TextOptions{Width: 72}); err != nil {
				t.Fatal(err)
			}
			testkit.Golden(t, filepath.Join("testdata", "report."+lang+".txt"), out.Bytes())
		})
	}
}

func TestJSONGolden(t *testing.T) {
	var out bytes.Buffer
	if err := JSON(&out, fixtureReport(), speaker(t, "en")); err != nil {
		t.Fatal(err)
	}
	testkit.Golden(t, filepath.Join("testdata", "report.json"), out.Bytes())
}

func TestHTMLGolden(t *testing.T) {
	var out bytes.Buffer
	if err := HTML(&out, fixtureReport(), speaker(t, "en")); err != nil {
		t.Fatal(err)
	}
	testkit.Golden(t, filepath.Join("testdata", "report.html"), out.Bytes())
}
