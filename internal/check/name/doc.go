// Package name checks names against the termbase.
package name
