package deepl

// request is the body of POST /v2/translate.
type request struct {
	Texts      []string `json:"text"`
	Source     string   `json:"source_lang,omitempty"`
	Target     string   `json:"target_lang"`
	Context    string   `json:"context,omitempty"`
	Formality  string   `json:"formality,omitempty"`
	Model      string   `json:"model_type,omitempty"`
	Glossary   string   `json:"glossary_id,omitempty"`
	Tags       string   `json:"tag_handling"`
	TagVersion string   `json:"tag_handling_version"`
	// Sentences is "0": a segment is one sentence, which must not be cut again.
	Sentences string `json:"split_sentences"`
	// Outline would have DeepL guess which tags cut sentences; ours never do.
	Outline bool `json:"outline_detection"`
	Billed  bool `json:"show_billed_characters"`
}

// answer is what comes back. The reference has the billed characters with each
// translation, one page of the manual has them at the top.
type answer struct {
	Translations []translation `json:"translations"`
	Billed       int64         `json:"billed_characters"`
}

type translation struct {
	Text   string `json:"text"`
	Billed int64  `json:"billed_characters"`
}

func (a *answer) billed() int64 {
	sum := a.Billed
	for _, t := range a.Translations {
		sum += t.Billed
	}
	return sum
}

// catalog is the body of GET /v3/glossaries.
type catalog struct {
	Glossaries []glossary `json:"glossaries"`
}

type glossary struct {
	ID      string `json:"glossary_id"`
	Name    string `json:"name"`
	Created string `json:"creation_time"` // RFC 3339
}

// newGlossary is the body of POST /v3/glossaries.
type newGlossary struct {
	Name         string       `json:"name"`
	Dictionaries []dictionary `json:"dictionaries"`
}

// dictionary holds the terms of one pair, "source<TAB>target" a line.
type dictionary struct {
	Source  string `json:"source_lang"`
	Target  string `json:"target_lang"`
	Entries string `json:"entries"`
	Format  string `json:"entries_format"`
}
