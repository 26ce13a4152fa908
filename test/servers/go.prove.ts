import { describeServer } from './support/expectations.ts';
import { startGo } from './support/go-app.ts';
import { HOSTILE_WITHOUT_STAR, POLICIES } from './support/policies.ts';

/** The snippet listens on a fixed port, through a name that stands for a free one here. */
const source = (snippet: string): string => `
package main

import (
	"fmt"
	"log"
	"net"
	"net/http"

	"github.com/rs/cors"
)

type anyPort struct{}

func (anyPort) ListenAndServe(_ string, handler http.Handler) error {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return err
	}
	fmt.Println("listening on", listener.Addr().(*net.TCPAddr).Port)
	return http.Serve(listener, handler)
}

func items(writer http.ResponseWriter, request *http.Request) {
	if request.Method == "OPTIONS" {
		http.Error(writer, "no", 405)
		return
	}
	writer.Header().Set("X-Total", "1")
	fmt.Fprint(writer, "[1]")
}

func private(writer http.ResponseWriter, request *http.Request) {
	if request.Header.Get("Authorization") == "" {
		http.Error(writer, "who are you?", 401)
		return
	}
	fmt.Fprint(writer, "secret")
}

func fail(writer http.ResponseWriter, request *http.Request) {
	http.Error(writer, "on purpose", 500)
}

func main() {
	mux := http.NewServeMux()
	mux.HandleFunc("/items", items)
	mux.HandleFunc("/private", private)
	mux.HandleFunc("/fail", fail)
	http := anyPort{}
${snippet}
}
`;

describeServer({
  name: 'Go net/http with rs/cors',
  policies: { ...POLICIES, 'hostile names': HOSTILE_WITHOUT_STAR },
  start: (policy) => startGo({ targetId: 'go-nethttp', source }, policy),
});
