package amazon

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"exonym/internal/backend"
	"exonym/internal/backend/rest"
)

// problem is the body of an answer that is none.
type problem struct {
	Type  string `json:"__type"` // may have a name space before "#"
	Guess string `json:"DetectedLanguageCode"`
}

// lowConfidence is the type of the fault that has a guess.
const lowConfidence = "DetectedLanguageLowConfidenceException"

var (
	errKey   = errors.New("the access key, the secret key or the session token is wrong or has expired, or the clock is wrong")
	errRight = errors.New("the access key lacks the permission translate:TranslateText")
)

// types are the errors of Amazon: nearly all come with status 400.
var types = map[string]struct {
	class  backend.Class
	advice error
}{
	"TooManyRequestsException":            {backend.Rate, nil},
	"ThrottlingException":                 {backend.Rate, nil},
	"RequestLimitExceeded":                {backend.Rate, nil},
	"ServiceUnavailableException":         {backend.Unavailable, nil},
	"InternalServerException":             {backend.Unavailable, nil},
	"InternalFailure":                     {backend.Unavailable, nil},
	"TextSizeLimitExceededException":      {backend.TooLarge, nil},
	"UnsupportedLanguagePairException":    {backend.BadRequest, backend.ErrPair},
	lowConfidence:                         {backend.BadRequest, errors.New("the language of the text is not sure; say it")},
	"ResourceNotFoundException":           {backend.BadRequest, errors.New("no such terminology in the region")},
	"InvalidRequestException":             {backend.BadRequest, nil},
	"InvalidParameterValueException":      {backend.BadRequest, nil},
	"LimitExceededException":              {backend.BadRequest, nil},
	"AccessDeniedException":               {backend.Auth, errRight},
	"SubscriptionRequiredException":       {backend.Auth, errRight},
	"OptInRequired":                       {backend.Auth, errRight},
	"UnrecognizedClientException":         {backend.Auth, errKey},
	"InvalidSignatureException":           {backend.Auth, errKey},
	"SignatureDoesNotMatch":               {backend.Auth, errKey},
	"IncompleteSignature":                 {backend.Auth, errKey},
	"InvalidClientTokenId":                {backend.Auth, errKey},
	"MissingAuthenticationToken":          {backend.Auth, errKey},
	"MissingAuthenticationTokenException": {backend.Auth, errKey},
	"ExpiredToken":                        {backend.Auth, errKey},
	"ExpiredTokenException":               {backend.Auth, errKey},
	"RequestExpired":                      {backend.Auth, errKey},
}

// typeOf is the type of a fault, "" where none is told.
func typeOf(a *rest.Answer) string {
	var p problem
	_ = json.Unmarshal(a.Body, &p)
	if p.Type == "" {
		p.Type = a.Header.Get("X-Amzn-Errortype")
	}
	name := p.Type[strings.LastIndexByte(p.Type, '#')+1:]
	name, _, _ = strings.Cut(name, ":")
	return name
}

// refine classes a fault by its type.
func refine(f *backend.Fault, a *rest.Answer) {
	name := typeOf(a)
	known, ok := types[name]
	if !ok {
		return
	}
	f.Class, f.Cause = known.class, errors.New(name)
	if known.advice != nil {
		f.Cause = fmt.Errorf("%s: %w", name, known.advice)
	}
}

// guessOf returns the language that Amazon takes a text to be in, "" where it does not say.
func guessOf(body []byte) string {
	var p problem
	if json.Unmarshal(body, &p) != nil || !strings.HasSuffix(p.Type, lowConfidence) {
		return ""
	}
	return rest.Word(p.Guess)
}
