package translatelocally

import (
	"encoding/binary"
	"encoding/json"
	"fmt"

	"exonym/internal/backend"
	"exonym/internal/backend/rest"
)

const (
	// maxRequest bounds a message to the program, as it does itself.
	maxRequest = 10 << 20
	// maxAnswer bounds a message from it: a text grows, and JSON escapes it.
	maxAnswer = 64 << 20
	// header is the length before each message, in the order of bytes of the computer.
	header = 4
)

type request struct {
	ID      int    `json:"id"`
	Command string `json:"command"`
	Data    any    `json:"data"`
}

// listModels is the data of the command ListModels.
type listModels struct {
	Remote bool `json:"includeRemote"`
}

// translate is the data of the command Translate.
type translate struct {
	Model string `json:"model"`
	Pivot string `json:"pivot,omitempty"` // the second model
	Text  string `json:"text"`
	HTML  bool   `json:"html"`
}

// answer is any message of the program. Its words for an error may quote the text, so they
// are not read.
type answer struct {
	ID      int             `json:"id"`
	Success bool            `json:"success"`
	Update  bool            `json:"update"` // more will come
	Data    json.RawMessage `json:"data"`
}

// translated is the data of an answer to Translate.
type translated struct {
	Target struct {
		Text string `json:"text"`
	} `json:"target"`
}

func fault(class backend.Class, format string, args ...any) *backend.Fault {
	return &backend.Fault{Class: class, Engine: name, Cause: fmt.Errorf(format, args...)}
}

// frame writes a message.
func frame(r request) ([]byte, error) {
	text, err := rest.Encode(r)
	if err != nil {
		return nil, fault(backend.BadRequest, "the request cannot be written")
	}
	if len(text) > maxRequest {
		return nil, fault(backend.TooLarge, "a segment is more than %d MiB", maxRequest>>20)
	}
	return append(binary.NativeEndian.AppendUint32(nil, uint32(len(text))), text...), nil
}

// whole is a bufio.SplitFunc for messages; half of one is what a dying program left.
func whole(data []byte, atEnd bool) (int, []byte, error) {
	n := 0
	if len(data) >= header {
		length := binary.NativeEndian.Uint32(data)
		if length > maxAnswer {
			return 0, nil, fault(backend.BadOutput, "it wrote what is no message of the protocol")
		}
		n = header + int(length)
	}
	switch {
	case n > 0 && len(data) >= n:
		return n, data[header:n], nil
	case atEnd:
		return len(data), nil, nil
	}
	return 0, nil, nil
}
