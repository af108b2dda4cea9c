// Package link checks whether addresses survived.
package link
