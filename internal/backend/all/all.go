// Package all lists the engines. A new engine is added here and nowhere else.
package all

import (
	"exonym/internal/backend"
	"exonym/internal/backend/apertium"
	"exonym/internal/backend/echo"
)

// Backends returns one of every engine, the default first. Those that are
// io.Closer must be closed.
func Backends() []backend.Backend {
	return []backend.Backend{apertium.New(), echo.New("")}
}
