// Package fuzzy says how near two source texts are, and which texts are worth
// comparing at all.
//
// A Text is a source made ready: its letters folded to lower case, every number one
// placeholder, punctuation and codes set apart. Compare takes the edits between two
// folded texts, as a share of the longer one, and a penalty for each of the things
// that were set apart and differ. Features are the parts of a text by which an index
// finds it; Class is its size.
//
// The law: Compare is symmetric, lies between 0 and 1, and is 1 exactly for texts
// that read the same and have the same codes.
//
//	a, b := fuzzy.New("Page 3 of 10.", nil), fuzzy.New("page 4 of 10", nil)
//	fuzzy.Compare(a, b) // 0.96: number, case and punctuation differ
package fuzzy
