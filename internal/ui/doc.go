// Package ui is the terminal: whether there is one, how wide it is, whether it
// wants colour, a progress line that vanishes when the work is done, tables, and
// questions to a person.
package ui
