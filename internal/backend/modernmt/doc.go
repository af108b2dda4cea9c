// Package modernmt asks ModernMT, with the translation memories and glossaries that the
// account has. Texts travel as XML, up to 128 in a request.
//
// The law: what comes back is a translation of what was asked, or an error, whose class
// is that of the status in the body: the server may say 200 outside and 401 inside.
//
//	engine, err := modernmt.Kind.Open(backend.Settings{"key": key, "glossaries": "12,15"})
//	replies, err := engine.Translate(ctx, batch)
//
// The protocol was read in the vendor's clients (for Go; for Python 1.5.2; for Node
// 1.5.3); tried was a fake that follows them, not the server. From memory: that elements
// <x/> and <g> come back in text/xml, the names of errors, and that a request may be
// 100,000 bytes long.
package modernmt
