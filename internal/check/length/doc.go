// Package length checks whether a translation is strangely short or long.
package length
