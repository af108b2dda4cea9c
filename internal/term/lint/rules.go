package lint

// Rules returns every rule, sorted by ID.
func Rules() []*Rule {
	return []*Rule{
		Article,
		Blank,
		Case,
		Conflict,
		Contained,
		Contradiction,
		Cycle,
		Dangling,
		Duplicate,
		Formula,
		General,
		Homograph,
		Invisible,
		Language,
		Long,
		NFC,
		Preferred,
		Punctuation,
		Repeated,
		Script,
		Variant,
	}
}
