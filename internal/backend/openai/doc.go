// Package openai translates with the models of any server that speaks OpenAI's chat
// completions (API specification 2.3.0 of 2026-08-21): OpenAI, Ollama, llama.cpp, vLLM and
// many others. What is asked and how answers are proved is in package chat.
//
// The law: what a server does not know of a request is left out and not sent again. A
// server says so with status 400 and the name of the parameter; then the next is tried
// (json_schema, json_object, no format; one name of the bound on tokens, the other,
// none), and remembered for the run.
//
//	engine, err := openai.Kind.Open(backend.Settings{"model": "gpt-6-luna", "key": key})
//	local, err := openai.Kind.Open(backend.Settings{"model": "gemma3:12b", "url": "http://localhost:11434/v1"})
//	replies, err := engine.Translate(ctx, batch)
//
// It was tried against the server of llama.cpp (a build of October 2026, with a model of
// random weights and a tiny one: the words of its refusals in the tests are its own), and against a fake
// that follows the specification and the pages of Ollama and vLLM. These, and OpenAI, were
// not at hand. From memory are the words of vLLM for a parameter that it refuses, the header
// of Azure for keys, and that Ollama cuts prompts that are longer than its context (4,096
// tokens on small machines) without an error: the option characters keeps questions below
// that.
package openai
