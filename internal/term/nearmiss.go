package term

type gazetteer struct{}
