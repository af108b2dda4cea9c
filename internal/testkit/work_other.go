//go:build !linux

package testkit

import "time"

// WorkTime returns the time that work takes.
func WorkTime(work func()) time.Duration {
	start := time.Now()
	work()
	return time.Since(start)
}
