package cli

import (
	"github.com/nicksnyder/go-i18n/v2/i18n"

	"exonym/internal/locale"
)

// Help of the commands that bring concepts in and out, and judge them.
var (
	sayImportUsage        = locale.Say(&i18n.Message{ID: "glossary.import", Other: "bring terms in from the files of other programs"}, nil)
	sayImportFormatFlag   = locale.Say(&i18n.Message{ID: "glossary.import.flag.format", Other: "`NAME` of the format: csv, tsv, xlsx, tbx, tmx, json, deepl, google, azure (else found out)"}, nil)
	sayPairFromFlag       = locale.Say(&i18n.Message{ID: "glossary.import.flag.pair-from", Other: "source language of a file of pairs (deepl, google, azure), a `TAG`"}, nil)
	sayPairToFlag         = locale.Say(&i18n.Message{ID: "glossary.import.flag.pair-to", Other: "target language of a file of pairs, a `TAG`"}, nil)
	sayMapFlag            = locale.Say(&i18n.Message{ID: "glossary.import.flag.map", Other: "what a column of a table is, `COLUMN=TAG`: a language (de), a field (note, de:gender), or nothing (COLUMN=)"}, nil)
	sayImportEncodingFlag = locale.Say(&i18n.Message{ID: "glossary.import.flag.encoding", Other: "encoding of a file that is not UTF-8, a `NAME` such as windows-1252"}, nil)
	saySheetFlag          = locale.Say(&i18n.Message{ID: "glossary.import.flag.sheet", Other: "`NAME` of the sheet of a workbook (else the first)"}, nil)
	sayImportKindFlag     = locale.Say(&i18n.Message{ID: "glossary.import.flag.kind", Other: "`KIND` of concepts that have none: place, person, organisation, product, title, term"}, nil)
	sayImportSubjectFlag  = locale.Say(&i18n.Message{ID: "glossary.import.flag.subject", Other: "`SUBJECT` that every concept gets"}, nil)
	sayIntoFlag           = locale.Say(&i18n.Message{ID: "glossary.import.flag.into", Other: "`WHERE` to: project (the usual), user, a YAML file or a folder"}, nil)
	sayOnConflictFlag     = locale.Say(&i18n.Message{ID: "glossary.import.flag.on-conflict", Other: "`WHAT` becomes of a term where the glossary prefers another: ask, keep, replace, merge (add as a synonym)"}, nil)
	sayDryRunFlag         = locale.Say(&i18n.Message{ID: "glossary.import.flag.dry-run", Other: "say what would be done, and write nothing"}, nil)
	sayImportYesFlag      = locale.Say(&i18n.Message{ID: "glossary.import.flag.yes", Other: "write without asking"}, nil)
)

// Wrong usage.
var (
	sayNoExchangeFormat   = &i18n.Message{ID: "glossary.import.no-format", Other: "there is no format “{{.Name}}”: {{.Names}}"}
	sayGiveExchangeFormat = &i18n.Message{ID: "glossary.import.give-format", Other: "Say it with --format: {{.Names}}"}
	sayIsGlossary         = &i18n.Message{ID: "glossary.import.is-glossary", Other: "{{.File}} is a glossary file of exonym already; it needs no import"}
	sayIsGlossaryHint     = &i18n.Message{ID: "glossary.import.is-glossary-hint", Other: "Use it as it is: exonym translate article.fr.txt --to es --glossary {{.File}}\nor put it into the folder of your glossary."}
	sayNoKind             = &i18n.Message{ID: "glossary.import.no-kind", Other: "“{{.Name}}” is no kind: {{.Names}}"}
	sayNoMapping          = &i18n.Message{ID: "glossary.import.no-mapping", Other: "“{{.Value}}” does not say what a column is"}
	sayNoSuchChoice       = &i18n.Message{ID: "glossary.import.no-choice", Other: "“{{.Name}}” is nothing to do with a conflict: ask, keep, replace, merge"}
	sayCannotAsk          = &i18n.Message{ID: "glossary.import.cannot-ask", Other: "nobody can be asked: this is no terminal"}
	sayNoGlossaryFile     = &i18n.Message{ID: "glossary.import.no-glossary-file", Other: "{{.File}} can hold no glossary that is added to: that is a folder or a YAML file"}
)

