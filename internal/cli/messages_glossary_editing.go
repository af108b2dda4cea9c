package cli

import (
	"github.com/nicksnyder/go-i18n/v2/i18n"

	"exonym/internal/locale"
)

// What the editing commands are for.
var (
	sayFindUsage   = locale.Say(&i18n.Message{ID: "glossary.find.usage", Other: "find a concept by any name, form or part of one"}, nil)
	sayShowUsage   = locale.Say(&i18n.Message{ID: "glossary.show.usage", Other: "show all that is known of a concept"}, nil)
	sayListUsage   = locale.Say(&i18n.Message{ID: "glossary.list.usage", Other: "list concepts"}, nil)
	sayStatsUsage  = locale.Say(&i18n.Message{ID: "glossary.stats.usage", Other: "count concepts and terms, and what is missing"}, nil)
	sayAddUsage    = locale.Say(&i18n.Message{ID: "glossary.add.usage", Other: "add a concept; without names it asks step by step"}, nil)
	sayEditUsage   = locale.Say(&i18n.Message{ID: "glossary.edit.usage", Other: "change a concept; without options it opens your editor"}, nil)
	sayRemoveUsage = locale.Say(&i18n.Message{ID: "glossary.remove.usage", Other: "remove a concept, or switch a built-in one off"}, nil)
	sayRenameUsage = locale.Say(&i18n.Message{ID: "glossary.rename.usage", Other: "give a concept another id"}, nil)
	sayMergeUsage  = locale.Say(&i18n.Message{ID: "glossary.merge.usage", Other: "make one concept of two"}, nil)
	sayUndoUsage   = locale.Say(&i18n.Message{ID: "glossary.undo.usage", Other: "take the last change back"}, nil)
)

// The options of the editing commands.
var (
	sayTermFlag           = locale.Say(&i18n.Message{ID: "glossary.edit.flag.term", Other: "a name, `TAG=NAME`, in any language; a second one of a language is a synonym"}, nil)
	sayNameFlag           = &i18n.Message{ID: "glossary.edit.flag.name", Other: "`NAME` in {{.Language}}"}
	sayIDFlag             = locale.Say(&i18n.Message{ID: "glossary.edit.flag.id", Other: "`ID` of the concept (else made from the name: place.kyiv)"}, nil)
	sayPluralFlag         = locale.Say(&i18n.Message{ID: "glossary.edit.flag.plural", Other: "the name is a plural in this language, a `TAG`: les États-Unis"}, nil)
	sayKeepFlag           = locale.Say(&i18n.Message{ID: "glossary.edit.flag.keep", Other: "the name stays as it is in every language"}, nil)
	sayToLayerFlag        = locale.Say(&i18n.Message{ID: "glossary.edit.flag.to", Other: "where to write, a `PLACE`: project (exonym-glossary here or above), user, a file or a folder"}, nil)
	sayAddForceFlag       = locale.Say(&i18n.Message{ID: "glossary.edit.flag.force", Other: "add it even if another concept has the name"}, nil)
	saySetFlag            = locale.Say(&i18n.Message{ID: "glossary.edit.flag.set", Other: "`FIELD=VALUE`: note=…, fr=…, fr.gender=f; lists are parted by |"}, nil)
	sayUnsetFlag          = locale.Say(&i18n.Message{ID: "glossary.edit.flag.unset", Other: "take a `FIELD` away: note, fr.gender"}, nil)
	sayRemoveLanguageFlag = locale.Say(&i18n.Message{ID: "glossary.edit.flag.remove_language", Other: "take the names of a language away, a `TAG`"}, nil)
	sayYAMLFlag           = locale.Say(&i18n.Message{ID: "glossary.edit.flag.yaml", Other: "print the concept as it would stand in a file"}, nil)
	sayListLayerFlag      = locale.Say(&i18n.Message{ID: "glossary.edit.flag.layer", Other: "only what this layer speaks of, a `NAME`: builtin, user, project, or a file given with --glossary"}, nil)
	sayMissingFlag        = locale.Say(&i18n.Message{ID: "glossary.edit.flag.missing", Other: "only concepts without a name in this language, a `TAG`; may be repeated"}, nil)
	saySelectKindFlag     = locale.Say(&i18n.Message{ID: "glossary.edit.flag.select_kind", Other: "only this `KIND`: place, person, organisation, product, title, term"}, nil)
	saySelectSubjectFlag  = locale.Say(&i18n.Message{ID: "glossary.edit.flag.select_subject", Other: "only this `SUBJECT`"}, nil)
	saySelectLangFlag     = locale.Say(&i18n.Message{ID: "glossary.edit.flag.select_language", Other: "names in this language, a `TAG`; may be repeated"}, nil)
	sayLimitFlag          = locale.Say(&i18n.Message{ID: "glossary.edit.flag.limit", Other: "show at most `N` concepts"}, nil)
	sayYesFlag            = locale.Say(&i18n.Message{ID: "glossary.edit.flag.yes", Other: "do not ask"}, nil)
	sayUndoListFlag       = locale.Say(&i18n.Message{ID: "glossary.edit.flag.undo_list", Other: "list the changes that can be taken back"}, nil)
	sayUndoToFlag         = locale.Say(&i18n.Message{ID: "glossary.edit.flag.undo_to", Other: "whose last change, a `PLACE`: project, user, a file or a folder (else the last of project and user)"}, nil)
)

