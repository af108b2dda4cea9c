package libretranslate

import (
	"context"
	"errors"
	"net/http"
	"slices"
	"time"

	"golang.org/x/text/language"

	"exonym/internal/backend"
	"exonym/internal/backend/langcode"
)

// slowdown is the least wait after 429: the strictest limits are of a minute.
const slowdown = 20 * time.Second

// about is what the server says of itself.
type about struct {
	languages langcode.Table
	targets   map[string][]string // by source
	runes     int                 // of one text
}

// ask asks the server what it serves and takes.
func (e *Engine) ask(ctx context.Context) (about, error) {
	var served []struct {
		Code    string   `json:"code"`
		Targets []string `json:"targets"`
	}
	if _, err := e.api.JSON(ctx, http.MethodGet, "/languages", nil, &served); err != nil {
		return about{}, err
	}
	a := about{targets: map[string][]string{}, runes: maxRunes}
	var codes []string
	for _, l := range served {
		codes = append(codes, l.Code)
		a.targets[l.Code] = l.Targets
	}
	a.languages = langcode.Of(codes)
	if len(a.languages) == 0 {
		return about{}, e.api.Fault(backend.BadOutput, "the server lists no languages; is it LibreTranslate?")
	}
	var settings struct {
		Limit int `json:"charLimit"` // -1 is none
	}
	_, err := e.api.JSON(ctx, http.MethodGet, "/frontend/settings", nil, &settings)
	if err == nil && settings.Limit > 0 {
		a.runes = settings.Limit
	}
	var f *backend.Fault
	if errors.As(err, &f) && f.Class != backend.Unavailable && f.Class != backend.Rate {
		err = nil // a server without the page for browsers has no settings
	}
	return a, err
}

// pair returns the server's codes for a pair, or a *backend.PairError.
func (a *about) pair(from, to language.Tag) (langcode.Pair, error) {
	p, err := a.languages.Pair(from, to)
	targets := a.targets[p.Source]
	if err == nil && len(targets) > 0 && !slices.Contains(targets, p.Target) {
		err = &backend.PairError{From: from, To: to, Engine: true}
	}
	if err == nil && p.Source == "" {
		p.Source = "auto"
	}
	return p, err
}
