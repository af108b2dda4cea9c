package cli

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/nicksnyder/go-i18n/v2/i18n"
	"golang.org/x/text/language"

	"exonym/internal/backend"
	"exonym/internal/config"
	"exonym/internal/locale"
)

// engineFault words what the engine, or the file system, said of t.
func (p *program) engineFault(conf *config.Config, t *translation) error {
	var f *fault
	var pair *backend.PairError
	switch {
	case errors.As(t.err, &f), errors.Is(t.err, context.Canceled):
		return t.err
	case errors.As(t.err, &pair):
		return p.pairFault(pair)
	}
	return &fault{says: locale.Say(sayEngineFailure, struct {
		File, To string
		Cause    engineCause
	}{t.input.path, t.to.String(), engineCause{t.err}}), hint: hintOf(conf, blamed(conf, t), t.err), code: exitFailure, cause: t.err}
}

// shownRefusals is how many kinds of refusals are told for an article.
const shownRefusals = 3

// tellRefusals says why segments of t were not translated, the budget aside, which is
// told once for all.
func (p *program) tellRefusals(conf *config.Config, t *translation) {
	shown := 0
	for _, r := range t.result.Refusals {
		if r.Err == nil || errors.Is(r.Err, backend.ErrBudget) || shown == shownRefusals {
			continue
		}
		shown++
		p.say(locale.Say(sayRefusedPart, struct {
			File, To, N string
			Cause       engineCause
		}{t.input.path, t.to.String(), p.speaker.Number(r.Segments), engineCause{r.Err}}, r.Segments))
		if backend.Final(r.Err) {
			failing := *t
			failing.err = r.Err
			fmt.Fprintf(p.err, "  %s\n", p.text(hintOf(conf, blamed(conf, &failing), r.Err)))
		}
	}
}

// blamed returns the engine that an error of t tells of: the first one on its route,
// unless the error names the type of a later one.
func blamed(conf *config.Config, t *translation) config.Engine {
	steps, _ := conf.Route(t.input.source.Doc.Lang, t.to)
	first, _ := conf.Engine(steps[0].Engine)
	var f *backend.Fault
	if errors.As(t.err, &f) {
		for _, step := range steps {
			if e, ok := conf.Engine(step.Engine); ok && e.Kind.Name == f.Engine {
				return e
			}
		}
	}
	return first
}

// testFault words what went wrong when an engine was tried.
func (p *program) testFault(conf *config.Config, e config.Engine, err error, from, to language.Tag) error {
	var pair *backend.PairError
	switch {
	case errors.Is(err, context.Canceled):
		return err
	case errors.As(err, &pair) && e.Kind.Name == "apertium":
		return p.pairFault(pair)
	case errors.Is(err, backend.ErrPair):
		return &fault{says: locale.Say(sayNotServed, struct {
			Name     string
			From, To language.Tag
		}{e.Name, from, to}), code: exitFailure, cause: err}
	}
	f := &fault{says: locale.Say(sayTestFailed, struct {
		Name  string
		Cause engineCause
	}{e.Name, engineCause{err}}), hint: hintOf(conf, e, err), code: exitFailure, cause: err}
	if f.hint.Message == sayTestEngine {
		f.hint = locale.Message{}
	}
	return f
}

// engineCause is an error of an engine as people read it.
type engineCause struct{ error }

// In words its class for a speaker; what the engine itself says follows.
func (c engineCause) In(s *locale.Speaker) string {
	var f *backend.Fault
	if !errors.As(c.error, &f) {
		return c.Error()
	}
	if errors.Is(f, backend.ErrMissing) {
		return f.Engine + ": " + s.Text(locale.Say(sayNotInstalled, nil))
	}
	text := f.Engine + ": " + s.Text(locale.Say(classWords[f.Class], nil))
	if f.Status != 0 {
		text += fmt.Sprintf(" (%d)", f.Status)
	}
	if f.Cause != nil {
		text += ": " + f.Cause.Error()
	}
	return text
}

var classWords = map[backend.Class]*i18n.Message{
	backend.Unavailable: sayUnavailable, backend.Rate: sayRate, backend.TooLarge: sayTooMuch, backend.BadRequest: sayBadRequest,
	backend.Auth: sayAuth, backend.Quota: sayQuota, backend.Refused: sayRefused, backend.Truncated: sayTruncated, backend.BadOutput: sayBadOutput,
}

// hintOf says what to do about an error of an engine.
func hintOf(conf *config.Config, e config.Engine, err error) locale.Message {
	switch backend.ClassOf(err) {
	case backend.Auth:
		return keyHint(e)
	case backend.Quota:
		return locale.Say(sayQuotaHint, struct{ Names string }{strings.Join(conf.Names(), "|")})
	case backend.Rate:
		return locale.Say(sayRateHint, nil)
	case backend.Unavailable:
		if url, ok := e.Options["url"]; ok {
			return locale.Say(sayReachHint, struct{ Place string }{config.Masked(url.Text) + " (" + place(url.Origin) + ")"})
		}
	}
	return locale.Say(sayTestEngine, struct{ Command string }{"exonym backends test " + e.Name})
}

// keyHint says where the key of an engine comes from.
func keyHint(e config.Engine) locale.Message {
	for _, o := range e.Kind.Options {
		if given, ok := e.Options[o.Name]; ok && o.Secret {
			from := place(given.Origin)
			if given.Origin.File != "" {
				from = given.Text + " (" + from + ")"
			}
			return locale.Say(sayKeyFrom, struct{ Place string }{from})
		}
	}
	return locale.Say(sayNoKeyGiven, struct{ Name, Variable string }{e.Name, e.Variable("key")})
}

// pairFault says what to install, or which engines serve a pair that Apertium
// does not.
func (p *program) pairFault(e *backend.PairError) error {
	data := struct {
		From, To         language.Tag
		Packages, Routes string
	}{e.From, e.To, strings.Join(e.Packages, " "), p.targetsFrom(e)}
	f := &fault{says: locale.Say(sayNoRoute, data), code: exitFailure, cause: e}
	switch {
	case len(e.Packages) > 0 && !e.Engine:
		f.says, f.hint = locale.Say(sayNoEngine, data), locale.Say(sayInstall, data)
	case len(e.Packages) > 0:
		f.hint = locale.Say(sayInstall, data)
	case data.Routes != "":
		f.hint = locale.Say(sayOtherBackends, data)
	default:
		f.hint = locale.Say(sayOtherBackendsOnly, data)
	}
	return f
}

// targetsFrom names the languages that the engine reaches from the source of e.
func (p *program) targetsFrom(e *backend.PairError) string {
	var names []string
	for _, pair := range e.Routes {
		if from, to, ok := parsePair(pair); ok && sameLanguage(from, e.From) {
			names = append(names, p.speaker.LanguageName(to))
		}
	}
	slices.Sort(names)
	return p.speaker.List(names)
}

// writeFault words why an output may not be written.
func writeFault(path string, err error) error {
	if errors.Is(err, errEdited) {
		return &fault{says: locale.Say(sayEdited, inFile{path}), hint: locale.Say(sayForceHint, nil), code: exitFailure, cause: err}
	}
	return fileFault(path, err)
}
