import { expect, test } from 'vitest';
import { channelWord, labelOf, phaseWord, stateOfPhase } from './words.ts';

test('an enum value reads as words in sentence case', () => {
  expect(['OFFER_ACCEPTED', 'CUSTOM'].map(labelOf)).toEqual(['Offer accepted', 'Custom']);
});

test('a channel or phase that a later server adds still has a word', () => {
  expect([channelWord('EMAIL'), channelWord('CARRIER_PIGEON')]).toEqual(['E-mail', 'Carrier pigeon']);
  expect([phaseWord('WRAPUP'), stateOfPhase('WRAPUP')]).toEqual(['Wrap-up', 'wrap-up']);
  expect([phaseWord('PARKED'), stateOfPhase('PARKED')]).toEqual(['Parked', 'ended']);
});
