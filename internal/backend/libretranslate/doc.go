// Package libretranslate asks a LibreTranslate server (API of version 1.9.6), one's own
// or the hosted one. Texts travel as HTML, several in a request; what the server serves
// and how much it takes it says itself, once.
//
// The law: what the server answers is a translation of what was asked, or an error: a
// server that wants a browser answers with an emoji and status 200, which is none.
//
//	engine, err := libretranslate.Kind.Open(backend.Settings{"url": "http://localhost:5000"})
//	replies, err := engine.Translate(ctx, batch)
//
// The protocol was read in the server's source; tried was a fake that follows it, not the
// server. From memory: that its reader of HTML leaves <code> untranslated, in which names
// travel (where it does not, they travel without their text the next time), and the
// wording of errors that tell a wrong pair and a request too large from other bad ones.
package libretranslate
