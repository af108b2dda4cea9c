// Package all is the explicit list of formats of translated texts. To add one, write
// a sub-package of bitext with its suite (see package bitexttest) and name it in All.
//
//	f, ok := all.For("", "memory.tmx")
package all
