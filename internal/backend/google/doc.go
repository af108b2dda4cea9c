// Package google asks Google Cloud Translation: Basic (v2), which takes a key, and
// Advanced (v3), which takes the credentials of a service account or of a user and can
// use a glossary that is in the project. Texts go as HTML (package markup).
//
// The law: a text comes back with its tokens, or its unit has an error. Access tokens
// live in memory only, for at most an hour.
//
//	engine, err := google.Basic.Open(backend.Settings{"key": key})
//	replies, err := engine.Translate(ctx, batch)
//
// The wire formats are those of the discovery documents of v2 and v3. From memory are: the
// header X-goog-api-key, the shape of errors and their reasons, the exchange of signed
// claims for a token, that v2 takes 128 texts a request, that translate="no" keeps a name,
// and the table of languages; what that lacks is looked for in Google's own list. Google
// does not say what it bills.
package google
