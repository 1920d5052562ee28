using Vedette.Chunks.Bits;

namespace Vedette.Chunks.Sealed;

/// <summary>
/// A sealed chunk's timestamps after the first. Regular: <c>step uvarint</c>. Grid: <c>step uvarint | packed distances from first + i·step</c>.
/// Delta: <c>packed deltas</c>. A chunk of one sample has no bytes here.
/// </summary>
internal sealed class TimeColumn
{
    private readonly long[] _grid = new long[ChunkEncoder.MaxSamples];
    private readonly long[] _deltas = new long[ChunkEncoder.MaxSamples];
    private ulong _step;

    public TimeEncoding Choose(ReadOnlySpan<long> timestampsMs)
    {
        int rest = timestampsMs.Length - 1;
        _step = 0;
        if (rest == 0)
        {
            return TimeEncoding.Regular;
        }

        bool regular = true;
        for (int i = 0; i < rest; i++)
        {
            _deltas[i] = timestampsMs[i + 1] - timestampsMs[i];
            if (_deltas[i] <= 0)
            {
                throw new ArgumentException($"Timestamp {timestampsMs[i + 1]} follows {timestampsMs[i]}; timestamps ascend within a chunk.", nameof(timestampsMs));
            }

            regular &= _deltas[i] == _deltas[0];
        }

        if (regular)
        {
            _step = (ulong)_deltas[0];
            return TimeEncoding.Regular;
        }

        _step = (ulong)((timestampsMs[rest] - timestampsMs[0]) / rest);
        for (int i = 0; i < rest; i++)
        {
            _grid[i] = timestampsMs[i + 1] - timestampsMs[0] - ((i + 1) * (long)_step);
        }

        int gridBytes = ByteWriter.VarintLength(_step) + PackedBlocks.Measure(_grid.AsSpan(0, rest));
        return gridBytes < PackedBlocks.Measure(_deltas.AsSpan(0, rest)) ? TimeEncoding.Grid : TimeEncoding.Delta;
    }

    /// <summary>Writes what the last <see cref="Choose"/> looked at.</summary>
    public void Write(ByteWriter writer, TimeEncoding encoding, ReadOnlySpan<long> timestampsMs)
    {
        int rest = timestampsMs.Length - 1;
        if (rest == 0)
        {
            return;
        }

        if (encoding is TimeEncoding.Regular or TimeEncoding.Grid)
        {
            writer.Varint(_step);
        }

        if (encoding is TimeEncoding.Grid)
        {
            PackedBlocks.Write(writer, _grid.AsSpan(0, rest));
        }
        else if (encoding is TimeEncoding.Delta)
        {
            PackedBlocks.Write(writer, _deltas.AsSpan(0, rest));
        }
    }

    public static void Read(ref ByteReader reader, ChunkHeader header, Span<long> timestampsMs)
    {
        timestampsMs[0] = header.FirstTimestampMs;
        Span<long> rest = timestampsMs[1..];
        if (rest.IsEmpty)
        {
            return;
        }

        long step = header.Times is TimeEncoding.Delta ? 0 : (long)reader.Varint("time step");
        if (header.Times is TimeEncoding.Regular)
        {
            rest.Clear();
        }
        else
        {
            PackedBlocks.Read(ref reader, rest, "times");
        }

        long previous = header.FirstTimestampMs;
        for (int i = 0; i < rest.Length; i++)
        {
            long next = header.Times is TimeEncoding.Delta
                ? unchecked(previous + rest[i])
                : unchecked(header.FirstTimestampMs + ((i + 1) * step) + rest[i]);
            if (next <= previous)
            {
                throw new CorruptChunkException($"Chunk: timestamp {i + 1} is {next} after {previous}; timestamps ascend.");
            }

            rest[i] = next;
            previous = next;
        }
    }
}
