package libretranslate

import (
	"context"
	"errors"
	"net/http"
	"slices"
	"time"

	"golang.org/x/text/language"

	"exonym/internal/backend"
)

// slowdown is the least wait after 429: the strictest limits are of a minute.
const slowdown = 20 * time.Second

// about is what the server says of itself.
type about struct {
	codes   map[language.Tag]string
	targets map[string][]string // by source
	runes   int                 // of one text
}

// aliases are codes of servers, old and new, that are other tags than they look like.
var aliases = map[string][]string{
	"pb": {"pt-BR"}, "zt": {"zh-Hant"}, "zh": {"zh", "zh-Hans"}, "zh-Hans": {"zh", "zh-Hans"}, "nb": {"nb", "no"}, "no": {"no", "nb"},
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
	a := about{codes: map[language.Tag]string{}, targets: map[string][]string{}, runes: maxRunes}
	for _, l := range served {
		a.targets[l.Code] = l.Targets
		tags := aliases[l.Code]
		if tags == nil {
			tags = []string{l.Code}
		}
		for _, tag := range tags {
			if a.codes[language.Make(tag)] == "" || tag == l.Code {
				a.codes[language.Make(tag)] = l.Code
			}
		}
	}
	if len(a.codes) == 0 {
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
func (a *about) pair(from, to language.Tag) (source, target string, err error) {
	source, target = a.code(from), a.code(to)
	if from == language.Und {
		source = "auto"
	}
	if source == "" || target == "" || source != "auto" && len(a.targets[source]) > 0 && !slices.Contains(a.targets[source], target) {
		return "", "", &backend.PairError{From: from, To: to, Engine: true}
	}
	return source, target, nil
}

// code looks a language up by its tag, then by the tag's CLDR parents.
func (a *about) code(tag language.Tag) string {
	for ; tag != language.Und; tag = tag.Parent() {
		if code, ok := a.codes[tag]; ok {
			return code
		}
	}
	return ""
}
