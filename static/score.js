// The score of a sheet, exact: fractions of whole numbers, rounded only to be shown. The server computes it again.

/** A fraction from "1/2" or "1"; null when the text is no fraction. */
export function fraction(text) {
  const read = /^(\d+)(?:\/([1-9]\d*))?$/.exec(text ?? "");
  return read && { n: BigInt(read[1]), d: BigInt(read[2] ?? 1) };
}

/**
 * @param lines {weight: BigInt, value: fraction | "na" | null, knockOut: boolean}; null is unanswered and counts as 0
 * @param terms {pass: BigInt, conditional: BigInt, partialKnockOut: "conditional" | "fail"}, percents
 */
export function calculate(lines, terms) {
  const sum = { n: 0n, d: 1n };
  const result = { sum, weights: 0n, answered: 0, unanswered: 0, failed: 0, partial: 0 };
  for (const line of lines) count(line, result);
  result.tenths = result.weights > 0n ? tenths(sum, result.weights) : null;
  result.outcome = outcome(result, terms);
  return result;
}

function count({ weight, value, knockOut }, result) {
  if (value === null) result.unanswered += 1;
  else result.answered += 1;
  if (value === "na") return;
  const worth = value ?? { n: 0n, d: 1n };
  result.sum.n = result.sum.n * worth.d + weight * worth.n * result.sum.d;
  result.sum.d *= worth.d;
  reduce(result.sum);
  result.weights += weight;
  if (!knockOut || worth.n >= worth.d) return;
  if (worth.n === 0n) result.failed += 1;
  else result.partial += 1;
}

function reduce(fraction) {
  let [a, b] = [fraction.n, fraction.d];
  while (b) [a, b] = [b, a % b];
  fraction.n /= a;
  fraction.d /= a;
}

/** Tenths of a percent, rounded half up. */
function tenths(sum, weights) {
  const below = sum.d * weights;
  return (sum.n * 2000n + below) / (2n * below);
}

function outcome({ sum, weights, failed, partial }, terms) {
  if (weights === 0n) return "undetermined";
  const reaches = (percent) => sum.n * 100n >= percent * weights * sum.d;
  if (failed > 0 || !reaches(terms.conditional)) return "fail";
  if (partial > 0) return terms.partialKnockOut;
  return reaches(terms.pass) ? "pass" : "conditional";
}
