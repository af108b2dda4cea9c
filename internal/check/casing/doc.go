// Package casing checks capitals; its IDs begin with case, which is a Go keyword.
package casing
