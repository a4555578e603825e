import { defineDemo } from 'tslides';
import * as v from 'valibot';
import { says, seen } from '../rehearsal.js';
import type * as workflows from './workflows.js';

export default defineDemo<typeof workflows>({
  name: 'saga',
  line: 'The third booking fails; what was booked is given back, last first.',
  workflow: 'trip',
  input: {
    schema: v.strictObject({
      to: v.pipe(v.string(), v.minLength(1), v.maxLength(40)),
      fails: v.picklist(['flight', 'hotel', 'car', 'none']),
    }),
    default: { to: 'Lisbon', fails: 'car' },
  },
  actions: [
    { kind: 'start', key: 's', label: 'start' },
    { kind: 'cancel', key: 'c', label: 'cancel' },
    { kind: 'reset', key: 'x', label: 'reset' },
  ],
  panels: [['status'], ['timeline']],
  rehearsal: [
    { press: 's' },
    says('booking the car'),
    says('giving the hotel back'),
    says('giving the flight back'),
    seen('the trip failed, and nothing is left of it', ({ workflow }) => workflow?.status === 'failed'),
    says('"booked":"nothing"'),
  ],
});
