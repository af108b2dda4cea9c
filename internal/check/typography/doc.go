// Package typography holds the check typography.profile: the marks of a text
// against the profile of its language (locales/typography).
//
// Its law: what it reports is what locale.Profile.Changes would change, and its
// fixes are those changes; a text that Localize has written is silent. For each
// unit and kind of mark there is one finding, with the number of places.
package typography
