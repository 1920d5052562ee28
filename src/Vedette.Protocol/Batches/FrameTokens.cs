namespace Vedette.Protocol.Batches;

/// <summary>The samples of one frame as they stand on the wire: references, value tags, and mantissas or raw bits. Exact: what is written from it is what was read into it.</summary>
internal sealed class FrameTokens
{
    private uint[] _references = [];
    private byte[] _tags = [];
    private long[] _values = [];

    public int Count { get; private set; }

    public long TimestampMs { get; set; }

    public ReadOnlySpan<uint> References => _references.AsSpan(0, Count);

    public ReadOnlySpan<byte> Tags => _tags.AsSpan(0, Count);

    public ReadOnlySpan<long> Values => _values.AsSpan(0, Count);

    public void Clear() => Count = 0;

    public void Add(uint reference, byte tag, long value)
    {
        if (Count == _references.Length)
        {
            int room = Math.Max(64, Count * 2);
            Array.Resize(ref _references, room);
            Array.Resize(ref _tags, room);
            Array.Resize(ref _values, room);
        }

        _references[Count] = reference;
        _tags[Count] = tag;
        _values[Count++] = value;
    }

    /// <summary>Writes the value as FRAMES_V1 does.</summary>
    public static void WriteValue(VarintBuffer into, byte tag, long value)
    {
        into.Byte(tag);
        if (tag == FramesLayout.RawTag)
        {
            into.Int64(value);
        }
        else
        {
            into.SignedVarint(value);
        }
    }
}
