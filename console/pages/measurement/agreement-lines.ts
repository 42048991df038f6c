/** What an agreement has of its own where experiments and events are agreed on, as it is typed: docs/measurement.md. */
export const AGREEMENT_LINES = `airlock: 2
datasets:
  brand:
    customers:
      attributes: { bought: ["yes", "no"] }
    purchases:
      attributes: { place: [web, store] }
      events:
        of: customers
        by: [email]
        zone: Europe/Brussels
        maxAgeDays: 730
        value: { revenue: { currency: EUR, clip: [0, 100] } }
  publisher:
    audience:
      bridges: 1
      attributes: { arm: [shown, withheld] }
    contacts:
      attributes: { campaign: [video, banner] }
      events: { of: audience, by: [first_party_id], zone: Europe/Brussels, maxAgeDays: 730 }
contributions: { conversions: 2, touches: 3 }
analyses:
  brand: [lift, event-lift, balance, reach, conversions, attribution, value]
experiments:
  spring:
    randomised: true
    assignment: publisher.arm
    treated: [shown]
    control: withheld
    outcome: brand.bought
    converted: ["yes"]`;
