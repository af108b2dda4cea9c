package chat

import (
	"testing"

	"golang.org/x/text/language"

	"exonym/internal/backend"
	"exonym/internal/backend/backendtest"
)

func TestSuite(t *testing.T) {
	backendtest.Run(t, func() backend.Backend { return (&fake{}).engine() },
		backendtest.Options{From: language.French, To: language.Spanish, Unserved: language.Und})
}
