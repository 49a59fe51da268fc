/**
 * Cuts a stream of server-sent events into frames `{ id, data }`. Feed it pieces of text as they arrive, cut anywhere.
 */
export function createFrameReader() {
  let rest = '';
  return (text) => {
    const blocks = (rest + text).split('\n\n');
    rest = blocks.pop() ?? '';
    const frames = [];
    for (const block of blocks) {
      const frame = { id: undefined, data: '' };
      for (const line of block.split('\n')) {
        if (line.startsWith('id:')) frame.id = line.slice(3).trim();
        if (line.startsWith('data:')) frame.data += line.slice(5).trimStart();
      }
      if (frame.data !== '') frames.push(frame);
    }
    return frames;
  };
}

export const isEnd = (event) => event.type === 'RUN_FINISHED' || event.type === 'RUN_ERROR';
const defaultDelay = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * Reads a turn to its end, over as many connections as it takes: `first()` opens the first one, `resume(turnId, lastId)` any later one.
 * Both resolve to a Response. Gives `onEvent` each event exactly once and in order, and tells `onReconnect` before it waits.
 */
export async function followTurn({
  first,
  resume,
  onEvent,
  onReconnect = () => {},
  delay = defaultDelay,
  maxTries = 8,
}) {
  let lastId = -1;
  let turnId;
  let ended = false;
  let tries = 0;
  const read = async (response) => {
    turnId = response.headers.get('x-trellis-turn') ?? turnId;
    const frames = createFrameReader();
    const decoder = new TextDecoder();
    const reader = response.body.getReader();
    for (;;) {
      const { value, done } = await reader.read();
      if (done) return;
      for (const { id, data } of frames(decoder.decode(value, { stream: true }))) {
        if (id !== undefined && Number(id) <= lastId) continue;
        const event = JSON.parse(data);
        if (id !== undefined) lastId = Number(id);
        tries = 0;
        ended ||= isEnd(event);
        onEvent(event);
      }
    }
  };
  let response = await first();
  for (;;) {
    try {
      await read(response);
    } catch (error) {
      if (turnId === undefined) throw error;
    }
    if (ended) return;
    response = undefined;
    while (response === undefined) {
      tries += 1;
      if (turnId === undefined || tries > maxTries) throw new Error('The connection was lost.');
      onReconnect(tries);
      await delay(Math.min(500 * 2 ** (tries - 1), 8_000));
      response = await resume(turnId, lastId).catch((error) => {
        // The host is there and says no: waiting does not help.
        if (error.status !== undefined && error.status < 500) throw error;
        return undefined;
      });
    }
  }
}
