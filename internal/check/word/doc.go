// Package word checks words that stand twice.
package word
