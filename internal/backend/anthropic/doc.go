// Package anthropic translates with the models of Anthropic's Messages API (version
// 2023-06-01, as the SDK of 2026-08-07 has it). What is asked and how answers are proved
// is in package chat.
//
// The law: what a model does not know of a request is left out and not sent again. The
// API says so with status 400 and names the field in its message.
//
//	engine, err := anthropic.Kind.Open(backend.Settings{"model": "claude-haiku-5-5", "key": key})
//	replies, err := engine.Translate(ctx, batch)
//
// The system prompt is marked for the cache of the API, which reads it at a fraction of the
// price where it is long enough for the model. The API itself was not at hand: the engine
// was tried against a fake. From memory are the words by which a refusal of a field, a
// spent budget and a prompt that is too long are known.
package anthropic
