// Package parcel cuts a batch into requests and puts the answers where they belong: what
// is the same in all engines that take some texts and give as many back.
//
// A Parcel is what goes in one request, within the engine's limits. Units without a letter
// are not sent, and white space round a text stays here. A unit that is too large for a
// request goes in pieces, cut where a sentence ends if there is such a place.
//
// The law: every unit has one reply, whole or with an error. What was answered, and so
// paid, is kept when a later request fails; after a fault that the next request would meet
// too, none is sent.
//
//	replies, err := parcel.Translate(ctx, batch, parcel.Way{
//		Engine: "google", Route: "fr > es", Limits: limits,
//		Write: write, Read: read, Ask: ask})
package parcel