// Wrong usage.
var (
	sayNoID          = &i18n.Message{ID: "glossary.edit.no_id", Other: "no concept was named"}
	sayNoText        = &i18n.Message{ID: "glossary.edit.no_text", Other: "nothing to look for was given"}
	sayNoName        = &i18n.Message{ID: "glossary.edit.no_name", Other: "no name was given"}
	sayNoChange      = &i18n.Message{ID: "glossary.edit.no_change", Other: "nothing to change was given, and there is no terminal to open an editor on"}
	sayNoTag         = &i18n.Message{ID: "glossary.edit.no_tag", Other: "“{{.Text}}” does not say its language"}
	sayEmptyValue    = &i18n.Message{ID: "glossary.edit.empty", Other: "{{.Field}} is empty"}
	sayUnsetHint     = &i18n.Message{ID: "glossary.edit.unset_hint", Other: "To take something away: --unset FIELD or --remove-language TAG"}
	sayControl       = &i18n.Message{ID: "glossary.edit.control", Other: "{{.Field}} holds a line break, a control character or broken UTF-8"}
	sayTooLong       = &i18n.Message{ID: "glossary.edit.too_long", Other: "{{.Field}} is longer than 1000 characters"}
	sayNoField       = &i18n.Message{ID: "glossary.edit.no_field", Other: "there is no field {{.Field}}"}
	sayFieldsAre     = &i18n.Message{ID: "glossary.edit.fields_are", Other: "Fields: {{.Fields}}; a language, or one of its fields: fr, fr.gender"}
	sayTermFieldsAre = &i18n.Message{ID: "glossary.edit.term_fields_are", Other: "Fields of a name: {{.Fields}}"}
	sayNoChoice      = &i18n.Message{ID: "glossary.edit.no_choice", Other: "{{.Field}}: “{{.Value}}” is none of {{.Choices}}"}
	sayNoTermThere   = &i18n.Message{ID: "glossary.edit.no_term_there", Other: "{{.Field}}: the concept has no name in {{.Language}} yet"}
	sayNoTargetFile  = &i18n.Message{ID: "glossary.edit.no_target_file", Other: "{{.File}} is neither a YAML file nor a folder"}
	sayNoSuchLayer   = &i18n.Message{ID: "glossary.edit.no_such_layer", Other: "there is no layer “{{.Name}}” here"}
	sayLayersAre     = &i18n.Message{ID: "glossary.edit.layers_are", Other: "Layers: {{.Names}}"}
	sayBadID         = &i18n.Message{ID: "glossary.edit.bad_id", Other: "“{{.ID}}” cannot be an id: it is made of letters and figures, joined by a point, a hyphen or _"}
	sayNeedsYes      = &i18n.Message{ID: "glossary.edit.needs_yes", Other: "something would be lost, and there is no terminal to ask on"}
	sayYesHint       = &i18n.Message{ID: "glossary.edit.yes_hint", Other: "To do it without being asked: --yes"}
	sayMergeSelf     = &i18n.Message{ID: "glossary.edit.merge_self", Other: "{{.ID}} and {{.ID}} are one concept"}
	sayWantIDs       = &i18n.Message{ID: "glossary.edit.want_ids", One: "one id is wanted here", Other: "{{.N}} ids are wanted here"}
)

