import type { LogLine } from './wire.ts';

/** Fields that every line has, or that the level and the time already say. */
const LEFT_OUT = new Set(['level', 'time', 'msg', 'role']);

/** A line of the program's log as a person reads it. What is no log line stays as it is. */
export function readLogLine(role: LogLine['role'], line: string): LogLine {
  const fields = parse(line);
  if (!fields) return { at: Date.now(), role, level: 'info', text: line };
  const { level, time, msg } = fields;
  const more = Object.entries(fields)
    .filter(([key]) => !LEFT_OUT.has(key))
    .map(([key, value]) => `${key}=${typeof value === 'string' ? value : JSON.stringify(value)}`);
  return {
    at: Date.parse(time ?? '') || Date.now(),
    role,
    level: level ?? 'info',
    text: [msg ?? '', ...more].filter((part) => part !== '').join(' '),
  };
}

interface Fields {
  level?: string;
  time?: string;
  msg?: string;
  [key: string]: unknown;
}

function parse(line: string): Fields | undefined {
  if (!line.startsWith('{')) return undefined;
  try {
    return JSON.parse(line) as Fields;
  } catch {
    return undefined;
  }
}
