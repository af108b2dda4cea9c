package memory

import (
	"crypto/sha256"
	"encoding/binary"

	"golang.org/x/text/language"

	"exonym/internal/memory/fuzzy"
)

// scope names what is searched together: two languages with their scripts, whatever
// their regions. zh-TW is Hant, and not with zh-CN.
func scope(from, to language.Tag) string { return written(from) + ">" + written(to) }

func written(tag language.Tag) string {
	base, _ := tag.Base()
	script, _ := tag.Script()
	return base.String() + "-" + script.String()
}

// keyOf returns the hash by which the units of a source are found. Hashes may fall
// together: whoever looks one up compares the texts.
func keyOf(scope string, source *fuzzy.Text) int64 {
	sum := sha256.Sum256([]byte(scope + "\n" + source.Identity()))
	return int64(binary.BigEndian.Uint64(sum[:]))
}

// regionsDiffer reports whether both tags name a region, and not the same.
func regionsDiffer(a, b language.Tag) bool {
	_, _, inA := a.Raw()
	_, _, inB := b.Raw()
	return inA.String() != "ZZ" && inB.String() != "ZZ" && inA != inB
}
