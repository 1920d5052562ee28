using Vedette.Chunks.Sealed;

namespace Vedette.Chunks.Tests;

/// <summary>Chunks as they were written when the layout was made: what is on disks stays readable, and is still written the same.</summary>
public sealed class GoldenChunkTests
{
    private const long Start = 1_700_000_000_000;

    public static TheoryData<string> Names => [.. Chunks.Keys];

    private static Dictionary<string, (long[] TimestampsMs, double[] Values)> Chunks { get; } = new()
    {
        ["regular-constant"] = (Regular(5), [64, 64, 64, 64, 64]),
        ["regular-plain"] = (Regular(6), [3, 5, 4, 3, 5, 4]),
        ["grid-delta"] = ([Start, Start + 10_002, Start + 20_001, Start + 30_003], [1000.25, 1010.75, 1020.5, 1031.25]),
        ["delta-slope"] = ([Start, Start + 1, Start + 3, Start + 60_000], [0, 4096, 8192, 12288]),
        ["regular-xor"] = (Regular(4), [0.1, double.NaN, double.PositiveInfinity, -0.0]),
        ["regular-raw"] = (Regular(3), [.. new ulong[] { 0x0123_4567_89AB_CDEF, 0xFEDC_BA98_7654_3211, 0x0123_4567_89AB_CDEF }.Select(BitConverter.UInt64BitsToDouble)]),
        ["one"] = ([Start], [0.5]),
    };

    [Theory]
    [MemberData(nameof(Names))]
    public void A_golden_chunk_is_read_and_written_the_same(string name)
    {
        (long[] timestampsMs, double[] values) = Chunks[name];
        byte[] golden = Convert.FromHexString(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Golden", $"{name}.hex")).Trim());
        SealedChunkTests.AssertHolds(golden, timestampsMs, values, name);
        Assert.Equal(Convert.ToHexString(golden), Convert.ToHexString(new ChunkEncoder().Encode(timestampsMs, values)));
    }

    private static long[] Regular(int count) => [.. Enumerable.Range(0, count).Select(i => Start + (i * 15_000L))];
}
