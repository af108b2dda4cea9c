package google

import (
	"context"
	"crypto"
	"crypto/rand"
	"crypto/rsa"
	"crypto/sha256"
	"crypto/x509"
	"encoding/base64"
	"encoding/json"
	"encoding/pem"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"sync"
	"time"

	"exonym/internal/backend"
	"exonym/internal/backend/rest"
)

const (
	tokenHost = "https://oauth2.googleapis.com/token"
	scope     = "https://www.googleapis.com/auth/cloud-translation"
	grant     = "urn:ietf:params:oauth:grant-type:jwt-bearer" // RFC 7523
	// lifetime of the claims, and the token's where Google does not say.
	lifetime = time.Hour
	// early is how long before its end a token is renewed.
	early = time.Minute
)

// tokens gives access tokens, and renews them.
type tokens struct {
	pass   *credentials
	key    *rsa.PrivateKey // of a service account, else nil
	client *rest.Client

	turn chan struct{} // held by the one that asks

	mu    sync.Mutex
	token string
	until time.Time
}

func newTokens(pass *credentials) (*tokens, error) {
	base, err := rest.Address(advancedName, pass.TokenURI, rest.Keyed)
	if err != nil {
		return nil, errors.New(advancedName + ": the credentials name a token_uri that is no safe address")
	}
	t := &tokens{pass: pass, turn: make(chan struct{}, 1)}
	if pass.Type == serviceType {
		if t.key, err = parseKey(pass.PrivateKey); err != nil {
			return nil, err
		}
	}
	t.client = rest.New(rest.Options{
		Engine: advancedName, Base: base, Timeout: 30 * time.Second, Refine: refineToken,
		Secrets: []string{pass.PrivateKey, pass.RefreshToken, pass.ClientSecret},
	})
	return t, nil
}

// parseKey reads the private key of a service account: PKCS #8 in PEM.
func parseKey(text string) (*rsa.PrivateKey, error) {
	block, _ := pem.Decode([]byte(text))
	if block == nil {
		return nil, errors.New(advancedName + ": the credentials hold no private key in PEM")
	}
	parsed, err := x509.ParsePKCS8PrivateKey(block.Bytes)
	if key, ok := parsed.(*rsa.PrivateKey); ok && err == nil {
		return key, nil
	}
	return nil, errors.New(advancedName + ": the private key of the credentials is no RSA key in PKCS #8")
}

// refineToken: a refused grant comes as 400, invalid_grant or invalid_client.
func refineToken(f *backend.Fault, a *rest.Answer) {
	var body struct {
		Error string `json:"error"`
	}
	_ = json.Unmarshal(a.Body, &body)
	if a.Status != 400 && a.Status != 401 && a.Status != 403 {
		return
	}
	f.Class, f.Cause = backend.Auth, errors.New("no access token for the credentials; are they revoked, or is the clock wrong?")
	if word := rest.Word(body.Error); word != "" {
		f.Cause = fmt.Errorf("%s: %w", word, f.Cause)
	}
}

// sign puts the access token on a request.
func (t *tokens) sign(r *http.Request, _ []byte) error {
	token, err := t.current(r.Context())
	if err != nil {
		return err
	}
	r.Header.Set("Authorization", "Bearer "+token)
	return nil
}

// current returns a token that is still good, and asks for one where there is none. One
// goroutine asks while others wait.
func (t *tokens) current(ctx context.Context) (string, error) {
	if token := t.known(); token != "" {
		return token, nil
	}
	select {
	case t.turn <- struct{}{}:
		defer func() { <-t.turn }()
	case <-ctx.Done():
		return "", ctx.Err()
	}
	if token := t.known(); token != "" {
		return token, nil
	}
	return t.renew(ctx)
}

func (t *tokens) known() string {
	t.mu.Lock()
	defer t.mu.Unlock()
	if time.Now().Before(t.until) {
		return t.token
	}
	return ""
}

func (t *tokens) renew(ctx context.Context) (string, error) {
	form, err := t.form()
	if err != nil {
		return "", err
	}
	var a struct {
		Token   string  `json:"access_token"`
		Seconds float64 `json:"expires_in"`
	}
	if _, err := t.client.Form(ctx, "", form, &a); err != nil {
		return "", err
	}
	if a.Token == "" {
		return "", t.client.Fault(backend.BadOutput, "the answer holds no access token")
	}
	life := time.Duration(min(max(a.Seconds, 0), lifetime.Seconds()) * float64(time.Second))
	if life == 0 {
		life = lifetime
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	// The time of day counts: the other clock stands still while a computer sleeps.
	t.token, t.until = a.Token, time.Now().Add(life-early).Round(0)
	return a.Token, nil
}

func (t *tokens) form() (url.Values, error) {
	if t.key == nil {
		return url.Values{"grant_type": {"refresh_token"}, "refresh_token": {t.pass.RefreshToken},
			"client_id": {t.pass.ClientID}, "client_secret": {t.pass.ClientSecret}}, nil
	}
	assertion, err := t.assertion(time.Now())
	return url.Values{"grant_type": {grant}, "assertion": {assertion}}, err
}

// assertion is the signed claims of a service account: a JWT (RFC 7519) with RS256 (RFC
// 7518, section 3.3).
func (t *tokens) assertion(now time.Time) (string, error) {
	header, err := json.Marshal(map[string]string{"alg": "RS256", "typ": "JWT", "kid": t.pass.PrivateKeyID})
	if err != nil {
		return "", err
	}
	claims, err := json.Marshal(map[string]any{
		"iss": t.pass.ClientEmail, "scope": scope, "aud": t.pass.TokenURI, "iat": now.Unix(), "exp": now.Add(lifetime).Unix(),
	})
	if err != nil {
		return "", err
	}
	encode := base64.RawURLEncoding.EncodeToString
	text := encode(header) + "." + encode(claims)
	sum := sha256.Sum256([]byte(text))
	signature, err := rsa.SignPKCS1v15(rand.Reader, t.key, crypto.SHA256, sum[:])
	if err != nil {
		return "", fmt.Errorf("%s: the credentials' key cannot sign: %w", advancedName, err)
	}
	return text + "." + encode(signature), nil
}
