// Package ui is the terminal: whether there is one, how wide it is, whether it
// wants colour, and a progress line that vanishes when the work is done.
package ui
