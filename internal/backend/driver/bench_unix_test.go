//go:build unix

package driver

import (
	"fmt"
	"path/filepath"
	"syscall"
	"testing"
	"time"

	"exonym/internal/backend"
	"exonym/internal/memory"
)

// BenchmarkRefused measures requests that wait for their turn at a limited engine.
func BenchmarkRefused(b *testing.B) {
	engine := newLimited(&bucket{perSecond: 2000, size: 1}, 64, 0)
	driven, units := Drive(engine), batch(1000)
	before := cpuTime()
	for b.Loop() {
		if _, err := driven.Translate(b.Context(), units); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64((cpuTime()-before).Microseconds())/float64(engine.asked), "µs-cpu/request")
}

// BenchmarkKept measures requests of 50 units of which every answer is looked up and kept
// in the memory.
func BenchmarkKept(b *testing.B) {
	store, err := memory.Open(filepath.Join(b.TempDir(), "memory.db"))
	if err != nil {
		b.Fatal(err)
	}
	defer store.Close()
	engine := &silent{info: backend.Info{Limits: backend.Limits{Units: 50, Parallel: 8}}}
	driven := DriveWith(engine, Options{Store: store, Warn: func(err error) { b.Error(err) }})
	before, requests := cpuTime(), 0
	for b.Loop() {
		units := batch(1000)
		for i := range units.Units {
			units.Units[i].Text += fmt.Sprint(" of ", requests)
		}
		if _, err := driven.Translate(b.Context(), units); err != nil {
			b.Fatal(err)
		}
		requests += 20
	}
	b.ReportMetric(float64((cpuTime()-before).Microseconds())/float64(requests), "µs-cpu/request")
}

// cpuTime is the processor time of the process so far.
func cpuTime() time.Duration {
	var usage syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &usage); err != nil {
		return 0
	}
	return time.Duration(usage.Utime.Nano() + usage.Stime.Nano())
}
