import { readFileSync } from 'node:fs';

import { beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';

import { createMeter } from '../../../src/ops/meter.ts';
import { ERROR_CODES } from '../../../src/queue/outcome.ts';
import { METRIC_LABELS } from './metric-labels.ts';

// The dashboard and the alert rules, held against what is measured: a name that nobody measures would never say anything.
const read = (name: string): string =>
  readFileSync(new URL(`../../../docs/watch/${name}`, import.meta.url), 'utf8');

const alerts = z
  .object({
    groups: z.array(
      z.object({
        rules: z.array(
          z.strictObject({
            alert: z.string().regex(/^Kling[A-Z]\w+$/),
            expr: z.string(),
            for: z
              .string()
              .regex(/^\d+m$/)
              .optional(),
            labels: z.strictObject({ severity: z.enum(['warning', 'critical']) }),
            annotations: z.strictObject({ summary: z.string(), mend: z.string() }),
          }),
        ),
      }),
    ),
  })
  .parse(parse(read('alerts.yaml')))
  .groups.flatMap(({ rules }) => rules);

const gridPos = z.object({ x: z.number(), y: z.number(), w: z.number(), h: z.number() });
const panels = z
  .object({
    panels: z.array(
      z.object({
        id: z.number(),
        type: z.enum(['row', 'stat', 'timeseries']),
        title: z.string().min(1),
        gridPos,
        datasource: z.object({ uid: z.literal('${datasource}') }).optional(),
        targets: z.array(z.object({ expr: z.string() })).default([]),
      }),
    ),
  })
  .parse(JSON.parse(read('kling-edit.json'))).panels;

const expressions = [
  ...alerts.map(({ alert, expr }) => [alert, expr] as const),
  ...panels.flatMap(({ title, targets }) => targets.map(({ expr }) => [title, expr] as const)),
];

/** What Prometheus itself adds to each scrape. */
const OF_PROMETHEUS = ['up'];

let measured: Set<string>;

beforeAll(async () => {
  const text = await createMeter({ role: 'both', codes: ERROR_CODES }).text();
  measured = new Set(
    [...text.matchAll(/^# TYPE (\w+) (\w+)$/gm)].flatMap(([, name = '', type]) =>
      type === 'histogram' ? ['_bucket', '_sum', '_count'].map((end) => name + end) : [name],
    ),
  );
});

/** Metric names: words before a selector or where a value is wanted, and no functions. */
function namesIn(expr: string): string[] {
  const bare = expr.replaceAll(/\{[^}]*\}/g, '{}').replaceAll(/\bby \([^)]*\)/g, '');
  return [...bare.matchAll(/\b[a-z][a-z_]*[a-z0-9_]*\b(?!\s*\()/g)]
    .map(([name]) => name)
    .filter((name) => !['and', 'or', 'unless', 'm', 'h'].includes(name));
}

describe('what is shown and alerted on', () => {
  test.each(expressions)('%s: every metric is measured', (_where, expr) => {
    const names = namesIn(expr);
    expect(names.length).toBeGreaterThan(0);
    expect(names.filter((name) => !measured.has(name) && !OF_PROMETHEUS.includes(name))).toEqual(
      [],
    );
  });

  test.each(expressions)('%s: every label and its values are ones there can be', (_where, expr) => {
    for (const [, metric = '', selector = ''] of expr.matchAll(/(\w+)\{([^}]*)\}/g)) {
      if (OF_PROMETHEUS.includes(metric)) continue;
      const labels = METRIC_LABELS[metric.replace(/_(?:bucket|sum|count)$/, '')] ?? {};
      for (const [, name = '', values = ''] of selector.matchAll(/(\w+)(?:=~|!~|!=|=)"([^"]*)"/g)) {
        expect(Object.keys(labels)).toContain(name);
        for (const value of values.split('|')) expect(labels[name]).toContain(value);
      }
    }
    const grouped = [...expr.matchAll(/\bby \(([^)]*)\)/g)].flatMap(([, by = '']) =>
      by.split(', '),
    );
    const known = new Set(['le', 'instance', ...Object.values(METRIC_LABELS).flatMap(Object.keys)]);
    expect(grouped.filter((name) => !known.has(name))).toEqual([]);
  });

  test('nothing of ours is measured for nobody', () => {
    const used = new Set(expressions.flatMap(([, expr]) => namesIn(expr)));
    const bases = (name: string) => name.replace(/_(?:bucket|sum|count)$/, '');
    const shown = new Set([...used].map(bases));
    const ours = [...measured].map(bases).filter((name) => name.startsWith('kling_'));
    expect(ours.length).toBeGreaterThan(20);
    expect([...new Set(ours)].filter((name) => !shown.has(name))).toEqual([]);
  });
});

describe('alerts', () => {
  test.each(alerts)('$alert says what is the matter, and how to mend it', ({ annotations }) => {
    for (const text of Object.values(annotations)) expect(text).toMatch(/^\S.{20,400}[.]$/s);
  });

  test('have names of their own', () => {
    expect(new Set(alerts.map(({ alert }) => alert)).size).toBe(alerts.length);
    expect(alerts.length).toBeGreaterThan(10);
  });

  test.each(alerts)('$alert names only settings that there are', ({ annotations }) => {
    const example = readFileSync(new URL('../../../.env.example', import.meta.url), 'utf8');
    for (const [name] of annotations.mend.matchAll(/\b[A-Z]+_[A-Z_]+\b/g)) {
      expect(example).toContain(`${name}=`);
    }
  });
});

describe('the dashboard', () => {
  test('has no two panels with one id, and none upon another', () => {
    expect(new Set(panels.map(({ id }) => id)).size).toBe(panels.length);
    const upon = panels.flatMap((one, at) =>
      panels.slice(at + 1).filter((other) => {
        const [a, b] = [one.gridPos, other.gridPos];
        return a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;
      }),
    );
    expect(upon).toEqual([]);
    expect(panels.every(({ gridPos: { x, w } }) => x + w <= 24)).toBe(true);
  });
});
