import { isOrdinaryOrigin } from '../../src/fix/policy/expressible.ts';
import { describeServer } from './support/expectations.ts';
import { startGo } from './support/go-app.ts';
import { HOSTILE_WITHOUT_STAR, POLICIES } from './support/policies.ts';

const source = (snippet: string): string => `
package main

import (
	"fmt"
	"log"
	"net"

	"github.com/gofiber/fiber/v3"
	"github.com/gofiber/fiber/v3/middleware/cors"
)

func main() {
	app := fiber.New()
${snippet}
	app.Use(func(context fiber.Ctx) error {
		if context.Path() == "/private" && context.Get("Authorization") == "" {
			return fiber.NewError(401, "who are you?")
		}
		return context.Next()
	})
	app.Get("/items", func(context fiber.Ctx) error {
		context.Set("X-Total", "1")
		return context.JSON([]int{1})
	})
	app.Get("/private", func(context fiber.Ctx) error { return context.JSON("secret") })
	app.Get("/fail", func(context fiber.Ctx) error { return fmt.Errorf("on purpose") })
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println("listening on", listener.Addr().(*net.TCPAddr).Port)
	log.Fatal(app.Listener(listener, fiber.ListenConfig{DisableStartupMessage: true}))
}
`;

/** Fiber does not start with an origin that is not an ordinary address; its target refuses others. */
const hostile = {
  ...HOSTILE_WITHOUT_STAR,
  origins: HOSTILE_WITHOUT_STAR.origins.filter(isOrdinaryOrigin),
};

describeServer({
  name: 'Fiber 3',
  policies: { ...POLICIES, 'hostile names': hostile },
  start: (policy) => startGo({ targetId: 'fiber', source }, policy),
});
