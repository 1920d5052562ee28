namespace Vedette.Protocol.Batches;

/// <summary>
/// The other end of a <see cref="FrameDeltaEncoder"/>: gives back the very bytes of the FRAMES_V1 payload. One for each stream. What a frame grows to is bounded before it is written.
/// </summary>
public sealed class FrameDeltaDecoder(int maxPayloadBytes)
{
    private readonly VarintBuffer _out = new();
    private FrameTokens _last = new();
    private FrameTokens _frame = new();

    /// <summary>The payload; valid until the next call.</summary>
    /// <exception cref="TelemetryBatchFormatException">It is cut, lies about a count or grows beyond the bound; the stream cannot go on.</exception>
    public ReadOnlySpan<byte> Decode(ReadOnlySpan<byte> delta)
    {
        _out.Reset();
        var cursor = new PayloadCursor(delta);
        long time = 0;
        while (!cursor.AtEnd)
        {
            ReadFrame(ref cursor);
            _out.SignedVarint(unchecked(_frame.TimestampMs - time));
            WriteFrame();
            time = _frame.TimestampMs;
            (_last, _frame) = (_frame, _last);
        }

        return _out.Written;
    }

    private void ReadFrame(ref PayloadCursor cursor)
    {
        _frame.Clear();
        _frame.TimestampMs = unchecked(_last.TimestampMs + cursor.SignedVarint());
        ulong listed = cursor.Varint();
        if (listed > (ulong)cursor.Left)
        {
            throw new TelemetryBatchFormatException($"Batch payload: a frame at byte {cursor.Position} lists {listed} series; {cursor.Left} bytes are left.");
        }

        int count = listed == 0 ? _last.Count : (int)listed;
        if (count == 0 || _out.Length + ((long)count * FramesLayout.MinSampleBytes) > maxPayloadBytes)
        {
            throw new TelemetryBatchFormatException($"Batch payload: a frame at byte {cursor.Position} has {count} samples behind {_out.Length} bytes; 1 or more that fit into {maxPayloadBytes} bytes are needed.");
        }

        if (listed == 0)
        {
            ReadValues(ref cursor, _last.References);
            return;
        }

        uint[] references = new uint[count];
        long reference = -1;
        for (int i = 0; i < count; i++)
        {
            reference = FrameTokenReader.NextReference(reference, cursor.Varint(), cursor.Position);
            references[i] = (uint)reference;
        }

        ReadValues(ref cursor, references);
    }

    private void ReadValues(ref PayloadCursor cursor, ReadOnlySpan<uint> references)
    {
        ReadOnlySpan<byte> changed = cursor.Bytes((references.Length + 7) / 8);
        var before = new FramePrediction(_last);
        for (int i = 0; i < references.Length; i++)
        {
            before.Seek(references[i]);
            if ((changed[i >> 3] & (1 << (i & 7))) == 0)
            {
                _frame.Add(references[i], before.Tag, before.Value);
            }
            else
            {
                ReadChanged(ref cursor, references[i], before);
            }
        }
    }

    private void ReadChanged(ref PayloadCursor cursor, uint reference, in FramePrediction before)
    {
        ulong token = cursor.Varint();
        if ((token & 1) == 0)
        {
            ulong step = token >> 1;
            _frame.Add(reference, before.Tag, unchecked(before.Value + ((long)(step >> 1) ^ -(long)(step & 1))));
            return;
        }

        byte tag = FrameTokenReader.CheckTag(token >> 1, cursor.Position);
        _frame.Add(reference, tag, tag == FramesLayout.RawTag ? cursor.Int64() : cursor.SignedVarint());
    }

    private void WriteFrame()
    {
        _out.Varint((ulong)_frame.Count);
        long previous = -1;
        for (int i = 0; i < _frame.Count; i++)
        {
            _out.Varint((ulong)(_frame.References[i] - previous - 1));
            FrameTokens.WriteValue(_out, _frame.Tags[i], _frame.Values[i]);
            previous = _frame.References[i];
        }

        if (_out.Length > maxPayloadBytes)
        {
            throw new TelemetryBatchFormatException($"Batch payload: {_out.Length} bytes after a frame; at most {maxPayloadBytes} are taken.");
        }
    }
}
