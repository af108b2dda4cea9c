package resttest

import (
	"fmt"
	"net/http"
	"strings"
	"time"

	"exonym/internal/backend"
)

// fault is an answer that is none, and what an engine makes of it.
type fault struct {
	name   string
	answer http.HandlerFunc
	class  backend.Class
	after  time.Duration
}

// Status answers with a status and a page that quotes all that must not be repeated: the
// request's keys and its text. header holds names and values, in turn.
func Status(code int, header ...string) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		for i := 0; i+1 < len(header); i += 2 {
			w.Header().Set(header[i], header[i+1])
		}
		w.WriteHeader(code)
		fmt.Fprintf(w, `{"message":%q,"error":{"message":%q,"code":%q,"status":%q}}`, quote(r), quote(r), Key, Key)
	}
}

// Body answers with 200 and a text.
func Body(text string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) { fmt.Fprint(w, text) }
}

// quote is what a careless server says: all it was sent.
func quote(r *http.Request) string { return fmt.Sprint(r.URL, " ", r.Header, " ", Key, " ", Secret) }

const page = "<!DOCTYPE html><html><head><title>" + Secret + "</title></head><body>" + Key + "</body></html>"

func faults(elsewhere string) []fault {
	return []fault{
		{"bad request", Status(400), backend.BadRequest, 0},
		{"unauthorized", Status(401), backend.Auth, 0},
		{"quota", Status(402), backend.Quota, 0},
		{"forbidden", Status(403), backend.Auth, 0},
		{"not found", Status(404), backend.BadRequest, 0},
		{"too large", Status(413), backend.TooLarge, 0},
		{"rate", Status(429), backend.Rate, 0},
		{"rate, seconds", Status(429, "Retry-After", "7"), backend.Rate, 7 * time.Second},
		{"rate, milliseconds", Status(429, "Retry-After", "9", "Retry-After-Ms", "250"), backend.Rate, 250 * time.Millisecond},
		{"rate, garbage", Status(429, "Retry-After", "soon"), backend.Rate, 0},
		{"overload", Status(529, "Retry-After", "3"), backend.Rate, 3 * time.Second},
		{"500", Status(500), backend.Unavailable, 0},
		{"502", func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(502); fmt.Fprint(w, page) }, backend.Unavailable, 0},
		{"503", Status(503, "Retry-After", "9"), backend.Unavailable, 9 * time.Second},
		{"504", Status(504), backend.Unavailable, 0},
		{"timeout", Status(408), backend.Unavailable, 0},
		{"redirect", func(w http.ResponseWriter, r *http.Request) {
			http.Redirect(w, r, elsewhere, http.StatusTemporaryRedirect)
		}, backend.BadRequest, 0},
		{"hang up", func(http.ResponseWriter, *http.Request) { panic(http.ErrAbortHandler) }, backend.Unavailable, 0},
		{"reset", reset, backend.Unavailable, 0},
		{"endless", endless, backend.BadOutput, 0},
		{"empty", Body(""), backend.BadOutput, 0},
		{"HTML page", Body(page), backend.BadOutput, 0},
		{"broken JSON", Body(`{"` + Secret + `":[{"` + Key + `":"`), backend.BadOutput, 0},
		{"other JSON", Body(`{"` + Secret + `":true}`), backend.BadOutput, 0},
		{"null", Body(`null`), backend.BadOutput, 0},
	}
}

// reset ends in the midst of the body.
func reset(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Content-Length", "1000")
	fmt.Fprint(w, `{"translations":[`)
	w.(http.Flusher).Flush()
	panic(http.ErrAbortHandler)
}

// endless sends white space, which any JSON may begin with, for as long as it is read.
func endless(w http.ResponseWriter, _ *http.Request) {
	space := []byte(strings.Repeat(" ", 1<<16))
	for {
		if _, err := w.Write(space); err != nil {
			return
		}
	}
}

// drip sends a little, again and again, until nobody listens.
func drip(w http.ResponseWriter, r *http.Request) {
	for r.Context().Err() == nil {
		fmt.Fprint(w, " ")
		w.(http.Flusher).Flush()
		time.Sleep(5 * time.Millisecond)
	}
}
