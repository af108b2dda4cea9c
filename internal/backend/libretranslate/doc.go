// Package libretranslate asks a LibreTranslate server (API of version 1.9.6), one's own
// or the hosted one. Several texts travel in a request; what the server serves and how
// much it takes it says itself, once.
//
// The law: what the server answers is a translation of what was asked, or an error: a
// server that wants a browser answers with an emoji and status 200, which is none.
//
//	engine, err := libretranslate.Kind.Open(backend.Settings{"url": "http://localhost:5000"})
//	replies, err := engine.Translate(ctx, batch)
//
// As HTML the server translates each stretch between two tags by itself, out of its
// sentence. So a text goes as plain text wherever it can, with names as the target shall
// say them, and as HTML only where it has other tokens, or a name came back changed. In
// both formats the server unescapes its answers.
//
// All this was read in the source of the server and of what it uses (libretranslate
// 1.9.6, argos-translate-lt 1.12.1, argos-translate-files 1.4.4). That server was tried by
// hand, with a list of words in place of its models: pages in both formats, limits of
// texts, of batches and of requests a minute. The tests run a fake that follows it.
package libretranslate
