using Vedette.Chunks.Sealed;

namespace Vedette.Chunks.Tests;

/// <summary>Bytes that are no chunk are named as such: no crash, no hang, no memory beyond a chunk's.</summary>
public sealed class CorruptChunkTests
{
    private const int Cases = 100_000;

    private readonly long[] _timestampsMs = new long[ChunkEncoder.MaxSamples];
    private readonly double[] _values = new double[ChunkEncoder.MaxSamples];

    [Fact]
    public void Random_bytes_are_refused_or_read_but_never_crash()
    {
        var random = new Random(1);
        byte[] bytes = new byte[200];
        for (int i = 0; i < Cases; i++)
        {
            Span<byte> body = bytes.AsSpan(0, random.Next(bytes.Length));
            random.NextBytes(body);
            if (body.Length > 2 && i % 4 != 0)
            {
                // A good start, to come to what stands behind it.
                body[0] = 1;
                body[1] = (byte)((random.Next(1, 4) << 4) | random.Next(1, 7));
                body[2] &= 0x3F;
            }

            ReadBody(body);
        }
    }

    [Fact]
    public void A_flipped_bit_or_a_cut_is_noticed_by_the_checksum()
    {
        var random = new Random(2);
        byte[][] chunks = Samples();
        for (int i = 0; i < Cases; i++)
        {
            byte[] broken = [.. chunks[random.Next(chunks.Length)]];
            int bit = random.Next(broken.Length * 8);
            broken[bit >> 3] ^= (byte)(1 << (bit & 7));
            Assert.Throws<CorruptChunkException>(() => ChunkDecoder.Decode(broken, _timestampsMs, _values));
        }

        foreach (byte[] chunk in chunks)
        {
            Assert.Throws<CorruptChunkException>(() => ChunkDecoder.Decode(chunk.AsSpan(0, random.Next(chunk.Length)), _timestampsMs, _values));
        }
    }

    [Fact]
    public void Behind_a_good_checksum_any_change_is_refused_or_read_but_never_crashes()
    {
        var random = new Random(3);
        byte[][] chunks = Samples();
        for (int i = 0; i < Cases; i++)
        {
            byte[] body = chunks[random.Next(chunks.Length)][..^4];
            for (int changes = random.Next(1, 4); changes > 0; changes--)
            {
                body[random.Next(body.Length)] = (byte)random.Next(256);
            }

            ReadBody(body.AsSpan(0, random.Next(8) == 0 ? random.Next(body.Length) : body.Length));
        }
    }

    [Theory]
    [InlineData("", "0 bytes; the checksum alone has 4")]
    [InlineData("01 11 01", "3 bytes; the checksum alone has 4")]
    [InlineData("01 11 01 00 00 00 00 00", "checksum is")]
    public void The_message_says_what_came_and_what_was_needed(string hex, string expected)
    {
        byte[] chunk = Convert.FromHexString(hex.Replace(" ", "", StringComparison.Ordinal));
        Assert.Contains(expected, Assert.Throws<CorruptChunkException>(() => ChunkDecoder.Decode(chunk, _timestampsMs, _values)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("02 11 01 00", "version 2; known is 1")]
    [InlineData("01 71 01 00", "encoding 71")]
    [InlineData("01 17 01 00", "encoding 17")]
    [InlineData("01 11 00 00", "count 0; 1 to 1024 are allowed")]
    [InlineData("01 11 81 08 00", "count 1025; 1 to 1024 are allowed")]
    [InlineData("01 11 01 00 00", "cut in the value at byte 4; 1 bytes are left, 8 are needed")]
    [InlineData("01 11 02 00 00 00", "timestamp 1 is 0 after 0")]
    [InlineData("01 12 02 00 01 10 01 00 00", "exponent 16")]
    [InlineData("01 12 02 00 01 00 01 00 41", "width 65; at most 64")]
    [InlineData("01 11 01 00 00 00 00 00 00 00 00 00 07", "1 bytes follow the last value")]
    public void A_body_that_lies_is_named(string hex, string expected)
    {
        byte[] body = Convert.FromHexString(hex.Replace(" ", "", StringComparison.Ordinal));
        CorruptChunkException refused = Assert.Throws<CorruptChunkException>(
            () => ChunkDecoder.DecodeBody(body, ChunkHeader.ReadUnchecked(body), _timestampsMs, _values));
        Assert.Contains(expected, refused.Message, StringComparison.Ordinal);
    }

    private static byte[][] Samples()
    {
        var encoder = new ChunkEncoder();
        return [.. Enumerable.Range(0, 4).SelectMany(SampleShapes.All).Select(s => encoder.Encode(s.TimestampsMs, s.Values).ToArray())];
    }

    private void ReadBody(ReadOnlySpan<byte> body)
    {
        try
        {
            ChunkDecoder.DecodeBody(body, ChunkHeader.ReadUnchecked(body), _timestampsMs, _values);
        }
        catch (CorruptChunkException)
        {
            // The one answer that is allowed beside an answer.
        }
    }
}
