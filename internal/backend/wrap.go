package backend

// Wrapper is a Backend around another one.
type Wrapper interface {
	// Inner returns the Backend inside.
	Inner() Backend
}

// Labelled returns engine as one that people call by another name.
func Labelled(engine Backend, label string) Backend { return &labelled{engine, label} }

type labelled struct {
	Backend
	label string
}

// Inner returns the engine.
func (l *labelled) Inner() Backend { return l.Backend }

// Info describes the engine under its label.
func (l *labelled) Info() Info {
	info := l.Backend.Info()
	info.Label = l.label
	return info
}

// As finds what an engine can do besides translating (Router, Tester, io.Closer and
// their like), in b itself or in what it wraps: the outermost that can is asked.
func As[T any](b Backend) (T, bool) {
	for b != nil {
		if able, ok := b.(T); ok {
			return able, true
		}
		wrapper, ok := b.(Wrapper)
		if !ok {
			break
		}
		b = wrapper.Inner()
	}
	var none T
	return none, false
}
