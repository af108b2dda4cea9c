package exchange

import "github.com/nicksnyder/go-i18n/v2/i18n"

// The faults that several formats find.
var (
	FaultPair = &i18n.Message{
		ID:    "exchange.fault.pair",
		Other: "a glossary of this format has one source and one target language: name both",
	}
	FaultLanguage = &i18n.Message{
		ID:    "exchange.fault.language",
		Other: "“{{.Tag}}” is no language tag (BCP 47, such as fr or pt-BR)",
	}
	FaultChoice = &i18n.Message{
		ID:    "exchange.fault.choice",
		Other: "{{.Field}} “{{.Value}}” is none of {{.Choices}}",
	}
	FaultEmpty = &i18n.Message{
		ID:    "exchange.fault.empty",
		Other: "there is no entry in this file",
	}
	FaultCells = &i18n.Message{
		ID:    "exchange.fault.cells",
		Other: "{{.Cells}} cells, where {{.Want}} are expected: is the separator or a quotation mark wrong?",
	}
	faultTwice = &i18n.Message{
		ID:    "exchange.fault.twice",
		Other: "the id “{{.ID}}” stands already in line {{.Line}}",
	}
	faultByte = &i18n.Message{
		ID:    "exchange.fault.byte",
		Other: "byte {{.Byte}} at offset {{.Offset}} is not {{.Encoding}}: name the encoding of the file (Excel in Western Europe writes windows-1252), or save it as UTF-8",
	}
	faultBinary = &i18n.Message{
		ID:    "exchange.fault.binary",
		Other: "NUL byte at offset {{.Offset}}: this is no text, or UTF-16 without a byte order mark, whose encoding must be named",
	}
	faultEncoding = &i18n.Message{
		ID:    "exchange.fault.encoding",
		Other: "no encoding is called “{{.Name}}”",
	}
)

// The remarks that several formats make.
var (
	NoteEmptySide = &i18n.Message{
		ID:    "exchange.note.empty-side",
		One:   "{{.Count}} entry left out: one of its sides is empty",
		Other: "{{.Count}} entries left out: one of their sides is empty",
	}
	NoteNoTerm = &i18n.Message{
		ID:    "exchange.note.no-term",
		One:   "{{.Count}} concept left out: no language has a term",
		Other: "{{.Count}} concepts left out: no language has a term",
	}
	NoteNoLanguage = &i18n.Message{
		ID:    "exchange.note.no-language",
		One:   "{{.Count}} term left out: it has no language",
		Other: "{{.Count}} terms left out: they have no language",
	}
	NoteKept = &i18n.Message{
		ID:    "exchange.note.kept",
		One:   "a concept has no place for “{{.What}}”: {{.Count}} value was kept as a note",
		Other: "a concept has no place for “{{.What}}”: {{.Count}} values were kept as notes",
	}
	NoteLeft = &i18n.Message{
		ID:    "exchange.note.left",
		One:   "“{{.What}}” was left out once",
		Other: "“{{.What}}” was left out {{.Count}} times",
	}
	NoteRepeated = &i18n.Message{
		ID:    "exchange.note.repeated",
		One:   "{{.Count}} entry left out: its source term stands already before it, such as “{{.What}}”",
		Other: "{{.Count}} entries left out: their source term stands already before them, such as “{{.What}}”",
	}
	noteControl = &i18n.Message{
		ID:    "exchange.note.control",
		One:   "a control character was taken out of {{.Count}} text",
		Other: "control characters were taken out of {{.Count}} texts",
	}
	noteMadeUp = &i18n.Message{
		ID:    "exchange.note.made-up",
		One:   "{{.Count}} concept has no id in the file and got one, such as “{{.What}}”",
		Other: "{{.Count}} concepts have no id in the file and got one, such as “{{.What}}”",
	}
)
