// Package driver keeps an engine within its limits and outlasts its faults. Each part
// is a Backend around a Backend: Batched cuts a batch into requests, Paced asks as often
// as the engine bears and asks again what failed, Fallback goes on with another engine.
//
// The law: every unit comes back once, in order, translated or with an error; a request
// is sent again only for the units that are missing.
//
// Paced learns the rate of an engine from its refusals. All requests keep a rest
// together, one of them tries the engine when it is over, and the time that the engine
// asked for (Retry-After) is always kept.
//
//	engine = driver.Drive(engine)
//	replies, err := engine.Translate(ctx, batch)
package driver
