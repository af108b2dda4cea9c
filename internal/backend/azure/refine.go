package azure

import (
	"encoding/json"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"

	"exonym/internal/backend"
	"exonym/internal/backend/rest"
)

// warming is how long to wait for a custom model that is not loaded yet.
const warming = time.Minute

// codes are those of Azure that say more than the status, which are their first three
// digits.
var codes = map[int]struct {
	class  backend.Class
	advice error
}{
	400023: {backend.BadRequest, backend.ErrPair},
	400035: {backend.BadRequest, backend.ErrPair}, // the source
	400036: {backend.BadRequest, backend.ErrPair}, // the target
	400050: {backend.TooLarge, nil},
	400072: {backend.TooLarge, nil},
	400077: {backend.TooLarge, nil},
	400079: {backend.BadRequest, errors.New("the custom model of the category does not translate this pair, or is not deployed")},
	401000: {backend.Auth, errors.New("the key is wrong, or the region is not that of the resource")},
	403001: {backend.Quota, errors.New("the free characters of the resource are used up")},
	408001: {backend.Unavailable, errors.New("the custom model is being loaded")},
	408002: {backend.Unavailable, nil},
}

// refine classes a fault by Azure's code of six digits.
func refine(f *backend.Fault, a *rest.Answer) {
	var p struct {
		Error struct {
			Code json.RawMessage `json:"code"`
		} `json:"error"`
	}
	_ = json.Unmarshal(a.Body, &p)
	code, err := strconv.Atoi(strings.Trim(string(p.Error.Code), `"`))
	if err != nil || code/1000 != a.Status {
		return
	}
	f.Cause = fmt.Errorf("code %d", code)
	known, ok := codes[code]
	if !ok {
		return
	}
	f.Class = known.class
	if known.advice != nil {
		f.Cause = fmt.Errorf("code %d: %w", code, known.advice)
	}
	if a.Status == 408 {
		f.After = max(f.After, warming)
	}
}
