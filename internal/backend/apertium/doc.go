// Package apertium translates with Apertium, a rule-based engine that runs on
// this computer: no network, no cost, no secrets.
//
// A mode (fra-cat) is a pipeline of small programs. A chain is one running
// pipeline; its programs stay alive and take one segment after another, each
// ended by a NUL. A route is up to three modes one after another; the batch runs
// through them as a stream. A leg sees to one chain: that every segment is
// answered, in order and in time, and that a chain that dies is replaced.
//
// An adjective of a country that the engine may not know is carried by one that
// every leg knows (proxies.yaml), in a word-bound blank: "troupes nord-coréennes"
// goes as "troupes mexicaines" and comes back as "Mexican troops". The marked word's
// own form tells which form of the other is wanted. Where the mark is lost or
// doubled, or the form is not clear, the unit has no form for it and the caller
// asks without. Known limits: where the engine takes the noun for something else
// ("diplomate" for "diplomatic"), the adjective stays behind it; en-gl has no
// proxies, since no glossary lists Portuguese adjectives; other routes that lead
// through languages without proxies fall back in the same way.
//
// The law: the same batch gives the same replies, whatever ran before or beside,
// and whatever happened to the programs meanwhile; and no program outlives
// Close or the process.
//
//	e := apertium.New()
//	defer e.Close()
//	replies, err := e.Translate(ctx, backend.Batch{From: language.French, To: language.Spanish, Units: units})
package apertium
