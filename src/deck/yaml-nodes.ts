import type { Alias, Node, Pair, Scalar, YAMLMap, YAMLSeq } from 'yaml';
import { yamlLibrary } from './yaml-library.js';

/*
 * What a node of a YAML document is, asked of the library: whoever has a node has loaded it.
 */

export const isAlias = (node: unknown): node is Alias => yamlLibrary().isAlias(node);
export const isMap = (node: unknown): node is YAMLMap<Node, Node | null> => yamlLibrary().isMap(node);
export const isNode = (node: unknown): node is Node => yamlLibrary().isNode(node);
export const isScalar = (node: unknown): node is Scalar => yamlLibrary().isScalar(node);
export const isSeq = (node: unknown): node is YAMLSeq<Node | Pair | null> => yamlLibrary().isSeq(node);
