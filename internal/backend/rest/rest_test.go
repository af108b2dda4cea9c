package rest

import (
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"log"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"os/exec"
	"slices"
	"strings"
	"testing"
	"time"

	"exonym/internal/backend"
)

const canary = "canary-0f2c9a17"

// serve starts a server and a client for it.
func serve(t *testing.T, answer http.HandlerFunc, o Options) *Client {
	t.Helper()
	server := httptest.NewUnstartedServer(answer)
	server.Config.ErrorLog = log.New(io.Discard, "", 0)
	server.Start()
	t.Cleanup(server.Close)
	o.Engine, o.Base = "fake", server.URL
	c := New(o)
	t.Cleanup(func() { c.Close() })
	return c
}

func asFault(t *testing.T, err error) *backend.Fault {
	t.Helper()
	var f *backend.Fault
	if !errors.As(err, &f) {
		t.Fatalf("ended with %v, which is no fault", err)
	}
	if f.Engine != "fake" || strings.Contains(err.Error(), canary) {
		t.Errorf("fault %q of engine %q", err, f.Engine)
	}
	return f
}

func TestJSON(t *testing.T) {
	c := serve(t, func(w http.ResponseWriter, r *http.Request) {
		body, _ := io.ReadAll(r.Body)
		w.Header().Set("X-Metered-Usage", "7")
		out, _ := Encode([]string{r.Method, r.URL.String(), r.Header.Get("Content-Type"), r.Header.Get("X-Key"), r.Header.Get("X-Sign"), r.UserAgent(), string(body)})
		w.Write(out)
	}, Options{
		Header: http.Header{"x-key": {canary}},
		Sign: func(r *http.Request, body []byte) error {
			r.Header.Set("X-Sign", fmt.Sprint(len(body)))
			return nil
		},
	})
	var got []string
	header, err := c.JSON(t.Context(), "PUT", "/v1?a=b", map[string]string{"q": "<b>&"}, &got)
	want := []string{"PUT", "/v1?a=b", "application/json", canary, "12", "exonym", `{"q":"<b>&"}`}
	if err != nil || !slices.Equal(got, want) || header.Get("X-Metered-Usage") != "7" {
		t.Errorf("%q, %v, %v", got, header, err)
	}
	_, err = c.Form(t.Context(), "/f", url.Values{"q": {"é &"}}, &got)
	want = []string{"POST", "/f", "application/x-www-form-urlencoded", canary, "12", "exonym", "q=%C3%A9+%26"}
	if err != nil || !slices.Equal(got, want) {
		t.Errorf("%q, %v", got, err)
	}
	_, err = c.JSON(t.Context(), "GET", "/g", nil, &got)
	if want := []string{"GET", "/g", "", canary, "0", "exonym", ""}; err != nil || !slices.Equal(got, want) {
		t.Errorf("%q, %v", got, err)
	}
}

// TestRefine: an engine's own codes change the fault, but bring no key out.
func TestRefine(t *testing.T) {
	c := serve(t, func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Retry-After", "5")
		http.Error(w, "limit", http.StatusForbidden)
	}, Options{Secrets: []string{canary}, Refine: func(f *backend.Fault, a *Answer) {
		if strings.TrimSpace(string(a.Body)) == "limit" {
			f.Class, f.Cause = backend.Rate, errors.New("of "+canary)
		}
	}})
	_, err := c.JSON(t.Context(), "GET", "/", nil, nil)
	if f := asFault(t, err); f.Class != backend.Rate || f.Status != 403 || f.After != 5*time.Second {
		t.Errorf("ended with %#v", f)
	}
}

// TestBomb: what is packed counts as it is unpacked.
func TestBomb(t *testing.T) {
	c := serve(t, func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Encoding", "gzip")
		z := gzip.NewWriter(w)
		for range 100 {
			z.Write(make([]byte, 1<<16))
		}
		z.Close()
	}, Options{MaxAnswer: 1 << 16})
	_, err := c.JSON(t.Context(), "GET", "/", nil, nil)
	if f := asFault(t, err); f.Class != backend.BadOutput {
		t.Errorf("ended with %v", err)
	}
}

