package google

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
)

// The types of credentials that are known.
const (
	serviceType = "service_account"
	userType    = "authorized_user"
)

// maxCredentials bounds the file of credentials, in bytes.
const maxCredentials = 64 << 10

// credentials is the JSON file of a service account, or of a user.
type credentials struct {
	Type         string `json:"type"`
	ProjectID    string `json:"project_id"`
	QuotaProject string `json:"quota_project_id"`
	TokenURI     string `json:"token_uri"`

	ClientEmail  string `json:"client_email"` // of a service account
	PrivateKeyID string `json:"private_key_id"`
	PrivateKey   string `json:"private_key"`

	ClientID     string `json:"client_id"` // of a user
	ClientSecret string `json:"client_secret"`
	RefreshToken string `json:"refresh_token"`
}

// readCredentials takes the path of a file, or its content. The error quotes neither.
func readCredentials(given string) (*credentials, error) {
	text := strings.TrimSpace(given)
	if !strings.HasPrefix(text, "{") {
		file, err := os.Open(text)
		if err != nil {
			return nil, fmt.Errorf("%s: the file of the credentials cannot be read: %w", advancedName, errors.Unwrap(err))
		}
		defer file.Close()
		content, err := io.ReadAll(io.LimitReader(file, maxCredentials))
		if err != nil {
			return nil, fmt.Errorf("%s: the file of the credentials cannot be read: %w", advancedName, errors.Unwrap(err))
		}
		text = string(content)
	}
	var c credentials
	if json.Unmarshal([]byte(text), &c) != nil {
		return nil, errors.New(advancedName + ": the credentials are not the JSON that Google gives out")
	}
	if c.TokenURI == "" {
		c.TokenURI = tokenHost
	}
	switch {
	case c.Type == serviceType && c.ClientEmail != "" && c.PrivateKey != "":
	case c.Type == userType && c.ClientID != "" && c.RefreshToken != "":
	default:
		return nil, errors.New(advancedName + ": the credentials are neither those of a service account nor those of a user, or are not whole")
	}
	return &c, nil
}

// project is the project that requests are for, where the options name none.
func (c *credentials) project() string {
	if c.QuotaProject != "" {
		return c.QuotaProject
	}
	return c.ProjectID
}
