// Package budget knows what engines bill and holds a run within a bound.
//
// A Table has the Price of each engine as of a date. A Purse is the money and the
// characters of one run: every engine that it is put Around is asked for no more than
// what is left, also when many requests are under way at once.
//
// The law: what was spent, together with what the requests under way may cost, never
// passes a bound. A request that does not fit is cut, and nothing is sent after it.
//
//	purse := budget.NewPurse(table, budget.Bounds{Cost: 5, Currency: "USD"})
//	engine = purse.Around(engine)
//	replies, err := engine.Translate(ctx, batch) // backend.ErrBudget when nothing is left
//
// What models bill is estimated before a request (tokens of the prompt, the text and the
// answer, doubled until answers have shown how near that is); what they billed in the end
// is their own account of it.
package budget
