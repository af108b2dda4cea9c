package cli

import (
	"github.com/nicksnyder/go-i18n/v2/i18n"

	"exonym/internal/locale"
)

// What things cost.
var (
	sayMaxCostFlag       = locale.Say(&i18n.Message{ID: "budget.max_cost_flag", Other: "end the run before it costs more: 5, 2.50EUR"}, nil)
	sayMaxCharsFlag      = locale.Say(&i18n.Message{ID: "budget.max_chars_flag", Other: "end the run before more characters are sent to engines"}, nil)
	sayDeadlineFlag      = locale.Say(&i18n.Message{ID: "budget.deadline_flag", Other: "ask engines that are elsewhere no longer than so: 30m"}, nil)
	sayPricesFailure     = &i18n.Message{ID: "budget.prices_failure", Other: "the prices in {{.File}} cannot be used: {{.Cause}}"}
	sayNoPrice           = &i18n.Message{ID: "budget.no_price", Other: "no price is known of {{.Engine}} {{.Model}}, so --max-cost cannot be kept"}
	sayNoPriceHint       = &i18n.Message{ID: "budget.no_price_hint", Other: "Write it into {{.File}}, or bound the characters: --max-chars 200000"}
	sayOtherCurrency     = &i18n.Message{ID: "budget.other_currency", Other: "{{.Engine}} is billed in {{.Currency}}, and --max-cost is in {{.Bound}}"}
	sayOtherCurrencyHint = &i18n.Message{ID: "budget.other_currency_hint", Other: "Say the bound in the currency of the prices: --max-cost 5{{.Currency}}"}
	sayUsedUp            = &i18n.Message{ID: "budget.used_up", One: "exonym: the budget is used up; {{.N}} segment is left", Other: "exonym: the budget is used up; {{.N}} segments are left"}
	sayGoOn              = &i18n.Message{ID: "budget.go_on", Other: "  What was translated is kept in the memory. The same command goes on with the rest."}
)

// The plan.
var (
	sayAlike       = &i18n.Message{ID: "budget.alike", One: "{{.N}} segment like another", Other: "{{.N}} segments like another"}
	sayToSend      = &i18n.Message{ID: "budget.to_send", Other: "to send: {{.Sizes}}"}
	sayToSendBy    = &i18n.Message{ID: "budget.to_send_by", Other: "to send to {{.Engine}}: {{.Sizes}}"}
	sayInRequests  = &i18n.Message{ID: "budget.requests", One: "{{.N}} request", Other: "{{.N}} requests"}
	sayAboutTokens = &i18n.Message{ID: "budget.tokens", Other: "about {{.In}} tokens, and {{.Out}} in answers"}
	sayFree        = &i18n.Message{ID: "budget.free", Other: "free of charge"}
	sayPriceless   = &i18n.Message{ID: "budget.priceless", Other: "no price known"}
	sayCost        = &i18n.Message{ID: "budget.cost", Other: "{{.Low}} at the price of {{.Date}}"}
	sayCostRange   = &i18n.Message{ID: "budget.cost_range", Other: "{{.Low}} to {{.High}} at the price of {{.Date}}"}
	sayInAll       = &i18n.Message{ID: "budget.in_all", Other: "In all: {{.Sizes}}"}
	sayBeyondCost  = &i18n.Message{ID: "budget.beyond_cost", Other: "That is more than --max-cost allows: {{.Bound}}"}
	sayBeyondChars = &i18n.Message{ID: "budget.beyond_chars", Other: "That is more than --max-chars allows: {{.Bound}}"}
)

// What engines refused.
var (
	sayRests       = &i18n.Message{ID: "budget.rests", Other: "exonym: waiting {{.Rest}}: {{.Cause}}"}
	sayRefusedPart = &i18n.Message{ID: "budget.refused_part", One: "exonym: {{.N}} segment of {{.File}} was not translated to {{.To}}: {{.Cause}}", Other: "exonym: {{.N}} segments of {{.File}} were not translated to {{.To}}: {{.Cause}}"}
)
