namespace Vedette.Chunks.Tests;

/// <summary>Samples of the kinds that monitoring produces, and of those that only an enemy does; the same ones in every run.</summary>
internal static class SampleShapes
{
    public static IEnumerable<(string Name, long[] TimestampsMs, double[] Values)> All(int seed)
    {
        var random = new Random(seed);
        int count = 1 + random.Next(300);
        foreach ((string timeName, long[] timestampsMs) in Times(random, count))
        {
            foreach ((string valueName, double[] values) in Values(random, count))
            {
                yield return ($"{timeName}, {valueName}, {count} samples, seed {seed}", timestampsMs, values);
            }
        }
    }

    private static IEnumerable<(string Name, long[] TimestampsMs)> Times(Random random, int count)
    {
        long start = 1_700_000_000_000 + random.Next(1_000_000);
        yield return ("regular", Build(count, i => start + (i * 15_000L)));
        yield return ("jitter", Build(count, i => start + (i * 10_000L) + random.Next(6)));
        yield return ("gaps", Ascending(start, count, () => 10_000L * (random.Next(20) == 0 ? random.Next(1, 500) : 1)));
        yield return ("wild", Ascending(-random.NextInt64(1L << 50), count, () => random.NextInt64(1, 1L << random.Next(1, 50))));
    }

    private static IEnumerable<(string Name, double[] Values)> Values(Random random, int count)
    {
        double total = random.Next(1_000_000);
        yield return ("constant", Build(count, _ => 0.25));
        yield return ("counter", Build(count, _ => total += random.Next(2000)));
        yield return ("seconds", Build(count, _ => Math.Round(total += random.NextDouble() * 15, 2)));
        yield return ("pages", Build(count, _ => 4096.0 * random.Next(1_000_000)));
        yield return ("slope", Build(count, i => 7.5 * i));
        yield return ("noise", Build(count, _ => random.NextDouble()));
        yield return ("bits", Build(count, _ => BitConverter.Int64BitsToDouble(random.NextInt64(long.MinValue, long.MaxValue))));
        yield return ("large", Build(count, _ => (double)random.NextInt64(-(1L << 53), 1L << 53)));
        double[] special = [double.NaN, BitConverter.UInt64BitsToDouble(0x7FF0_0000_0000_0002), double.PositiveInfinity, double.NegativeInfinity, -0.0, 0.0, double.Epsilon, double.MaxValue, 1];
        yield return ("special", Build(count, _ => special[random.Next(special.Length)]));
    }

    private static long[] Ascending(long start, int count, Func<long> step) => Build(count, i => i == 0 ? start : start += step());

    private static T[] Build<T>(int count, Func<int, T> item) => [.. Enumerable.Range(0, count).Select(item)];
}
