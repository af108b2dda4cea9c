// Package amazon asks Amazon Translate: one text with each request, as HTML (package
// markup), signed with Signature Version 4. A terminology that is in the account can be
// named.
//
// The law: a text comes back with its tokens, or its unit has an error. The secret key
// never travels; a signature is good for one request and some minutes.
//
//	engine, err := amazon.Kind.Open(backend.Settings{
//		"access-key": id, "secret-key": key, "region": "eu-west-1"})
//	replies, err := engine.Translate(ctx, batch)
//
// The wire format and the types of errors are those of Amazon's SDK for Go (service
// translate 1.28). The signature is tested with Amazon's published examples; the SDK would
// bring some fifteen modules for it. From memory are: which status goes with which error,
// that escaped signs come back as such, and the table of languages; what that lacks is
// looked for in Amazon's own list. Amazon does not say what it bills.
//
// Each segment is a request of its own, with terms of its own, and an account imports five
// terminologies a second at most: so terms do not travel, they are verified.
package amazon