// TestTimeout: a server that is too slow is no deadline of the caller.
func TestTimeout(t *testing.T) {
	for name, answer := range map[string]http.HandlerFunc{
		"header": func(_ http.ResponseWriter, r *http.Request) { <-r.Context().Done() },
		"body": func(w http.ResponseWriter, r *http.Request) {
			w.(http.Flusher).Flush()
			<-r.Context().Done()
		},
	} {
		c := serve(t, answer, Options{Timeout: 50 * time.Millisecond})
		_, err := c.JSON(t.Context(), "GET", "/", nil, nil)
		if f := asFault(t, err); f.Class != backend.Unavailable || errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("%s: ended with %v", name, err)
		}
	}
}

func TestTLS(t *testing.T) {
	server := httptest.NewUnstartedServer(http.NotFoundHandler())
	server.Config.ErrorLog = log.New(io.Discard, "", 0)
	server.StartTLS()
	t.Cleanup(server.Close)
	plain := httptest.NewServer(http.NotFoundHandler())
	t.Cleanup(plain.Close)
	for _, base := range []string{server.URL, strings.Replace(plain.URL, "http:", "https:", 1)} {
		c := New(Options{Engine: "fake", Base: base})
		defer c.Close()
		_, err := c.JSON(t.Context(), "GET", "/", nil, nil)
		if f := asFault(t, err); f.Class != backend.BadRequest || !f.Unsent || !strings.Contains(err.Error(), "server") {
			t.Errorf("%s: ended with %v", base, err)
		}
	}
}

// TestUnsent wants to be told whether a request got to the server, as only then it may
// have been billed.
func TestUnsent(t *testing.T) {
	c := serve(t, func(w http.ResponseWriter, _ *http.Request) {
		panic(http.ErrAbortHandler) // the connection ends without an answer
	}, Options{})
	_, err := c.JSON(t.Context(), "POST", "/", "x", nil)
	if f := asFault(t, err); f.Class != backend.Unavailable || f.Unsent {
		t.Errorf("a request without an answer: %+v", f)
	}
	gone := httptest.NewServer(http.NotFoundHandler())
	gone.Close()
	c = New(Options{Engine: "fake", Base: gone.URL})
	defer c.Close()
	_, err = c.JSON(t.Context(), "POST", "/", "x", nil)
	if f := asFault(t, err); f.Class != backend.Unavailable || !f.Unsent {
		t.Errorf("a request without a server: %+v", f)
	}
}

// TestProxy runs itself with a proxy set, which then gets what is for another host.
func TestProxy(t *testing.T) {
	if os.Getenv("REST_PROXIED") != "" {
		c := New(Options{Engine: "fake", Base: "http://192.0.2.1"})
		_, err := c.JSON(t.Context(), "GET", "/x", nil, nil)
		asFault(t, err)
		return
	}
	got := make(chan string, 1)
	proxy := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		got <- r.URL.String()
		w.WriteHeader(http.StatusBadGateway)
	}))
	t.Cleanup(proxy.Close)
	for _, address := range []string{proxy.URL, "http://user:" + canary + "@:%zz"} {
		self := exec.Command(os.Args[0], "-test.run=TestProxy$")
		self.Env = append(os.Environ(), "REST_PROXIED=1", "HTTP_PROXY="+address, "NO_PROXY=")
		if out, err := self.CombinedOutput(); err != nil {
			t.Fatalf("%v: %s", err, out)
		}
	}
	select {
	case address := <-got:
		if address != "http://192.0.2.1/x" {
			t.Errorf("the proxy was asked for %s", address)
		}
	default:
		t.Error("the proxy was not asked")
	}
}

// TestConnectionsStay: one after another, requests share a connection.
func TestConnectionsStay(t *testing.T) {
	from := map[string]bool{}
	c := serve(t, func(w http.ResponseWriter, r *http.Request) {
		from[r.RemoteAddr] = true
		fmt.Fprint(w, `{}`)
	}, Options{})
	for range 5 {
		if _, err := c.JSON(t.Context(), "POST", "/", struct{}{}, nil); err != nil {
			t.Fatal(err)
		}
	}
	if len(from) != 1 {
		t.Errorf("%d connections", len(from))
	}
}

