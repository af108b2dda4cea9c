package report

import (
	"math"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// Text on its ground has the contrast of WCAG 2.2, 1.4.3 (AA): 4.5 to 1, in light
// and in dark.
func TestContrast(t *testing.T) {
	light, dark, ok := strings.Cut(pageStyle, "prefers-color-scheme: dark")
	if !ok {
		t.Fatal("no dark colours in the style")
	}
	dark, _, _ = strings.Cut(dark, "html {")
	light, _, _ = strings.Cut(light, "@media")
	pairs := strings.Fields("ink/card ink/page muted/card muted/page link/card page/ink good/card good/good-soft")
	for _, severity := range []string{"critical", "major", "minor", "info"} {
		pairs = append(pairs, severity+"/"+severity+"-soft", severity+"/card", "ink/"+severity+"-soft", "muted/"+severity+"-soft")
	}
	for name, css := range map[string]string{"light": light, "dark": dark} {
		colors := map[string]string{}
		for _, m := range regexp.MustCompile(`--([a-z-]+): (#[0-9a-f]+);`).FindAllStringSubmatch(css, -1) {
			colors[m[1]] = m[2]
		}
		for _, pair := range pairs {
			text, ground, _ := strings.Cut(pair, "/")
			a, b := luminance(t, colors[text]), luminance(t, colors[ground])
			if ratio := (max(a, b) + 0.05) / (min(a, b) + 0.05); ratio < 4.5 {
				t.Errorf("%s: %s on %s has %.2f", name, text, ground, ratio)
			}
		}
	}
}

// luminance is the relative luminance of #rgb or #rrggbb, as WCAG 2.2 defines it.
func luminance(t *testing.T, color string) float64 {
	t.Helper()
	hex := strings.TrimPrefix(color, "#")
	if len(hex) == 3 {
		hex = string([]byte{hex[0], hex[0], hex[1], hex[1], hex[2], hex[2]})
	}
	n, err := strconv.ParseUint(hex, 16, 32)
	if err != nil || len(hex) != 6 {
		t.Fatalf("no colour: %q", color)
	}
	part := func(shift uint) float64 {
		c := float64(n>>shift&0xFF) / 255
		if c <= 0.04045 {
			return c / 12.92
		}
		return math.Pow((c+0.055)/1.055, 2.4)
	}
	return 0.2126*part(16) + 0.7152*part(8) + 0.0722*part(0)
}
