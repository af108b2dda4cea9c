package config

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"time"

	"github.com/zalando/go-keyring"

	"exonym/internal/backend"
)

const (
	// maxKey is how many bytes a file with a key may have; a service account's has 3 kB.
	maxKey = 64 << 10
	// keyringTime is how long the keyring may take: it may ask a person to unlock it.
	keyringTime = 2 * time.Minute
)

// Settings returns the options of an engine with its keys fetched from where they lie. It
// fails with a *Fault that names the place and never the key, also where the project's
// file needs trust (Trusted) that it does not have.
func (c *Config) Settings(ctx context.Context, e Engine) (backend.Settings, error) {
	if risk, ok := c.riskOf(e); ok && !c.Trusted() {
		return nil, &Fault{risk.Origin, sayUntrusted, aText{e.Name}}
	}
	settings := backend.Settings{}
	for _, o := range e.Kind.Options {
		given, ok := e.Options[o.Name]
		if !ok {
			continue
		}
		settings[o.Name] = given.Text
		if o.Secret && given.Origin.File != "" {
			key, m := c.fetch(ctx, given)
			if m != nil {
				return nil, &Fault{given.Origin, m.message, m.data}
			}
			settings[o.Name] = key
		}
	}
	return settings, nil
}

// fetch returns the key that a reference names.
func (c *Config) fetch(ctx context.Context, given Text) (string, *mistake) {
	ref, m := parseReference(given.Text)
	if m != nil {
		return "", m
	}
	var key string
	switch ref.scheme {
	case fromEnv:
		if key = c.sources.Here.Env(ref.name); key == "" {
			return "", &mistake{sayNoVariable, aText{ref.name}}
		}
	case fromFile:
		key, m = keyFile(anchorPath(filepath.Dir(given.Origin.File), ref.name))
	case fromKeyring:
		key, m = askKeyring(ctx, ref)
	}
	key = strings.TrimSpace(key)
	if m == nil && key == "" {
		m = &mistake{sayEmptyKey, aText{given.Text}}
	}
	return key, m
}

// keyFile reads a key from a file that nobody else may read.
func keyFile(path string) (string, *mistake) {
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return "", &mistake{sayNoKeyFile, aText{path}}
	case err != nil:
		return "", &mistake{sayBadKeyFile, aCause{path, innermost(err)}}
	case !info.Mode().IsRegular(), info.Size() > maxKey:
		return "", &mistake{sayNoKeyInFile, aText{path}}
	case runtime.GOOS != "windows" && info.Mode().Perm()&0o077 != 0:
		return "", &mistake{sayOpenKeyFile, aText{path}}
	}
	key, err := os.ReadFile(path)
	if err != nil {
		return "", &mistake{sayBadKeyFile, aCause{path, innermost(err)}}
	}
	return string(key), nil
}

// askKeyring asks the system's keyring, which may ask a person. The library knows of no
// context: where it does not answer in time it is left behind.
func askKeyring(ctx context.Context, ref reference) (string, *mistake) {
	type answer struct {
		key string
		err error
	}
	answered := make(chan answer, 1)
	go func() {
		key, err := keyring.Get(ref.service, ref.name)
		answered <- answer{key, err}
	}()
	ctx, cancel := context.WithTimeout(ctx, keyringTime)
	defer cancel()
	var got answer
	select {
	case got = <-answered:
	case <-ctx.Done():
		got.err = ctx.Err()
	}
	entry := ref.service + "/" + ref.name
	switch {
	case errors.Is(got.err, keyring.ErrNotFound):
		return "", &mistake{sayNotInKeyring, aText{entry}}
	case got.err != nil:
		return "", &mistake{sayNoKeyring, aText{got.err.Error()}}
	}
	return got.key, nil
}
