package markdown

import "exonym/internal/article"

func encodeFront(b *article.Block, text string) (string, error) { return article.WithCodes(b, text) }

func (r *reader) frontMatter(at int, keys []string) int { return at }
