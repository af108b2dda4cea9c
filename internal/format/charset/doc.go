// Package charset turns the bytes of a file into UTF-8 and back.
//
// Decode accepts UTF-8, UTF-16 with a byte order mark, and the encoding that the
// file declares (HTML meta, XML declaration) or the caller names. Everything
// else is refused with the place of the first bad byte: a guess that is wrong
// would spoil the article without a word.
//
// The law: enc.Encode(Decode(b)) == b for any b that Decode accepts.
//
//	utf8, enc, err := charset.Decode(src, "")
//	out, err := enc.Encode(utf8)
package charset
