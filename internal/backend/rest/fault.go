package rest

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"io"
	"net"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"syscall"

	"exonym/internal/backend"
)

// Fault is a fault of this engine without an answer, in words of our own.
func (c *Client) Fault(class backend.Class, cause string) *backend.Fault {
	return c.fault(&backend.Fault{Class: class, Cause: errors.New(cause)})
}

// fault puts the engine's name on a fault. Should its cause hold a key, it goes.
func (c *Client) fault(f *backend.Fault) *backend.Fault {
	f.Engine = c.options.Engine
	if f.Cause == nil {
		return f
	}
	text := f.Cause.Error()
	if slices.ContainsFunc(c.secrets, func(secret string) bool { return strings.Contains(text, secret) }) {
		f.Cause = nil
	}
	return f
}

// refusal is the fault of an answer that is none. The server's own words are not
// repeated: they may quote the text, or the key.
func (c *Client) refusal(a *Answer) error {
	f := &backend.Fault{Class: ClassOf(a.Status), Status: a.Status, After: After(a.Header)}
	if a.Status/100 == 3 {
		f.Cause = errors.New("the address leads to another one, to which nothing is sent; set the url")
	}
	if c.options.Refine != nil {
		c.options.Refine(f, a)
	}
	return c.fault(f)
}

// Overload is a status that engines have beside those of HTTP.
const Overload = 529

// ClassOf returns the class of a status that is not 2xx.
func ClassOf(status int) backend.Class {
	switch status {
	case http.StatusUnauthorized, http.StatusForbidden:
		return backend.Auth
	case http.StatusPaymentRequired:
		return backend.Quota
	case http.StatusRequestEntityTooLarge:
		return backend.TooLarge
	case http.StatusTooManyRequests, Overload:
		return backend.Rate
	case http.StatusRequestTimeout, http.StatusConflict:
		return backend.Unavailable
	}
	if status >= 500 {
		return backend.Unavailable
	}
	return backend.BadRequest
}

// unreached is the fault of a request without an answer, or with half of one; unsent
// says that there was no connection to send it on.
func (c *Client) unreached(ctx context.Context, err error, unsent bool) error {
	if ctx.Err() != nil {
		return ctx.Err()
	}
	class, why := reason(err)
	fault := c.Fault(class, why)
	fault.Unsent = unsent
	return fault
}

// reason says why a request had no answer. What HTTP says itself may hold the address,
// the name and password of a proxy, or what the server sent.
func reason(err error) (backend.Class, string) {
	var where *url.Error
	var dns *net.DNSError
	var op *net.OpError
	var errno syscall.Errno
	if errors.As(err, &where) {
		err = where.Err
	}
	proxy := ""
	if errors.As(err, &op) && op.Op == "proxyconnect" {
		proxy = "the proxy: "
	}
	switch why := tlsReason(err); {
	case why != "":
		return backend.BadRequest, proxy + why
	case errors.Is(err, context.DeadlineExceeded), isTimeout(err): // the client's own, not the caller's
		return backend.Unavailable, proxy + "no answer in time"
	case errors.As(err, &dns):
		return backend.Unavailable, proxy + "the name of the host is not known"
	case errors.As(err, &errno):
		return backend.Unavailable, proxy + errno.Error()
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
		return backend.Unavailable, "the connection ended before the answer did"
	}
	return backend.Unavailable, "no answer; look at the address and at the proxies that are set"
}

func isTimeout(err error) bool {
	var slow net.Error
	return errors.As(err, &slow) && slow.Timeout()
}

// tlsReason says why no secure connection came about: asking again will not help.
func tlsReason(err error) string {
	var (
		unknown x509.UnknownAuthorityError
		name    x509.HostnameError
		invalid x509.CertificateInvalidError
		record  tls.RecordHeaderError
		alert   tls.AlertError
	)
	switch {
	case errors.As(err, &unknown):
		return "the certificate of the server is signed by nobody known here"
	case errors.As(err, &name):
		return "the certificate of the server is for another host"
	case errors.As(err, &invalid) && invalid.Reason == x509.Expired:
		return "the certificate of the server has expired, or the clock is wrong"
	case errors.As(err, &invalid):
		return "the certificate of the server is not valid"
	case errors.As(err, &record), errors.Is(err, http.ErrSchemeMismatch):
		return "the server speaks no TLS; is it http instead of https?"
	case errors.As(err, &alert):
		return "the server refused the secure connection: " + alert.Error()
	}
	return ""
}
