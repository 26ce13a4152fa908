import type { LoadedTools } from '../loading/load-inbox.ts';
import { useShell } from './context.tsx';

/** The tools, for what is drawn only once they are loaded. */
export function useTools(): LoadedTools {
  const tools = useShell().tools.value;
  if (tools === null) throw new Error('A tool is drawn before it was loaded');
  return tools;
}
