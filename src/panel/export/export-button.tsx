import { useShell } from '../shell/context.tsx';

/** Writes the log as one page that opens this tab, to be sent to somebody: without the values of secrets. */
export function ExportButton() {
  const { adapter, notices, requests } = useShell().model;
  const { exportLog } = adapter;
  if (exportLog === null || requests.counts.value.all === 0) return null;
  const save = async (): Promise<void> => {
    await exportLog(adapter);
    notices.say('The page is among your downloads, without the values of secrets');
  };
  return (
    <button
      type="button"
      class="link"
      title="Save this log as one HTML file that opens this tab, without the values of secrets: to send to somebody"
      onClick={() => void save()}
    >
      Export
    </button>
  );
}
