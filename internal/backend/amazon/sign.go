package amazon

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"
)

const (
	algorithm  = "AWS4-HMAC-SHA256"
	timeLayout = "20060102T150405Z"
)

// signer signs requests with Signature Version 4 (Signature Version 4 for API requests,
// IAM user guide).
type signer struct {
	accessKey, secretKey, token string
	region, service             string
}

// sign puts date, session and signature into the header of r. All of the header is
// signed but what is set on the way.
func (s *signer) sign(r *http.Request, body []byte, now time.Time) {
	date := now.UTC().Format(timeLayout)
	r.Header.Set("X-Amz-Date", date)
	if s.token != "" {
		r.Header.Set("X-Amz-Security-Token", s.token)
	}
	canonical, signed := canonical(r, body)
	scope := strings.Join([]string{date[:8], s.region, s.service, "aws4_request"}, "/")
	text := strings.Join([]string{algorithm, date, scope, hash(canonical)}, "\n")
	r.Header.Set("Authorization", algorithm+" Credential="+s.accessKey+"/"+scope+", SignedHeaders="+signed+
		", Signature="+hex.EncodeToString(mac(s.key(date[:8]), text)))
}

// key derives the key of a day.
func (s *signer) key(day string) []byte {
	key := []byte("AWS4" + s.secretKey)
	for _, part := range []string{day, s.region, s.service, "aws4_request"} {
		key = mac(key, part)
	}
	return key
}

func mac(key []byte, text string) []byte {
	h := hmac.New(sha256.New, key)
	h.Write([]byte(text))
	return h.Sum(nil)
}

func hash(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:])
}

// canonical writes a request as both sides do, and lists the names of its signed headers.
func canonical(r *http.Request, body []byte) (text, signed string) {
	values := map[string]string{"host": r.URL.Host}
	if r.Host != "" {
		values["host"] = r.Host
	}
	for name, list := range r.Header {
		name = strings.ToLower(name)
		if name != "content-type" && !strings.HasPrefix(name, "x-amz-") {
			continue
		}
		values[name] = strings.Join(strings.Fields(strings.Join(list, ",")), " ")
	}
	names := make([]string, 0, len(values))
	for name := range values {
		names = append(names, name)
	}
	slices.Sort(names)
	var headers strings.Builder
	for _, name := range names {
		headers.WriteString(name + ":" + values[name] + "\n")
	}
	signed = strings.Join(names, ";")
	return strings.Join([]string{r.Method, path(r.URL), query(r.URL), headers.String(), signed, hash(string(body))}, "\n"), signed
}

func path(u *url.URL) string {
	if p := u.EscapedPath(); p != "" {
		return p
	}
	return "/"
}

// query sorts the parameters; a space is %20.
func query(u *url.URL) string { return strings.ReplaceAll(u.Query().Encode(), "+", "%20") }