// What cannot be done.
var (
	sayNoConcept       = &i18n.Message{ID: "glossary.edit.no_concept", Other: "there is no concept “{{.ID}}”"}
	sayMeantConcept    = &i18n.Message{ID: "glossary.edit.meant_concept", Other: "Did you mean {{.ID}} ({{.Name}})?"}
	saySeveralConcepts = &i18n.Message{ID: "glossary.edit.several_concepts", Other: "“{{.Text}}” names several concepts"}
	sayIsOff           = &i18n.Message{ID: "glossary.edit.is_off", Other: "the concept {{.ID}} is switched off: {{.Place}}"}
	sayOffHint         = &i18n.Message{ID: "glossary.edit.off_hint", Other: "To have it back, take off from that entry, or: exonym glossary undo --list"}
	sayIDTaken         = &i18n.Message{ID: "glossary.edit.id_taken", Other: "the id {{.ID}} is taken: {{.Place}}"}
	sayEditInstead     = &i18n.Message{ID: "glossary.edit.edit_instead", Other: "To change that concept: exonym glossary edit {{.ID}}"}
	sayMergeInstead    = &i18n.Message{ID: "glossary.edit.merge_instead", Other: "To make one concept of the two: exonym glossary merge {{.ID}} {{.Drop}}"}
	sayTwin            = &i18n.Message{ID: "glossary.edit.twin", Other: "{{.Name}} ({{.Language}}) is already a name of {{.ID}}: {{.Place}}"}
	sayTwins           = &i18n.Message{ID: "glossary.edit.twins", Other: "nothing was added"}
	sayTwinsHint       = &i18n.Message{ID: "glossary.edit.twins_hint", Other: "To change that concept: exonym glossary edit {{.ID}}\nTo add another of the same name: --force"}
	sayCannotTakeAway  = &i18n.Message{ID: "glossary.edit.cannot_take_away", Other: "{{.ID}}: a weaker layer says {{.Field}}, which can be replaced here but not taken away"}
	sayTakeAwayHint    = &i18n.Message{ID: "glossary.edit.take_away_hint", Other: "See which layer says it: exonym glossary show {{.ID}}"}
	sayKeepsID         = &i18n.Message{ID: "glossary.edit.keeps_id", Other: "{{.ID}} stands in several layers or in the built-in glossary, and is known there by its id"}
	sayKeepsIDHint     = &i18n.Message{ID: "glossary.edit.keeps_id_hint", Other: "See where: exonym glossary show {{.ID}}"}
	sayNoEditor        = &i18n.Message{ID: "glossary.edit.no_editor", Other: "there is no editor: neither VISUAL nor EDITOR is set"}
	sayEditorFailed    = &i18n.Message{ID: "glossary.edit.editor_failed", Other: "the editor {{.Editor}} failed, nothing was changed: {{.Cause}}"}
	sayOneConcept      = &i18n.Message{ID: "glossary.edit.one_concept", Other: "{{.File}}: only the concept {{.ID}} may stand here, with its id"}
	sayFoundNothing    = &i18n.Message{ID: "glossary.edit.found_nothing", Other: "nothing is called “{{.Text}}”, and nothing resembles it"}
)

// Questions.
var (
	sayYesWords      = locale.Say(&i18n.Message{ID: "glossary.edit.yes_words", Other: "y yes"}, nil)
	sayAskNames      = &i18n.Message{ID: "glossary.edit.ask_names", Other: "What is it called? Enter skips a question, Ctrl-C ends without writing."}
	sayAskName       = &i18n.Message{ID: "glossary.edit.ask_name", Other: "Name in {{.Language}}"}
	sayAskOther      = &i18n.Message{ID: "glossary.edit.ask_other", Other: "Another language, such as pl=Kijów"}
	sayAskKind       = &i18n.Message{ID: "glossary.edit.ask_kind", Other: "What is it ({{.Kinds}})"}
	sayAskID         = &i18n.Message{ID: "glossary.edit.ask_id", Other: "Id"}
	sayAskNote       = &i18n.Message{ID: "glossary.edit.ask_note", Other: "Note"}
	sayConfirmWrite  = &i18n.Message{ID: "glossary.edit.confirm_write", Other: "Write this to {{.File}}? [y/N]"}
	sayConfirmTwin   = &i18n.Message{ID: "glossary.edit.confirm_twin", Other: "Add it all the same? [y/N]"}
	sayConfirmRemove = &i18n.Message{ID: "glossary.edit.confirm_remove", Other: "Remove {{.ID}} ({{.Name}}), {{.Layer}}? [y/N]"}
	sayConfirmOff    = &i18n.Message{ID: "glossary.edit.confirm_off", Other: "{{.ID}} ({{.Name}}) stands in a weaker layer and cannot be removed. Switch it off, {{.Layer}}? [y/N]"}
	sayConfirmMerge  = &i18n.Message{ID: "glossary.edit.confirm_merge", Other: "Keep {{.Keep}} ({{.KeepName}}) with all that {{.Drop}} ({{.DropName}}) says, and drop {{.Drop}}? [y/N]"}
	sayReopen        = &i18n.Message{ID: "glossary.edit.reopen", Other: "Open the editor again? [y/N]"}
	sayNothingDone   = &i18n.Message{ID: "glossary.edit.nothing_done", Other: "Nothing was changed."}
)

