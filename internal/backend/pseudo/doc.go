// Package pseudo is the backend that pseudo-localizes: it answers with the text itself,
// made longer and accented, so that a layout can be tried before anything is translated.
// Letters that a font lacks, labels that are too narrow, texts that were cut, joined
// from pieces or never sent to translation are all seen at a glance.
//
// Tokens, and so names, stay as they are, and so do URLs, addresses, numbers, words with
// a digit in them and placeholders ({name}, %s, ${x}).
//
// The law: without accents, doubled vowels, filler and brackets the answer is the source;
// and the same text always becomes the same answer.
//
//	"Hello {name}" becomes "⟦Ĥééłłóó {name}⟧" at 40 percent
package pseudo
