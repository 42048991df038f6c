import { DropFolder } from '#adapters/local/drop-folder.ts';
import { dropWriterContract } from '#test/contract/drop-writer.contract.ts';
import { MemoryDrop } from '#test/support/memory/memory-drop.ts';

dropWriterContract(DropFolder.name, DropFolder.open);
dropWriterContract(MemoryDrop.name, MemoryDrop.open);
