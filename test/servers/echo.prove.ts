import { describeServer } from './support/expectations.ts';
import { startGo } from './support/go-app.ts';
import { HOSTILE_WITHOUT_STAR, POLICIES } from './support/policies.ts';

/** Echo 5 parses origins, which its target therefore refuses with characters that Go knows in no host. */
const hostile = {
  ...HOSTILE_WITHOUT_STAR,
  origins: HOSTILE_WITHOUT_STAR.origins.filter((origin) => !/[`{}]/.test(origin)),
};

const source = (snippet: string): string => `
package main

import (
	"fmt"
	"log"
	"net"
	"net/http"

	"github.com/labstack/echo"
	"github.com/labstack/echo/middleware"
)

func main() {
	e := echo.New()
	e.HideBanner = true
	e.HidePort = true
${snippet}
	e.Use(func(next echo.HandlerFunc) echo.HandlerFunc {
		return func(context echo.Context) error {
			if context.Path() == "/private" && context.Request().Header.Get("Authorization") == "" {
				return echo.NewHTTPError(401, "who are you?")
			}
			return next(context)
		}
	})
	e.GET("/items", func(context echo.Context) error {
		context.Response().Header().Set("X-Total", "1")
		return context.JSON(200, []int{1})
	})
	e.GET("/private", func(context echo.Context) error { return context.JSON(200, "secret") })
	e.GET("/fail", func(context echo.Context) error { return fmt.Errorf("on purpose") })
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println("listening on", listener.Addr().(*net.TCPAddr).Port)
	log.Fatal(http.Serve(listener, e))
}
`;

describeServer({
  name: 'Echo',
  policies: { ...POLICIES, 'hostile names': hostile },
  start: (policy) =>
    startGo({ targetId: 'echo', packages: 'golang-go golang-github-labstack-echo-dev', source }, policy),
});
