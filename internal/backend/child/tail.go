package child

import "sync"

// tailSize is how many bytes of a program's log are kept.
const tailSize = 4 << 10

// tail is a Writer that keeps the last tailSize bytes.
type tail struct {
	sync.Mutex
	kept []byte
}

// Write keeps the end of p.
func (t *tail) Write(p []byte) (int, error) {
	t.Lock()
	defer t.Unlock()
	t.kept = append(t.kept, p[max(0, len(p)-tailSize):]...)
	t.kept = append([]byte(nil), t.kept[max(0, len(t.kept)-tailSize):]...)
	return len(p), nil
}

// String returns what is kept.
func (t *tail) String() string {
	t.Lock()
	defer t.Unlock()
	return string(t.kept)
}
