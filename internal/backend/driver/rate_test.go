package driver

import (
	"fmt"
	"math"
	"math/rand/v2"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"exonym/internal/backend"
)

// limiter refuses what comes too often; after is what it then asks for.
type limiter interface {
	allow(now time.Time) (ok bool, after time.Duration)
}

// bucket is filled with perSecond tokens up to size.
type bucket struct {
	perSecond, size float64
	tokens          float64
	last            time.Time
	tells           bool
}

func (l *bucket) allow(now time.Time) (bool, time.Duration) {
	if l.last.IsZero() {
		l.tokens = l.size
	} else {
		l.tokens = min(l.size, l.tokens+l.perSecond*now.Sub(l.last).Seconds())
	}
	l.last = now
	if l.tokens >= 1 {
		l.tokens--
		return true, 0
	}
	if !l.tells {
		return false, 0
	}
	return false, time.Duration(math.Ceil((1-l.tokens)/l.perSecond)) * time.Second
}

// fixed lets count through in each window.
type fixed struct {
	count  int
	window time.Duration
	start  time.Time
	used   int
	tells  bool
}

func (l *fixed) allow(now time.Time) (bool, time.Duration) {
	if at := now.Truncate(l.window); at != l.start {
		l.start, l.used = at, 0
	}
	if l.used++; l.used <= l.count {
		return true, 0
	}
	if !l.tells {
		return false, 0
	}
	return false, time.Duration(math.Ceil(l.start.Add(l.window).Sub(now).Seconds())) * time.Second
}

// sliding lets count through in any stretch of window. strict ones count refusals too.
type sliding struct {
	count         int
	window        time.Duration
	seen          []time.Time
	strict, tells bool
}

func (l *sliding) allow(now time.Time) (bool, time.Duration) {
	for len(l.seen) > 0 && now.Sub(l.seen[0]) >= l.window {
		l.seen = l.seen[1:]
	}
	ok := len(l.seen) < l.count
	if ok || l.strict {
		l.seen = append(l.seen, now)
	}
	if ok || !l.tells {
		return ok, 0
	}
	return false, time.Duration(math.Ceil(l.window.Seconds())) * time.Second
}

// limited is a server with a limiter before it.
type limited struct {
	fake
	limiter limiter
	mu      sync.Mutex
	asked   int
	refused int
}

func newLimited(l limiter, parallel int, slow time.Duration) *limited {
	s := &limited{limiter: l}
	s.info = backend.Info{Name: "limited", Limits: backend.Limits{Units: 1, Parallel: parallel}}
	s.slow = slow
	s.answer = func(_ int, b backend.Batch) ([]backend.Reply, error) {
		s.mu.Lock()
		defer s.mu.Unlock()
		s.asked++
		ok, after := s.limiter.allow(time.Now())
		if !ok {
			s.refused++
			f := fault(backend.Rate)
			f.After = after
			return nil, f
		}
		return good(b), nil
	}
	return s
}

