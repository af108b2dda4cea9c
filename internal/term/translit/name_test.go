package translit

import "testing"

func TestFilesAreRight(t *testing.T) {
	all, err := readTables()
	if err != nil {
		t.Fatal(err)
	}
	if _, err := readGiven(); err != nil {
		t.Fatal(err)
	}
	for name, table := range all {
		if table.Source == "" || table.Date == "" || len(table.Rules) == 0 {
			t.Errorf("%s: no source, date or rules", name)
		}
	}
}
