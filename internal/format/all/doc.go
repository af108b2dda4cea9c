// Package all is the explicit list of formats. To add one, write a sub-package of
// format with its suite (see package formattest) and name it in All.
//
//	f, ok := all.For("", ".md")
package all
