// Package engine checks what an engine leaves behind.
package engine
