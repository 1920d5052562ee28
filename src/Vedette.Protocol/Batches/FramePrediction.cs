namespace Vedette.Protocol.Batches;

/// <summary>What a series had in the frame before: both ends predict the same. References are asked for in ascending order, one of them again and again at most.</summary>
internal ref struct FramePrediction(FrameTokens last)
{
    private readonly ReadOnlySpan<uint> _references = last.References;
    private readonly ReadOnlySpan<byte> _tags = last.Tags;
    private readonly ReadOnlySpan<long> _values = last.Values;
    private int _at;

    public byte Tag { get; private set; }

    public long Value { get; private set; }

    /// <summary>Zero where the series was not in the frame before.</summary>
    public void Seek(uint reference)
    {
        while (_at < _references.Length && _references[_at] < reference)
        {
            _at++;
        }

        bool known = _at < _references.Length && _references[_at] == reference;
        Tag = known ? _tags[_at] : (byte)0;
        Value = known ? _values[_at] : 0;
    }
}
