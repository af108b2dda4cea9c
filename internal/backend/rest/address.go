package rest

import (
	"fmt"
	"net/netip"
	"net/url"
	"strings"
)

// Keyed is given to Address where a key travels with the requests.
const Keyed = true

// Address checks the address of an API, and returns it without a slash at its end. It
// has the scheme https, or http, and no name, password, query or fragment. Where a key
// travels, http is refused unless the host is this machine or of a private network: the
// key and the text could be read on the way. The error does not repeat the address.
func Address(engine, given string, keyed bool) (string, error) {
	u, err := url.Parse(strings.TrimSpace(given))
	if err != nil || u.Host == "" || u.Hostname() == "" || u.Opaque != "" || u.Scheme != "https" && u.Scheme != "http" {
		return "", fmt.Errorf("%s: url is no address such as https://api.example.com", engine)
	}
	if u.User != nil || u.RawQuery != "" || u.ForceQuery || u.Fragment != "" {
		return "", fmt.Errorf("%s: url holds a name, a password, a query or a fragment; give the bare address", engine)
	}
	if keyed && u.Scheme == "http" && !near(u.Hostname()) {
		return "", fmt.Errorf("%s: url is not encrypted, so the key could be read on the way; write https://", engine)
	}
	return strings.TrimRight(u.String(), "/"), nil
}

// Near reports whether an address leads to this machine or a private network.
func Near(address string) bool {
	u, err := url.Parse(address)
	return err == nil && near(u.Hostname())
}

// near reports whether a host is this machine or of a private network (RFC 1918, 4193,
// 3927, 6761, 6762): a name without a dot is, as those of containers.
func near(host string) bool {
	if ip, err := netip.ParseAddr(host); err == nil {
		return ip.IsLoopback() || ip.IsPrivate() || ip.IsLinkLocalUnicast()
	}
	host = strings.TrimSuffix(strings.ToLower(host), ".")
	if !strings.Contains(host, ".") {
		return true
	}
	for _, end := range []string{".localhost", ".local", ".internal", ".home.arpa"} {
		if strings.HasSuffix(host, end) {
			return true
		}
	}
	return false
}

// Key checks a key, and returns it without white space round it: it can stand in a
// header. The error does not repeat it.
func Key(engine, option, given string) (string, error) {
	key := strings.TrimSpace(given)
	if strings.ContainsFunc(key, func(r rune) bool { return r <= ' ' || r > '~' }) {
		return "", fmt.Errorf("%s: the %s holds signs that no key has; copy it again", engine, option)
	}
	return key, nil
}
