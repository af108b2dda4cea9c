package cli

import (
	"github.com/nicksnyder/go-i18n/v2/i18n"

	"exonym/internal/locale"
)

// Usage errors.
var (
	sayTryHelp         = &i18n.Message{ID: "cli.try_help", Other: "See: {{.Command}}"}
	sayTryCommand      = &i18n.Message{ID: "cli.try_command", Other: "For example: {{.Command}}"}
	sayDidYouMean      = &i18n.Message{ID: "cli.did_you_mean", Other: "Did you mean: {{.Command}}"}
	sayUnknownCommand  = &i18n.Message{ID: "cli.unknown_command", Other: "there is no command “{{.Name}}”"}
	sayUnknownFlag     = &i18n.Message{ID: "cli.unknown_flag", Other: "there is no option {{.Flag}} here"}
	sayFlagNeedsValue  = &i18n.Message{ID: "cli.flag_needs_value", Other: "the option {{.Flag}} needs a value"}
	sayFlagValue       = &i18n.Message{ID: "cli.flag_value", Other: "“{{.Value}}” is no value for {{.Flag}}"}
	sayNoEngineNamed   = &i18n.Message{ID: "cli.no_engine_named", Other: "no engine was named"}
	sayNoFile          = &i18n.Message{ID: "cli.no_file", Other: "no file was given (- is standard input)"}
	sayNoTarget        = &i18n.Message{ID: "cli.no_target", Other: "into which language? --to is missing"}
	sayUnknownLanguage = &i18n.Message{ID: "cli.unknown_language", Other: "“{{.Name}}” is no language tag"}
	sayLanguageHint    = &i18n.Message{ID: "cli.language_hint", Other: "Languages are written as BCP 47 tags: en, fr, de, es, pt-BR."}
	saySameLanguage    = &i18n.Message{ID: "cli.same_language", Other: "{{.File}} is in that language already ({{.Language}})"}
	sayOutputsCollide  = &i18n.Message{ID: "cli.outputs_collide", Other: "{{.First}} and {{.Second}} would both be written to {{.Output}}"}
	sayOutputIsInput   = &i18n.Message{ID: "cli.output_is_input", Other: "the output would be written over an article that is read: {{.File}}"}
	sayReportCollides  = &i18n.Message{ID: "cli.report_collides", Other: "the report would be written over a file of this run: {{.File}}"}
	sayTemplateHint    = &i18n.Message{ID: "cli.template_hint", Other: "Use a template that tells them apart: --out 'out/{name}.{lang}{ext}'"}
	sayUnknownSeverity = &i18n.Message{ID: "cli.unknown_severity", Other: "“{{.Name}}” is no severity: info, minor, major, critical"}
	sayUnknownReport   = &i18n.Message{ID: "cli.unknown_report", Other: "“{{.Name}}” is no form of report: text, json, html"}
	sayUnknownFormat   = &i18n.Message{ID: "cli.unknown_format", Other: "there is no format “{{.Name}}”: text, markdown, html, lines"}
	sayUnknownBackend  = &i18n.Message{ID: "cli.unknown_backend", Other: "there is no engine “{{.Name}}”"}
	sayBackendsAre     = &i18n.Message{ID: "cli.backends_are", Other: "Engines: {{.Names}}"}
	sayMissingOption   = &i18n.Message{ID: "cli.missing_option", Other: "the engine {{.Engine}} needs its option {{.Option}}"}
	saySetVariable     = &i18n.Message{ID: "cli.set_variable", Other: "Set it in the environment, {{.Variable}}, or as “{{.Option}}” of the engine in {{.File}}: exonym config init"}
	sayUnknownShell    = &i18n.Message{ID: "cli.unknown_shell", Other: "there is no completion for “{{.Name}}”: bash, zsh, fish"}
)

