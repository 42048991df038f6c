import { FORMATS } from '#console/words/formats.ts';

const { number, plural } = FORMATS.en;

const PEOPLE = { one: 'person', other: 'people' };
const EVENTS = { one: 'event', other: 'events' };

/** Who does things in a room, and what each entry of its ledger says, in English. Each sentence begins with who. */
export const ledgerEvents = {
  sides: {
    operator: 'The operator',
    auditor: 'The auditor',
    room: 'Whoever made the room',
  },
  names: {
    'agreement-proposed': 'Agreement proposed',
    'agreement-approved': 'Agreement approved',
    'dataset-published': 'List delivered',
    'drop-refused': 'Delivery refused',
    'budget-reserved': 'Answer paid for',
    'answer-released': 'Answer given',
    'question-refused': 'Question refused',
    'version-checked': 'Files of a list checked',
    'data-expired': 'Data removed',
    'room-frozen': 'Room frozen',
    'room-unfrozen': 'Freeze lifted',
    'evidence-packed': 'Evidence packed',
    'list-reserved': 'List for activation paid for',
    'list-released': 'List for activation made',
    'erasure-began': 'Erasure begun',
    'people-forgotten': 'Erasure done',
    'tombstones-lifted': 'Erasure list taken away',
    'access-reviewed': 'Access reviewed',
    'subject-asked': 'Request of a person answered',
    'party-withdrew': 'Lists withdrawn',
    'epoch-began': 'New epoch begun',
    'key-destroyed': 'Key destroyed',
  },
  says: {
    proposed: (who: string, agreement: string) => `${who} put agreement ${agreement} on the table.`,
    approved: (who: string, agreement: string) => `${who} approved agreement ${agreement}.`,
    people: (who: string, list: string, people: number) =>
      `${who} delivered the list ${list}: about ${plural(people, PEOPLE)}.`,
    events: (who: string, list: string, events: number) =>
      `${who} delivered the list ${list}: about ${plural(events, EVENTS)}.`,
    refused: (who: string, list: string) =>
      `${who} sent a delivery of the list ${list}, which was not taken.`,
    paid: (who: string, epsilon: number) =>
      `${who} paid ε ${number(epsilon)} for an answer, before it was given.`,
    answered: (who: string, told: number, cells: number) =>
      `${who} got an answer in which ${number(told)} of ${plural(cells, { one: 'number is', other: 'numbers are' })} told.`,
    unanswered: (who: string) => `${who} asked a question that was not answered.`,
    whole: (who: string, list: string) =>
      `${who} has the list ${list} here, and its files are as they were delivered.`,
    damaged: (who: string, list: string) =>
      `${who} has the list ${list} here, and its files are damaged: no question uses them.`,
    removed: {
      drop: (who: string) => `${who} delivered something that was removed now.`,
      version: (who: string) => `${who} had a list here that was removed now.`,
      release: (who: string) => `${who} got an answer that was removed from the room now.`,
      list: (who: string) => `${who} had a list for activation made that was removed now.`,
    },
    frozen: (who: string) => `${who} froze the room: nothing leaves it.`,
    unfrozen: (who: string) => `${who} lifted its freeze.`,
    packed: (who: string, manifest: string) =>
      `${who} packed the evidence of the room, with manifest ${manifest}.`,
    reserved: (who: string, epsilon: number) =>
      `${who} paid ε ${number(epsilon)} for a list for activation, before it was made.`,
    listed: (who: string) => `${who} had a list for activation made.`,
    erasing: (who: string) => `${who} began to have people forgotten.`,
    forgotten: (who: string, lists: number) =>
      `${who} had people forgotten: ${plural(lists, { one: 'list was', other: 'lists were' })} made anew without them.`,
    lifted: (who: string) => `${who} took away the list by which people stay forgotten.`,
    reviewed: (who: string) => `${who} looked at who may do what, and found it right.`,
    asked: (who: string) => `${who} answered somebody who asked what its own lists hold of them.`,
    withdrew: (who: string, list: string) => `${who} withdrew the list ${list}.`,
    'withdrew-all': (who: string) => `${who} withdrew all its lists.`,
    epoch: (who: string, epoch: number) =>
      `${who} began epoch ${number(epoch)}: every list has to be delivered anew.`,
    destroyed: (who: string, epoch: number) =>
      `${who}: the key of epoch ${number(epoch)} was destroyed, so that no token of it can be made again.`,
  },
  room: 'The room',
};
