package bitext

import "github.com/nicksnyder/go-i18n/v2/i18n"

// The remarks that several formats make.
var (
	NoteEmptySide = &i18n.Message{
		ID:    "bitext.note.empty-side",
		One:   "{{.Count}} unit left out: one of its sides is empty",
		Other: "{{.Count}} units left out: one of their sides is empty",
	}
	NoteAlone = &i18n.Message{
		ID:    "bitext.note.alone",
		One:   "{{.Count}} unit left out: it has no translation into a language that is wanted",
		Other: "{{.Count}} units left out: they have no translation into a language that is wanted",
	}
	NoteUnfinished = &i18n.Message{
		ID:    "bitext.note.unfinished",
		One:   "{{.Count}} unit left out: by its state it is not finished",
		Other: "{{.Count}} units left out: by their state they are not finished",
	}
	NoteNoLanguage = &i18n.Message{
		ID:    "bitext.note.no-language",
		One:   "{{.Count}} text left out: the file does not say its language",
		Other: "{{.Count}} texts left out: the file does not say their language",
	}
	NoteLanguage = &i18n.Message{
		ID:    "bitext.note.language",
		One:   "{{.Count}} text left out: “{{.What}}” is no language tag",
		Other: "{{.Count}} texts left out: “{{.What}}” is no language tag",
	}
	NoteControl = &i18n.Message{
		ID:    "bitext.note.control",
		One:   "a control character was taken out of {{.Count}} unit",
		Other: "control characters were taken out of {{.Count}} units",
	}
	NoteCodes = &i18n.Message{
		ID:    "bitext.note.codes",
		One:   "the inline codes of {{.Count}} unit differ between its sides",
		Other: "the inline codes of {{.Count}} units differ between their sides",
	}
	NoteDate = &i18n.Message{
		ID:    "bitext.note.date",
		One:   "{{.Count}} date was passed over, such as “{{.What}}”",
		Other: "{{.Count}} dates were passed over, such as “{{.What}}”",
	}
)

// The faults that several formats find.
var (
	FaultEmpty = &i18n.Message{
		ID:    "bitext.fault.empty",
		Other: "there is no unit in this file",
	}
	FaultPair = &i18n.Message{
		ID:    "bitext.fault.pair",
		Other: "a file of this format has one source and one target language: name both",
	}
)
