// Package spacing checks spaces between words.
package spacing
