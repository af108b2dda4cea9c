// Package number checks whether figures survived the translation.
package number
