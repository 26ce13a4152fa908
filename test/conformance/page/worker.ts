import { answerCalls } from './context.ts';

answerCalls(self, (message) => (self as unknown as Worker).postMessage(message, []));
