package table_test

import (
	"testing"

	"exonym/internal/term/exchange"
	"exonym/internal/term/exchange/exchangetest"
	"exonym/internal/term/exchange/table"
)

func TestCSVRoundTrip(t *testing.T) { exchangetest.RoundTrip(t, table.CSV, exchange.Options{}) }
func TestTSVRoundTrip(t *testing.T) { exchangetest.RoundTrip(t, table.TSV, exchange.Options{}) }

func FuzzCSVExport(f *testing.F) { exchangetest.FuzzExport(f, table.CSV, exchange.Options{}) }
func FuzzTSVExport(f *testing.F) { exchangetest.FuzzExport(f, table.TSV, exchange.Options{}) }

func FuzzImport(f *testing.F) {
	exchangetest.FuzzImport(f, table.CSV, exchange.Options{}, "\ufeffen;fr\n\"a\"\"b\";=b\n", "id\ten\tde:2:status\r1\tx\tpreferred\r", "sep=,\nen,fr\n\"", "\xff\xfee\x00n\x00", "en;fr\n\xe9;b")
}
