// Package native reads and writes exonym's own exchange format, JSON that holds
// all that a glossary holds: schema exonym-glossary/1, docs/schema/glossary-1.json.
//
//	{"schema": "exonym-glossary/1", "concepts": [
//	  {"id": "place.kp", "kind": "place", "terms": {"de": [{"term": "Nordkorea"}]}}]}
//
// The law: Import(Export(concepts)) == concepts.
package native
