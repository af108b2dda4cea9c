package term

// often bounds how many texts and facts are remembered that may come again.
const often = 1000

// sharing gives concepts that say the same of themselves the same Facts: of a large
// termbase most have no more than a subject and a source.
type sharing struct {
	known map[string]*Facts
	key   []byte
}

// share returns what own says as it is kept. own may be written again.
func (s *sharing) share(own *Facts) *Facts {
	s.key = own.appendKey(s.key[:0])
	if known, ok := s.known[string(s.key)]; ok {
		return known
	}
	kept := *own
	if len(s.known) < often {
		if s.known == nil {
			s.known = map[string]*Facts{}
		}
		s.known[string(s.key)] = &kept
	}
	return &kept
}

// appendKey appends what no other facts have. An empty list is not the same as none:
// it takes away what an earlier layer says.
func (f *Facts) appendKey(key []byte) []byte {
	for _, text := range []string{f.Definition, f.Note, f.Source, f.Date, f.CapitalOf, f.PartOf, f.AdjectiveOf} {
		key = append(append(key, text...), 0)
	}
	for _, list := range [][]string{f.Subject, f.MemberOf} {
		if list != nil {
			key = append(key, 1)
		}
		for _, text := range list {
			key = append(append(key, text...), 0)
		}
		key = append(key, 2)
	}
	return key
}