// Faults of files.
var (
	sayNoSuchFile      = &i18n.Message{ID: "cli.no_such_file", Other: "{{.File}}: there is no such file"}
	sayIsFolder        = &i18n.Message{ID: "cli.is_folder", Other: "{{.File}} is a folder"}
	sayFolderHint      = &i18n.Message{ID: "cli.folder_hint", Other: "Name the files in it: exonym translate {{.File}} --to es"}
	sayNoRegularFile   = &i18n.Message{ID: "cli.no_regular_file", Other: "{{.File}} is no file that can be read as an article"}
	sayFileFailure     = &i18n.Message{ID: "cli.file_failure", Other: "{{.File}}: {{.Cause}}"}
	sayNotAllowed      = &i18n.Message{ID: "cli.not_allowed", Other: "{{.File}}: permission denied"}
	sayDiskFull        = &i18n.Message{ID: "cli.disk_full", Other: "{{.File}}: the disk is full; nothing was written there"}
	sayStandardOutput  = &i18n.Message{ID: "cli.standard_output", Other: "standard output"}
	sayNoFolder        = &i18n.Message{ID: "cli.no_folder", Other: "{{.File}}: the folder is not there and cannot be made"}
	sayNotAFolder      = &i18n.Message{ID: "cli.not_a_folder", Other: "{{.File}}: part of this path is a file, not a folder"}
	sayLongName        = &i18n.Message{ID: "cli.long_name", Other: "{{.File}}: the name is too long"}
	sayReadOnly        = &i18n.Message{ID: "cli.read_only", Other: "{{.File}}: the file system is read-only"}
	sayBinary          = &i18n.Message{ID: "cli.binary", Other: "{{.File}} is no text: it holds zero bytes"}
	sayBadEncoding     = &i18n.Message{ID: "cli.bad_encoding", Other: "{{.File}}:{{.Line}}:{{.Column}}: the text is not {{.Encoding}} (at byte {{.Offset}})"}
	sayUnknownEncoding = &i18n.Message{ID: "cli.unknown_encoding", Other: "there is no encoding “{{.Name}}”"}
	sayEncodingNames   = &i18n.Message{ID: "cli.encoding_names", Other: "For example: --encoding windows-1252"}
	sayNotInEncoding   = &i18n.Message{ID: "cli.not_in_encoding", Other: "{{.File}} was not written: its encoding, {{.Encoding}}, has no “{{.Character}}”, which the translation needs"}
	sayConvertFirst    = &i18n.Message{ID: "cli.convert_first", Other: "Convert the article to UTF-8 first: iconv -t utf-8"}
	sayEncodingHint    = &i18n.Message{ID: "cli.encoding_hint", Other: "If it is an older Western file: --encoding windows-1252"}
	sayFormatFailure   = &i18n.Message{ID: "cli.format_failure", Other: "{{.File}} cannot be read: {{.Cause}}"}
	sayNoFormat        = &i18n.Message{ID: "cli.no_format", Other: "{{.File}}: its ending does not say what format it is"}
	sayGiveFormat      = &i18n.Message{ID: "cli.give_format", Other: "Say it: --format text (or markdown, html, lines)"}
	sayGlossaryFailure = &i18n.Message{ID: "cli.glossary_failure", Other: "the glossary cannot be used:\n{{.Cause}}"}
	sayLanguageUnclear = &i18n.Message{ID: "cli.language_unclear", Other: "{{.File}}: its language is not clear"}
	sayGiveFrom        = &i18n.Message{ID: "cli.give_from", Other: "Say it: --from fr"}
	sayEdited          = &i18n.Message{ID: "cli.edited", Other: "{{.File}} was not written by exonym, or was edited since; it stays as it is"}
	sayForceHint       = &i18n.Message{ID: "cli.force_hint", Other: "To overwrite it: --force. To write elsewhere: --out FOLDER"}
	sayNotAligned      = &i18n.Message{ID: "cli.not_aligned", Other: "{{.File}} and {{.Source}} do not have the same number of paragraphs"}
	sayAlignHint       = &i18n.Message{ID: "cli.align_hint", Other: "Check the text alone by leaving out --source."}
)

