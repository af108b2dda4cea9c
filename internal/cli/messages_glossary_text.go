package cli

import (
	"github.com/nicksnyder/go-i18n/v2/i18n"

	"exonym/internal/locale"
)

// Lines of JSON.
var sayLinesFailed = &i18n.Message{ID: "glossary.lines_failed",
	One:   "exonym: {{.N}} of {{.All}} lines could not be answered; the reason stands in its place",
	Other: "exonym: {{.N}} of {{.All}} lines could not be answered; the reasons stand in their places"}

// exonym glossary match.
var (
	sayMatchUsage     = locale.Say(&i18n.Message{ID: "glossary.match", Other: "say where a text uses names and terms of the glossary"}, nil)
	sayMatchJSONLFlag = locale.Say(&i18n.Message{ID: "glossary.match.flag.jsonl", Other: "read texts as JSON lines, and answer each with a line"}, nil)
	sayMatchNothing   = locale.Say(&i18n.Message{ID: "glossary.match.nothing", Other: "No name or term of the glossary was found."}, nil)
	sayUnwanted       = locale.Say(&i18n.Message{ID: "glossary.unwanted", Other: "a form to avoid"}, nil)
	sayCommonWord     = locale.Say(&i18n.Message{ID: "glossary.common_word", Other: "may be an everyday word"}, nil)
)

// sayRoles says in which role a form stands; names need no remark.
var sayRoles = map[string]locale.Message{
	"adjective":    locale.Say(&i18n.Message{ID: "glossary.role.adjective", Other: "adjective"}, nil),
	"inhabitant":   locale.Say(&i18n.Message{ID: "glossary.role.inhabitant", Other: "inhabitant"}, nil),
	"abbreviation": locale.Say(&i18n.Message{ID: "glossary.role.abbreviation", Other: "abbreviation"}, nil),
}

// exonym glossary verify.
var (
	sayVerifyUsage         = locale.Say(&i18n.Message{ID: "glossary.verify", Other: "say whether a translation uses the terms that the glossary wants"}, nil)
	sayVerifyJSONLFlag     = locale.Say(&i18n.Message{ID: "glossary.verify.flag.jsonl", Other: "read texts with their translations as JSON lines, and answer each with a line"}, nil)
	sayTranslationLangFlag = locale.Say(&i18n.Message{ID: "glossary.flag.translation", Other: "language of the translation, a `TAG` (else found out and said)"}, nil)
	sayFailOnMissingFlag   = locale.Say(&i18n.Message{ID: "glossary.verify.flag.fail", Other: "exit with 3 when a term is missing, or a form to avoid was used"}, nil)
	sayTwoFiles            = locale.Say(&i18n.Message{ID: "glossary.two_files", Other: "two files are needed: an article and its translation"}, nil)
	sayOneLanguage         = &i18n.Message{ID: "glossary.one_language", Other: "{{.Source}} and {{.Target}} seem to be in one language ({{.Language}})"}
	sayGiveBoth            = locale.Say(&i18n.Message{ID: "glossary.give_both", Other: "Say which they are: --from fr --to es"}, nil)
	sayAlignFirst          = locale.Say(&i18n.Message{ID: "glossary.align_first", Other: "Give the translation the paragraphs of its article, then try again."}, nil)
	sayColumnTerm          = locale.Say(&i18n.Message{ID: "glossary.column.term", Other: "TERM"}, nil)
	sayColumnWanted        = locale.Say(&i18n.Message{ID: "glossary.column.wanted", Other: "WANTED"}, nil)
	sayColumnFound         = locale.Say(&i18n.Message{ID: "glossary.column.found", Other: "FOUND"}, nil)
	sayColumnUses          = locale.Say(&i18n.Message{ID: "glossary.column.uses", Other: "USES"}, nil)
	sayColumnStatus        = locale.Say(&i18n.Message{ID: "glossary.column.status", Other: "STATUS"}, nil)
	sayOf                  = &i18n.Message{ID: "glossary.of", Other: "{{.N}} of {{.All}}"}
	sayAvoid               = &i18n.Message{ID: "glossary.avoid", Other: "to avoid: {{.Forms}}"}
	sayVerifySum           = &i18n.Message{ID: "glossary.verify.sum", One: "{{.N}} of {{.All}} terms is used as the glossary wants.", Other: "{{.N}} of {{.All}} terms are used as the glossary wants."}
)

// sayStatuses says what became of a term.
var sayStatuses = map[string]locale.Message{
	statusUsed:    locale.Say(&i18n.Message{ID: "glossary.status.used", Other: "used"}, nil),
	statusPartly:  locale.Say(&i18n.Message{ID: "glossary.status.partly", Other: "partly used"}, nil),
	statusMissing: locale.Say(&i18n.Message{ID: "glossary.status.missing", Other: "missing"}, nil),
	statusAbsent:  locale.Say(&i18n.Message{ID: "glossary.status.absent", Other: "not in the article"}, nil),
}
