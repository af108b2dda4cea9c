package amazon

import (
	"context"
	_ "embed"
	"encoding/json"
	"fmt"
	"net/http"
	"sync"

	"golang.org/x/text/language"

	"exonym/internal/backend"
	"exonym/internal/backend/langcode"
	"exonym/internal/backend/markup"
	"exonym/internal/backend/parcel"
	"exonym/internal/backend/rest"
)

//go:embed languages.txt
var languagesText string

var languages = sync.OnceValue(func() langcode.Table { return langcode.Read(languagesText) })

const (
	operations  = "AWSShineFrontendService_20170701."
	contentType = "application/x-amz-json-1.1"
	detect      = "auto" // the source language shall be found out
	// maxBytes bounds a text, which is alone in its request.
	maxBytes = 10_000
	parallel = 8
)

// Engine is an account at Amazon in one region. It may be used from many goroutines.
type Engine struct {
	client      *rest.Client // for TranslateText
	lister      *rest.Client // for ListLanguages
	languages   *langcode.Served
	terminology string
	style       *settings
}

// Info describes the engine.
func (e *Engine) Info() backend.Info {
	version := "1 " + e.terminology
	if e.style != nil {
		version += fmt.Sprintf(" %+v", *e.style)
	}
	return backend.Info{
		Name: name, Version: version, Rungs: markup.HTML.Rungs(),
		Limits: backend.Limits{Units: 1, Parallel: parallel},
	}
}

// Route names the languages as Amazon does: "fr > zh-TW".
func (e *Engine) Route(from, to language.Tag) (string, error) {
	return e.languages.Route(from, to)
}

// Translate translates a batch, with a request for each segment.
func (e *Engine) Translate(ctx context.Context, b backend.Batch) ([]backend.Reply, error) {
	pair, err := e.languages.Pair(ctx, b.From, b.To)
	if err != nil {
		return nil, err
	}
	return parcel.Translate(ctx, b, parcel.Way{
		Engine: name, Route: pair.String(), Limits: backend.Limits{Units: 1, Bytes: maxBytes},
		Write: func(u *backend.Unit) string { return markup.HTML.Encode(u.Text, u) },
		Read:  func(text string, u *backend.Unit) (string, error) { return markup.HTML.Decode(text, u.Text, u) },
		Ask: func(ctx context.Context, p parcel.Parcel) ([]string, error) {
			text, err := e.ask(ctx, pair, p.Texts[0])
			return []string{text}, err
		},
	})
}

// request is the body of TranslateText.
type request struct {
	Text          string    `json:"Text"`
	Source        string    `json:"SourceLanguageCode"`
	Target        string    `json:"TargetLanguageCode"`
	Terminologies []string  `json:"TerminologyNames,omitempty"`
	Settings      *settings `json:"Settings,omitempty"`
}

type settings struct {
	Formality string `json:"Formality,omitempty"`
	Profanity string `json:"Profanity,omitempty"`
	Brevity   string `json:"Brevity,omitempty"`
}

// ask translates one text. Where the language was to be found out and Amazon is not sure,
// its guess is taken.
func (e *Engine) ask(ctx context.Context, pair langcode.Pair, text string) (string, error) {
	in := request{Text: text, Source: pair.Source, Target: pair.Target, Settings: e.style}
	if in.Source == "" {
		in.Source = detect
	}
	if e.terminology != "" {
		in.Terminologies = []string{e.terminology}
	}
	answer, err := e.send(ctx, in)
	if err != nil && answer != nil && in.Source == detect {
		if in.Source = guessOf(answer.Body); in.Source != "" {
			answer, err = e.send(ctx, in)
		}
	}
	if err != nil {
		return "", err
	}
	var out struct {
		Text string `json:"TranslatedText"`
	}
	if json.Unmarshal(answer.Body, &out) != nil {
		return "", e.client.Fault(backend.BadOutput, "the answer is not the JSON of the API; does the address lead to it?")
	}
	return out.Text, nil
}

func (e *Engine) send(ctx context.Context, in request) (*rest.Answer, error) {
	body, err := rest.Encode(in)
	if err != nil {
		return nil, e.client.Fault(backend.BadRequest, "the request cannot be written")
	}
	return e.client.Do(ctx, http.MethodPost, "/", contentType, body)
}

// list asks for the languages that are served.
func (e *Engine) list(ctx context.Context) (codes []string, err error) {
	for next := ""; ; {
		body, _ := rest.Encode(listRequest{MaxResults: 500, NextToken: next}) // it cannot fail
		answer, err := e.lister.Do(ctx, http.MethodPost, "/", contentType, body)
		if err != nil {
			return nil, err
		}
		var a struct {
			Languages []struct {
				Code string `json:"LanguageCode"`
			} `json:"Languages"`
			NextToken string `json:"NextToken"`
		}
		if json.Unmarshal(answer.Body, &a) != nil || a.NextToken != "" && len(a.Languages) == 0 {
			return nil, e.lister.Fault(backend.BadOutput, "the answer is not the JSON of the API; does the address lead to it?")
		}
		for _, l := range a.Languages {
			codes = append(codes, l.Code)
		}
		if next = a.NextToken; next == "" || len(codes) > maxLanguages {
			return codes, nil
		}
	}
}

// maxLanguages bounds the pages of the list.
const maxLanguages = 5000

type listRequest struct {
	MaxResults int    `json:"MaxResults"`
	NextToken  string `json:"NextToken,omitempty"`
}

// Close closes the connections.
func (e *Engine) Close() error {
	_ = e.lister.Close() // it cannot fail
	return e.client.Close()
}
