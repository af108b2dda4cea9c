package driver

import (
	"math"
	"time"
)

// rate is how often an engine may be asked, learned from its refusals: a token bucket
// of one request, filled as fast as the engine was seen to answer. Until the first
// refusal there is no bound.
//
// Time falls into cycles: from the end of one rest to the end of the next. What the
// engine answered in a cycle, divided by its length, is what it can take, however its
// limit is made: a bucket, or a window, fixed or sliding. From there the rate grows,
// slowly at first, then ever faster (as CUBIC does, RFC 9438): the engine is tried
// seldom while its limit stands, and a limit that was raised is found again.
type rate struct {
	base   float64   // requests a second when the cycle began; 0: no bound
	sure   bool      // base rests on enough answers
	tokens float64   // requests that may be sent at once
	burst  float64   // most tokens
	filled time.Time // when tokens was counted

	began    time.Time // of the cycle
	answered int       // in it
	cycles   []cycle   // those before, as far as they count
	latency  float64   // seconds that an answer takes, smoothed

	highest float64 // the highest rate at which it refused
	stray   bool    // its refusals have nothing to do with how often it is asked
}

// cycle is what an engine answered in a time.
type cycle struct {
	answered int
	took     time.Duration
}

const (
	// enough answers make a rate trustworthy.
	enough = 64
	// step is by how much a rate that was too high falls at least, as a part of it;
	// lowest is what is left of one at least that was not kept to.
	step, lowest = 0.02, 0.85
	// growth is how much a rate grows in its horizon: exp(growth).
	growth = 0.02
	// vain: a rate so many times lower, at which it still refuses, is not what it minds,
	// if it answers several requests between refusals as before: an engine that is asked
	// too often answers hardly any, and was measured rightly at once.
	vain, several = 3, 4
	// ended: a rest so long, asked for by the engine itself, is what is left of a window.
	ended = 5 * time.Second
)

// horizon is how many seconds the rate stays near its base: long where that is known
// well, else as long as it takes to see what comes of it.
func (r *rate) horizon() float64 {
	if r.sure {
		return max(20, enough/r.base)
	}
	return max(1, 2/r.base, 4*r.latency)
}

// limit is the rate now, in requests a second.
func (r *rate) limit(now time.Time) float64 {
	since := now.Sub(r.began).Seconds() / r.horizon()
	return r.base * math.Exp(growth*since*since*since)
}

// wait returns how long the next request has to wait; it is taken where that is 0.
func (r *rate) wait(now time.Time) time.Duration {
	if r.began.IsZero() {
		r.began = now
	}
	if r.base == 0 {
		return 0
	}
	limit := r.limit(now)
	r.tokens = min(r.burst, r.tokens+limit*now.Sub(r.filled).Seconds())
	r.filled = now
	if r.tokens >= 1-1e-9 {
		r.tokens--
		return 0
	}
	return time.Duration((1-r.tokens)/limit*float64(time.Second)) + 1
}

// answer counts an answer to a request that was sent at a time.
func (r *rate) answer(now, sent time.Time) {
	r.answered++
	r.latency += (now.Sub(sent).Seconds() - r.latency) / 8
}

// idle leaves a time out in which nobody asked.
func (r *rate) idle(rest time.Duration) {
	if !r.began.IsZero() {
		r.began = r.began.Add(rest)
	}
}

// resume begins a cycle with the probe that ended a rest. asked is the part of the
// rest that the engine asked for; over is the rate at which it refused, 0 where there
// was no bound.
func (r *rate) resume(sent time.Time, asked time.Duration, over float64) {
	last := cycle{r.answered, sent.Sub(r.began)}
	r.cycles = append(r.cycles, last)
	measured, answers := r.measure()
	r.sure = answers >= enough || asked.Seconds() > 4*r.latency && last.answered >= enough/8
	r.base = correct(measured, over, last)
	r.tokens, r.burst = 0, 1
	r.highest = max(r.highest, over)
	r.stray = asked == 0 && over > 0 && over < r.highest/vain && answers >= several*len(r.cycles)
	if r.stray {
		r.base, r.highest, r.cycles = 0, 0, nil
	}
	if asked >= ended { // the rest of a window: what it held is sent in the next
		r.base = last.perSecond()
		r.tokens = r.base*asked.Seconds() - 1
		r.burst = max(1, r.tokens)
	}
	r.began, r.filled, r.answered = sent, sent, 0
}

// correct returns the rate after a refusal at the rate over. Where that was kept to in
// the cycle it was nearly right: with n answers it is known to one part in n. Else it
// had grown too fast, or there were tokens from before, and what was measured counts.
func correct(measured, over float64, last cycle) float64 {
	switch {
	case over == 0:
		return measured
	case last.perSecond() > over/2:
		return over * (1 - max(step, 1/float64(last.answered+1)))
	}
	return max(lowest*over, min(measured, over))
}

// perSecond is the rate of a cycle; one without answers counts as if it had one.
func (c cycle) perSecond() float64 {
	return max(float64(c.answered), 1) / max(c.took.Seconds(), 1e-3)
}

// measure returns the rate over the last cycles that hold enough answers, and how many
// they hold.
func (r *rate) measure() (perSecond float64, answers int) {
	var all cycle
	first := len(r.cycles)
	for first > 0 && all.answered < enough {
		first--
		all.answered += r.cycles[first].answered
		all.took += r.cycles[first].took
	}
	r.cycles = append(r.cycles[:0], r.cycles[first:]...)
	return all.perSecond(), all.answered
}
