package segment

import "testing"

func TestFilesLoad(t *testing.T) {
	for _, name := range Languages() {
		if _, err := read(name); err != nil {
			t.Error(err)
		}
	}
}
