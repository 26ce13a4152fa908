import type { Policy } from '../../src/fix/policy/policy.ts';
import { describeServer, type Started } from './support/expectations.ts';
import { generate } from './support/generated.ts';
import { POLICIES } from './support/policies.ts';
import { findCommand, makeDirectory, removeDirectory, start, writeIn } from './support/process.ts';

/** What the initializer asks of Rails: a list of middleware, at whose front rack-cors is put. */
const source = (snippet: string): string => `
require "rack"
require "rack/cors"
require "rack/handler/webrick"

module Rails
  class Stack
    attr_reader :first
    def insert_before(_position, middleware, &block)
      @first = [middleware, block]
    end
  end
  STACK = Stack.new
  Config = Struct.new(:middleware)
  Application = Struct.new(:config)
  def self.application
    Application.new(Config.new(STACK))
  end
end

${snippet}

api = lambda do |env|
  raise "on purpose" if env["PATH_INFO"] == "/fail"
  headers = { "Content-Type" => "application/json" }
  return [405, headers, []] if env["REQUEST_METHOD"] == "OPTIONS"
  return [401, headers, []] if env["PATH_INFO"] == "/private" && !env["HTTP_AUTHORIZATION"]
  return [404, headers, []] unless ["/items", "/private"].include?(env["PATH_INFO"])
  [200, headers.merge("X-Total" => "1"), ["[1]"]]
end

# Rails answers exceptions below the middleware at the front.
rescuing = lambda do |env|
  api.call(env)
rescue StandardError
  [500, { "Content-Type" => "text/plain" }, ["on purpose"]]
end

middleware, block = Rails::STACK.first
app = middleware.new(rescuing, &block)
quiet = WEBrick::Log.new(File::NULL)
$stdout.sync = true
server = WEBrick::HTTPServer.new(Host: "127.0.0.1", BindAddress: "127.0.0.1", Port: 0, Logger: quiet, AccessLog: [])
server.mount "/", Rack::Handler::WEBrick, app
puts "listening on #{server.listeners.first.addr[1]}"
trap("TERM") { exit!(0) }
server.start
`;

async function startRack(policy: Policy): Promise<Started> {
  const required = ['-e', 'require "rack/cors"; require "rack/handler/webrick"'];
  const command = findCommand(['/usr/bin/ruby', 'ruby'], required, 'ruby ruby-rack-cors ruby-webrick');
  const directory = makeDirectory();
  const file = writeIn(directory, 'app.rb', source(generate('rails', policy)));
  const running = await start(command, [file], /listening on (\d+)/, directory);
  return {
    port: Number(running.said),
    stop: async () => {
      await running.stop();
      removeDirectory(directory);
    },
  };
}

describeServer({
  name: 'Rack with rack-cors',
  policies: POLICIES,
  start: startRack,
});
