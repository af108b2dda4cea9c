// Package html reads web pages.
//
// The tokenizer of golang.org/x/net/html says where a tag begins and ends; no tree
// is built and nothing is rendered, so every byte outside a translated sentence
// stays. Block-level elements end a block, inline elements are codes. The values
// of alt, title, placeholder, aria-label and of the descriptive <meta> tags are
// blocks of their own, inside the code of their tag.
//
// Left alone: script, style, pre, code, kbd, samp, var, textarea, svg and their
// like, comments, and what translate="no" or class="notranslate" covers.
package html
