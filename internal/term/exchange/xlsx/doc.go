// Package xlsx reads and writes workbooks of Office Open XML (ECMA-376, part 1,
// SpreadsheetML): one sheet, whose columns are those of package table.
//
// Numbers and dates are read as text, as they are shown; of a formula its last
// value. What is written has inline text and no formula. Parts are read piece by
// piece and only as far as a real workbook goes: a compressed bomb is a fault.
//
//	in, err := xlsx.Format.Import(data, exchange.Options{File: "names.xlsx", Sheet: "Länder"})
package xlsx
