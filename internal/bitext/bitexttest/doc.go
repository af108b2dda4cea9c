// Package bitexttest is the suite that every format of translated texts runs.
//
// The law: what was written is read again as it was, codes and origins included,
// but for what the format has no place for.
//
//	func TestSuite(t *testing.T) { bitexttest.Run(t, tmx.Format, bitexttest.Loses{}) }
package bitexttest
