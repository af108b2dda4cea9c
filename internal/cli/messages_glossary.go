package cli

import (
	"github.com/nicksnyder/go-i18n/v2/i18n"

	"exonym/internal/locale"
)

var sayGlossaryUsage = locale.Say(&i18n.Message{ID: "glossary.usage", Other: "look up, change and check names and terms"}, nil)