// Faults of engines, and of the run.
var (
	sayFailure           = &i18n.Message{ID: "cli.failure", Other: "{{.Cause}}"}
	sayEngineFailure     = &i18n.Message{ID: "cli.engine_failure", Other: "{{.File}} was not translated to {{.To}}: {{.Cause}}"}
	sayTestEngine        = &i18n.Message{ID: "cli.test_engine", Other: "To see what the engine can do: {{.Command}}"}
	sayNoRoute           = &i18n.Message{ID: "cli.no_route", Other: "Apertium has no way from {{.From}} to {{.To}}"}
	sayNoEngine          = &i18n.Message{ID: "cli.no_engine", Other: "Apertium is not installed"}
	sayInstall           = &i18n.Message{ID: "cli.install", Other: "To translate from {{.From}} to {{.To}}: apt-get install {{.Packages}}"}
	sayOtherBackends     = &i18n.Message{ID: "cli.other_backends", Other: "From {{.From}} it reaches {{.Routes}}.\nFor {{.From}} to {{.To}} another engine is needed, such as DeepL, LibreTranslate or a language model."}
	sayOtherBackendsOnly = &i18n.Message{ID: "cli.other_backends_only", Other: "For {{.From}} to {{.To}} another engine is needed, such as DeepL, LibreTranslate or a language model."}
	sayInterrupted       = locale.Say(&i18n.Message{ID: "cli.interrupted", Other: "exonym: interrupted; no file was left half written"}, nil)
	sayMemoryDamaged     = &i18n.Message{ID: "cli.memory_damaged", Other: "the memory is damaged"}
	sayMemoryBroken      = &i18n.Message{ID: "cli.memory_broken", Other: "exonym: the memory {{.File}} was damaged; it was moved to {{.Aside}}, and what could be read is in a new one (translations: {{.Units}}, answers of engines: {{.Answers}})"}
	sayNoMemory          = &i18n.Message{ID: "cli.no_memory", Other: "exonym: going on without memory: {{.Cause}}"}
)

// What the run tells.
var (
	sayDetected      = &i18n.Message{ID: "cli.detected", Other: "{{.File}}: the text is {{.Language}} (found out; --from sets it)"}
	sayProgress      = &i18n.Message{ID: "cli.progress", Other: "translating: {{.Done}} of {{.All}} segments"}
	sayReportWritten = &i18n.Message{ID: "cli.report_written", Other: "Report: {{.File}}"}
	sayPlanLine      = &i18n.Message{ID: "cli.plan_line", Other: "{{.File}} -> {{.Output}}\n  {{.From}} to {{.To}}, {{.Engine}} {{.Route}}\n  {{.Sizes}}"}
	saySegments      = &i18n.Message{ID: "cli.segments", One: "{{.N}} segment", Other: "{{.N}} segments"}
	sayWords         = &i18n.Message{ID: "cli.words", One: "{{.N}} word", Other: "{{.N}} words"}
	sayCharacters    = &i18n.Message{ID: "cli.characters", One: "{{.N}} character", Other: "{{.N}} characters"}
	sayNearOnes      = &i18n.Message{ID: "cli.near", One: "{{.N}} segment like one in the memory", Other: "{{.N}} segments like one in the memory"}
	sayRecalled      = &i18n.Message{ID: "cli.recalled", One: "{{.N}} segment from memory", Other: "{{.N}} segments from memory"}
	sayNothingSent   = &i18n.Message{ID: "cli.nothing_sent", Other: "Nothing was sent and nothing written."}
	sayWorks         = &i18n.Message{ID: "cli.works", Other: "works, {{.Took}}"}
	sayFails         = &i18n.Message{ID: "cli.fails", Other: "does not work: {{.Cause}}"}
	sayServes        = &i18n.Message{ID: "cli.serves", Other: "{{.Name}}: {{.Routes}} routes"}
	sayServesAll     = &i18n.Message{ID: "cli.serves_all", Other: "{{.Name}}: any pair{{.Limits}}"}
	sayNeeds         = &i18n.Message{ID: "cli.needs", Other: "{{.Name}}: not set up; needs {{.Options}} ({{.Variables}}, or in {{.File}})"}
	sayUnusable      = &i18n.Message{ID: "cli.unusable", Other: "{{.Name}}: cannot be used: {{.Cause}}"}
	sayInstalledNot  = &i18n.Message{ID: "cli.installed_not", Other: "{{.Name}}: not installed"}
)
