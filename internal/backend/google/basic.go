package google

import (
	"context"
	"net/http"

	"exonym/internal/backend"
	"exonym/internal/backend/langcode"
	"exonym/internal/backend/rest"
)

// basic is v2.
type basic struct {
	client *rest.Client
	model  string
}

// basicRequest is the body of POST /language/translate/v2.
type basicRequest struct {
	Texts  []string `json:"q"`
	Target string   `json:"target"`
	Source string   `json:"source,omitempty"`
	Format string   `json:"format"`
	Model  string   `json:"model,omitempty"`
}

type basicAnswer struct {
	Data struct {
		Translations []translation `json:"translations"`
	} `json:"data"`
}

type translation struct {
	Text string `json:"translatedText"` // missing where the text failed
}

func (b basic) modelName() string { return b.model }

func (b basic) version() string { return "v2 1 " + b.model }

// A body has at most 100 kB; what is left is for the rest of it.
func (b basic) limits() backend.Limits { return backend.Limits{Units: 128, Bytes: 99_000} }

// size is what a text takes in JSON, with its comma.
func (b basic) size(text string) int {
	body, err := rest.Encode(text)
	if err != nil {
		return len(text)
	}
	return len(body) + 1
}

func (b basic) ask(ctx context.Context, pair langcode.Pair, texts []string) ([]string, error) {
	var a basicAnswer
	in := basicRequest{Texts: texts, Target: pair.Target, Source: pair.Source, Format: "html", Model: b.model}
	_, err := b.client.JSON(ctx, http.MethodPost, "/language/translate/v2", in, &a)
	return textsOf(a.Data.Translations), err
}

func (b basic) list(ctx context.Context) ([]string, error) {
	var a struct {
		Data struct {
			Languages []struct {
				Code string `json:"language"`
			} `json:"languages"`
		} `json:"data"`
	}
	_, err := b.client.JSON(ctx, http.MethodGet, "/language/translate/v2/languages", nil, &a)
	var codes []string
	for _, l := range a.Data.Languages {
		codes = append(codes, l.Code)
	}
	return codes, err
}

func textsOf(translations []translation) []string {
	texts := make([]string, len(translations))
	for i, t := range translations {
		texts[i] = t.Text
	}
	return texts
}
