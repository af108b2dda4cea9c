package google

import (
	"context"
	"fmt"
	"net/http"
	"net/url"

	"exonym/internal/backend"
	"exonym/internal/backend/langcode"
	"exonym/internal/backend/rest"
)

// advanced is v3.
type advanced struct {
	client            *rest.Client
	project, location string
	model, glossary   string // full names, or ""
	exact             bool   // the glossary tells capitals from small letters
	contextual        bool   // the glossary's terms are fitted into the sentence
}

// advancedRequest is the body of POST …:translateText.
type advancedRequest struct {
	Texts    []string        `json:"contents"`
	Type     string          `json:"mimeType"`
	Source   string          `json:"sourceLanguageCode,omitempty"`
	Target   string          `json:"targetLanguageCode"`
	Model    string          `json:"model,omitempty"`
	Glossary *glossaryConfig `json:"glossaryConfig,omitempty"`
}

type glossaryConfig struct {
	Glossary   string `json:"glossary"`
	IgnoreCase bool   `json:"ignoreCase,omitempty"`
	Contextual bool   `json:"contextualTranslationEnabled,omitempty"`
}

type advancedAnswer struct {
	Translations         []translation `json:"translations"`
	GlossaryTranslations []translation `json:"glossaryTranslations"` // where a glossary was named
}

func (a *advanced) modelName() string { return a.model }

func (a *advanced) version() string {
	return fmt.Sprintf("v3 1 %s %s %s %t %t", a.location, a.model, a.glossary, a.exact, a.contextual)
}

func (a *advanced) limits() backend.Limits { return backend.Limits{Units: 1024, Runes: 30_000} }

func (a *advanced) size(text string) int { return len(text) }

func (a *advanced) path() string { return "/v3/projects/" + a.project + "/locations/" + a.location }

func (a *advanced) list(ctx context.Context) ([]string, error) {
	var out struct {
		Languages []struct {
			Code string `json:"languageCode"`
		} `json:"languages"`
	}
	path := a.path() + "/supportedLanguages"
	if a.model != "" {
		path += "?model=" + url.QueryEscape(a.model)
	}
	_, err := a.client.JSON(ctx, http.MethodGet, path, nil, &out)
	var codes []string
	for _, l := range out.Languages {
		codes = append(codes, l.Code)
	}
	return codes, err
}

func (a *advanced) ask(ctx context.Context, pair langcode.Pair, texts []string) ([]string, error) {
	in := advancedRequest{Texts: texts, Type: "text/html", Source: pair.Source, Target: pair.Target, Model: a.model}
	if a.glossary != "" {
		in.Glossary = &glossaryConfig{a.glossary, !a.exact, a.contextual}
	}
	var out advancedAnswer
	if _, err := a.client.JSON(ctx, http.MethodPost, a.path()+":translateText", in, &out); err != nil {
		return nil, err
	}
	if a.glossary != "" {
		return textsOf(out.GlossaryTranslations), nil
	}
	return textsOf(out.Translations), nil
}
