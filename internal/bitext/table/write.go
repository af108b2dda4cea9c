package table

import (
	"bufio"
	"io"
	"iter"
	"time"

	"exonym/internal/bitext"
	"exonym/internal/memory"
	"exonym/internal/term/exchange"
	"exonym/internal/term/exchange/table"
)

// CSV is the table whose cells are parted by commas. Reading takes semicolons and
// tabs as well.
var CSV = &bitext.Format{
	Name: "csv", Extensions: []string{".csv"},
	Read: read,
	Write: func(w io.Writer, units iter.Seq2[memory.Unit, error], o exchange.Options) error {
		return write(w, ",", units, o)
	},
}

// TSV is the table whose cells are parted by tabs.
var TSV = &bitext.Format{
	Name: "tsv", Extensions: []string{".tsv", ".tab"},
	Read: read,
	Write: func(w io.Writer, units iter.Seq2[memory.Unit, error], o exchange.Options) error {
		return write(w, "\t", units, o)
	},
}

// write names the languages in every row: one memory may hold fr and fr-CA.
func write(w io.Writer, sep string, units iter.Seq2[memory.Unit, error], _ exchange.Options) error {
	out := bufio.NewWriter(w)
	line(out, sep, fields)
	for u, err := range units {
		if err != nil {
			return err
		}
		changed := ""
		if !u.Changed.IsZero() {
			changed = u.Changed.UTC().Format(time.RFC3339)
		}
		line(out, sep, []string{
			u.From.String(), bitext.Mark(u.Source, u.Codes), u.To.String(), bitext.Mark(u.Target, u.Codes),
			u.Origin.Rank.String(), u.Origin.Name, u.Origin.Version, changed, u.Context.Document, u.Context.Before, u.Context.After,
		})
		if _, err := out.Write(nil); err != nil {
			return err
		}
	}
	return out.Flush()
}

func line(out *bufio.Writer, sep string, cells []string) {
	for i, cell := range cells {
		if i > 0 {
			out.WriteString(sep)
		}
		out.WriteString(table.Quote(table.Guard(cell), sep))
	}
	out.WriteString("\n")
}
