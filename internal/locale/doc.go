// Package locale knows how languages write: the typography of a text (quotes,
// spaces before punctuation, dashes, numbers) and the wording of exonym's own
// messages in the language of the person at the screen.
//
// A Message is a value that says what is to be said; a Speaker says it in one
// language. Typography profiles and message catalogues are data in the folder
// locales; nothing in this package names a language.
package locale
