package modernmt

import (
	"context"

	"exonym/internal/backend"
	"exonym/internal/backend/langcode"
)

// ask asks for the languages that are served: a list of codes.
func (e *Engine) ask(ctx context.Context) (langcode.Table, error) {
	var codes []string
	if err := e.call(ctx, "/translate/languages", nil, &codes); err != nil {
		return nil, err
	}
	table := langcode.Of(codes)
	if len(table) == 0 {
		return nil, e.api.Fault(backend.BadOutput, "no languages are listed; does the address lead to ModernMT?")
	}
	return table, nil
}
