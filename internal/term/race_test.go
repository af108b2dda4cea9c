package term

import (
	"sync"
	"testing"

	"golang.org/x/text/language"

	"exonym/glossary"
)

// TestManyReaders lets many goroutines read one base, whose terms are decoded as they go.
func TestManyReaders(t *testing.T) {
	b, err := LoadFS(glossary.FS)
	if err != nil {
		t.Fatal(err)
	}
	text := "Les troupes de la Corée du Nord à Koursk, dit Vassili Nebenzia, et Kiew."
	var readers sync.WaitGroup
	for range 8 {
		readers.Go(func() {
			for _, lang := range []language.Tag{language.French, language.German, language.English} {
				hits := b.Find(text, lang)
				Verify(hits, text, b.Find(text, language.Spanish), lang, language.Spanish)
				b.FindForeign(text, lang)
				b.NearMiss("Vasily Nunkzya", text, lang)
				for _, hit := range hits {
					hit.Concept.Term(language.Polish)
				}
			}
		})
	}
	readers.Wait()
}
