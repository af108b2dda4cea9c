package backend

import (
	"errors"
	"fmt"
	"time"
)

// Class says what kind of fault an engine reports, and so what to do about it.
type Class uint8

// The classes of faults.
const (
	Unavailable Class = iota // not reached, too slow, or broken: ask again later
	Rate                     // asked too often: wait, then ask again
	TooLarge                 // send less at a time
	BadRequest               // asking again gives the same
	Auth                     // the key is refused: stop
	Quota                    // the quota is used up: stop
	Refused                  // a model will not translate this text
	Truncated                // a model stopped in the midst
	BadOutput                // the answer is not what was asked for
)

var classNames = [...]string{"unavailable", "rate limit", "too large", "bad request", "key refused", "quota used up", "refused", "truncated", "bad output"}

// String names the class in English.
func (c Class) String() string { return classNames[c] }

// Fault is what went wrong with a request to an engine. Its text holds no key and no
// article text.
type Fault struct {
	Class  Class
	Engine string
	Status int           // of HTTP, 0 where there is none
	After  time.Duration // wait at least so long, as the engine says; 0: it does not
	Unsent bool          // the request did not reach the engine, so that it bills nothing
	Cause  error         // may be nil
}

func (f *Fault) Error() string {
	text := f.Engine + ": " + f.Class.String()
	if f.Status != 0 {
		text += fmt.Sprintf(" (%d)", f.Status)
	}
	if f.Cause != nil {
		text += ": " + f.Cause.Error()
	}
	return text
}

// Unwrap returns the cause.
func (f *Fault) Unwrap() error { return f.Cause }

// Is makes faults of keys and quotas ErrAuth and ErrQuota.
func (f *Fault) Is(target error) bool {
	return target == ErrAuth && f.Class == Auth || target == ErrQuota && f.Class == Quota
}

// ClassOf returns the class of an error; anything unknown is Unavailable.
func ClassOf(err error) Class {
	var fault *Fault
	switch {
	case errors.As(err, &fault):
		return fault.Class
	case errors.Is(err, ErrAuth):
		return Auth
	case errors.Is(err, ErrQuota), errors.Is(err, ErrBudget):
		return Quota
	case errors.Is(err, ErrPair):
		return BadRequest
	}
	return Unavailable
}

// Final reports whether the engine, with this error, answers nothing more in this run:
// the key, the quota or the budget does not allow it, or it lacks the pair.
func Final(err error) bool {
	return errors.Is(err, ErrAuth) || errors.Is(err, ErrQuota) || errors.Is(err, ErrBudget) ||
		errors.Is(err, ErrPair) || errors.Is(err, ErrMissing)
}
