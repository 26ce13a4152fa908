import { describeServer } from './support/expectations.ts';
import { startGo } from './support/go-app.ts';
import { HOSTILE_WITHOUT_STAR, POLICIES } from './support/policies.ts';

const source = (snippet: string): string => `
package main

import (
	"fmt"
	"log"
	"net"
	"net/http"

	"github.com/go-chi/chi/v5"
	"github.com/go-chi/cors"
)

func authenticate(next http.Handler) http.Handler {
	return http.HandlerFunc(func(writer http.ResponseWriter, request *http.Request) {
		if request.URL.Path == "/private" && request.Header.Get("Authorization") == "" {
			http.Error(writer, "who are you?", 401)
			return
		}
		next.ServeHTTP(writer, request)
	})
}

func main() {
	router := chi.NewRouter()
${snippet}
	router.Use(authenticate)
	router.Get("/items", func(writer http.ResponseWriter, request *http.Request) {
		writer.Header().Set("X-Total", "1")
		fmt.Fprint(writer, "[1]")
	})
	router.Get("/private", func(writer http.ResponseWriter, request *http.Request) { fmt.Fprint(writer, "secret") })
	router.Get("/fail", func(writer http.ResponseWriter, request *http.Request) {
		http.Error(writer, "on purpose", 500)
	})
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println("listening on", listener.Addr().(*net.TCPAddr).Port)
	log.Fatal(http.Serve(listener, router))
}
`;

/** go-chi/cors knows header names of letters, digits, dots, hyphens and underscores; its target refuses others. */
const hostile = { ...HOSTILE_WITHOUT_STAR, allowHeaders: ['x-trace_2.0'], exposeHeaders: ['x-total'] };

describeServer({
  name: 'chi with go-chi/cors',
  policies: { ...POLICIES, 'hostile names': hostile },
  start: (policy) => startGo({ targetId: 'chi', source }, policy),
});
