package cli

import (
	"github.com/nicksnyder/go-i18n/v2/i18n"

	"exonym/internal/locale"
)

// Help of the commands of the translation memory.
var (
	sayTMUsage            = locale.Say(&i18n.Message{ID: "tm.usage", Other: "fill the translation memory, search it and look after it"}, nil)
	sayTMImportUsage      = locale.Say(&i18n.Message{ID: "tm.import", Other: "bring translated texts in: TMX, XLIFF, tables, or two articles"}, nil)
	sayTMExportUsage      = locale.Say(&i18n.Message{ID: "tm.export", Other: "write translated texts into a file for other programs"}, nil)
	sayTMFindUsage        = locale.Say(&i18n.Message{ID: "tm.find", Other: "look a sentence up, and what is nearly the same"}, nil)
	sayTMStatsUsage       = locale.Say(&i18n.Message{ID: "tm.stats", Other: "count what is in the memory, by languages and origin"}, nil)
	sayPruneUsage         = locale.Say(&i18n.Message{ID: "tm.prune", Other: "take units out, by age, origin or language; a file brings them back"}, nil)
	sayTMVerifyUsage      = locale.Say(&i18n.Message{ID: "tm.verify", Other: "look for what is broken in the memory (exit code 3), and for what is doubtful"}, nil)
	sayTMFromFlag         = locale.Say(&i18n.Message{ID: "tm.flag.from", Other: "only from this language, a `TAG`"}, nil)
	sayTMToFlag           = locale.Say(&i18n.Message{ID: "tm.flag.to", Other: "only into this language, a `TAG`"}, nil)
	sayTMSourceFlag       = locale.Say(&i18n.Message{ID: "tm.flag.source", Other: "language of the text, a `TAG`"}, nil)
	sayTMTargetFlag       = locale.Say(&i18n.Message{ID: "tm.flag.target", Other: "language of the translations, a `TAG`"}, nil)
	sayTMReadFromFlag     = locale.Say(&i18n.Message{ID: "tm.flag.read-from", Other: "source language, a `TAG`: only such units; the language of an article, or of a table that does not say it"}, nil)
	sayTMReadToFlag       = locale.Say(&i18n.Message{ID: "tm.flag.read-to", Other: "target language, a `TAG`, likewise"}, nil)
	sayOriginFlag         = locale.Say(&i18n.Message{ID: "tm.flag.origin", Other: "only of this origin, the `NAME` of an imported file, an engine or a person"}, nil)
	sayRanksFlag          = locale.Say(&i18n.Message{ID: "tm.flag.ranks", Other: "only of these ranks, `RANK`[,RANK...]: person, import, engine"}, nil)
	sayDocumentFlag       = locale.Say(&i18n.Message{ID: "tm.flag.document", Other: "only from this document, a `NAME`"}, nil)
	saySinceFlag          = locale.Say(&i18n.Message{ID: "tm.flag.since", Other: "only what was changed on this `DAY` or later: 2025-01-31, or 90d, 12w, 6m, 2y ago"}, nil)
	sayBeforeFlag         = locale.Say(&i18n.Message{ID: "tm.flag.before", Other: "only what was changed before this `DAY`: 2025-01-31, or 90d, 12w, 6m, 2y ago"}, nil)
	sayTMFormatFlag       = locale.Say(&i18n.Message{ID: "tm.flag.format", Other: "`NAME` of the format: tmx, xliff, csv, tsv (else by the ending); with --align text, markdown, html, lines"}, nil)
	sayTMExportFormatFlag = locale.Say(&i18n.Message{ID: "tm.flag.export-format", Other: "`NAME` of the format: tmx, xliff (2.1), xliff-1.2, csv, tsv (else by the ending of --out, else tmx)"}, nil)
	sayAlignFlag          = locale.Say(&i18n.Message{ID: "tm.flag.align", Other: "the two files are an article and its translation: find out which sentences belong together"}, nil)
	sayTMMapFlag          = locale.Say(&i18n.Message{ID: "tm.flag.map", Other: "what a column of a table is, `COLUMN=TAG` or COLUMN=FIELD, such as Original=en; may be repeated"}, nil)
	sayRankFlag           = locale.Say(&i18n.Message{ID: "tm.flag.rank", Other: "take everything as of this `RANK`: person, import, engine (else what the file says, else import)"}, nil)
	sayReviewedFlag       = locale.Say(&i18n.Message{ID: "tm.flag.reviewed", Other: "only what the file calls reviewed, approved or final"}, nil)
	sayDoubtfulFlag       = locale.Say(&i18n.Message{ID: "tm.flag.doubtful", Other: "with --align, also take sentences of which it is doubtful that they belong together"}, nil)
	sayLeastFlag          = locale.Say(&i18n.Message{ID: "tm.flag.least", Other: "how like a unit must be at least, in `PERCENT`"}, nil)
	sayTMLimitFlag        = locale.Say(&i18n.Message{ID: "tm.flag.limit", Other: "show at most `N` units"}, nil)
	sayPruneIDFlag        = locale.Say(&i18n.Message{ID: "tm.flag.id", Other: "only these units, `N`[,N...], by the numbers that find and verify show"}, nil)
	sayPruneAllFlag       = locale.Say(&i18n.Message{ID: "tm.flag.all", Other: "take out everything"}, nil)
	sayPruneYesFlag       = locale.Say(&i18n.Message{ID: "tm.flag.yes", Other: "take them out without asking"}, nil)
	sayRepairFlag         = locale.Say(&i18n.Message{ID: "tm.flag.repair", Other: "first save what can be read of a damaged memory into a new one, and keep the old file beside it"}, nil)
	sayReindexFlag        = locale.Say(&i18n.Message{ID: "tm.flag.reindex", Other: "first make the index of the memory anew, and give back the room of what was taken out"}, nil)
)

