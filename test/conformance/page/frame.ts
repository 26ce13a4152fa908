import { answerCalls } from './context.ts';

answerCalls(window, (message) => window.parent.postMessage(message, '*'));
