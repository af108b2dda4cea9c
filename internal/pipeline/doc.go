// Package pipeline is the order of the steps and nothing else.
//
// Open reads an article once: decode, read, split, find the names, audit the
// source. A Job then takes it to one target language:
//
//	recall -> protect -> translate -> restore -> localize -> check -> write
//
// Every step is a function over values; only Translate talks to an engine. A
// draft whose codes or names are not proven goes round again, each time in the
// engine's next way of carrying names, and is marked when no way is left.
package pipeline
