import { describe } from 'vitest';
import { describeServer } from './support/expectations.ts';
import { startGo } from './support/go-app.ts';
import { HOSTILE_WITHOUT_STAR, POLICIES } from './support/policies.ts';

/** Echo 5 parses origins, which its target therefore refuses with characters that Go knows in no host. */
const hostile = {
  ...HOSTILE_WITHOUT_STAR,
  origins: HOSTILE_WITHOUT_STAR.origins.filter((origin) => !/[`{}]/.test(origin)),
};

/** Echo 4's context is an interface, Echo 5's a structure. */
const CONTEXTS = { 4: 'echo.Context', 5: '*echo.Context' } as const;

const source = (version: keyof typeof CONTEXTS, context: string, snippet: string): string => `
package main

import (
	"fmt"
	"log"
	"net"
	"net/http"

	"github.com/labstack/echo/v${version}"
	"github.com/labstack/echo/v${version}/middleware"
)

func main() {
	e := echo.New()
${snippet}
	e.Use(func(next echo.HandlerFunc) echo.HandlerFunc {
		return func(context ${context}) error {
			if context.Path() == "/private" && context.Request().Header.Get("Authorization") == "" {
				return echo.NewHTTPError(401, "who are you?")
			}
			return next(context)
		}
	})
	e.GET("/items", func(context ${context}) error {
		context.Response().Header().Set("X-Total", "1")
		return context.JSON(200, []int{1})
	})
	e.GET("/private", func(context ${context}) error { return context.JSON(200, "secret") })
	e.GET("/fail", func(context ${context}) error { return fmt.Errorf("on purpose") })
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println("listening on", listener.Addr().(*net.TCPAddr).Port)
	log.Fatal(http.Serve(listener, e))
}
`;

describe.each([5, 4] as const)('Version %s', (version) => {
  describeServer({
    name: 'Echo',
    policies: { ...POLICIES, 'hostile names': hostile },
    start: (policy) =>
      startGo({ targetId: 'echo', source: (snippet) => source(version, CONTEXTS[version], snippet) }, policy),
  });
});
