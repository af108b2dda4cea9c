// Package structure checks the build of an article.
package structure
