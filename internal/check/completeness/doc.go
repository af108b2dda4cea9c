// Package completeness checks whether everything was translated.
package completeness