func TestAddress(t *testing.T) {
	for given, want := range map[string]string{
		"https://api.deepl.com": "https://api.deepl.com", "https://x.example/openai/v1/": "https://x.example/openai/v1",
		"http://localhost:11434/v1": "http://localhost:11434/v1", "http://127.0.0.1:5000": "http://127.0.0.1:5000", "http://[::1]:5000": "http://[::1]:5000",
		"http://192.168.1.7": "http://192.168.1.7", "http://libretranslate:5000": "http://libretranslate:5000", "http://mt.local": "http://mt.local",
		"http://api.example.com": "", "http://8.8.8.8": "", "http://1.2.3.4.": "", "ftp://x": "", "https://": "", "https://:80": "", "x": "", "": "", "https:x": "",
		"https://name:s3cret@x": "", "https://x?key=s3cret": "", "https://x#s3cret": "", "https://x?": "", "http://s3cret:%zz": "",
	} {
		got, err := Address("fake", given, Keyed)
		if got != want || (err == nil) != (want != "") || err != nil && strings.Contains(err.Error(), "s3cret") {
			t.Errorf("%q: %q, %v; want %q", given, got, err, want)
		}
	}
	if _, err := Address("fake", "http://api.example.com", !Keyed); err != nil {
		t.Error(err)
	}
}

func TestKey(t *testing.T) {
	if key, err := Key("fake", "key", " a-b:fx\n"); key != "a-b:fx" || err != nil {
		t.Errorf("%q, %v", key, err)
	}
	for _, wrong := range []string{"s3cret s3cret", "s3cret\x00", "clé"} {
		if _, err := Key("fake", "key", wrong); err == nil || strings.Contains(err.Error(), "s3cret") {
			t.Errorf("%q: %v", wrong, err)
		}
	}
}

func TestAfter(t *testing.T) {
	now := time.Date(2026, 11, 25, 10, 0, 0, 0, time.UTC)
	for value, want := range map[string]time.Duration{
		"": 0, "3": 3 * time.Second, " 1.5 ": 1500 * time.Millisecond, "-4": 0, "NaN": 0, "1e300": maxPause, "+Inf": maxPause, "soon": 0,
		"Wed, 25 Nov 2026 10:01:00 GMT": time.Minute, "Wed, 25 Nov 2026 09:00:00 GMT": 0, "Sun, 25 Nov 2029 09:00:00 GMT": maxPause,
	} {
		if got := after(http.Header{"Retry-After": {value}}, now); got != want {
			t.Errorf("%q: %v, want %v", value, got, want)
		}
	}
	if got := after(http.Header{"Retry-After": {"1"}, "Retry-After-Ms": {"20"}}, now); got != 20*time.Millisecond {
		t.Errorf("milliseconds: %v", got)
	}
}

func TestWord(t *testing.T) {
	for code, want := range map[string]bool{
		"INVALID_ARGUMENT": true, "insufficient_quota": true, "400050": true, "com.amazon.coral.service": true,
		"Le texte": false, "sk-0123456789abcdef0123456789abcdef0123456789": false, "clé": false, strings.Repeat("a_", 40): false, "a/b": false,
	} {
		if got := Word(code) == code; got != want {
			t.Errorf("%q: %v", code, got)
		}
	}
}

func TestOnce(t *testing.T) {
	o, asked := NewOnce[int](), 0
	ask := func(context.Context) (int, error) {
		if asked++; asked == 1 {
			return 0, errors.New("down")
		}
		return asked, nil
	}
	for i, want := range []int{0, 2, 2} {
		if got, err := o.Get(t.Context(), ask); got != want || (err != nil) != (i == 0) {
			t.Errorf("%d: %d, %v", i, got, err)
		}
	}
	waiting := NewOnce[int]()
	<-waiting.turn
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := waiting.Get(ctx, ask); !errors.Is(err, context.Canceled) {
		t.Errorf("ended with %v", err)
	}
}
