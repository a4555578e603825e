import { describe, expect, it } from 'vitest';
import { attribute, htmlText, tagOf } from './html-tags.js';

describe('tagOf', () => {
  it('tells elements of HTML from what only looks like one', () => {
    expect(tagOf('<b>')).toEqual({ name: 'b', kind: 'open', attributes: '' });
    expect(tagOf('</B >')).toEqual({ name: 'b', kind: 'close', attributes: '' });
    expect(tagOf('<br/>')?.kind).toBe('empty');
    expect(tagOf('<img src="a.png">')?.kind).toBe('empty');
    for (const text of ['<T>', '<name>', '<K, V>', '<https://x.org>', 'b', '<b', '<1>', '<!-- b -->']) {
      expect(tagOf(text)).toBeUndefined();
    }
  });

  it('reads attributes however they are quoted', () => {
    const tag = tagOf(`<span class=a style="color: red" title='x &amp; y'>`);
    if (!tag) throw new Error('no tag');
    expect([attribute(tag, 'class'), attribute(tag, 'style'), attribute(tag, 'title')]).toEqual([
      'a',
      'color: red',
      'x & y',
    ]);
    expect(attribute(tag, 'lass')).toBeUndefined();
  });

  it('knows a bracket that is quoted from the end of the tag', () => {
    expect(tagOf(`<a title="a > b" href='c'>`)?.attributes).toBe(` title="a > b" href='c'`);
    expect(tagOf('<a b>c</a>')).toBeUndefined();
    expect(tagOf('<p title="never closed>')?.name).toBe('p');
  });
});

describe('htmlText', () => {
  it.each([
    ['<div align="center">\n  <b>x</b> &amp; y\n</div>', '  x & y'],
    ['<p>a</p><p>b</p>', 'a\nb'],
    ['a<br>b<hr/>c', 'a\nb\nc'],
    ['<script>alert("x")</script>text<style>p { color: red }</style>', 'text'],
    ['<script>never closed', ''],
    ['<img src="x.png" alt="a map">', 'a map'],
    ['<img alt="a > b" src="x.png">', 'a > b'],
    ['<p title="never closed>x', 'x'],
    ['<Vec<T>> and <name>', '<Vec<T>> and <name>'],
    ['<!DOCTYPE html><?xml?>x', 'x'],
    ["<?php echo '>'; ?>x<![CDATA[a > b]]>y", 'xy'],
    ['<details><summary>more</summary>inside</details>', 'more\ninside'],
  ])('%j reads %j', (html, text) => {
    expect(htmlText(html)).toBe(text);
  });
});
