// Package resttest has the faults that every engine over HTTP must bear, and looks for
// its key in what it says. One call of Run in the engine's own tests:
//
//	resttest.Run(t, resttest.Engine{
//		Open: open, Good: fake, From: language.French, To: language.Spanish,
//		Bad: map[string]string{"wrong count": `{"translations":[]}`},
//	})
//
// The law: a fault ends with its class and the wait that the server asked for, without
// the key and without the text; a cancelled request ends at once; and after each fault
// the engine translates as if nothing had been. Driven against a server that fails again
// and again, it translates every unit, and asks for none that was answered.
package resttest
