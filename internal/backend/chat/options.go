package chat

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"

	"exonym/internal/backend"
)

// contexts are the values of the option context.
var contexts = map[string]backend.Context{"none": backend.NoContext, "neighbours": backend.Neighbours, "document": backend.Document}

// longestStyle bounds the style, in bytes: it is paid for with every question.
const longestStyle = 4000

// Options are those that all engines with a model have; Configure reads them.
func Options() []backend.Option {
	return []backend.Option{
		{Name: "style", Safe: true, Doc: "What the translations should be like, in any words, such as: short sentences, no anglicisms."},
		{Name: "formality", Default: "default", Safe: true, Doc: "How to address readers: default, formal or informal."},
		{Name: "context", Default: "document", Safe: true, Doc: "What the model is told of the text round a segment: none, neighbours, or document, which is these and the title. The more, the more is translated anew after an edit."},
		{Name: "segments", Default: strconv.Itoa(Limits.Units), Safe: true, Doc: "How many segments one question holds at most."},
		{Name: "characters", Default: strconv.Itoa(Limits.Runes), Safe: true, Doc: "How many characters (code points) of text one question holds at most; with the prompt and the answer they must fit into the memory of the model."},
		{Name: "parallel", Default: strconv.Itoa(Limits.Parallel), Safe: true, Doc: "How many questions are asked at a time at most."},
		{Name: "timeout", Default: "5m", Safe: true, Doc: "How long one answer may take, as 30s or 5m."},
	}
}

// Configure reads the options of an engine. Name, Version, Route and Model are left to it;
// the timeout is that of a request.
func Configure(engine string, s backend.Settings) (c Config, timeout time.Duration, err error) {
	c = Config{Name: engine, Formality: s["formality"], Style: strings.TrimSpace(s["style"])}
	if _, ok := Formalities[c.Formality]; !ok {
		return c, 0, choice(engine, "formality", c.Formality, slices.Sorted(maps.Keys(Formalities)))
	}
	if len(c.Style) > longestStyle {
		return c, 0, fmt.Errorf("%s: style has %d bytes; %d is the most", engine, len(c.Style), longestStyle)
	}
	context, ok := contexts[s["context"]]
	if !ok {
		return c, 0, choice(engine, "context", s["context"], slices.Sorted(maps.Keys(contexts)))
	}
	c.Context = context
	for option, to := range map[string]*int{"segments": &c.Limits.Units, "characters": &c.Limits.Runes, "parallel": &c.Limits.Parallel} {
		if *to, err = strconv.Atoi(s[option]); err != nil || *to < 1 {
			return c, 0, fmt.Errorf("%s: %s is %q; write a whole number from 1", engine, option, s[option])
		}
	}
	timeout, err = time.ParseDuration(s["timeout"])
	if err != nil || timeout <= 0 {
		return c, 0, fmt.Errorf("%s: timeout is %q; write a duration such as 30s or 5m", engine, s["timeout"])
	}
	return c, timeout, nil
}

// Effort reads how much a model may think, one of efforts; "" is said to leave that to
// the model.
func Effort(engine string, s backend.Settings, efforts []string) (string, error) {
	switch given := s["effort"]; {
	case given == "default":
		return "", nil
	case slices.Contains(efforts, given):
		return given, nil
	default:
		return "", choice(engine, "effort", given, append(slices.Clip(efforts), "default"))
	}
}

// Temperature reads how far a model may stray from the likeliest word, 0 to most; nil
// leaves that to the model.
func Temperature(engine string, s backend.Settings, most float64) (*float64, error) {
	given := s["temperature"]
	if given == "default" {
		return nil, nil
	}
	degree, err := strconv.ParseFloat(given, 64)
	if err != nil || !(degree >= 0 && degree <= most) {
		return nil, fmt.Errorf("%s: temperature is %q; write a number from 0 to %g, or default", engine, given, most)
	}
	return &degree, nil
}

func choice(engine, option, given string, of []string) error {
	return fmt.Errorf("%s: %s is %q; write one of %s", engine, option, given, strings.Join(of, ", "))
}
