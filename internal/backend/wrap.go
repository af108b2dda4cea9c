package backend

// Wrapper is a Backend around another one.
type Wrapper interface {
	// Inner returns the Backend inside.
	Inner() Backend
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