// Usage errors of these commands.
var (
	sayNoRank        = &i18n.Message{ID: "tm.no-rank", Other: "there is no rank “{{.Name}}”: person, import, engine"}
	sayAlignTwo      = &i18n.Message{ID: "tm.align-two", Other: "--align takes two files: an article and its translation"}
	sayAlignSame     = &i18n.Message{ID: "tm.align-same", Other: "both articles are in one language ({{.Language}})"}
	sayTMNeedPair    = &i18n.Message{ID: "tm.need-pair", Other: "from which language into which? --from and --to are needed"}
	sayTMExportJSON  = &i18n.Message{ID: "tm.export-json", Other: "--json describes the file that --out names"}
	sayPruneArgument = &i18n.Message{ID: "tm.prune.argument", Other: "what is “{{.Text}}”? What to take out is said by options"}
	sayPruneIDsAlone = &i18n.Message{ID: "tm.prune.ids-alone", Other: "--id says which units; the other options pick by what they are: use one or the other"}
	sayPruneWhat     = &i18n.Message{ID: "tm.prune.what", Other: "what shall be taken out? Say it by options (--all is everything)"}
	sayPruneUnasked  = &i18n.Message{ID: "tm.prune.unasked", Other: "{{.Units}} would be taken out, and nobody can be asked: this is no terminal"}
	sayPruneHint     = &i18n.Message{ID: "tm.prune.hint", Other: "To look first: --dry-run. To do it: --yes"}
)

