// Package all is the explicit list of exchange formats. To add one, write a
// sub-package of exchange with its suite (see package exchangetest) and name it in
// All.
//
//	f, ok := all.For("", "names.csv", data)
package all
