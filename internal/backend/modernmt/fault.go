package modernmt

import (
	"encoding/json"
	"errors"
	"net/http"
	"strings"

	"exonym/internal/backend"
	"exonym/internal/backend/rest"
)

// refine adds what the body says of a status.
func refine(f *backend.Fault, a *rest.Answer) {
	var s said
	_ = json.Unmarshal(a.Body, &s) // what is no JSON says nothing
	s.refine(f)
}

// refine adds what a status and a type of error mean here. The type is read, and not
// repeated: it is not known what it may hold.
func (s *said) refine(f *backend.Fault) {
	kind := strings.ToLower(s.Error.Type)
	switch {
	case f.Status == http.StatusPaymentRequired, strings.Contains(kind, "quota"), strings.Contains(kind, "billing"):
		f.Class, f.Cause = backend.Quota, errors.New("the plan is used up, or not paid")
	case f.Class == backend.Auth:
		f.Cause = errors.New("the key is wrong, or its plan lacks this")
	case f.Class == backend.BadRequest && strings.Contains(kind, "language"):
		f.Cause = backend.ErrPair
	case f.Status == http.StatusNotFound:
		f.Cause = errors.New("no such memory or glossary, or the url is not that of the API")
	}
}
