// Package rest is the HTTP client of all engines. A Client sends requests to one API and
// gives the answer, or ctx.Err(), or a *backend.Fault whose class says what to do next.
//
// The law: no error holds a key, a word of the article or a word of the server, other
// than a short code that Word let through. An answer is bounded in time and size, and
// nothing is sent to another host than the one that was given: a redirect is a fault.
// The proxies of the environment (HTTP_PROXY, HTTPS_PROXY, NO_PROXY) are used, but for
// loopback. The client asks once; asking again is the driver's.
//
//	base, err := rest.Address("deepl", "https://api.deepl.com", rest.Keyed)
//	client := rest.New(rest.Options{Engine: "deepl", Base: base,
//		Header: http.Header{"Authorization": {"DeepL-Auth-Key " + key}}})
//	_, err = client.JSON(ctx, http.MethodPost, "/v2/translate", request, &answer)
package rest
