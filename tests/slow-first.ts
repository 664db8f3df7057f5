import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Where a file takes half a minute and more: begun last, it alone would keep everybody waiting. */
const SLOW = /\/tests\/(journeys|faults|simulation|heard|scripts)\/|\/accessibility\.test|\/matrix\.test/;

/** Starts the slow files first, and otherwise keeps Vitest's own order. */
export class SlowFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const isSlow = ({ moduleId }: TestSpecification): boolean => SLOW.test(moduleId);
    return [...sorted.filter(isSlow), ...sorted.filter((file) => !isSlow(file))];
  }
}
