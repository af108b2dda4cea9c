#!/bin/sh
# A plug-in for exonym that "translates" into capital letters.
#
# It needs a POSIX shell and awk. Replace `translate` by your engine.
# Configure it as:  command: sh upper.sh
#
# It is a toy: it does not parse JSON but cuts it at the keys that exonym writes, in
# exonym's order. It leaves what stands behind a backslash as it is, makes only the
# letters a to z capital, and answers cancel and unknown messages with nothing. It has
# one request under way at a time, so nothing is left to cancel.

# mawk, which Debian has as awk, waits for more than one line unless told not to.
case $(awk -W version 2>&1 </dev/null) in
*mawk*) set -- -W interactive ;;
*) set -- ;;
esac

LC_ALL=C exec awk "$@" '
# translate makes s capital but for tags (<g1>), entities (&lt;) and escapes (\n, \u001b).
function translate(s,    out) {
	while (match(s, /<[^>]*>|&[a-z]+;|\\u[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]|\\./)) {
		out = out toupper(substr(s, 1, RSTART - 1)) substr(s, RSTART, RLENGTH)
		s = substr(s, RSTART + RLENGTH)
	}
	return out toupper(s)
}

# stringEnd returns where the JSON string that s begins with ends: at a quote that no
# backslash escapes.
function stringEnd(s) {
	match(s, /^([^"\\]|\\.)*/)
	return RLENGTH
}

function say(message) {
	print message
	fflush() # or exonym waits for ever
}

/^\{"type":"hello"/ {
	say("{\"type\":\"hello\",\"protocol\":\"exonym-mt\",\"version\":1,\"name\":\"upper\",\"revision\":\"1\"," \
		"\"capabilities\":{\"pairs\":\"any\",\"markup\":[\"tokens\"],\"max_segments\":16}}")
}

/^\{"type":"ping"/ { say("{\"type\":\"pong\"}") }

/^\{"type":"translate"/ {
	match($0, /"id":"[0-9]+"/)
	answer = "{\"type\":\"result\"," substr($0, RSTART, RLENGTH) ",\"translations\":["
	rest = substr($0, index($0, "\"segments\":[") + 12)
	comma = ""
	while (match(rest, /^,?\{"id":[0-9]+,"text":"/)) {
		head = substr(rest, 1, RLENGTH)
		sub(/^,/, "", head)
		rest = substr(rest, RLENGTH + 1)
		end = stringEnd(rest)
		answer = answer comma head translate(substr(rest, 1, end)) "\"}"
		rest = substr(rest, end + 3) # behind the quote and the brace
		comma = ","
	}
	say(answer "]}")
}'
