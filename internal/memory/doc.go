// Package memory remembers, in one SQLite file: which outputs exonym wrote (so
// that a person's edit is never overwritten), what engines answered (so that
// nothing is asked, or paid, twice), and translation units: a source text, its
// translation, and where that came from.
//
// A Unit has a Rank: what people wrote stands above what was imported, and that
// above what engines said. A Query asks for the units of one source text, exactly
// (Exact) or nearly (Fuzzy); a Match says how near a unit is.
//
// The laws: a memory that cannot be read is moved aside and said, never silently
// emptied; nothing enters the memory that was not verified; a unit is never
// replaced by one of lower rank.
//
//	m, err := memory.Open(path)
//	_, err = m.Add(ctx, memory.Unit{From: english, To: spanish, Source: "Page 3", Target: "Página 3", Origin: memory.Origin{Rank: memory.Person}})
//	found, err := m.Fuzzy(ctx, memory.Query{From: english, To: spanish, Source: "Page 4"})
//	// found[0].Target == "Página 4", found[0].Substituted
package memory
