// Package tbx reads and writes TermBase eXchange, ISO 30042: version 2 (martif) and
// version 3 (tbx, in both styles, dca and dct), any dialect on reading, TBX-Basic
// on writing.
//
// A data category that TBX has is written as that category. What exonym alone
// knows (kind, forms, article, case, relations, ...) goes into external cross
// references with a URN, <xref type="externalCrossReference"
// target="urn:exonym:kind">place</xref>: valid TBX-Basic, out of the way of
// definitions and notes, and read back here. Synonyms, abbreviations and derived
// words are term sections of their own after their term, marked urn:exonym:role.
//
//	in, err := tbx.Format.Import(data, exchange.Options{File: "terms.tbx"})
package tbx
