// Package detect says which language a text is in.
//
// It knows the languages of Known. Two kinds of evidence are added up: letter
// trigrams (files grams/<tag>.txt, counted by the program in gen) and function
// words (files words/<tag>.txt, written by hand). The answer for a text of a
// sentence or more can be trusted; a single word is a guess, and Rank shows how
// close the runners-up are.
//
//	tag, confidence := detect.Language("La lune est pleine ce soir.") // fr, 0.99
package detect

//go:generate go run ./gen
