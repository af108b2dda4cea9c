// Package all lists the engines. A new engine is added here and nowhere else.
package all

import (
	"exonym/internal/backend"
	"exonym/internal/backend/amazon"
	"exonym/internal/backend/anthropic"
	"exonym/internal/backend/apertium"
	"exonym/internal/backend/apy"
	"exonym/internal/backend/azure"
	"exonym/internal/backend/deepl"
	"exonym/internal/backend/echo"
	"exonym/internal/backend/exec"
	"exonym/internal/backend/google"
	"exonym/internal/backend/libretranslate"
	"exonym/internal/backend/modernmt"
	"exonym/internal/backend/openai"
	"exonym/internal/backend/pseudo"
	"exonym/internal/backend/translatelocally"
)

// Kinds returns every kind of engine, the default first.
func Kinds() []backend.Kind {
	return []backend.Kind{
		apertium.Kind,
		amazon.Kind,
		anthropic.Kind,
		apy.Kind,
		azure.Kind,
		deepl.Kind,
		echo.Kind,
		exec.Kind,
		google.Advanced,
		google.Basic,
		libretranslate.Kind,
		modernmt.Kind,
		openai.Kind,
		pseudo.Kind,
		translatelocally.Kind,
	}
}
