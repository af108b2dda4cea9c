// Package translatelocally translates with translateLocally, a program that keeps the
// models of Bergamot in memory (translateLocally -p). It is started when it is first
// needed, twice more if it dies, and says itself which models are installed; from one
// language to another goes one model, or two over a third language. Each text is a
// message: a length of four bytes and JSON, as browsers speak with their helpers. Answers
// may come in any order.
//
// The law: what the program says is believed only where it answers what was asked; and it
// does not outlive Close or, on Linux, the process.
//
//	engine, err := translatelocally.Kind.Open(backend.Settings{"command": "translateLocally -p"})
//	replies, err := engine.Translate(ctx, batch)
//
// The protocol is that of the program's sources (README, CLIParsing.h, NativeMsgIface.h of
// 2025-03-30). From memory are: the names in the list of models, of which several are
// understood, and which elements of HTML Bergamot takes to stand within a sentence. No
// Debian package has the program, so the tests run a fake of it, a process of its own.
package translatelocally
