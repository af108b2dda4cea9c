// Package translit moves names between scripts by the convention of the newspapers
// of the target language, and tells which spellings sound alike.
//
// A table (data/<from>-<to>.yaml) is a list of Rules in the notation of
// linguists, the first that fits counts; data/given*.tsv list given names that
// have an established form. Name gives the convention's spelling, Variants what
// else a reader may meet, Back the names that a spelling may stand for. A Sound
// (data/sound/<lang>.yaml) is a spelling as readers of one language say it, with
// everything left out in which the conventions differ.
//
// The package knows conventions, no persons: that Москва is Moscow is for the
// termbase to say, and it is asked first. Arabic, Greek, Chinese, Korean and
// Japanese names come from the termbase only.
//
// The laws: the name is among its Variants; Back(Name(x)) holds x as long as the
// search is not cut off; nothing is made of letters that no rule covers.
//
//	name, ok := translit.Name("Владимир Путин", language.Russian, language.French) // Vladimir Poutine
package translit
