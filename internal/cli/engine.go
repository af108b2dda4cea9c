package cli

import (
	"context"
	"errors"
	"io"
	"maps"
	"slices"
	"strings"

	"golang.org/x/text/language"

	"exonym/internal/backend"
	"exonym/internal/backend/driver"
	"exonym/internal/config"
	"exonym/internal/locale"
)

// fleet makes the engines of a run: each once, however many routes it serves, so that
// all of them keep its limits together. Close it when done.
type fleet struct {
	conf *config.Config
	// wrap is put round each engine before it is used; nil for nothing.
	wrap    func(backend.Backend) backend.Backend
	engines map[string]backend.Backend
}

// newFleet makes no engine yet. It refuses names that no engine has.
func newFleet(conf *config.Config) (*fleet, error) {
	named := conf.Value("backend").Texts
	if len(named) == 0 {
		return nil, unknownEngine(conf, "")
	}
	for _, name := range named {
		if _, ok := conf.Engine(name); !ok {
			return nil, unknownEngine(conf, name)
		}
	}
	return &fleet{conf: conf, engines: map[string]backend.Backend{}}, nil
}

func unknownEngine(conf *config.Config, name string) error {
	says := locale.Say(sayUnknownBackend, struct{ Name string }{name})
	if name == "" {
		says = locale.Say(sayNoEngineNamed, nil)
	}
	return usage(says, locale.Say(sayBackendsAre, struct{ Names string }{strings.Join(conf.Names(), ", ")}))
}

// forPair returns what translates from one language to another, as the routes say.
func (f *fleet) forPair(ctx context.Context, from, to language.Tag) (backend.Backend, error) {
	steps, _ := f.conf.Route(from, to)
	var engines []backend.Backend
	for _, step := range steps {
		engine, err := f.step(ctx, step)
		if err != nil {
			return nil, err
		}
		engines = append(engines, engine)
	}
	for len(engines) > 1 && !serves(engines[0], from, to) {
		engines = engines[1:]
	}
	if len(engines) == 1 {
		return engines[0], nil
	}
	return driver.Fallback(engines[0], engines[1:]...), nil
}

// step returns one engine of a route, or two over a third language.
func (f *fleet) step(ctx context.Context, step config.Step) (backend.Backend, error) {
	first, err := f.named(ctx, step.Engine)
	if err != nil || step.Via == language.Und {
		return first, err
	}
	second, err := f.named(ctx, step.Then)
	if err != nil {
		return nil, err
	}
	return driver.Pivot(first, second, step.Via), nil
}

// serves reports whether an engine does not say beforehand that it lacks a pair.
func serves(engine backend.Backend, from, to language.Tag) bool {
	router, ok := backend.As[backend.Router](engine)
	if !ok {
		return true
	}
	_, err := router.Route(from, to)
	return !errors.Is(err, backend.ErrPair) && !errors.Is(err, backend.ErrMissing)
}

// named returns the engine of a name, wrapped.
func (f *fleet) named(ctx context.Context, name string) (backend.Backend, error) {
	if engine, ok := f.engines[name]; ok {
		return engine, nil
	}
	described, ok := f.conf.Engine(name)
	if !ok {
		return nil, unknownEngine(f.conf, name)
	}
	engine, err := openEngine(ctx, f.conf, described)
	if err != nil {
		return nil, err
	}
	if name != described.Kind.Name {
		engine = backend.Labelled(engine, name)
	}
	if f.wrap != nil {
		engine = f.wrap(engine)
	}
	f.engines[name] = engine
	return engine, nil
}

// openEngine makes an engine of its settings, which may ask for its key.
func openEngine(ctx context.Context, conf *config.Config, described config.Engine) (backend.Backend, error) {
	settings, err := conf.Settings(ctx, described)
	if err != nil {
		return nil, settingsFault(err)
	}
	engine, err := described.Kind.Open(settings)
	var setting *backend.SettingError
	if errors.As(err, &setting) {
		return nil, &fault{says: locale.Say(sayMissingOption, struct{ Engine, Option string }{described.Name, setting.Option}),
			hint: locale.Say(saySetVariable, struct{ Variable, Option, File string }{described.Variable(setting.Option), setting.Option, config.FileName}),
			code: exitUsage, cause: err}
	}
	if err != nil {
		return nil, &fault{says: locale.Say(sayFailure, struct{ Cause string }{err.Error()}), code: exitFailure, cause: err}
	}
	return engine, nil
}

// Close ends every engine.
func (f *fleet) Close() {
	for _, name := range slices.Sorted(maps.Keys(f.engines)) {
		closeBackend(f.engines[name])
	}
}

func closeBackend(b backend.Backend) {
	if closer, ok := backend.As[io.Closer](b); ok {
		closer.Close()
	}
}
