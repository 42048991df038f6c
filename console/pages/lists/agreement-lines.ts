/** What an agreement has of its own where lists are agreed on, as it is typed: docs/agreement.md. */
export const AGREEMENT_LINES = `airlock: 2
activations:
  reach_gold:
    from: customers
    to: audience
    use: include
    purpose: Show the spring offer to customers who stayed away for a year.
    segment: { tier: [gold] }
    consent: { attribute: advertising_activation, value: granted }
    on: [email]
    minimumPeople: 1000
    listEpsilon: 2
    listsPerPeriod: 1
    listsForLife: 3
    expiresAfterDays: 30`;
