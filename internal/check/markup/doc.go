// Package markup checks whether inline codes survived.
package markup
