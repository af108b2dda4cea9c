package budget

import (
	"fmt"
	"math"
	"strconv"
	"strings"
)

// ParseAmount reads an amount of money: "5", "2.50", "5EUR", "5 EUR". Without a currency
// it is USD.
func ParseAmount(text string) (cost float64, currency string, err error) {
	text = strings.TrimSpace(text)
	figures := strings.TrimRight(text, "ABCDEFGHIJKLMNOPQRSTUVWXYZ")
	currency = text[len(figures):]
	if currency == "" {
		currency = "USD"
	}
	cost, err = strconv.ParseFloat(strings.TrimSpace(figures), 64)
	if err != nil || !(cost > 0) || math.IsInf(cost, 0) || len(currency) != 3 {
		return 0, "", fmt.Errorf("%q is no amount of money such as 5 or 2.50EUR", text)
	}
	return cost, currency, nil
}

// ParseCount reads how many characters: a whole number of at least 1.
func ParseCount(text string) (int64, error) {
	n, err := strconv.ParseInt(strings.TrimSpace(text), 10, 64)
	if err != nil || n < 1 {
		return 0, fmt.Errorf("%q is no number of characters such as 200000", text)
	}
	return n, nil
}
