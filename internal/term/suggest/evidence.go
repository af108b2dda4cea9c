package suggest

import "github.com/nicksnyder/go-i18n/v2/i18n"

// Clue says what speaks for a guess.
type Clue uint8

// The clues. An Evidence gives with each the words, and how often where that counts.
const (
	AfterTitle   Clue = iota // stands behind a title: President
	BeforeSpeech             // a verb of speaking follows: said
	KnownGiven               // begins with the given name of a known person
	OrgWord                  // holds a word of organisations: Bank
	PlaceWord                // holds a word of places, or follows one: Lake, city of
	AfterIn                  // follows a preposition of places
	Capitals                 // is written in capitals
	Digits                   // holds digits or a capital inside a word
	TwoWords                 // two or three words with capitals
	Together                 // stands with the rendering in so many segments
	Alike                    // source and rendering are the same or look alike
	Aligned                  // the words of both are aligned with each other
	Steady                   // is mostly rendered so
	Differs                  // the glossary wants something else
)

// Evidence is one reason. Message says it; its data are the Evidence itself.
type Evidence struct {
	Clue  Clue
	Text  string
	Count int
}

var clues = [...]struct {
	name    string
	message *i18n.Message
}{
	AfterTitle:   {"after-title", &i18n.Message{ID: "suggest.after-title", Other: "behind “{{.Text}}”"}},
	BeforeSpeech: {"before-speech", &i18n.Message{ID: "suggest.before-speech", Other: "before “{{.Text}}”"}},
	KnownGiven:   {"known-given", &i18n.Message{ID: "suggest.known-given", Other: "“{{.Text}}” is the given name of a known person"}},
	OrgWord:      {"organisation-word", &i18n.Message{ID: "suggest.organisation-word", Other: "“{{.Text}}” is a word of organisations"}},
	PlaceWord:    {"place-word", &i18n.Message{ID: "suggest.place-word", Other: "“{{.Text}}” is a word of places"}},
	AfterIn:      {"after-in", &i18n.Message{ID: "suggest.after-in", Other: "behind “{{.Text}}”, as places are"}},
	Capitals:     {"capitals", &i18n.Message{ID: "suggest.capitals", Other: "written in capitals"}},
	Digits:       {"digits", &i18n.Message{ID: "suggest.digits", Other: "digits or capitals inside, as products have"}},
	TwoWords:     {"two-words", &i18n.Message{ID: "suggest.two-words", Other: "a few words with capitals"}},
	Together:     {"together", &i18n.Message{ID: "suggest.together", Other: "segments with both: {{.Count}}"}},
	Alike:        {"alike", &i18n.Message{ID: "suggest.alike", Other: "both look alike"}},
	Aligned:      {"aligned", &i18n.Message{ID: "suggest.aligned", Other: "the words of both stand for each other"}},
	Steady:       {"steady", &i18n.Message{ID: "suggest.steady", Other: "rendered so in {{.Count}} % of its uses"}},
	Differs:      {"differs", &i18n.Message{ID: "suggest.differs", Other: "the glossary wants “{{.Text}}”"}},
}

// String returns the clue as JSON spells it.
func (c Clue) String() string { return clues[c].name }

// Message returns the words for the evidence.
func (e Evidence) Message() *i18n.Message { return clues[e.Clue].message }
