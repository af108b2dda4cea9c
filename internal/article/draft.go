package article

// State says how far a draft has come.
type State uint8

// The states of a draft. Only Checked drafts are known to be whole.
const (
	Missing  State = iota // no translation: the source stands in the output
	Drafted               // an engine answered
	Checked               // codes and names verified
	Rejected              // answered, but damaged: the source stands in the output
)

// Origin says where a draft came from.
type Origin struct {
	Engine string // backend name, "memory", or "" when nothing was translated
	Route  string // the engine's own route, such as "fra-cat > cat-spa"
}

// Draft is the translation of one segment. Text holds the same tokens as the
// segment's text.
type Draft struct {
	Text   string
	Origin *Origin // nil where nothing was translated; drafts of one way share one
	Doubts *Doubts // nil where the engine knew every word
	State  State
}

// Doubts are the words that an engine could not translate.
type Doubts struct {
	Unknown []string // words of the source
	Left    []string // words of the translation in a language on the engine's way
}

// NewDoubts returns nil where there are none: a long article has many drafts.
func NewDoubts(unknown, left []string) *Doubts {
	if len(unknown)+len(left) == 0 {
		return nil
	}
	return &Doubts{unknown, left}
}

// Unknown returns the source words that the engine did not know.
func (d Draft) Unknown() []string {
	if d.Doubts == nil {
		return nil
	}
	return d.Doubts.Unknown
}

// Left returns the words of Text in a language on the engine's way.
func (d Draft) Left() []string {
	if d.Doubts == nil {
		return nil
	}
	return d.Doubts.Left
}

// Drafts holds the drafts of one document for one target language.
type Drafts map[ID]*Draft

// Done reports whether the draft's text belongs into the output.
func (d Draft) Done() bool { return d.State == Checked || d.State == Drafted }
