package cli

import (
	"github.com/nicksnyder/go-i18n/v2/i18n"

	"exonym/internal/locale"
)

// What help texts say.
var (
	sayUsage            = locale.Say(&i18n.Message{ID: "cli.usage", Other: "localize articles: names right, nothing lost, with a quality report"}, nil)
	sayWelcome          = locale.Say(&i18n.Message{ID: "cli.welcome", Other: "exonym translates articles on your own machine, keeps names and places right,\nand reports what to look at before publishing. Start with one of these:"}, nil)
	sayHelpFlag         = locale.Say(&i18n.Message{ID: "cli.flag.help", Other: "show this help"}, nil)
	sayLangFlag         = locale.Say(&i18n.Message{ID: "cli.flag.lang", Other: "language of messages and reports, a `TAG`: en, fr, de, es (else LC_ALL, LC_MESSAGES, LANG)"}, nil)
	sayHeadUsage        = locale.Say(&i18n.Message{ID: "cli.head.usage", Other: "USAGE"}, nil)
	sayHeadCommands     = locale.Say(&i18n.Message{ID: "cli.head.commands", Other: "COMMANDS"}, nil)
	sayHeadOptions      = locale.Say(&i18n.Message{ID: "cli.head.options", Other: "OPTIONS"}, nil)
	sayHeadExamples     = locale.Say(&i18n.Message{ID: "cli.head.examples", Other: "EXAMPLES"}, nil)
	sayHeadExit         = locale.Say(&i18n.Message{ID: "cli.head.exit", Other: "EXIT CODES"}, nil)
	sayExitCodes        = locale.Say(&i18n.Message{ID: "cli.exit_codes", Other: "0 done, 1 failure, 2 wrong usage, 3 a finding as bad as --fail-on says,\n4 the budget is used up, 5 partly done, 130 interrupted"}, nil)
	sayTranslateUsage   = locale.Say(&i18n.Message{ID: "cli.translate", Other: "translate articles and report on them"}, nil)
	sayCheckUsage       = locale.Say(&i18n.Message{ID: "cli.check", Other: "check texts, alone or against their source"}, nil)
	sayBackendsUsage    = locale.Say(&i18n.Message{ID: "cli.backends", Other: "list the translation engines, what they serve and what they still need"}, nil)
	sayBackendsTest     = locale.Say(&i18n.Message{ID: "cli.backends.test", Other: "translate one sentence with an engine: how long, how much, what it can do"}, nil)
	sayCompletionUsage  = locale.Say(&i18n.Message{ID: "cli.completion", Other: "print a completion script for your shell"}, nil)
	sayVersionUsage     = locale.Say(&i18n.Message{ID: "cli.version", Other: "print the version"}, nil)
	sayToFlag           = locale.Say(&i18n.Message{ID: "cli.flag.to", Other: "target languages, `TAG`[,TAG...], as BCP 47: es, en, pt-BR"}, nil)
	sayFromFlag         = locale.Say(&i18n.Message{ID: "cli.flag.from", Other: "source language, a `TAG` (else found out and said)"}, nil)
	sayOutFlag          = locale.Say(&i18n.Message{ID: "cli.flag.out", Other: "where to write: a folder, or a `TEMPLATE` of {dir} {name} {lang} {ext}, or “-” for standard output (else beside the article)"}, nil)
	sayFormatFlag       = locale.Say(&i18n.Message{ID: "cli.flag.format", Other: "`NAME` of the format: text, markdown, html, lines (else by the file's ending)"}, nil)
	sayEncodingFlag     = locale.Say(&i18n.Message{ID: "cli.flag.encoding", Other: "character encoding, a `NAME`: windows-1252, iso-8859-1 (else UTF-8, or as the file declares)"}, nil)
	sayBackendFlag      = locale.Say(&i18n.Message{ID: "cli.flag.backend", Other: "translation engine, a `NAME`[,NAME...]; the next one goes on where one fails (else as exonym.yaml says, else apertium)"}, nil)
	sayGlossaryFlag     = locale.Say(&i18n.Message{ID: "cli.flag.glossary", Other: "glossary `FILE` (.yaml, .csv, .tsv) on top of the built-in one; may be repeated, the last wins"}, nil)
	sayNoBuiltinFlag    = locale.Say(&i18n.Message{ID: "cli.flag.no_builtin", Other: "do without the built-in glossary"}, nil)
	sayNoTypographyFlag = locale.Say(&i18n.Message{ID: "cli.flag.no_typography", Other: "leave quotes, spaces, dashes and numbers as the engine wrote them"}, nil)
	sayKeyFlag          = locale.Say(&i18n.Message{ID: "cli.flag.key", Other: "front matter `KEY` whose value is translated (else title, description and the like); may be repeated"}, nil)
	sayReportFlag       = locale.Say(&i18n.Message{ID: "cli.flag.report", Other: "report as text, json or html, `FORM`[=FILE]; may be repeated"}, nil)
	sayFailOnFlag       = locale.Say(&i18n.Message{ID: "cli.flag.fail_on", Other: "exit with 3 when a finding is this bad, a `SEVERITY`: info, minor, major, critical"}, nil)
	sayPlanFlag         = locale.Say(&i18n.Message{ID: "cli.flag.plan", Other: "say what would be sent where, and send nothing"}, nil)
	sayForceFlag        = locale.Say(&i18n.Message{ID: "cli.flag.force", Other: "overwrite outputs even if somebody edited them"}, nil)
	sayQuietFlag        = locale.Say(&i18n.Message{ID: "cli.flag.quiet", Other: "say nothing but errors"}, nil)
	sayJSONFlag         = locale.Say(&i18n.Message{ID: "cli.flag.json", Other: "print the result as JSON"}, nil)
	saySourceFlag       = locale.Say(&i18n.Message{ID: "cli.flag.source", Other: "the `FILE` that the text was translated from"}, nil)
	sayCheckFromFlag    = locale.Say(&i18n.Message{ID: "cli.flag.check_from", Other: "language of the text, a `TAG` (else found out and said)"}, nil)
	saySourceFromFlag   = locale.Say(&i18n.Message{ID: "cli.flag.source_from", Other: "language of the source, a `TAG` (else found out)"}, nil)
)
