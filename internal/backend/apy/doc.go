// Package apy asks an Apertium APy server (version 0.11.7): an Apertium that runs
// elsewhere. A text travels as HTML, one in a request; the way from language to language
// is the one that is best by our own measurements, a request for each leg, since the
// server's own choice of a chain is worse, and it does not mend a chain that died.
//
// The law: no text is lost on the way. The server cuts texts above some size, drops
// characters for private use and takes some signs for its own marks, all with status 200;
// so a text is short, ends in a tag that must come back, and such signs travel as tags. A
// name travels as a word that no language has, as in package apertium.
//
//	engine, err := apy.Kind.Open(backend.Settings{"url": "http://localhost:2737"})
//	replies, err := engine.Translate(ctx, batch)
//
// Tried with the server as Debian 12 packages it. Its taggers remember what they read
// before, from anybody: for some pairs an answer may differ from one time to the next.
package apy
