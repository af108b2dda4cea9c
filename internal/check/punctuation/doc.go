// Package punctuation checks punctuation marks.
package punctuation
