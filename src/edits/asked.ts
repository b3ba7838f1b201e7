import { EditError, failure } from '../core/errors.ts';

/** What the store answers; where it does not, nobody is let through: rejects with `store_unreachable`. */
export async function asked<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    throw new EditError(failure('store_unreachable'), error);
  }
}
