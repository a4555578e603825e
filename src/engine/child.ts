import { runChild } from './run-child.js';

void runChild();
