package rest

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"net/http/httptrace"
	"net/url"
	"slices"
	"strings"
	"sync/atomic"
	"time"

	"exonym/internal/backend"
)

const (
	// callTimeout bounds one request; a full one with the better models takes a while.
	callTimeout = 2 * time.Minute
	// maxAnswer bounds what is read of an answer: 50 long texts are far below it.
	maxAnswer = 8 << 20
	// parallel is how many connections stay open: as many as a driver has requests under
	// way at most.
	parallel = 64
	// quiet is how long a connection may say nothing before it is tried: one that died
	// unnoticed would keep all requests waiting for their time to end.
	quiet = 30 * time.Second
)

// Options say how a Client talks to its API.
type Options struct {
	Engine string // names it in faults
	Base   string // from Address; the paths of requests are appended
	// Header is sent with every request. It takes precedence over Content-Type, Accept
	// and User-Agent, which are set by themselves. Its values are taken for secrets.
	Header http.Header
	// Secrets are keys that travel in bodies. No fault that holds one leaves the client.
	Secrets []string
	// Sign, if set, completes a request before it is sent, as with a token that has to
	// be fetched, or with a signature over method, address, header and body. Its error
	// is the request's.
	Sign func(r *http.Request, body []byte) error
	// Refine, if set, amends the fault of an answer that is not 2xx: it has Class,
	// Status and After as HTTP knows them. Cause may be set to advice of our own, and to
	// no word of the server but what Word lets through.
	Refine    func(f *backend.Fault, a *Answer)
	Timeout   time.Duration // of a whole request; 0 is two minutes
	MaxAnswer int           // bytes; 0 is 8 MiB
	Parallel  int           // connections that stay open; 0 is 64
}

// Client asks one API. It may be used from many goroutines.
type Client struct {
	options Options
	secrets []string
	http    *http.Client
}

// Answer is what a server said; Body is whole, but may be cut where Status is not 2xx.
type Answer struct {
	Status int
	Header http.Header
	Body   []byte
}

// New returns a client. No connection is made yet.
func New(o Options) *Client {
	if o.Timeout == 0 {
		o.Timeout = callTimeout
	}
	if o.MaxAnswer == 0 {
		o.MaxAnswer = maxAnswer
	}
	if o.Parallel == 0 {
		o.Parallel = parallel
	}
	transport := http.DefaultTransport.(*http.Transport).Clone() // with the environment's proxies
	transport.MaxIdleConnsPerHost = o.Parallel
	transport.HTTP2 = &http.HTTP2Config{SendPingTimeout: quiet}
	stay := func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	return &Client{o, secretsOf(&o), &http.Client{Transport: transport, Timeout: o.Timeout, CheckRedirect: stay}}
}

// Base is the address of the API.
func (c *Client) Base() string { return c.options.Base }

// Close closes the connections that are idle. It cannot fail.
func (c *Client) Close() error {
	c.http.CloseIdleConnections()
	return nil
}

// JSON sends in as JSON, unless it is nil, and reads the answer into out, unless that is
// nil. It returns the answer's header, also with a fault where there is one.
func (c *Client) JSON(ctx context.Context, method, path string, in, out any) (http.Header, error) {
	var body []byte
	kind := ""
	if in != nil {
		text, err := Encode(in)
		if err != nil {
			return nil, c.Fault(backend.BadRequest, "the request cannot be written")
		}
		body, kind = text, "application/json"
	}
	return c.read(ctx, method, path, kind, body, out)
}

// Form posts a form and reads JSON into out, unless that is nil.
func (c *Client) Form(ctx context.Context, path string, form url.Values, out any) (http.Header, error) {
	return c.read(ctx, http.MethodPost, path, "application/x-www-form-urlencoded", []byte(form.Encode()), out)
}

func (c *Client) read(ctx context.Context, method, path, kind string, body []byte, out any) (http.Header, error) {
	answer, err := c.Do(ctx, method, path, kind, body)
	if answer == nil {
		return nil, err
	}
	if err == nil && out != nil && json.Unmarshal(answer.Body, out) != nil {
		err = c.fault(&backend.Fault{Class: backend.BadOutput, Status: answer.Status,
			Cause: errors.New("the answer is not the JSON of the API; does the address lead to it?")})
	}
	return answer.Header, err
}

// Do sends body, of the content type kind, unless that is "". The answer is there, also
// with a fault, once the server has said a status.
func (c *Client) Do(ctx context.Context, method, path, kind string, body []byte) (*Answer, error) {
	request, err := c.request(ctx, method, path, kind, body)
	if err != nil {
		return nil, err
	}
	var connected atomic.Bool
	request = request.WithContext(httptrace.WithClientTrace(request.Context(), &httptrace.ClientTrace{
		GotConn: func(httptrace.GotConnInfo) { connected.Store(true) },
	}))
	response, err := c.http.Do(request)
	if err != nil {
		return nil, c.unreached(ctx, err, !connected.Load())
	}
	defer response.Body.Close()
	text, err := io.ReadAll(io.LimitReader(response.Body, int64(c.options.MaxAnswer)+1))
	answer := &Answer{response.StatusCode, response.Header, text}
	switch {
	case ctx.Err() != nil:
		return answer, ctx.Err()
	case answer.Status/100 != 2:
		return answer, c.refusal(answer)
	case err != nil:
		return answer, c.unreached(ctx, err, false)
	case len(text) > c.options.MaxAnswer:
		return answer, c.fault(&backend.Fault{Class: backend.BadOutput, Status: answer.Status, Cause: errors.New("the answer has no end")})
	}
	return answer, nil
}

func (c *Client) request(ctx context.Context, method, path, kind string, body []byte) (*http.Request, error) {
	var reader io.Reader
	if kind != "" {
		reader = bytes.NewReader(body)
	}
	r, err := http.NewRequestWithContext(ctx, method, c.options.Base+path, reader)
	if err != nil {
		return nil, c.Fault(backend.BadRequest, "the request cannot be written")
	}
	r.Header.Set("User-Agent", "exonym")
	r.Header.Set("Accept", "application/json")
	if kind != "" {
		r.Header.Set("Content-Type", kind)
	}
	for name, values := range c.options.Header {
		r.Header[http.CanonicalHeaderKey(name)] = values
	}
	if c.options.Sign != nil {
		if err := c.options.Sign(r, body); err != nil {
			return nil, err
		}
	}
	return r, nil
}

// Encode writes JSON without escaping the signs of tags, which would make a body up to
// three times as large as it needs to be.
func Encode(value any) ([]byte, error) {
	var out bytes.Buffer
	e := json.NewEncoder(&out)
	e.SetEscapeHTML(false)
	if err := e.Encode(value); err != nil {
		return nil, err
	}
	return bytes.TrimSuffix(out.Bytes(), []byte("\n")), nil
}

// secretsOf lists all keys in options, also without the scheme before them.
func secretsOf(o *Options) []string {
	secrets := slices.Clone(o.Secrets)
	for _, values := range o.Header {
		for _, value := range values {
			_, key, _ := strings.Cut(value, " ")
			secrets = append(secrets, value, key)
		}
	}
	// Shorter ones are no keys, and stand in ordinary words.
	return slices.DeleteFunc(secrets, func(s string) bool { return len(s) < 8 })
}
