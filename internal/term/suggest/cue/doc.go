// Package cue knows the small words of a language that tell what stands beside
// them: function words, articles, dates, and words that go with people, places
// and organisations.
//
// Its noun is Words, read from <lang>.yaml: one file a language, to be read and
// corrected by a linguist. Its law: a language without a file has no words, never
// those of another language.
//
//	cue.Of(language.French).Stop["avec"] // true
package cue
