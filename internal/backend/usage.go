package backend

// Usage is what an engine bills, in its own units. What it does not count is 0.
type Usage struct {
	Characters int64 // code points, as the engine counts them
	// Input are the tokens that were read, without those that were read from a cache or
	// written to one, which have prices of their own.
	Input, CacheRead, CacheWrite int64
	Output                       int64 // the tokens that were written, thought included
}

// Plus adds two usages.
func (u Usage) Plus(v Usage) Usage {
	return Usage{
		Characters: u.Characters + v.Characters,
		Input:      u.Input + v.Input, CacheRead: u.CacheRead + v.CacheRead, CacheWrite: u.CacheWrite + v.CacheWrite,
		Output: u.Output + v.Output,
	}
}

// Biller is a Backend that says what was billed for it since it was made: by its own
// account of each answer, so that a lost answer is missing. It may be asked at any time,
// from any goroutine.
type Biller interface {
	Billed() Usage
}
