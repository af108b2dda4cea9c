package xlsx_test

import (
	"testing"

	"exonym/internal/term/exchange"
	"exonym/internal/term/exchange/exchangetest"
	"exonym/internal/term/exchange/xlsx"
)

func TestRoundTrip(t *testing.T) { exchangetest.RoundTrip(t, xlsx.Format, exchange.Options{}) }
func FuzzExport(f *testing.F)    { exchangetest.FuzzExport(f, xlsx.Format, exchange.Options{}) }
