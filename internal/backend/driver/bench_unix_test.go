//go:build unix

package driver

import (
	"syscall"
	"testing"
	"time"
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

// cpuTime is the processor time of the process so far.
func cpuTime() time.Duration {
	var usage syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &usage); err != nil {
		return 0
	}
	return time.Duration(usage.Utime.Nano() + usage.Stime.Nano())
}
