package tbx_test

import (
	"testing"

	"exonym/internal/term/exchange"
	"exonym/internal/term/exchange/exchangetest"
	"exonym/internal/term/exchange/tbx"
)

var second = exchange.Options{Version: 2}

func TestRoundTrip(t *testing.T)       { exchangetest.RoundTrip(t, tbx.Format, exchange.Options{}) }
func TestRoundTripSecond(t *testing.T) { exchangetest.RoundTrip(t, tbx.Format, second) }
func FuzzExport(f *testing.F)          { exchangetest.FuzzExport(f, tbx.Format, exchange.Options{}) }
func FuzzExportSecond(f *testing.F)    { exchangetest.FuzzExport(f, tbx.Format, second) }
func FuzzImport(f *testing.F) {
	exchangetest.FuzzImport(f, tbx.Format, exchange.Options{},
		`<martif><text><body><termEntry id="a"><langSet xml:lang="en"><ntig><termGrp><term>x</term></termGrp></ntig></langSet></termEntry></body></text></martif>`,
		`<tbx><conceptEntry><langSec xml:lang="fr"><termSec><term>x</term><geographicalUsage>CA</geographicalUsage></termSec></langSec></conceptEntry></tbx>`,
		`<!DOCTYPE tbx [<!ENTITY a "b">]><tbx/>`)
}
