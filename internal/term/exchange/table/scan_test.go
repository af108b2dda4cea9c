package table_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/iotest"

	"exonym/internal/term/exchange"
	"exonym/internal/term/exchange/table"
)

// TestScanStream holds ScanStream against Scan on tables of many windows.
func TestScanStream(t *testing.T) {
	var long strings.Builder
	for i := range 30_000 {
		fmt.Fprintf(&long, "%d;\"line one\r\nline \"\"two\"\" of %d\";Élève%s\r\n\n", i, i, strings.Repeat("x", i%97))
	}
	for _, src := range []string{
		"", "sep=|\na|b\n", long.String(), long.String() + "\"open;\n", long.String() + `"a"b;c` + "\n",
		"a\tb\n" + strings.Repeat("\"1\"2\tx\n", 60_000), "a;b\n\"" + strings.Repeat("a long cell\n", 60_000) + "\";b\n" + long.String(),
	} {
		want, wantFaults := scanned(func(c *exchange.Collector, visit func([]table.Cell) bool) error {
			table.Scan(c, []byte(src), visit)
			return nil
		})
		got, gotFaults := scanned(func(c *exchange.Collector, visit func([]table.Cell) bool) error {
			return table.ScanStream(c, iotest.HalfReader(strings.NewReader(src)), visit)
		})
		if !slices.EqualFunc(got, want, slices.Equal[[]table.Cell]) || fmt.Sprint(gotFaults) != fmt.Sprint(wantFaults) {
			t.Errorf("%.20q: %d rows and %v, want %d and %v", src, len(got), gotFaults, len(want), wantFaults)
		}
	}
}

// scanned returns the rows that a scan visits and the mistakes that it finds.
func scanned(scan func(*exchange.Collector, func([]table.Cell) bool) error) (rows [][]table.Cell, err error) {
	c := exchange.NewCollector(exchange.Options{File: "t.csv"})
	err = scan(c, func(row []table.Cell) bool {
		rows = append(rows, slices.Clone(row))
		return true
	})
	if err == nil {
		_, err = c.Done()
	}
	return rows, err
}
