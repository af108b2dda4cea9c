package pipeline

import (
	"errors"
	"slices"

	"golang.org/x/text/language"

	"exonym/internal/article"
	"exonym/internal/check"
	"exonym/internal/detect"
	"exonym/internal/format"
	"exonym/internal/segment"
	"exonym/internal/term"
)

// Source is an article that has been read, split and audited.
type Source struct {
	Doc      *article.Document
	Format   format.Format
	Detected bool    // the language was found out, not given
	Names    []Names // what each segment names, in the order of Segments
	Audit    []check.Finding
	Base     *term.Base
}

// Names is what one segment names: concepts of the termbase, and capitalised
// names in no list.
type Names struct {
	Hits     []term.Hit
	Mentions []term.Mention
}

// ErrLanguage says that the language of an article could not be found out.
var ErrLanguage = errors.New("the language of the text is not clear")

// surely is the confidence from which a detected language is believed.
const surely = 0.5

// Open splits doc into segments, finds its names and audits it. from is the
// language of the text, or Und to find it out. Blocks that no longer matter to a
// reader (no letter, no digit) get no segment.
func Open(doc *article.Document, f format.Format, from language.Tag, base *term.Base, checks []*check.Check) (*Source, error) {
	s := &Source{Doc: doc, Format: f, Base: base}
	if err := s.identify(from); err != nil {
		return nil, err
	}
	s.split()
	s.find()
	s.Audit = check.Run(checks, s.auditText(), check.Audit)
	return s, nil
}

// identify settles the language: as given, as the document says, else as detected.
func (s *Source) identify(given language.Tag) error {
	if given != language.Und {
		s.Doc.Lang = given
	}
	if s.Doc.Lang != language.Und {
		return nil
	}
	tag, confidence := detect.Language(s.sample())
	if tag == language.Und || confidence < surely {
		return ErrLanguage
	}
	s.Doc.Lang, s.Detected = tag, true
	return nil
}

// sampleSize is enough text, in bytes, to tell a language by.
const sampleSize = 4000

func (s *Source) sample() string {
	var text []byte
	for i := range s.Doc.Blocks {
		b := &s.Doc.Blocks[i]
		text = append(append(text, article.Plain(b.Text, b.Codes)...), '\n')
		if len(text) > sampleSize {
			break
		}
	}
	return string(text)
}

func (s *Source) split() {
	splitter := segment.For(s.Doc.Lang)
	for i := range s.Doc.Blocks {
		b := &s.Doc.Blocks[i]
		if b.Whole {
			b.Cut([]article.Span{{Start: 0, End: len(b.Text)}})
			continue
		}
		b.Cut(splitter.SplitCodes(b.Text, b.Codes))
	}
}

func (s *Source) find() {
	count := 0
	for i := range s.Doc.Blocks {
		count += len(s.Doc.Blocks[i].Segments)
	}
	s.Names = make([]Names, 0, count)
	for i := range s.Doc.Blocks {
		for _, seg := range s.Doc.Blocks[i].Segments {
			s.Names = append(s.Names, Names{
				Hits:     slices.DeleteFunc(s.Base.Find(seg.Text, s.Doc.Lang), ordinary),
				Mentions: s.Base.Names(seg.Text, s.Doc.Lang),
			})
		}
	}
}

// ordinary reports whether a hit may be an everyday word, or is the name of a language
// ("cree", "latín", "French"). Those are ordinary words in most languages, often
// adjectives too, and stay with the engine.
func ordinary(hit term.Hit) bool {
	return hit.Common() || hit.Concept.Kind == term.General && slices.Contains(hit.Concept.Subject, "language")
}

// units returns a check unit for every segment, sources filled in.
func (s *Source) units() []check.Unit {
	units := make([]check.Unit, 0, len(s.Names))
	for i := range s.Doc.Blocks {
		b := &s.Doc.Blocks[i]
		for _, seg := range b.Segments {
			units = append(units, check.Unit{
				ID: seg.ID, Kind: b.Kind, Level: uint8(b.Level), Codes: b.Codes,
				Source: seg.Text, Names: s.Names[len(units)].Hits,
			})
		}
	}
	return units
}

func (s *Source) auditText() *check.Text {
	return &check.Text{From: s.Doc.Lang, Units: s.units(), Base: s.Base}
}

// Segments returns the number of segments.
func (s *Source) Segments() int { return len(s.Names) }
