// Package apertium translates with Apertium, a rule-based engine that runs on
// this computer: no network, no cost, no secrets.
//
// A mode (fra-cat) is a pipeline of small programs. A chain is one running
// pipeline; its programs stay alive and take one segment after another, each
// ended by a NUL. A route is up to three modes one after another; the batch runs
// through them as a stream. A leg sees to one chain: that every segment is
// answered, in order and in time, and that a chain that dies is replaced.
//
// The law: the same batch gives the same replies, whatever ran before or beside,
// and whatever happened to the programs meanwhile; and no program outlives
// Close or the process.
//
//	e := apertium.New()
//	defer e.Close()
//	replies, err := e.Translate(ctx, backend.Batch{From: language.French, To: language.Spanish, Units: units})
package apertium
