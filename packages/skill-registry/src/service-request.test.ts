import { describe, expect, it } from 'vitest';
import { parsePathTemplate } from './path-template.ts';
import { serviceRequest } from './service-request.ts';

const post = { baseUrl: 'http://x.example', path: parsePathTemplate('/things'), method: 'POST' };

describe('what a mapping asks a service for', () => {
  it('may be a form, lists repeated', () => {
    const { headers, body } = serviceRequest(post, { form: { name: 'a & b', 'card[city]': 'Köln', tag: ['x', 'y'] } });
    expect(headers).toEqual({ 'content-type': 'application/x-www-form-urlencoded' });
    expect(body).toBe('name=a+%26+b&card%5Bcity%5D=K%C3%B6ln&tag=x&tag=y');
  });

  it('may have headers, in lower case', () => {
    expect(serviceRequest(post, { headers: { 'X-Locale': 'de' } }).headers).toEqual({ 'x-locale': 'de' });
  });

  it.each([
    ['who asks', { Authorization: 'Bearer host' }],
    ['who asks, spelt otherwise', { 'authorization ': 'Bearer host' }],
    ['for whom it is', { Host: 'evil.example' }],
    ['what is sent', { 'Content-Length': '0' }],
    ['a cookie', { cookie: 'a=b' }],
    ['a second header', { 'x-a': 'b\r\nauthorization: c' }],
    ['a name that is none', { 'x a': 'b' }],
    ['a value that is no text', { 'x-a': 5 as unknown as string }],
  ])('cannot set %s', (_what, headers) => {
    expect(() => serviceRequest(post, { headers: headers as Record<string, string> })).toThrow('header');
  });

  it('has no body where none can be sent', () => {
    expect(() => serviceRequest({ ...post, method: 'GET' }, { form: {} })).toThrow('a GET request cannot have a body');
  });
});