// A thousand segments at ten a second, however that is enforced, take at most 1.1 times
// what they would if one knew the limit, and less than a tenth of the requests is
// refused. Servers that leave no room at all (a bucket of one, refusals that count) or
// answer late take a little longer to be found out.
func TestLimitsAreFound(t *testing.T) {
	const ms = time.Millisecond
	for _, test := range []struct {
		name string
		make func() limiter
		slow time.Duration
		most time.Duration
	}{
		{"bucket", func() limiter { return &bucket{perSecond: 10, size: 10} }, 20 * ms, 109 * time.Second},
		{"bucket that tells", func() limiter { return &bucket{perSecond: 10, size: 10, tells: true} }, 20 * ms, 109 * time.Second},
		{"window", func() limiter { return &fixed{count: 10, window: time.Second} }, 20 * ms, 109 * time.Second},
		{"window that tells", func() limiter { return &fixed{count: 10, window: time.Second, tells: true} }, 20 * ms, 109 * time.Second},
		{"sliding window", func() limiter { return &sliding{count: 10, window: time.Second} }, 20 * ms, 112 * time.Second},
		{"sliding window that tells", func() limiter { return &sliding{count: 10, window: time.Second, tells: true} }, 20 * ms, 109 * time.Second},
		{"minute that tells", func() limiter { return &fixed{count: 600, window: time.Minute, tells: true} }, 20 * ms, 66 * time.Second},
		{"sliding minute that tells", func() limiter { return &sliding{count: 600, window: time.Minute, tells: true} }, 20 * ms, 66 * time.Second},
		{"bucket of one", func() limiter { return &bucket{perSecond: 10, size: 1} }, 20 * ms, 116 * time.Second},
		{"strict window", func() limiter { return &sliding{count: 10, window: time.Second, strict: true} }, 20 * ms, 116 * time.Second},
		{"slow bucket", func() limiter { return &bucket{perSecond: 10, size: 10} }, 700 * ms, 109 * time.Second},
		{"slow window", func() limiter { return &fixed{count: 10, window: time.Second} }, 700 * ms, 120 * time.Second},
		{"slow window that tells", func() limiter { return &fixed{count: 10, window: time.Second, tells: true} }, 700 * ms, 125 * time.Second},
	} {
		for _, parallel := range []int{0, 4, 64} {
			if test.slow > 100*ms && parallel == 4 {
				continue // too few at a time to reach the limit
			}
			t.Run(fmt.Sprintf("%s, %d at a time", test.name, parallel), func(t *testing.T) {
				synctest.Test(t, func(t *testing.T) {
					s := newLimited(test.make(), parallel, test.slow)
					b, start := batch(1000), time.Now()
					replies, err := seeded(s).Translate(t.Context(), b)
					whole(t, b, replies, err)
					took := time.Since(start)
					t.Logf("%v, %d of %d refused", took, s.refused, s.asked)
					if took > test.most {
						t.Errorf("took %v, want at most %v", took, test.most)
					}
					if s.refused > s.asked/10+parallel/2 { // half of the first crowd may be
						t.Errorf("%d of %d requests refused", s.refused, s.asked)
					}
				})
			})
		}
	}
}

// A limit that is raised is found again within three minutes.
func TestRaisedLimitIsFound(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		limit := &bucket{perSecond: 2, size: 2}
		s := newLimited(limit, 0, 20*time.Millisecond)
		engine := seeded(s)
		b := batch(200)
		replies, err := engine.Translate(t.Context(), b)
		whole(t, b, replies, err)
		limit.perSecond, limit.size = 50, 50
		start := time.Now()
		b = batch(2000)
		replies, err = engine.Translate(t.Context(), b)
		whole(t, b, replies, err)
		if took := time.Since(start); took > 3*time.Minute {
			t.Errorf("took %v", took)
		}
	})
}

// stray refuses one request in twelve, however seldom it is asked: what others send with
// the same key is not ours to slow down for.
type stray struct{ random *rand.Rand }

func (l stray) allow(time.Time) (bool, time.Duration) { return l.random.IntN(12) > 0, 0 }

// Refusals that do not become fewer when exonym asks less often hold up the requests that
// meet them, and few others: without any refusal the requests would take ten seconds.
func TestStrayRefusalsHoldUpFew(t *testing.T) {
	for seed := range uint64(5) {
		synctest.Test(t, func(t *testing.T) {
			s := newLimited(stray{rand.New(rand.NewPCG(seed, 1))}, 8, 80*time.Millisecond)
			b, start := batch(1000), time.Now()
			replies, err := seeded(s).Translate(t.Context(), b)
			whole(t, b, replies, err)
			took := time.Since(start)
			t.Logf("%v, %d of %d refused", took, s.refused, s.asked)
			if took > time.Minute {
				t.Errorf("took %v", took)
			}
		})
	}
}
