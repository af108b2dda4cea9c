package deepl

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"

	"exonym/internal/backend"
)

const (
	// callTimeout bounds one request; a full one with the better models takes a while.
	callTimeout = 2 * time.Minute
	// maxAnswer bounds what is read of an answer: 50 long texts are far below it.
	maxAnswer = 8 << 20
	// parallel is how many requests DeepL stands at once to begin with.
	parallel = 4
)

// caller sends requests with the key, over connections that stay open.
type caller struct {
	host, key string
	client    *http.Client
}

func newCaller(host, key string) *caller {
	transport := http.DefaultTransport.(*http.Transport).Clone() // with the environment's proxies
	transport.MaxIdleConnsPerHost = parallel
	stay := func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	return &caller{host, key, &http.Client{Transport: transport, Timeout: callTimeout, CheckRedirect: stay}}
}

func (c *caller) close() { c.client.CloseIdleConnections() }

// call sends in as JSON, unless it is nil, and reads the answer into out, unless that is
// nil. The error is ctx.Err() or a *backend.Fault, which quotes neither side.
func (c *caller) call(ctx context.Context, method, path string, in, out any) error {
	request, err := c.request(ctx, method, path, in)
	if err != nil {
		return fault(backend.BadRequest, 0, "the request cannot be written")
	}
	response, err := c.client.Do(request)
	if err != nil {
		return unreached(ctx, err)
	}
	defer response.Body.Close()
	body, err := io.ReadAll(io.LimitReader(response.Body, maxAnswer+1))
	switch {
	case response.StatusCode/100 != 2:
		return refusal(response)
	case err != nil:
		return unreached(ctx, err)
	case len(body) > maxAnswer:
		return fault(backend.BadOutput, response.StatusCode, "the answer has no end")
	case out != nil && json.Unmarshal(body, out) != nil:
		return fault(backend.BadOutput, response.StatusCode, "the answer is not the JSON of the API; does the address lead to DeepL?")
	}
	return nil
}

func (c *caller) request(ctx context.Context, method, path string, in any) (*http.Request, error) {
	var body io.Reader
	if in != nil {
		text, err := encodeJSON(in)
		if err != nil {
			return nil, err
		}
		body = bytes.NewReader(text)
	}
	r, err := http.NewRequestWithContext(ctx, method, c.host+path, body)
	if err != nil {
		return nil, err
	}
	r.Header.Set("Authorization", "DeepL-Auth-Key "+c.key)
	r.Header.Set("User-Agent", "exonym")
	r.Header.Set("Accept", "application/json")
	if in != nil {
		r.Header.Set("Content-Type", "application/json")
	}
	return r, nil
}

func fault(class backend.Class, status int, cause string) *backend.Fault {
	return &backend.Fault{Class: class, Engine: name, Status: status, Cause: errors.New(cause)}
}

// unreached is the fault of a request without an answer, or with half of one.
func unreached(ctx context.Context, err error) error {
	if ctx.Err() != nil {
		return ctx.Err()
	}
	if errors.Is(err, context.DeadlineExceeded) { // the client's own, not the caller's
		return fault(backend.Unavailable, 0, "no answer in time")
	}
	var where *url.Error
	if errors.As(err, &where) {
		err = where.Err
	}
	return &backend.Fault{Class: backend.Unavailable, Engine: name, Cause: err}
}

// refusal is the fault of an answer that is none. The server's own words are not
// repeated: they may quote the text.
func refusal(r *http.Response) *backend.Fault {
	status := r.StatusCode
	f := &backend.Fault{Class: classOf(status), Engine: name, Status: status, After: pause(r.Header, time.Now())}
	if advice := advices[status]; advice != "" {
		f.Cause = errors.New(advice)
	} else if status/100 == 3 {
		f.Cause = errors.New("the address leads to another one, to which no key is sent; set the url")
	}
	return f
}

var advices = map[int]string{
	http.StatusBadRequest:            "the languages, the formality or the tags do not suit the API",
	http.StatusForbidden:             "the key is wrong, or its plan lacks this host; keys of the free plan end in :fx",
	http.StatusNotFound:              "no such glossary, or the url is not that of the API",
	http.StatusRequestEntityTooLarge: "a request holds at most 128 KiB",
	statusQuota:                      "the plan's characters or glossaries, or the cost limit, are used up",
}

// The statuses that DeepL has beside those of HTTP.
const (
	statusQuota    = 456
	statusOverload = 529
)

func classOf(status int) backend.Class {
	switch status {
	case http.StatusUnauthorized, http.StatusForbidden:
		return backend.Auth
	case http.StatusPaymentRequired, statusQuota:
		return backend.Quota
	case http.StatusRequestEntityTooLarge:
		return backend.TooLarge
	case http.StatusTooManyRequests, statusOverload:
		return backend.Rate
	case http.StatusRequestTimeout, http.StatusConflict:
		return backend.Unavailable
	}
	if status >= 500 {
		return backend.Unavailable
	}
	return backend.BadRequest
}

// maxPause bounds what Retry-After may ask for.
const maxPause = 24 * time.Hour

// pause reads Retry-After (RFC 9110, section 10.2.3): seconds or a date.
func pause(h http.Header, now time.Time) time.Duration {
	value := strings.TrimSpace(h.Get("Retry-After"))
	wait := time.Duration(0)
	if seconds, err := strconv.ParseFloat(value, 64); err == nil && seconds > 0 {
		wait = time.Duration(min(seconds, maxPause.Seconds()) * float64(time.Second))
	} else if at, err := http.ParseTime(value); err == nil {
		wait = at.Sub(now)
	}
	return min(max(wait, 0), maxPause)
}
