// Package residue checks pieces of another language or script.
package residue
