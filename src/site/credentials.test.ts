import { describe, expect, it } from 'vitest';
import { lineWithoutCredentials, withoutCredentials } from './credentials.ts';

describe('withoutCredentials', () => {
  it.each([
    ['ftp://ada:secret@host/0', 'ftp://ada:…@host/0'],
    ['postgresql+psycopg2://ada:p@ss:w@db:5432/x', 'postgresql+psycopg2://ada:…@db:5432/x'],
    ['https://:secret@host', 'https://:…@host'],
    ['https://ghp_0123456789abcdefghij0123456789abcdef@github.com/a/b', 'https://…@github.com/a/b'],
    ['https://x-access-token:ghs_abc@github.com/a', 'https://:…@github.com/a'],
    ['see s3://k:v@b/c and http://u:p@h.', 'see s3://k:…@b/c and http://u:…@h.'],
    ['{"url": "https://u:p@h/", "b": "c@d"}', '{"url": "https://u:…@h/", "b": "c@d"}'],
    [
      'https://account.blob.core.windows.net/c/b?sv=2024-11-04&sp=r&sig=a%2Fb%3D&x=1#y',
      'https://account.blob.core.windows.net/c/b?sv=2024-11-04&sp=r&sig=…&x=1#y',
    ],
    [
      'https://b.s3.amazonaws.com/k?X-Amz-Credential=AKIA%2F1&X-Amz-Date=1&X-Amz-Signature=0a1b',
      'https://b.s3.amazonaws.com/k?X-Amz-Credential=…&X-Amz-Date=1&X-Amz-Signature=…',
    ],
    [
      'https://storage.googleapis.com/b/k?GoogleAccessId=a@b.example&X-Goog-Signature=0a&Signature=b',
      'https://storage.googleapis.com/b/k?GoogleAccessId=a@b.example&X-Goog-Signature=…&Signature=…',
    ],
    [
      '(https://host/a?access_token=abc) https://host/?token=d',
      '(https://host/a?access_token=…) https://host/?token=…',
    ],
    ['["https://host/a?api_key=abc","token=d"]', '["https://host/a?api_key=…","token=d"]'],
    ['https://host/a?page=1&tokens=5&design=2', 'https://host/a?page=1&tokens=5&design=2'],
    ['?token=abc', '?token=abc'],
    ['ssh://git@github.com/a/b', 'ssh://git@github.com/a/b'],
    [
      'wasbs://container@account.blob.core.windows.net/0',
      'wasbs://container@account.blob.core.windows.net/0',
    ],
    ['https://host:8080/path@version', 'https://host:8080/path@version'],
    ['git@github.com:a/b.git', 'git@github.com:a/b.git'],
  ])('makes %s %s', (text, expected) => {
    expect(withoutCredentials(text)).toBe(expected);
  });
});

describe('a long text', () => {
  // Time that grew with the square of the length would be minutes here.
  it.each([
    ['letters', 'a'.repeat(2e6)],
    ['beginnings of addresses', 'a://'.repeat(2e5)],
    ['users without a host', 'a://b:c@@'.repeat(2e5)],
    ['signatures', `a://b?${'sig=&'.repeat(2e5)}`],
  ])('of %s is read in one go', (_, text) => {
    expect(withoutCredentials(`x://u:p@h ${text}`)).toMatch(/^x:\/\/u:…@h /);
    expect(lineWithoutCredentials(JSON.stringify([`x://u:p@h ${text}`]))).toContain('x://u:…@h');
  });
});

describe('lineWithoutCredentials', () => {
  it('cleans every text of a line, however deep, and keeps the rest as it is', () => {
    const line = JSON.stringify({ a: [{ b: 'x://u:p@h' }], c: '{"url":"x://u:p@h"}', d: 1.5, e: 'a@b' });
    expect(lineWithoutCredentials(line)).toBe(
      JSON.stringify({ a: [{ b: 'x://u:…@h' }], c: '{"url":"x://u:…@h"}', d: 1.5, e: 'a@b' }),
    );
  });

  it('gives a line without credentials back as it stands', () => {
    const line = '{ "a": "https://host/@x", "n": 1.0 }';
    expect(lineWithoutCredentials(line)).toBe(line);
  });

  it('never takes the text of one field for the credentials of another', () => {
    const line = '{"a":"https://host:80","b":"ada@host"}';
    expect(lineWithoutCredentials(line)).toBe(line);
  });
});
