// Package backendtest is the suite that every engine passes: one call of Run in
// the engine's own tests.
//
//	backendtest.Run(t, func() backend.Backend { return echo.New("") },
//		backendtest.Options{From: language.French, To: language.Spanish})
package backendtest
