package driver

import (
	"context"
	"net/http"
	"net/http/httptest"
	"testing"
	"time"

	"exonym/internal/backend"
	"exonym/internal/backend/rest"
)

// web asks a server over HTTP, as the engines do.
type web struct {
	client *rest.Client
	most   int
}

func (w *web) Info() backend.Info {
	return backend.Info{Name: "web", Limits: backend.Limits{Units: 1, Parallel: w.most}}
}

func (w *web) Translate(ctx context.Context, b backend.Batch) ([]backend.Reply, error) {
	var text string
	if _, err := w.client.JSON(ctx, http.MethodPost, "/", b.Units[0].Text, &text); err != nil {
		return nil, err
	}
	return []backend.Reply{{ID: b.Units[0].ID, Text: b.Units[0].Text}}, nil
}

// BenchmarkThroughput asks a server that takes 100 ms for each of 3,200 requests, 64 at a
// time: 5 s are ideal.
func BenchmarkThroughput(b *testing.B) {
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		time.Sleep(100 * time.Millisecond)
		w.Write([]byte(`"un"`))
	}))
	defer server.Close()
	for name, most := range map[string]int{"named": 64, "found": 0} {
		b.Run(name, func(b *testing.B) {
			var took time.Duration
			for b.Loop() {
				engine := Drive(&web{rest.New(rest.Options{Engine: "web", Base: server.URL, Parallel: 64}), most})
				asked, start := batch(3200), time.Now()
				if replies, err := engine.Translate(b.Context(), asked); err != nil || replies[3199].Err != nil {
					b.Fatal(err)
				}
				took += time.Since(start)
			}
			b.ReportMetric(100*5*float64(b.N)/took.Seconds(), "%ideal")
		})
	}
}
