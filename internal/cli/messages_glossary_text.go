package cli

import (
	"github.com/nicksnyder/go-i18n/v2/i18n"

	"exonym/internal/locale"
	"exonym/internal/pipeline"
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

// exonym glossary try.
var (
	sayTryUsage       = locale.Say(&i18n.Message{ID: "glossary.try", Other: "say what the glossary makes of a sentence, and translate it"}, nil)
	sayTryToFlag      = locale.Say(&i18n.Message{ID: "glossary.try.flag.to", Other: "language to translate to, a `TAG` as BCP 47: es, en, pt-BR"}, nil)
	sayTryBackendFlag = locale.Say(&i18n.Message{ID: "glossary.try.flag.backend", Other: "translation engine, a `NAME` (else apertium, where it serves the languages)"}, nil)
	sayNoSentence     = locale.Say(&i18n.Message{ID: "glossary.try.none", Other: "no sentence was given (- is standard input)"}, nil)
	sayTryUnclear     = locale.Say(&i18n.Message{ID: "glossary.try.unclear", Other: "the language of the sentence is not clear"}, nil)
	sayTryDetected    = &i18n.Message{ID: "glossary.try.detected", Other: "The sentence is taken for {{.Language}}; --from sets it."}
	sayTrySame        = &i18n.Message{ID: "glossary.try.same", Other: "the sentence is in that language already ({{.Language}})"}
	sayTryNoEngine    = &i18n.Message{ID: "glossary.try.no_engine", Other: "No engine here translates from {{.From}} to {{.To}}: this is what the glossary wants."}
	sayTryUnlisted    = &i18n.Message{ID: "glossary.try.unlisted", Other: "In no glossary: {{.Names}}"}
	sayColumnConcept  = locale.Say(&i18n.Message{ID: "glossary.column.concept", Other: "CONCEPT"}, nil)
	sayColumnHow      = locale.Say(&i18n.Message{ID: "glossary.column.how", Other: "CARRIED"}, nil)
)

// sayHow says by which way a term goes into a translation.
var sayHow = map[pipeline.How]locale.Message{
	pipeline.Engine:    locale.Say(&i18n.Message{ID: "glossary.how.engine", Other: "by the engine, then verified"}, nil),
	pipeline.Told:      locale.Say(&i18n.Message{ID: "glossary.how.told", Other: "given to the engine, then verified"}, nil),
	pipeline.Protected: locale.Say(&i18n.Message{ID: "glossary.how.protected", Other: "protected"}, nil),
	pipeline.Lost:      locale.Say(&i18n.Message{ID: "glossary.how.lost", Other: "in no way proven"}, nil),
}

// exonym glossary suggest.
var (
	saySuggestUsage           = locale.Say(&i18n.Message{ID: "glossary.suggest", Other: "propose names and terms of articles that are in no glossary"}, nil)
	saySuggestTranslationFlag = locale.Say(&i18n.Message{ID: "glossary.suggest.flag.translation", Other: "`FILE` with the translation of the article: what it says for each name is proposed, too"}, nil)
	sayMinCountFlag           = locale.Say(&i18n.Message{ID: "glossary.suggest.flag.min_count", Other: "propose only what is used so often, a `NUMBER`"}, nil)
	saySuggestLimitFlag       = locale.Say(&i18n.Message{ID: "glossary.suggest.flag.limit", Other: "propose so many at most, a `NUMBER`"}, nil)
	sayEntriesYAMLFlag        = locale.Say(&i18n.Message{ID: "glossary.flag.yaml", Other: "print entries that can be pasted into a glossary file"}, nil)
	sayEntriesAddFlag         = locale.Say(&i18n.Message{ID: "glossary.flag.add", Other: "ask for each whether to add it to the project’s glossary"}, nil)
	sayEntriesYesFlag         = locale.Say(&i18n.Message{ID: "glossary.flag.yes", Other: "with --add: add all without asking"}, nil)
	sayOneArticle             = locale.Say(&i18n.Message{ID: "glossary.suggest.one_article", Other: "a translation goes with one article, and several were given"}, nil)
	sayNoTranslation          = locale.Say(&i18n.Message{ID: "glossary.suggest.no_translation", Other: "--to is the language of a translation, and none was given"}, nil)
	saySuggestNothing         = locale.Say(&i18n.Message{ID: "glossary.suggest.nothing", Other: "Nothing to propose: the glossary has all names and frequent terms."}, nil)
	sayTimes                  = &i18n.Message{ID: "glossary.times", One: "{{.N}} time", Other: "{{.N}} times"}
	sayAlsoAs                 = &i18n.Message{ID: "glossary.also_as", Other: "also: {{.Forms}}"}
	sayBecause                = &i18n.Message{ID: "glossary.because", Other: "why: {{.Reasons}}"}
	sayNear                   = &i18n.Message{ID: "glossary.suggest.near", Other: "perhaps meant: {{.Name}} ({{.ID}})"}
	sayHowToAdd               = locale.Say(&i18n.Message{ID: "glossary.how_to_add", Other: "To add some of these: the same command with --add. As a glossary file: --yaml"}, nil)
)

// Adding what was proposed.
var (
	sayAddAsks      = locale.Say(&i18n.Message{ID: "glossary.add_asks", Other: "--add asks for each entry, and there is no terminal to ask on"}, nil)
	sayAddYes       = locale.Say(&i18n.Message{ID: "glossary.add_yes", Other: "To add all: --add --yes. To see them first: --yaml"}, nil)
	sayAddThis      = locale.Say(&i18n.Message{ID: "glossary.add_this", Other: "Add it? [y/N]"}, nil)
	sayNoneAdded    = locale.Say(&i18n.Message{ID: "glossary.none_added", Other: "Nothing was added."}, nil)
	sayEntriesAdded = &i18n.Message{ID: "glossary.entries_added", One: "{{.N}} entry added to {{.Folder}}", Other: "{{.N}} entries added to {{.Folder}}"}
)

// exonym glossary learn.
var (
	sayLearnUsage        = locale.Say(&i18n.Message{ID: "glossary.learn", Other: "propose what a corrected translation teaches the glossary"}, nil)
	sayDraftFlag         = locale.Say(&i18n.Message{ID: "glossary.learn.flag.draft", Other: "`FILE` with the translation as it was before correction"}, nil)
	sayMinConfidenceFlag = locale.Say(&i18n.Message{ID: "glossary.learn.flag.min_confidence", Other: "propose only what is so sure, a `NUMBER` from 0 to 1"}, nil)
	sayConfidenceRange   = locale.Say(&i18n.Message{ID: "glossary.learn.range", Other: "It is a number from 0 (all) to 1 (only what is certain)."}, nil)
	sayLearnNothing      = locale.Say(&i18n.Message{ID: "glossary.learn.nothing", Other: "Nothing to learn: the glossary knows what the translation says."}, nil)
	sayCorrections       = locale.Say(&i18n.Message{ID: "glossary.learn.corrections", Other: "Corrected:"}, nil)
	sayProposals         = locale.Say(&i18n.Message{ID: "glossary.learn.proposals", Other: "Proposed:"}, nil)
	sayKnownAlready      = locale.Say(&i18n.Message{ID: "glossary.learn.known", Other: "as the glossary wants"}, nil)
)
