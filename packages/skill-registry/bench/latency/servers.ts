/** A model and a service in a process of their own, so that neither takes time from what is measured. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { startFakeAnthropic } from '@trellis/fake-anthropic';
import { callCounts, inputOf, planText, serviceMsOf, timing } from './task.ts';

const steps = callCounts.flatMap((count) => {
  const blocks = Array.from({ length: count }, (_, index) => ({ tool: 'find_courses', input: inputOf(index) }));
  return [
    { when: { user: `plan ${count}.` }, answer: planText(count), timing },
    { when: { user: `tools ${count}.` }, answer: blocks, timing },
    // One tool a step: the answer to each result is the next call.
    ...blocks.map((block) => ({ when: { system: `loop ${count}.` }, times: 1, answer: [block], timing })),
  ];
});

const model = await startFakeAnthropic({
  script: { steps: [...steps, { when: 'any' as const, answer: 'Done.', timing }] },
});
const service = createServer((request, response) => {
  request.resume().once('end', () =>
    setTimeout(
      () => {
        response.writeHead(200, { 'content-type': 'application/json' }).end('{"titles":["a","b"]}');
      },
      serviceMsOf(new URL(request.url ?? '', 'http://x').searchParams.get('topic') ?? ''),
    ),
  );
});
service.listen(0, '127.0.0.1', () =>
  process.send?.({ model: model.url, service: `http://127.0.0.1:${(service.address() as AddressInfo).port}` }),
);
