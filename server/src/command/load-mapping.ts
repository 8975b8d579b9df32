import { readFile } from 'node:fs/promises';
import { parseMapping, shippedMappings, type Mapping } from '@belfry/connect';
import { CommandFailure } from './command-failure.ts';
import { exitCodes } from './exit-codes.ts';

/** A shipped mapping by its name, or the one in a JSON file. Throws CommandFailure that names every mistake. */
export async function loadMapping(nameOrFile: string): Promise<Mapping> {
  const shipped = shippedMappings.get(nameOrFile);
  if (shipped !== undefined) return shipped;
  const parsed = parseMapping(parseJson(await readText(nameOrFile), nameOrFile));
  if (parsed.ok) return parsed.value;
  const mistakes = parsed.problem.map(
    ({ path, message }) => `  ${path.length === 0 ? 'mapping' : path.join('.')}: ${message}`,
  );
  throw wrong(`The mapping ${nameOrFile} is not right:\n${mistakes.join('\n')}`);
}

async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    const names = [...shippedMappings.keys()].join(', ');
    throw wrong(`There is no mapping "${file}": give the path of a JSON file, or one of ${names}.`, error);
  }
}

function parseJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw wrong(`The mapping ${file} is not JSON: ${error instanceof Error ? error.message : ''}`, error);
  }
}

function wrong(message: string, cause?: unknown): CommandFailure {
  return new CommandFailure(message, { exitCode: exitCodes.wrongUsage, cause });
}