// What an import tells.
var (
	sayNothingImported  = &i18n.Message{ID: "glossary.import.nothing-imported", One: "{{.N}} mistake. Nothing was imported.", Other: "{{.N}} mistakes. Nothing was imported."}
	sayMoreFaults       = &i18n.Message{ID: "glossary.import.more-faults", Other: "{{.File}}: there may be more mistakes; these are the first."}
	sayNewConcepts      = &i18n.Message{ID: "glossary.import.new", One: "{{.N}} new concept", Other: "{{.N}} new concepts"}
	sayChangedConcepts  = &i18n.Message{ID: "glossary.import.changed", One: "{{.N}} changed concept", Other: "{{.N}} changed concepts"}
	sayEqualConcepts    = &i18n.Message{ID: "glossary.import.equal", One: "{{.N}} concept says nothing new", Other: "{{.N}} concepts say nothing new"}
	saySkippedConcepts  = &i18n.Message{ID: "glossary.import.skipped", One: "{{.N}} concept left out", Other: "{{.N}} concepts left out"}
	sayEntryOff         = &i18n.Message{ID: "glossary.import.is-off", Other: "{{.ID}}: switched off in {{.Place}}"}
	sayInTable          = &i18n.Message{ID: "glossary.import.in-table", Other: "{{.ID}}: stands in a table, which is not edited: {{.Place}}"}
	sayConflictSum      = &i18n.Message{ID: "glossary.import.conflicts", One: "{{.N}} term contradicts the glossary", Other: "{{.N}} terms contradict the glossary"}
	sayTermKept         = &i18n.Message{ID: "glossary.import.kept", Other: "{{.ID}}, {{.Language}}: “{{.Present}}” stays ({{.Place}}); {{.File}} has “{{.Incoming}}”"}
	sayReplaced         = &i18n.Message{ID: "glossary.import.replaced", Other: "{{.ID}}, {{.Language}}: “{{.Incoming}}” from {{.File}} instead of “{{.Present}}” ({{.Place}})"}
	sayMerged           = &i18n.Message{ID: "glossary.import.merged", Other: "{{.ID}}, {{.Language}}: “{{.Incoming}}” from {{.File}} becomes a synonym of “{{.Present}}” ({{.Place}})"}
	sayConflictHint     = &i18n.Message{ID: "glossary.import.conflict-hint", Other: "To decide otherwise: --on-conflict replace, or merge (adds a synonym); with keep this is no failure."}
	sayThisImport       = &i18n.Message{ID: "glossary.import.this-import", Other: "of this import"}
	sayBuiltinGlossary  = &i18n.Message{ID: "glossary.import.builtin", Other: "built-in glossary"}
	sayHiddenConcept    = &i18n.Message{ID: "glossary.import.hidden", Other: "{{.ID}}, {{.Languages}}: the project's glossary has another term, which counts here."}
	sayDoubtful         = &i18n.Message{ID: "glossary.import.doubtful", One: "{{.N}} new concept has a term that another has; is it the same?", Other: "{{.N}} new concepts have a term that another has; are they the same?"}
	sayTwinTerm         = &i18n.Message{ID: "glossary.import.twin", Other: "“{{.Text}}” ({{.Language}}) is also {{.ID}} ({{.Place}})"}
	sayListed           = &i18n.Message{ID: "glossary.import.listed", Other: "{{.What}}: {{.Items}}"}
	sayAndMore          = &i18n.Message{ID: "glossary.import.and-more", One: "and {{.N}} more (--json lists all)", Other: "and {{.N}} more (--json lists all)"}
	sayConflictQuestion = &i18n.Message{ID: "glossary.import.conflict-question", Other: "{{.ID}}, {{.Language}}: the glossary says “{{.Present}}”, {{.File}} says “{{.Incoming}}”.\n  1 keep, 2 replace, 3 add as a synonym; 1+, 2+, 3+ the same for all that follow"}
	sayImportConfirm    = &i18n.Message{ID: "glossary.import.confirm", Other: "Write this to {{.Place}}? [y/N]"}
	sayDryRunDone       = &i18n.Message{ID: "glossary.import.dry-run", Other: "Nothing was written; it would go to {{.Place}}."}
	sayNothingToWrite   = &i18n.Message{ID: "glossary.import.nothing-to-write", Other: "There was nothing to write."}
	sayWrittenTo        = &i18n.Message{ID: "glossary.import.written", Other: "Written: {{.Files}}"}
	sayTakeBack         = &i18n.Message{ID: "glossary.import.take-back", Other: "To take it back: {{.Command}}"}
	sayUnwritable       = &i18n.Message{ID: "glossary.import.unwritable", Other: "a concept cannot be written as it is; nothing was imported:\n{{.Cause}}"}
)

