import { describeDevelopmentProxy } from './support/development-proxy.ts';
import { startFiles } from './support/framework-app.ts';

const SERVER = `
import { createRequire } from 'node:module';
import webpack from 'webpack';
import WebpackDevServer from 'webpack-dev-server';

const { devServer } = createRequire(import.meta.url)('./webpack.config.cjs');
const options = { ...devServer, host: '127.0.0.1', port: 0, hot: false, liveReload: false, client: false };
const compiler = webpack({ mode: 'development', entry: './page.js', infrastructureLogging: { level: 'error' }, stats: 'none' });
const server = new WebpackDevServer(options, compiler);
await server.start();
console.log('listening on ' + server.server.address().port);
`;

describeDevelopmentProxy({
  name: "webpack's development server",
  targetId: 'webpack-proxy',
  start: (configuration) =>
    startFiles(
      {
        'serve.js': SERVER,
        'page.js': '',
        'public/index.html': '<!doctype html><title>A page</title>',
        'webpack.config.cjs': configuration,
      },
      ['serve.js'],
    ),
  cookie: 'session=1; Path=/',
});
