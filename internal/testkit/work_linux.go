package testkit

import (
	"runtime"
	"time"

	"golang.org/x/sys/unix"
)

// WorkTime returns the processor time that work takes in this goroutine: other programs
// do not count, nor does the collector in threads of its own.
func WorkTime(work func()) time.Duration {
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	before := threadTime()
	work()
	return threadTime() - before
}

func threadTime() time.Duration {
	var now unix.Timespec
	if err := unix.ClockGettime(unix.CLOCK_THREAD_CPUTIME_ID, &now); err != nil {
		panic(err)
	}
	return time.Duration(now.Nano())
}
