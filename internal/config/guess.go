package config

import (
	"slices"
	"strings"

	"github.com/xrash/smetrics"
)

// mostEdits is how many letters may differ between what was typed and what was meant.
const mostEdits = 2

// nearest returns the name that text was probably meant to be, or "".
func nearest(text string, names []string) string {
	best, least := "", mostEdits+1
	text = strings.ReplaceAll(strings.ToLower(text), "_", "-")
	if len(text) > 40 { // no name is so long
		return ""
	}
	for _, name := range names {
		if name == text {
			return name
		}
		if distance := smetrics.WagnerFischer(text, name, 1, 1, 1); distance < least && distance < len(name) {
			best, least = name, distance
		}
	}
	return best
}

func contains(list []string, text string) bool { return slices.Contains(list, text) }
