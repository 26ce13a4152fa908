import { describeServer } from './support/expectations.ts';
import { SHOWN } from './support/generated.ts';
import { startGo } from './support/go-app.ts';
import { HOSTILE_WITHOUT_STAR, POLICIES, WITH_CREDENTIALS } from './support/policies.ts';

const source = (snippet: string): string => `
package main

import (
	"fmt"
	"log"
	"net"
	"time"

	"github.com/gin-contrib/cors"
	"github.com/gin-gonic/gin"
)

func main() {
	gin.SetMode(gin.ReleaseMode)
	router := gin.New()
${snippet}
	router.Use(gin.CustomRecoveryWithWriter(nil, func(context *gin.Context, _ any) {
		context.AbortWithStatus(500)
	}))
	router.Use(func(context *gin.Context) {
		if context.Request.URL.Path == "/private" && context.GetHeader("Authorization") == "" {
			context.AbortWithStatusJSON(401, "who are you?")
		}
	})
	router.GET("/items", func(context *gin.Context) {
		context.Header("X-Total", "1")
		context.JSON(200, []int{1})
	})
	router.GET("/private", func(context *gin.Context) { context.JSON(200, "secret") })
	router.GET("/fail", func(context *gin.Context) { panic("on purpose") })
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println("listening on", listener.Addr().(*net.TCPAddr).Port)
	log.Fatal(router.RunListener(listener))
}
`;

const server = { targetId: 'gin', source };

describeServer({
  name: 'Gin with gin-contrib/cors',
  policies: { ...POLICIES, 'hostile names': HOSTILE_WITHOUT_STAR },
  start: (policy) => startGo(server, policy),
});

describeServer({
  name: 'Gin behind a cache',
  policies: { 'with credentials': WITH_CREDENTIALS },
  start: (policy) => startGo({ ...server, shown: SHOWN.caching }, policy),
});