// What an export says.
var (
	sayExportUsage      = locale.Say(&i18n.Message{ID: "glossary.export", Other: "write terms into a file for other programs"}, nil)
	sayExportFormatFlag = locale.Say(&i18n.Message{ID: "glossary.export.flag.format", Other: "`NAME` of the format: csv, tsv, xlsx, tbx, tmx, json, deepl, google, azure (else by the ending of --out, else csv)"}, nil)
	sayExportOutFlag    = locale.Say(&i18n.Message{ID: "glossary.export.flag.out", Other: "`FILE` to write (else standard output)"}, nil)
	sayLanguagesFlag    = locale.Say(&i18n.Message{ID: "glossary.export.flag.language", Other: "only these languages, in this order, `TAG`[,TAG...]"}, nil)
	sayKindsFlag        = locale.Say(&i18n.Message{ID: "glossary.export.flag.kind", Other: "only these kinds, `KIND`[,KIND...]: place, person, organisation, product, title, term"}, nil)
	saySubjectsFlag     = locale.Say(&i18n.Message{ID: "glossary.export.flag.subject", Other: "only these subjects, `SUBJECT`[,SUBJECT...]"}, nil)
	sayLayerFlag        = locale.Say(&i18n.Message{ID: "glossary.export.flag.layer", Other: "which glossary, a `NAME`: builtin, user, project, all (else yours and the project's)"}, nil)
	sayTBXFlag          = locale.Say(&i18n.Message{ID: "glossary.export.flag.tbx-version", Other: "`VERSION` of TBX: 3 (ISO 30042:2019), or 2 for older programs"}, nil)
	sayExportArgument   = &i18n.Message{ID: "glossary.export.argument", Other: "what is “{{.File}}” for? A file to write is named by --out"}
	sayNoLayer          = &i18n.Message{ID: "glossary.export.no-layer", Other: "there is no glossary layer “{{.Name}}”: {{.Names}}"}
	sayExportJSON       = &i18n.Message{ID: "glossary.export.json", Other: "--json describes the file that --out names; terms as JSON are a format"}
	sayWorkbookOnScreen = &i18n.Message{ID: "glossary.export.screen", Other: "a workbook cannot be shown on a screen"}
	sayNothingToExport  = &i18n.Message{ID: "glossary.export.nothing", Other: "there is no such concept in these glossaries; nothing was written"}
	sayBuiltinToo       = &i18n.Message{ID: "glossary.export.builtin-too", Other: "Without the built-in glossary. To have it too: --layer all; alone: --layer builtin"}
	sayExportForceHint  = &i18n.Message{ID: "glossary.export.force-hint", Other: "To overwrite it: --force"}
	sayLost             = &i18n.Message{ID: "glossary.export.lost", Other: "The format {{.Format}} has no place for everything; left out: {{.Fields}}"}
	sayExportDone       = &i18n.Message{ID: "glossary.export.done", One: "{{.N}} concept: {{.File}}", Other: "{{.N}} concepts: {{.File}}"}
)

// What lint says.
var (
	sayLintUsage       = locale.Say(&i18n.Message{ID: "glossary.lint", Other: "read your glossary for mistakes"}, nil)
	sayLintBuiltinFlag = locale.Say(&i18n.Message{ID: "glossary.lint.flag.builtin", Other: "read the built-in glossary for mistakes, too"}, nil)
	sayLintRuleFlag    = locale.Say(&i18n.Message{ID: "glossary.lint.flag.rule", Other: "only these rules, `RULE`[,RULE...]"}, nil)
	sayWantedFlag      = locale.Say(&i18n.Message{ID: "glossary.lint.flag.wanted", Other: "languages that every concept shall have, `TAG`[,TAG...]"}, nil)
	sayLintFailFlag    = locale.Say(&i18n.Message{ID: "glossary.lint.flag.fail", Other: "exit with 3 when a finding is at least this `SEVERITY`: info, minor, major"}, nil)
	sayExplainFlag     = locale.Say(&i18n.Message{ID: "glossary.lint.flag.explain", Other: "say what a `RULE` finds and what it leaves alone"}, nil)
	sayFixFlag         = locale.Say(&i18n.Message{ID: "glossary.lint.flag.fix", Other: "mend what can be mended safely, after a look at it"}, nil)
	sayFixYesFlag      = locale.Say(&i18n.Message{ID: "glossary.lint.flag.yes", Other: "mend without asking"}, nil)
	sayNoRule          = &i18n.Message{ID: "glossary.lint.no-rule", Other: "there is no rule “{{.Name}}”"}
	sayRulesAre        = &i18n.Message{ID: "glossary.lint.rules", Other: "Rules: {{.Names}}"}
	sayGradeInfo       = &i18n.Message{ID: "glossary.lint.info", Other: "info"}
	sayGradeMinor      = &i18n.Message{ID: "glossary.lint.minor", Other: "minor"}
	sayGradeMajor      = &i18n.Message{ID: "glossary.lint.major", Other: "major"}
	sayFindingSum      = &i18n.Message{ID: "glossary.lint.sum", One: "{{.N}} finding: {{.Grades}}", Other: "{{.N}} findings: {{.Grades}}"}
	sayTryFix          = &i18n.Message{ID: "glossary.lint.try-fix", Other: "To mend what can be mended safely: {{.Command}}"}
	sayFixPreview      = &i18n.Message{ID: "glossary.lint.preview", One: "{{.N}} place can be mended. To do it: --fix --yes", Other: "{{.N}} places can be mended. To do it: --fix --yes"}
	sayFixConfirm      = &i18n.Message{ID: "glossary.lint.confirm", Other: "Mend this? [y/N]"}
	sayFixed           = &i18n.Message{ID: "glossary.lint.fixed", One: "{{.N}} place was mended.", Other: "{{.N}} places were mended."}
	sayFixTakesOut     = &i18n.Message{ID: "glossary.lint.takes-out", Other: "{{.ID}}: take “{{.Old}}” out"}
	sayFixChanges      = &i18n.Message{ID: "glossary.lint.changes", Other: "{{.ID}}: “{{.Old}}” becomes “{{.New}}”"}
)
