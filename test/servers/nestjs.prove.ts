import { describeServer } from './support/expectations.ts';
import { startFramework } from './support/framework-app.ts';
import { POLICIES } from './support/policies.ts';

const application = (snippet: string): string => `
import 'reflect-metadata';
import { Controller, Get, Header, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';

@Controller()
class Items {
  @Get('items')
  @Header('X-Total', '1')
  items() {
    return [1];
  }

  @Get('private')
  secret() {
    return 'secret';
  }

  @Get('fail')
  fail() {
    throw new Error('on purpose');
  }
}

@Module({ controllers: [Items] })
class Application {}

const app = await NestFactory.create(Application, { logger: false });
${snippet}
app.use((request, response, next) => {
  const open = request.path !== '/private' || request.headers.authorization !== undefined;
  return open ? next() : response.status(401).json({ error: 'who are you?' });
});
await app.listen(0, '127.0.0.1');
console.log('listening on ' + app.getHttpServer().address().port);
`;

describeServer({
  name: 'NestJS on Express',
  policies: POLICIES,
  start: (policy) =>
    startFramework(
      {
        targetId: 'nestjs',
        files: (snippet) => ({
          'main.ts': application(snippet),
          'tsconfig.json': '{ "compilerOptions": { "experimentalDecorators": true } }',
        }),
        parameters: ['--import', 'tsx', 'main.ts'],
      },
      policy,
    ),
});
