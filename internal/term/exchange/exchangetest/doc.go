// Package exchangetest is the suite that every exchange format runs: a lossless
// format gives back the starter glossary and whatever the fuzzer makes, and no
// format panics on any bytes.
//
//	func TestLaws(t *testing.T) { exchangetest.RoundTrip(t, table.CSV, exchange.Options{}) }
//	func FuzzExport(f *testing.F) { exchangetest.FuzzExport(f, table.CSV, exchange.Options{}) }
//	func FuzzImport(f *testing.F) { exchangetest.FuzzImport(f, table.CSV, exchange.Options{}, "en;fr\na;b\n") }
package exchangetest
