package cli

import (
	"github.com/nicksnyder/go-i18n/v2/i18n"

	"exonym/internal/locale"
)

// What the commands of settings and engines are for.
var (
	sayConfigFlag     = locale.Say(&i18n.Message{ID: "settings.flag.config", Other: "read this `FILE` instead of the project's exonym.yaml"}, nil)
	sayConfigUsage    = locale.Say(&i18n.Message{ID: "settings.usage", Other: "show the settings in force and where each comes from"}, nil)
	sayConfigInit     = locale.Say(&i18n.Message{ID: "settings.init", Other: "write a file of settings to begin with: exonym.yaml"}, nil)
	sayConfigPath     = locale.Say(&i18n.Message{ID: "settings.path", Other: "print which files of settings are read"}, nil)
	sayConfigTrust    = locale.Say(&i18n.Message{ID: "settings.trust", Other: "let the project's file name programs, addresses and keys"}, nil)
	sayFormalityFlag  = locale.Say(&i18n.Message{ID: "settings.flag.formality", Other: "how to address readers, `WORD`: formal or informal, for engines that can choose"}, nil)
	sayStyleFlag      = locale.Say(&i18n.Message{ID: "settings.flag.style", Other: "what translations should be like, in your own words, a `TEXT`, for engines that can be told"}, nil)
	sayMemoryFileFlag = locale.Say(&i18n.Message{ID: "settings.flag.memory", Other: "the `FILE` of the translation memory (else as exonym.yaml says, else in your cache folder)"}, nil)
	sayUserFlag       = locale.Say(&i18n.Message{ID: "settings.flag.user", Other: "the file of the user, for all projects"}, nil)
	sayTestFromFlag   = locale.Say(&i18n.Message{ID: "settings.flag.test_from", Other: "language of the sentence, a `TAG` (else as in exonym.yaml, else en)"}, nil)
	sayTestToFlag     = locale.Say(&i18n.Message{ID: "settings.flag.test_to", Other: "language to translate to, a `TAG` (else as in exonym.yaml, else es)"}, nil)
)

// What is wrong with settings, and what is told of them.
var (
	sayTwoProjects     = &i18n.Message{ID: "settings.two_projects", Other: "{{.First}} and {{.Second}} belong to different projects, each with an exonym.yaml"}
	sayTwoProjectsHint = &i18n.Message{ID: "settings.two_projects_hint", Other: "Take one project at a time, or name the file for all: --config FILE"}
	sayTrustHint       = &i18n.Message{ID: "settings.trust_hint", Other: "Look at the file; if you trust it: {{.Command}}"}
	sayNotTrusted      = &i18n.Message{ID: "settings.not_trusted", Other: "{{.File}} names programs, addresses, keys or paths outside of the project; they are not used before you trust it."}
	sayTrusted         = &i18n.Message{ID: "settings.trusted", Other: "{{.File}} is trusted until what stands above changes."}
	sayNoRisk          = &i18n.Message{ID: "settings.no_risk", Other: "Nothing here needs trust."}
	sayConfigThere     = &i18n.Message{ID: "settings.there", Other: "{{.File}} is there already; it stays as it is"}
	sayConfigWritten   = &i18n.Message{ID: "settings.written", Other: "Written: {{.File}}. All in it is a comment; take the # away from what you need."}
	sayStray           = &i18n.Message{ID: "settings.stray", Other: "exonym: {{.Name}} is set and is no variable of exonym"}
	sayNoConfig        = &i18n.Message{ID: "settings.none", Other: "There is no {{.File}} for this folder. To write one: {{.Command}}"}
	sayDefault         = locale.Say(&i18n.Message{ID: "settings.default", Other: "default"}, nil)
	sayIsSet           = &i18n.Message{ID: "settings.is_set", Other: "(set, not shown)"}
)

