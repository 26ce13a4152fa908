import { makeDirectory, removeDirectory } from '../../servers/support/process.ts';
import { compileGo } from '../../servers/support/go-app.ts';
import type { Fault, FaultGroup, Places } from '../fault.ts';
import { startCommand } from './processes.ts';

/** A fault of an application in Go. */
export interface GoFault extends Fault {
  /** A function body that makes the application with the frameworks in reach and returns it; PAGE and ELSEWHERE are origins. */
  readonly source: string;
}

const program = (faults: readonly GoFault[], { page, elsewhere }: Places) => `
package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"

	gincors "github.com/gin-contrib/cors"
	"github.com/gin-gonic/gin"
	"github.com/go-chi/chi/v5"
	chimiddleware "github.com/go-chi/chi/v5/middleware"
	chicors "github.com/go-chi/cors"
	"github.com/gofiber/fiber/v3"
	fibercors "github.com/gofiber/fiber/v3/middleware/cors"
	"github.com/gofiber/fiber/v3/middleware/limiter"
	"github.com/gofiber/fiber/v3/middleware/recover"
	"github.com/labstack/echo/v5"
	"github.com/labstack/echo/v5/middleware"
	"github.com/rs/cors"
)

const PAGE = ${JSON.stringify(page)}
const ELSEWHERE = ${JSON.stringify(elsewhere)}

func items(writer http.ResponseWriter, request *http.Request) {
	writer.Header().Set("Content-Type", "application/json")
	fmt.Fprint(writer, "[1]")
}

func authenticate(next http.Handler) http.Handler {
	return http.HandlerFunc(func(writer http.ResponseWriter, request *http.Request) {
		if request.Header.Get("Authorization") == "" {
			http.Error(writer, "who are you?", 401)
			return
		}
		next.ServeHTTP(writer, request)
	})
}

func ginItems(context *gin.Context) { context.JSON(200, []int{1}) }

func echoItems(context *echo.Context) error { return context.JSON(200, []int{1}) }

func fiberItems(context fiber.Ctx) error { return context.JSON([]int{1}) }

func serve(listener net.Listener, application any) {
	switch each := application.(type) {
	case *fiber.App:
		each.Listener(listener, fiber.ListenConfig{DisableStartupMessage: true})
	case http.Handler:
		(&http.Server{Handler: each, ErrorLog: log.New(io.Discard, "", 0)}).Serve(listener)
	}
}
${faults.map(({ source }, index) => `\nfunc fault${index}() any {\n${source}\n}\n`).join('')}
func main() {
	gin.SetMode(gin.ReleaseMode)
	gin.DefaultErrorWriter = io.Discard
	ports := map[string]int{}
	start := func(id string, application any) {
		listener, err := net.Listen("tcp4", "127.0.0.1:0")
		if err != nil {
			log.Fatal(err)
		}
		ports[id] = listener.Addr().(*net.TCPAddr).Port
		go serve(listener, application)
	}
${faults.map(({ id }, index) => `\tstart(${JSON.stringify(id)}, fault${index}())`).join('\n')}
	said, _ := json.Marshal(ports)
	fmt.Println("listening " + string(said))
	select {}
}

var _ = errors.New
`;

/** A group of applications in one process of Go. */
export const goGroup = (name: string, faults: readonly GoFault[]): FaultGroup => ({
  name,
  phase: 'applications',
  faults,
  start: async (places) => {
    const directory = makeDirectory();
    const running = await startCommand(compileGo(directory, program(faults, places)), [], directory);
    return {
      ...running,
      stop: async () => {
        await running.stop();
        removeDirectory(directory);
      },
    };
  },
});
