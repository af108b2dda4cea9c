// Package formattest is the suite that every format runs, once:
//
//	func TestSuite(t *testing.T)   { formattest.Run(t, text.Format{}, samples) }
//	func FuzzIdentity(f *testing.F) { formattest.Fuzz(f, text.Format{}, samples) }
//
// The law: Write(Read(b), nil) == b; blocks and spans lie in order; text that is
// changed letter by letter (ROT13) and written is read again as just that text.
package formattest
