import type { PieceName } from '#core/audit/pack/pieces.ts';

/** A control of a standard, and the pieces of a pack that bear on it. */
interface Control {
  readonly id: string;
  /** In our words: the texts of the standards are their publishers'. */
  readonly about: string;
  readonly pieces: readonly PieceName[];
}

/** A standard or law, and its controls that a room has something to show for. */
export interface Standard {
  readonly name: string;
  readonly controls: readonly Control[];
}

/**
 * Which piece bears on which control. A piece is evidence about the room alone, and never all that a control asks of
 * an organisation. Numbers are those of ISO/IEC 27001:2022 Annex A (Table A.1; held against a published statement of
 * applicability, https://www.microlise.com/microlise-group-plc-statement-of-applicability), of the AICPA's Trust Services
 * Criteria (TSP section 100, 2017, points of focus of 2022; https://www.aicpa-cima.com) and of Regulation (EU) 2016/679
 * (https://eur-lex.europa.eu/eli/reg/2016/679/oj).
 */
export const STANDARDS: readonly Standard[] = [
  {
    name: 'ISO/IEC 27001:2022, Annex A',
    controls: [
      { id: 'A.5.15', about: 'access control', pieces: ['access', 'deployment'] },
      { id: 'A.5.18', about: 'access rights', pieces: ['access', 'report'] },
      { id: 'A.5.20', about: 'security within supplier agreements', pieces: ['agreements'] },
      { id: 'A.5.23', about: 'use of cloud services', pieces: ['access', 'deployment'] },
      {
        id: 'A.5.25',
        about: 'assessment of, and decision on, security events',
        pieces: ['findings', 'report'],
      },
      {
        id: 'A.5.28',
        about: 'collection of evidence',
        pieces: ['logs', 'ledger', 'reconciliation'],
      },
      { id: 'A.5.33', about: 'protection of records', pieces: ['ledger', 'logs'] },
      {
        id: 'A.5.34',
        about: 'privacy and protection of PII',
        pieces: ['agreements', 'ledger', 'sql'],
      },
      {
        id: 'A.8.3',
        about: 'restriction of access to information',
        pieces: ['access', 'findings'],
      },
      { id: 'A.8.9', about: 'management of configuration', pieces: ['deployment', 'attestation'] },
      { id: 'A.8.10', about: 'deletion of information', pieces: ['ledger'] },
      { id: 'A.8.11', about: 'masking of data', pieces: ['agreements', 'sql'] },
      { id: 'A.8.12', about: 'prevention of leaks', pieces: ['access', 'reconciliation', 'sql'] },
      { id: 'A.8.15', about: 'logging', pieces: ['logs', 'ledger', 'report'] },
      {
        id: 'A.8.16',
        about: 'monitoring activities',
        pieces: ['findings', 'report', 'reconciliation'],
      },
      { id: 'A.8.24', about: 'use of cryptography', pieces: ['access', 'deployment', 'ledger'] },
      {
        id: 'A.8.32',
        about: 'management of change',
        pieces: ['agreements', 'attestation', 'deployment'],
      },
    ],
  },
  {
    name: 'SOC 2 (Trust Services Criteria), CC6 and CC7',
    controls: [
      {
        id: 'CC6.1',
        about: 'logical access to protected assets',
        pieces: ['access', 'deployment'],
      },
      {
        id: 'CC6.2',
        about: 'registration and removal of who has access',
        pieces: ['access', 'findings'],
      },
      {
        id: 'CC6.3',
        about: 'roles, least privilege, separated duties',
        pieces: ['access', 'agreements'],
      },
      {
        id: 'CC6.5',
        about: 'assets given up only once nothing can be read from them',
        pieces: ['ledger'],
      },
      {
        id: 'CC6.6',
        about: 'threats from outside the boundaries of the system',
        pieces: ['deployment', 'findings'],
      },
      {
        id: 'CC6.7',
        about: 'transmission and removal of information',
        pieces: ['reconciliation', 'ledger', 'sql'],
      },
      {
        id: 'CC6.8',
        about: 'unauthorised or malicious software',
        pieces: ['attestation', 'deployment'],
      },
      {
        id: 'CC7.1',
        about: 'changes of configuration that open weaknesses',
        pieces: ['deployment', 'attestation'],
      },
      { id: 'CC7.2', about: 'monitoring for anomalies', pieces: ['findings', 'report', 'logs'] },
      {
        id: 'CC7.3',
        about: 'evaluation of security events',
        pieces: ['findings', 'reconciliation'],
      },
      { id: 'CC7.4', about: 'response to incidents', pieces: ['ledger', 'findings'] },
      { id: 'CC7.5', about: 'recovery from incidents', pieces: ['ledger'] },
    ],
  },
  {
    name: 'GDPR (Regulation (EU) 2016/679)',
    controls: [
      {
        id: 'Art. 5(1)(b), (c)',
        about: 'purpose limitation, minimisation',
        pieces: ['agreements', 'sql'],
      },
      { id: 'Art. 5(1)(e)', about: 'storage limitation', pieces: ['agreements', 'ledger'] },
      {
        id: 'Art. 5(1)(f)',
        about: 'integrity and confidentiality',
        pieces: ['access', 'logs', 'reconciliation'],
      },
      { id: 'Art. 5(2)', about: 'accountability', pieces: ['report', 'ledger', 'agreements'] },
      {
        id: 'Art. 25',
        about: 'data protection by design and by default',
        pieces: ['agreements', 'sql', 'attestation'],
      },
      {
        id: 'Art. 28',
        about: 'processors: instructions, audits',
        pieces: ['agreements', 'access', 'report'],
      },
      { id: 'Art. 30', about: 'records of processing', pieces: ['ledger', 'agreements'] },
      {
        id: 'Art. 32',
        about: 'security of processing',
        pieces: ['access', 'deployment', 'logs', 'findings'],
      },
    ],
  },
];