// What was done.
var (
	sayAdded          = &i18n.Message{ID: "glossary.edit.added", Other: "Added {{.ID}}: {{.Place}} ({{.Layer}})"}
	sayEditedEntry    = &i18n.Message{ID: "glossary.edit.edited", Other: "Changed {{.ID}}: {{.Place}} ({{.Layer}})"}
	sayOverridden     = &i18n.Message{ID: "glossary.edit.overridden", Other: "Changed {{.ID}}: {{.Place}} ({{.Layer}}) holds what differs; the rest stays that of: {{.Below}}"}
	sayRemoved        = &i18n.Message{ID: "glossary.edit.removed", Other: "Removed {{.ID}} ({{.Name}}), {{.Layer}}"}
	saySwitchedOff    = &i18n.Message{ID: "glossary.edit.switched_off", Other: "Switched {{.ID}} off: {{.Place}} ({{.Layer}}); a weaker layer still has it"}
	sayRenamed        = &i18n.Message{ID: "glossary.edit.renamed", Other: "Renamed {{.ID}} to {{.To}}: {{.Place}}"}
	sayConceptsMerged = &i18n.Message{ID: "glossary.edit.merged", Other: "Merged {{.Drop}} into {{.Keep}}: {{.Place}}"}
	sayUndone         = &i18n.Message{ID: "glossary.edit.undone", Other: "Taken back: {{.Deeds}} ({{.Files}})"}
	sayUndoHint       = &i18n.Message{ID: "glossary.edit.undo_hint", Other: "To take it back: {{.Command}}"}
	sayOnlyNamed      = &i18n.Message{ID: "glossary.edit.only_named", Other: "This glossary counts only where it is named: {{.Option}}"}
	sayNothingChanged = &i18n.Message{ID: "glossary.edit.nothing_changed", Other: "{{.ID}} says that already; nothing was written."}
	sayHidden         = &i18n.Message{ID: "glossary.edit.hidden", Other: "A stronger layer speaks of {{.ID}}, too, and goes before this: {{.Layer}}"}
	sayCheckGrammar   = &i18n.Message{ID: "glossary.edit.check_grammar", Other: "What was said of the old name in {{.Language}} (gender, forms) was kept; see whether it is still true."}
	sayGuessedKind    = &i18n.Message{ID: "glossary.edit.guessed_kind", Other: "The kind was guessed: {{.Kind}} (--kind sets it)"}
	sayRelated        = &i18n.Message{ID: "glossary.edit.related", Other: "These name {{.ID}} in a relation: {{.Others}}"}
	sayNoSteps        = &i18n.Message{ID: "glossary.edit.no_steps", Other: "There is no change to take back."}
)

// What the tables say.
var (
	sayComplete      = locale.Say(&i18n.Message{ID: "glossary.edit.complete", Other: "complete"}, nil)
	sayHeadLanguages = locale.Say(&i18n.Message{ID: "glossary.edit.head.languages", Other: "LANGUAGES"}, nil)
	sayHeadKinds     = locale.Say(&i18n.Message{ID: "glossary.edit.head.kinds", Other: "KINDS"}, nil)
	sayHeadSubjects  = locale.Say(&i18n.Message{ID: "glossary.edit.head.subjects", Other: "SUBJECTS"}, nil)
	sayHeadLayers    = locale.Say(&i18n.Message{ID: "glossary.edit.head.layers", Other: "LAYERS"}, nil)
	sayOverrides     = &i18n.Message{ID: "glossary.edit.overrides", Other: "overrides {{.Fields}}"}
	sayAdds          = &i18n.Message{ID: "glossary.edit.adds", Other: "adds {{.Fields}}"}
	sayUnknownThere  = &i18n.Message{ID: "glossary.edit.unknown_there", Other: "not in the glossary"}
	sayStatsHead     = &i18n.Message{ID: "glossary.edit.stats_head", Other: "{{.Concepts}}, {{.Terms}}, {{.Languages}}"}
	sayConcepts      = &i18n.Message{ID: "glossary.edit.concepts", One: "{{.N}} concept", Other: "{{.N}} concepts"}
	sayTerms         = &i18n.Message{ID: "glossary.edit.terms", One: "{{.N}} term", Other: "{{.N}} terms"}
	sayLanguages     = &i18n.Message{ID: "glossary.edit.languages", One: "{{.N}} language", Other: "{{.N}} languages"}
	sayLacking       = &i18n.Message{ID: "glossary.edit.lacking", One: "{{.N}} concept lacks it", Other: "{{.N}} concepts lack it"}
	sayMore          = &i18n.Message{ID: "glossary.edit.more", One: "{{.N}} more", Other: "{{.N}} more"}
)