// What these commands tell.
var (
	sayUnits         = &i18n.Message{ID: "tm.units", One: "{{.N}} unit", Other: "{{.N}} units"}
	saySentences     = &i18n.Message{ID: "tm.sentences", One: "{{.N}} sentence", Other: "{{.N}} sentences"}
	sayAnswers       = &i18n.Message{ID: "tm.answers", One: "{{.N}} answer of an engine", Other: "{{.N}} answers of engines"}
	sayTMReading     = &i18n.Message{ID: "tm.reading", One: "reading: {{.N}} unit", Other: "reading: {{.N}} units"}
	sayTMProgress    = &i18n.Message{ID: "tm.progress", One: "taking in: {{.N}} unit", Other: "taking in: {{.N}} units"}
	sayTMRead        = &i18n.Message{ID: "tm.read", Other: "{{.File}}: {{.Units}} ({{.Pairs}})"}
	sayTMDone        = &i18n.Message{ID: "tm.done", Other: "Memory: {{.Counts}}"}
	sayAddedUnits    = &i18n.Message{ID: "tm.added", One: "{{.N}} new", Other: "{{.N}} new"}
	sayReplacedUnits = &i18n.Message{ID: "tm.replaced", One: "{{.N}} in place of an earlier one", Other: "{{.N}} in place of earlier ones"}
	saySameUnits     = &i18n.Message{ID: "tm.same", One: "{{.N}} there already", Other: "{{.N}} there already"}
	sayOutdone       = &i18n.Message{ID: "tm.outdone", One: "{{.N}} left out for a better or newer one", Other: "{{.N}} left out for better or newer ones"}
	sayRefusedUnits  = &i18n.Message{ID: "tm.refused", One: "{{.N}} not usable", Other: "{{.N}} not usable"}
	sayNothingStored = &i18n.Message{ID: "tm.nothing-stored", Other: "The memory is as it was."}
	sayImportStopped = &i18n.Message{ID: "tm.stopped", One: "Stopped after {{.N}} unit, which stays; the same command goes on from there.", Other: "Stopped after {{.N}} units, which stay; the same command goes on from there."}
	sayNoUnits       = &i18n.Message{ID: "tm.no-units", Other: "there is no such unit"}
	sayAlignLonely   = &i18n.Message{ID: "tm.align.lonely", Other: "Without counterpart: {{.Source}} of the article, {{.Target}} of the translation."}
	sayDoubtfulLeft  = &i18n.Message{ID: "tm.align.doubtful", One: "{{.N}} doubtful pair was left out. To take it, too: --doubtful", Other: "{{.N}} doubtful pairs were left out. To take them, too: --doubtful"}
	sayDoubtfulTaken = &i18n.Message{ID: "tm.align.taken", One: "{{.N}} of the pairs is doubtful.", Other: "{{.N}} of the pairs are doubtful."}
	sayTMExported    = &i18n.Message{ID: "tm.exported", Other: "{{.Units}}: {{.File}}"}
	sayTMNothing     = &i18n.Message{ID: "tm.nothing", Other: "nothing in the memory is {{.Least}} like that"}
	saySubstituted   = locale.Say(&i18n.Message{ID: "tm.substituted", Other: "numbers put in"}, nil)
	saySameContext   = locale.Say(&i18n.Message{ID: "tm.context", Other: "same context"}, nil)
	sayRankPerson    = locale.Say(&i18n.Message{ID: "tm.rank.person", Other: "person"}, nil)
	sayRankImport    = locale.Say(&i18n.Message{ID: "tm.rank.import", Other: "import"}, nil)
	sayRankEngine    = locale.Say(&i18n.Message{ID: "tm.rank.engine", Other: "engine"}, nil)
	sayTMStatsHead   = &i18n.Message{ID: "tm.stats.head", Other: "{{.Units}}, {{.Answers}}, {{.Size}}: {{.File}}"}
	sayTMEmpty       = &i18n.Message{ID: "tm.empty", Other: "The memory is empty. To fill it: exonym tm import old.tmx"}
	sayPruneConfirm  = &i18n.Message{ID: "tm.prune.confirm", Other: "Take {{.Units}} out? A file that brings them back is written first. [y/N]"}
	sayPruneDry      = &i18n.Message{ID: "tm.prune.dry", Other: "{{.Units}} would be taken out. The memory is as it was."}
	sayPruneNone     = &i18n.Message{ID: "tm.prune.none", Other: "There was nothing to take out."}
	sayPruneDone     = &i18n.Message{ID: "tm.prune.done", Other: "Taken out: {{.Units}}"}
	sayPrunedMore    = &i18n.Message{ID: "tm.prune.more", One: "{{.N}} unit came in meanwhile and is in no file.", Other: "{{.N}} units came in meanwhile and are in no file."}
	sayNoFlaws       = &i18n.Message{ID: "tm.verify.none", Other: "Nothing is wrong in the memory."}
	sayFlawDamaged   = &i18n.Message{ID: "tm.verify.damaged", One: "the file is damaged in {{.N}} place", Other: "the file is damaged in {{.N}} places"}
	sayFlawUnindexed = &i18n.Message{ID: "tm.verify.unindexed", One: "the index lacks units", Other: "the index lacks units"}
	sayFlawCodes     = &i18n.Message{ID: "tm.verify.codes", One: "{{.N}} unit whose inline codes differ between source and translation", Other: "{{.N}} units whose inline codes differ between source and translation"}
	sayFlawEmpty     = &i18n.Message{ID: "tm.verify.empty", One: "{{.N}} unit with an empty side", Other: "{{.N}} units with an empty side"}
	sayFlawUnchanged = &i18n.Message{ID: "tm.verify.unchanged", One: "{{.N}} unit whose translation is its source", Other: "{{.N}} units whose translation is their source"}
	sayFlawAmbiguous = &i18n.Message{ID: "tm.verify.ambiguous", One: "{{.N}} source with several translations", Other: "{{.N}} sources with several translations"}
)
