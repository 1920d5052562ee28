namespace Vedette.Protocol.Batches;

/// <summary>
/// Shortens FRAMES_V1 payloads on one stream to FRAMES_DELTA_V1: what differs from the last frame that went over the same stream. One for each stream and direction of sending; payloads are taken in the
/// order in which they are sent. A steady caller allocates nothing. The layout is drawn in docs/formats/telemetry-batch.md.
/// </summary>
public sealed class FrameDeltaEncoder
{
    private readonly VarintBuffer _out = new();
    private readonly List<byte> _changed = [];
    private FrameTokens _last = new();
    private FrameTokens _frame = new();

    /// <summary>The shortened payload; valid until the next call.</summary>
    /// <exception cref="TelemetryBatchFormatException">The payload is no FRAMES_V1; the encoder must not be used again on its stream.</exception>
    public ReadOnlySpan<byte> Encode(ReadOnlySpan<byte> frames)
    {
        _out.Reset();
        var cursor = new PayloadCursor(frames);
        long time = 0;
        while (!cursor.AtEnd)
        {
            time = unchecked(time + cursor.SignedVarint());
            FrameTokenReader.Read(ref cursor, time, _frame);
            Write();
            (_last, _frame) = (_frame, _last);
        }

        return _out.Written;
    }

    private void Write()
    {
        _out.SignedVarint(unchecked(_frame.TimestampMs - _last.TimestampMs));
        bool sameSeries = _frame.References.SequenceEqual(_last.References);
        _out.Varint(sameSeries ? 0UL : (ulong)_frame.Count);
        if (!sameSeries)
        {
            WriteReferences();
        }

        WriteValues();
    }

    private void WriteReferences()
    {
        long previous = -1;
        foreach (uint reference in _frame.References)
        {
            _out.Varint((ulong)(reference - previous - 1));
            previous = reference;
        }
    }

    // A bit for each series, then what changed: patterns of changes differ too much for runs to be shorter.
    private void WriteValues()
    {
        var before = new FramePrediction(_last);
        for (int first = 0; first < _frame.Count; first += 8)
        {
            int bits = 0;
            for (int i = first; i < Math.Min(first + 8, _frame.Count); i++)
            {
                before.Seek(_frame.References[i]);
                bits |= before.Tag == _frame.Tags[i] && before.Value == _frame.Values[i] ? 0 : 1 << (i - first);
            }

            _changed.Add((byte)bits);
            _out.Byte((byte)bits);
        }

        before = new FramePrediction(_last);
        for (int i = 0; i < _frame.Count; i++)
        {
            if ((_changed[i >> 3] & (1 << (i & 7))) != 0)
            {
                before.Seek(_frame.References[i]);
                WriteChanged(before, i);
            }
        }

        _changed.Clear();
    }

    private void WriteChanged(in FramePrediction before, int i)
    {
        byte tag = _frame.Tags[i];
        long step = unchecked(_frame.Values[i] - before.Value);
        if (tag == before.Tag && tag != FramesLayout.RawTag && step is > -(1L << 61) and < (1L << 61))
        {
            _out.Varint(((ulong)((step << 1) ^ (step >> 63))) << 1);
            return;
        }

        _out.Varint(((ulong)tag << 1) | 1);
        if (tag == FramesLayout.RawTag)
        {
            _out.Int64(_frame.Values[i]);
        }
        else
        {
            _out.SignedVarint(_frame.Values[i]);
        }
    }
}
