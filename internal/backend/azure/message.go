package azure

// stableText is a text in a request of 3.0, whose body is an array.
type stableText struct {
	Text string `json:"Text"`
}

// previewRequest is the body of a request of 2026-06-06.
type previewRequest struct {
	Inputs []previewText `json:"inputs"`
}

type previewText struct {
	Text     string          `json:"text"`
	Language string          `json:"language,omitempty"`
	Type     string          `json:"textType"`
	Targets  []previewTarget `json:"targets"`
}

type previewTarget struct {
	Language   string `json:"language"`
	Deployment string `json:"deploymentName,omitempty"`
	Tone       string `json:"tone,omitempty"`
}

// item is the answer for one text.
type item struct {
	Translations []struct {
		Text string `json:"text"`
	} `json:"translations"`
}

type previewAnswer struct {
	Value []item `json:"value"`
}

// textsOf takes the translation of each text; "" where there is not exactly one.
func textsOf(items []item) []string {
	texts := make([]string, len(items))
	for i, it := range items {
		if len(it.Translations) == 1 {
			texts[i] = it.Translations[0].Text
		}
	}
	return texts
}
