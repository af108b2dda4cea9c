package native_test

import (
	"testing"

	"exonym/internal/term/exchange"
	"exonym/internal/term/exchange/exchangetest"
	"exonym/internal/term/exchange/native"
)

func TestRoundTrip(t *testing.T) { exchangetest.RoundTrip(t, native.Format, exchange.Options{}) }
func FuzzExport(f *testing.F)    { exchangetest.FuzzExport(f, native.Format, exchange.Options{}) }
func FuzzImport(f *testing.F) {
	exchangetest.FuzzImport(f, native.Format, exchange.Options{}, `{"schema":"exonym-glossary/1","concepts":[{"id":"a","subject":"x","terms":{"de":[{"term":"A","keep":true}]}}]}`, `[`, `{"concepts":[1,null,{"terms":{"":[null]}}]}`)
}

func TestFaults(t *testing.T) {
	const start = "{\"schema\": \"exonym-glossary/1\", \"concepts\": [\n"
	for _, c := range []struct{ name, src, want string }{
		{"empty", "", "g.json:1:1: this is no valid JSON: EOF"},
		{"broken", start + "{]", "g.json:2:1: this is no valid JSON: invalid character ']' looking for beginning of object key string"},
		{"cut off", start + "{\"id\": \"a\"", "g.json:2:1: this is no valid JSON: unexpected EOF"},
		{"newer", `{"schema": "exonym-glossary/2", "concepts": []}`, "g.json:1:1: the schema is “exonym-glossary/2”, not exonym-glossary/1: another program or a newer exonym has written this file"},
		{"shape", "[]", "g.json:1:1: “” must be object"},
		{"field", start + " {\"id\": \"a\", \"colour\": \"red\", \"terms\": {\"de\": [{\"term\": \"A\"}]}}]}", "g.json:2:2: “colour” is no field here"},
		{"language", start + " {\"id\": \"a\", \"terms\": {\"german\": [{\"term\": \"A\"}], \"de\": [{\"term\": \"A\"}]}}]}", "g.json:2:2: “german” is no language tag (BCP 47, such as fr or pt-BR)"},
		{"kind", start + " {\"id\": \"a\", \"kind\": \"x\", \"terms\": {\"de\": [{\"term\": \"A\"}]}}]}", "g.json:2:2: kind “x” is none of place, person, organisation, product, title, term"},
		{"twice", start + "{\"id\": \"a\", \"terms\": {\"de\": [{\"term\": \"A\"}]}},\n{\"id\": \"a\", \"terms\": {\"de\": [{\"term\": \"A\"}]}}]}", "g.json:3:1: the id “a” stands already in line 2"},
		{"rest", `{"schema": "exonym-glossary/1", "concepts": []} {}`, "g.json:1:50: this is no valid JSON: more than one value"},
	} {
		_, err := native.Format.Import([]byte(c.src), exchange.Options{File: "g.json"})
		if err == nil || err.Error() != c.want {
			t.Errorf("%s: %v\nwant %s", c.name, err, c.want)
		}
	}
}
