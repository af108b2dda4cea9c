// Package chat makes translation engines of language models. A Model answers one question
// at a time; an Engine asks it for the segments of a batch, in a JSON document in which
// each has a number, and proves what comes back.
//
// The law: text of the article is data. It stands in string values of the question and
// nowhere else, and what comes back is used only where it has the number of a segment that
// was asked, that segment's tokens each once, and the looks of its translation (see
// verdict.go). Whatever has not is asked for again with the reason, in smaller questions,
// then alone; then its reply has an error, and the next engine or a person is asked.
//
//	engine := chat.New(chat.Config{Name: "openai", Version: "gpt-6-luna", Model: model})
//	replies, err := engine.Translate(ctx, batch)
//
// docs/models.md shows the prompt. Real models may answer a question differently each
// time; only memory gives the same answer twice.
package chat