// What is told of engines.
var (
	sayStarts        = &i18n.Message{ID: "engine.starts", Other: "{{.Name}}: a program that is started when it is used; to try it: {{.Command}}"}
	sayReaches       = &i18n.Message{ID: "engine.reaches", Other: "{{.Name}}: from {{.From}} and to {{.To}} languages{{.Limits}}"}
	sayFindsOut      = &i18n.Message{ID: "engine.finds_out", Other: "{{.Name}}: says which languages it serves when it is used{{.Limits}}"}
	sayRequests      = &i18n.Message{ID: "engine.requests", One: "{{.N}} request at a time", Other: "{{.N}} requests at a time"}
	sayTokens        = &i18n.Message{ID: "engine.tokens", One: "{{.N}} token", Other: "{{.N}} tokens"}
	sayBilled        = &i18n.Message{ID: "engine.billed", Other: "billed: {{.What}}"}
	sayTextsStay     = locale.Say(&i18n.Message{ID: "engine.texts_stay", Other: "texts stay on this computer"}, nil)
	sayTextsLeave    = locale.Say(&i18n.Message{ID: "engine.texts_leave", Other: "texts are sent to the engine"}, nil)
	sayTermsNone     = locale.Say(&i18n.Message{ID: "engine.terms_none", Other: "knows no glossary; names are protected where needed"}, nil)
	sayTermsPrompted = locale.Say(&i18n.Message{ID: "engine.terms_prompted", Other: "is told the terms of each text"}, nil)
	sayTermsNative   = locale.Say(&i18n.Message{ID: "engine.terms_native", Other: "keeps a glossary of its own, which follows yours"}, nil)
	sayTestSame      = &i18n.Message{ID: "engine.test_same", Other: "the two languages of the test are the same"}
	sayTestFailed    = &i18n.Message{ID: "engine.test_failed", Other: "{{.Name}} does not work: {{.Cause}}"}
	sayNotServed     = &i18n.Message{ID: "engine.not_served", Other: "{{.Name}} does not translate from {{.From}} to {{.To}}"}
)

// The classes of faults of engines.
var (
	sayUnavailable  = &i18n.Message{ID: "engine.fault.unavailable", Other: "not reached, too slow or broken"}
	sayNotInstalled = &i18n.Message{ID: "engine.fault.missing", Other: "the program is not installed, or is not found"}
	sayRate         = &i18n.Message{ID: "engine.fault.rate", Other: "asked too often"}
	sayTooMuch      = &i18n.Message{ID: "engine.fault.too_large", Other: "too much at a time"}
	sayBadRequest   = &i18n.Message{ID: "engine.fault.bad_request", Other: "the request is not accepted"}
	sayAuth         = &i18n.Message{ID: "engine.fault.auth", Other: "the key is refused"}
	sayQuota        = &i18n.Message{ID: "engine.fault.quota", Other: "the quota is used up"}
	sayRefused      = &i18n.Message{ID: "engine.fault.refused", Other: "the text is refused"}
	sayTruncated    = &i18n.Message{ID: "engine.fault.truncated", Other: "the answer breaks off"}
	sayBadOutput    = &i18n.Message{ID: "engine.fault.bad_output", Other: "the answer is not what was asked for"}
)

// What to do about them.
var (
	sayKeyFrom    = &i18n.Message{ID: "engine.hint.key", Other: "The key comes from {{.Place}}."}
	sayNoKeyGiven = &i18n.Message{ID: "engine.hint.no_key", Other: "No key is set: {{.Variable}}, or key under backends.{{.Name}} in exonym.yaml."}
	sayQuotaHint  = &i18n.Message{ID: "engine.hint.quota", Other: "Wait until it is renewed, or go on with another engine: --backend {{.Names}}"}
	sayRateHint   = &i18n.Message{ID: "engine.hint.rate", Other: "Try again in some minutes."}
	sayReachHint  = &i18n.Message{ID: "engine.hint.reach", Other: "Its address, as it is set: {{.Place}}"}
)
