// Package driver keeps an engine within its limits and outlasts its faults. Each part
// is a Backend around a Backend: Batched cuts a batch into requests, Retried asks
// again, Adaptive finds how many requests at a time the engine bears, Fallback goes on
// with another engine.
//
// The law: every unit comes back once, in order, translated or with an error; a request
// is sent again only for the units that are missing.
//
//	engine = driver.Drive(engine)
//	replies, err := engine.Translate(ctx, batch)
package driver
