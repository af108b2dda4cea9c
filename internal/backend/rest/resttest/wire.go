package resttest

import (
	"context"
	"io"
	"log"
	"net"
	"net/http"
	"sync"
	"testing"
)

// wire is a network within the process: time stands still while all wait for it.
type wire struct {
	calls  chan net.Conn
	closed chan struct{}
	once   sync.Once
}

// wireTo serves a handler on a wire of its own, which all clients made during the test
// use instead of the network.
func wireTo(t *testing.T, handler http.Handler) (url string) {
	w := &wire{calls: make(chan net.Conn), closed: make(chan struct{})}
	server := &http.Server{Handler: handler, ErrorLog: log.New(io.Discard, "", 0)}
	go server.Serve(w)
	before := http.DefaultTransport
	http.DefaultTransport = &http.Transport{DialContext: w.dial}
	t.Cleanup(func() {
		http.DefaultTransport = before
		server.Close()
	})
	return "http://127.0.0.1"
}

func (w *wire) dial(ctx context.Context, _, _ string) (net.Conn, error) {
	here, there := net.Pipe()
	select {
	case w.calls <- there:
		return here, nil
	case <-w.closed:
		return nil, net.ErrClosed
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

// Accept waits for a connection.
func (w *wire) Accept() (net.Conn, error) {
	select {
	case c := <-w.calls:
		return c, nil
	case <-w.closed:
		return nil, net.ErrClosed
	}
}

// Close ends the wire.
func (w *wire) Close() error {
	w.once.Do(func() { close(w.closed) })
	return nil
}

// Addr is the address of a host on the wire.
func (w *wire) Addr() net.Addr { return &net.TCPAddr{IP: net.IPv4(127, 0, 0, 1), Port: 80} }
