package lines_test

import (
	"testing"

	"exonym/internal/format/formattest"
	"exonym/internal/format/lines"
)

var samples = []string{
	"First line. Two sentences.\n\n\tindented line \r\nlast without end",
	"\uFEFFBOM first\none\rtwo\r\nthree\n",
	"token \U000F0000 in the input\n",
	"", "\n", "   ", "* 5 *\n",
}

func TestSuite(t *testing.T) { formattest.Run(t, lines.Format{}, samples) }

func FuzzIdentity(f *testing.F) { formattest.Fuzz(f, lines.Format{}, samples) }

func TestBlocks(t *testing.T) {
	formattest.Blocks(t, lines.Format{}, samples[0], []string{
		`line "First line. Two sentences."`, `line "\tindented line "`, `line "last without end"`,
	})
}
