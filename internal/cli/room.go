package cli

import (
	"os"
	"runtime/debug"
	"sync/atomic"
)

const (
	// gcPercent lets the heap grow less between collections than Go does by itself:
	// a quarter less memory on a long article, for a few hundredths more time.
	gcPercent = 40
	// roomPerByte is how much memory a byte of an article may take in each target
	// language before garbage is collected at once. It is less than the goal of 20
	// (docs/performance.md) by what the runtime does not count: the program itself.
	roomPerByte = 16
	// leastRoom is not worth collecting for: the glossary and its indexes.
	leastRoom = 64 << 20
)

// room bounds what the process takes from the system, by the size of what it reads.
// The bound is soft: a text that needs more gets it, at the price of time.
type room struct {
	targets atomic.Int64
	read    atomic.Int64 // bytes of all articles
}

// tidy sets how eagerly garbage is collected, unless the user has.
func tidy() {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(gcPercent)
	}
}

// streamGCPercent is for work that holds little and throws much away: with gcPercent
// half of the time would go into collecting.
const streamGCPercent = 150

// forStream makes room for a file that is read piece by piece.
func (r *room) forStream() {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(streamGCPercent)
	}
}

// forTargets says into how many languages each article goes.
func (r *room) forTargets(n int) { r.targets.Store(int64(n)) }

// add tells that an article of size bytes has been read.
func (r *room) add(size int) {
	if os.Getenv("GOMEMLIMIT") != "" {
		return
	}
	debug.SetMemoryLimit(max(leastRoom, r.read.Add(int64(size))*max(r.targets.Load(), 1)*roomPerByte))
}
